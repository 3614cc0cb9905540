"""Words of a page into the cells of a grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.grid.text import lines_of
from pipeline.records.geometry import Box
from pipeline.records.grid import Grid
from pipeline.records.word import Word


def fill(grid: Grid, words: Sequence[Word], text: float) -> Grid:
    """The grid with each word in the cell that holds most of it. Words outside the grid are left out.

    A line that a border runs through is kept whole when it goes on from a line beside it in one of the two cells:
    spreadsheet prints centre a text that is too tall for its row, so that it runs over into the rows above and below.
    text: height of the type, points.
    """
    held: dict[int, list[Word]] = {i: [] for i in range(len(grid.cells))}
    near = grid.box.grow(text / 4)
    for word in words:
        if near.holds(word.box.cx, word.box.cy):
            i = _cell_of(grid, word.box)
            if i is not None:
                held[i].append(word)
    return replace(grid, cells=tuple(replace(c, words=_in_order(held[i])) for i, c in enumerate(grid.cells)))


def _in_order(words: Iterable[Word]) -> tuple[Word, ...]:
    return tuple(w for line in lines_of(words) for w in line.words)


def _cell_of(grid: Grid, box: Box) -> int | None:
    best, most = None, 0.0
    for i, cell in enumerate(grid.cells):
        common = box.meet(cell.box).area
        if common > most:
            best, most = i, common
    return best
