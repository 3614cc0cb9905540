"""Column numbers that stand in the header cells themselves, below the names, with no rule between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.grid.text import lines_of, text_of
from pipeline.records.grid import Cell, Grid
from pipeline.records.word import Word
from pipeline.table.wording import header_kind, is_column_numbers

_KINDS = 2  # header words beside the numbers by which a row is known for a header


def without_column_numbers(grid: Grid) -> Grid:
    """The grid without them: they would be read as a part of every name ("PPK (3)"). A row that holds nothing but
    numbers stays, since it is known for what it is."""
    gone = {id(w) for row in grid.starting for w in _numbers(grid.starting[row])}
    if not gone:
        return grid
    return replace(grid, cells=tuple(_without(c, gone) for c in grid.cells))


def _numbers(cells: Sequence[Cell]) -> Sequence[Word]:
    """The words of the line of numbers among the cells of one row."""
    if not any(c.isdigit() for cell in cells for w in cell.words for c in w.text):
        return ()
    for line in reversed(lines_of(w for c in cells for w in c.words)):
        if is_column_numbers([w.text for w in line.words]):
            left = {id(w) for w in line.words}
            kinds = {header_kind(text_of(_without(c, left).words)) for c in cells} - {None}
            return line.words if len(kinds) >= _KINDS else ()
    return ()


def _without(cell: Cell, gone: set[int]) -> Cell:
    words = tuple(w for w in cell.words if id(w) not in gone)
    return cell if len(words) == len(cell.words) else replace(cell, words=words)
