"""A ruled table as cells, before anybody knows what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.records.geometry import Box
from pipeline.records.word import Word


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. row, col: of its top left corner in the grid, from 0; rowspan, colspan: how many it covers.

    words: what is printed in it, in reading order (lines top down, words left to right).
    """

    row: int
    col: int
    rowspan: int
    colspan: int
    box: Box
    words: tuple[Word, ...] = ()

    def __hash__(self) -> int:
        """By its place alone: equal cells have equal places, and a cell may hold hundreds of words."""
        return hash((self.row, self.col, self.box))

    @property
    def last_row(self) -> int:
        return self.row + self.rowspan - 1

    @property
    def last_col(self) -> int:
        return self.col + self.colspan - 1


@dataclass(frozen=True)  # without slots, so that what is worked out once can be kept
class Grid:
    """A table on one page. xs, ys: positions of its column and row borders in points (n columns have n+1 borders).

    cells: every cell once, by row and then column; together they tile the grid.
    ruled: False where borders were inferred (a text copy), so that a border proves less.
    """

    halaman: int
    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    ruled: bool = True

    @property
    def n_rows(self) -> int:
        return len(self.ys) - 1

    @property
    def n_cols(self) -> int:
        return len(self.xs) - 1

    @cached_property
    def starting(self) -> Mapping[int, tuple[Cell, ...]]:
        """The cells by the row of their top left corner, left to right. Rows in which none starts are left out."""
        rows: dict[int, list[Cell]] = {}
        for c in self.cells:
            rows.setdefault(c.row, []).append(c)
        return {row: tuple(sorted(cells, key=lambda c: c.col)) for row, cells in rows.items()}

    def row_cells(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover a row, left to right."""
        return tuple(c for c in self.cells if c.row <= row <= c.last_row)

    def at(self, row: int, col: int) -> Cell | None:
        for c in self.cells:
            if c.row <= row <= c.last_row and c.col <= col <= c.last_col:
                return c
        return None
