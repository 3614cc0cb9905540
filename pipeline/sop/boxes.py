"""The six boxes (and the boxes the model has no field for): which words stand under which label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records.geometry import Box, union
from pipeline.records.grid import Cell, Grid
from pipeline.records.word import Word
from pipeline.sop.fields import Label
from pipeline.sop.gutter import gutter
from pipeline.sop.labels import height
from pipeline.sop.values import strip_marks
from pipeline.sop.vocabulary import LAIN


@dataclass(frozen=True, slots=True)
class BoxContent:
    """A box's label with the words of its content, in reading order, and the region that they may fill."""

    label: Label
    words: tuple[Word, ...]
    area: Box


def box_contents(labels: Sequence[Label], grid: Grid, kv: Sequence[Label] = ()) -> list[BoxContent]:
    """labels: box labels and extras of one grid; kv: its key/value labels. A box holds what follows its label in the
    label's own cell, and the cells below it in its columns, down to the next label there; else the cell beside it."""
    headers = [x for x in labels if x.kind != LAIN or not _inside_a_box(x, labels, grid)]
    label_cells = {(x.cell.row, x.cell.col) for x in (*headers, *kv)}
    beside = _label_column(headers, grid, label_cells)
    found = []
    for label in headers:
        if label.kind == LAIN and any(_in_block(label, x) for x in kv):
            found.append(BoxContent(label, strip_marks(label.rest) or _right(label, grid, label_cells), label.cell.box))
            continue
        if beside and not label.rest:
            words = _right(label, grid, label_cells)
            found.append(BoxContent(label, words, _right_area(label, grid)))
            continue
        below = _cells_below(label, grid, label_cells) if _last_of_cell(label, headers) else []
        words = strip_marks(label.rest) + _own_side(label, headers, [w for c in below for w in c.words])
        if not words and not any(c.words for c in below):
            words = _right(label, grid, label_cells)
        area = union([label.cell.box, *(c.box for c in below)])
        if not label.alone:
            area = _own_share(label, headers, area)
        found.append(BoxContent(label, words, area))
    return found


def _in_block(extra: Label, kv: Label) -> bool:
    """Does an extra ("Halaman", "No. Revisi") stand in the key/value block, right above or below a label of it?"""
    return extra.cell.col == kv.cell.col and (
        extra.cell.row == kv.cell.last_row + 1 or kv.cell.row == extra.cell.last_row + 1
    )


def _label_column(headers: Sequence[Label], grid: Grid, label_cells: set[tuple[int, int]]) -> bool:
    """Do the boxes have their labels in one column and their contents beside them?"""
    if len(headers) < 2 or len({x.cell.col for x in headers}) > 1:
        return False
    if max(x.cell.last_col for x in headers) == grid.n_cols - 1:
        return False
    return sum(bool(_right(x, grid, label_cells)) for x in headers) >= 0.5 * len(headers)


def _right_area(label: Label, grid: Grid) -> Box:
    return Box(label.cell.box.x1, label.cell.box.y0, grid.box.x1, label.cell.box.y1)


def _inside_a_box(extra: Label, labels: Sequence[Label], grid: Grid) -> bool:
    """An extra's wording with a colon that is all that the box above it holds is that box's content."""
    if not extra.rest or extra.cell.row == 0:
        return False
    above = grid.at(extra.cell.row - 1, extra.cell.col)
    if above is None or above.col != extra.cell.col or above.colspan != extra.cell.colspan:
        return False
    return any(x.cell is above and x.kind != LAIN and not x.rest for x in labels)


def _last_of_cell(label: Label, labels: Sequence[Label]) -> bool:
    """Is it the lowest label of its cell (in its part of the cell)?"""
    mine = label.box
    for other in labels:
        if other is not label and other.cell is label.cell and other.box.y0 > mine.y1:
            same_side = not (other.box.x0 > mine.x1 + 2 * height(label.words[0]) or other.box.x1 < mine.x0)
            if same_side:
                return False
    return True


def _cells_below(label: Label, grid: Grid, label_cells: set[tuple[int, int]]) -> list[Cell]:
    cell = label.cell
    walls = [
        c.row
        for c in grid.cells
        if (c.row, c.col) in label_cells and c.row > cell.last_row and _shares_columns(c, cell)
    ]
    end = min(walls, default=grid.n_rows)
    return [c for c in grid.cells if cell.last_row < c.row < end and _under(c, cell)]


def _shares_columns(a: Cell, b: Cell) -> bool:
    return a.col <= b.last_col and b.col <= a.last_col


def _under(c: Cell, header: Cell) -> bool:
    """A cell belongs under a header when most of its width lies there."""
    common = min(c.box.x1, header.box.x1) - max(c.box.x0, header.box.x0)
    return common > 0.5 * c.box.width or (common > 0.9 * header.box.width and c.col == header.col)


def _right(label: Label, grid: Grid, label_cells: set[tuple[int, int]]) -> tuple[Word, ...]:
    found: list[Word] = []
    for c in sorted(grid.row_cells(label.cell.row), key=lambda c: c.col):
        if c.col > label.cell.last_col:
            if (c.row, c.col) in label_cells:
                break
            if c.row == label.cell.row:
                found += c.words
    return strip_marks(found)


def _own_side(label: Label, labels: Sequence[Label], words: Sequence[Word]) -> tuple[Word, ...]:
    """Of the words below a cell that holds two labels side by side, those under this label."""
    for other in labels:
        if other is label or other.cell is not label.cell or not _same_line(label, other):
            continue
        left, right = sorted((label.box, other.box), key=lambda b: b.x0)
        cut = gutter(left, right, words)
        return tuple(w for w in words if (w.box.cx >= cut) == (label.box == right))
    return tuple(words)


def _same_line(a: Label, b: Label) -> bool:
    return abs(a.box.cy - b.box.cy) < height(a.words[0])


def _own_share(label: Label, labels: Sequence[Label], area: Box) -> Box:
    """In a cell that holds two boxes side by side, the half of the label."""
    for other in labels:
        if other is label or other.cell is not label.cell:
            continue
        if _same_line(label, other):
            if other.box.x0 > label.box.x1:
                area = Box(area.x0, area.y0, min(area.x1, other.box.x0), area.y1)
            elif other.box.x1 < label.box.x0:
                area = Box(label.box.x0, area.y0, area.x1, area.y1)
    return area
