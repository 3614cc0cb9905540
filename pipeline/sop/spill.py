"""Text that ran over from its cell into the one below, where it is printed over that cell's own words.

Spreadsheet prints do not grow a row with its text: the last line of a long value lies over the next row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.grid.text import Line, lines_of
from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid
from pipeline.records.word import Word
from pipeline.sop.labels import height, match_label


def unspill(grid: Grid) -> Grid:
    """The grid with overprinted words moved back into the cell that their lines continue."""
    cells = list(grid.cells)
    changed = False
    by_row: dict[int, list[int]] = {}
    for i, cell in enumerate(cells):
        by_row.setdefault(cell.row, []).append(i)
    for i, cell in enumerate(cells):
        if not cell.words or _is_label(cell.words):
            continue
        last: Line | None = None
        for k in by_row.get(cell.last_row + 1, ()):
            below = cells[k]
            if not below.words or not _meets(cell, below):
                continue
            last = last or lines_of(cell.words)[-1]
            moved = _overprinted(last.box, cell.words[-1], below.words)
            if moved and not _is_label(moved):
                changed, last = True, None
                cells[i] = cell = replace(cell, words=cell.words + moved)
                cells[k] = replace(below, words=tuple(w for w in below.words if w not in moved))
    return replace(grid, cells=tuple(cells)) if changed else grid


def _is_label(words: Sequence[Word]) -> bool:
    return match_label(" ".join(w.text for w in words)) is not None


def _meets(a: Cell, b: Cell) -> bool:
    return a.col <= b.last_col and b.col <= a.last_col


def _overprinted(last: Box, end: Word, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that go on below the last line of a cell, in its left alignment, one of them over another word.
    last, end: that line and the cell's last word."""
    near = 0.25 * height(end)
    run = [w for w in words if -near <= w.box.y0 - last.y1 <= height(w) and w.box.x0 >= last.x0 - near]
    run.sort(key=lambda w: w.box.x0)
    if not run or abs(run[0].box.x0 - last.x0) > near:
        return ()
    kept = [run[0]]
    for w in run[1:]:
        gap = w.box.x0 - kept[-1].box.x1
        if 0 <= gap <= 0.6 * height(w) and abs(w.box.y0 - kept[-1].box.y0) < near:
            kept.append(w)
    over = any(_overlap(w.box, o.box) > 0.3 for w in kept for o in words if o not in kept)
    return tuple(kept) if over else ()


def _overlap(a: Box, b: Box) -> float:
    least = min(a.area, b.area)
    return a.common(b) / least if least > 0 else 0.0
