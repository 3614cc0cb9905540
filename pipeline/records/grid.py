"""A ruled table as cells, before anybody knows what it means."""

from __future__ import annotations

from dataclasses import dataclass

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

    @property
    def last_row(self) -> int:
        return self.row + self.rowspan - 1

    @property
    def last_col(self) -> int:
        return self.col + self.colspan - 1


@dataclass(frozen=True, slots=True)
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

    def row_cells(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover a row, left to right."""
        return tuple(c for c in self.cells if c.row <= row <= c.last_row)

    def at(self, row: int, col: int) -> Cell | None:
        for c in self.cells:
            if c.row <= row <= c.last_row and c.col <= col <= c.last_col:
                return c
        return None
