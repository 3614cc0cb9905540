"""A grid whose row or outer columns are set right by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid


def split_row(grid: Grid, row: int, cuts: Sequence[float]) -> Grid:
    """The grid with one row cut at heights between its borders (points, ascending). Each cell of only that row becomes
    one per part, its words shared out by their centres; a cell merged over it and other rows grows."""
    more = len(cuts)
    edges = [grid.ys[row], *cuts, grid.ys[row + 1]]
    cells: list[Cell] = []
    for c in grid.cells:
        if c.row == row == c.last_row:
            for n in range(more + 1):
                y0, y1 = edges[n], edges[n + 1]
                words = tuple(w for w in c.words if (n == 0 or w.box.cy >= y0) and (n == more or w.box.cy < y1))
                cells.append(Cell(row + n, c.col, 1, c.colspan, Box(c.box.x0, y0, c.box.x1, y1), words))
        elif c.row <= row <= c.last_row:
            cells.append(replace(c, rowspan=c.rowspan + more))
        elif c.row > row:
            cells.append(replace(c, row=c.row + more))
        else:
            cells.append(c)
    ys = (*grid.ys[: row + 1], *cuts, *grid.ys[row + 1 :])
    return replace(grid, ys=ys, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def trim_empty_sides(grid: Grid) -> Grid:
    """The grid without outer columns in which nothing is printed: where a narrower table hangs on a wider one, the
    room beside it is no column."""
    first, last = 0, grid.n_cols - 1
    while last > first and _is_bare(grid, last):
        last -= 1
    while first < last and _is_bare(grid, first):
        first += 1
    if (first, last) == (0, grid.n_cols - 1):
        return grid
    xs = grid.xs[first : last + 2]
    kept = [c for c in grid.cells if c.last_col >= first and c.col <= last]
    cells = []
    for c in kept:
        col, last_col = max(c.col, first), min(c.last_col, last)
        box = Box(grid.xs[col], c.box.y0, grid.xs[last_col + 1], c.box.y1)
        cells.append(replace(c, col=col - first, colspan=last_col - col + 1, box=box))
    return Grid(grid.halaman, Box(xs[0], grid.box.y0, xs[-1], grid.box.y1), xs, grid.ys, tuple(cells), grid.ruled)


def _is_bare(grid: Grid, col: int) -> bool:
    """Has no cell of only this column a word, and does no text of a wider cell stand in it?"""
    x0, x1 = grid.xs[col], grid.xs[col + 1]
    return not any(x0 <= w.box.cx < x1 for c in grid.cells if c.col <= col <= c.last_col for w in c.words)
