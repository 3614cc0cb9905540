"""Words of a page into the cells of a grid."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.grid.text import in_order
from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid
from pipeline.records.word import Word


def fill(grid: Grid, words: Sequence[Word], text: float) -> Grid:
    """The grid with each word in the cell that holds most of it. Words outside the grid are left out.

    text: height of the type, points.
    """
    square = {
        (r, c): i
        for i, cell in enumerate(grid.cells)
        for r in range(cell.row, cell.last_row + 1)
        for c in range(cell.col, cell.last_col + 1)
    }
    held: dict[int, list[Word]] = {i: [] for i in range(len(grid.cells))}
    near = grid.box.grow(text / 4)
    for word in words:
        if near.holds_centre(word.box):
            i = _cell_of(grid, square, word.box)
            if i is not None:
                held[i].append(word)
    filled = [
        Cell(c.row, c.col, c.rowspan, c.colspan, c.box, in_order(held[i])) if held[i] or c.words else c
        for i, c in enumerate(grid.cells)
    ]
    return replace(grid, cells=tuple(filled))


def _cell_of(grid: Grid, square: Mapping[tuple[int, int], int], box: Box) -> int | None:
    """Index of the cell that holds the largest part of a box."""
    rows, cols = _touched(grid.ys, box.y0, box.y1), _touched(grid.xs, box.x0, box.x1)
    found = {square[r, c] for r in rows for c in cols if (r, c) in square}
    best, most = None, 0.0
    for i in sorted(found):
        common = box.common(grid.cells[i].box)
        if common > most:
            best, most = i, common
    return best


def _touched(borders: Sequence[float], start: float, end: float) -> range:
    """The stretches between borders that start to end overlaps."""
    first = bisect_right(borders, start) - 1
    return range(first if first > 0 else 0, min(len(borders) - 1, bisect_left(borders, end)))
