"""A part of a grid as a grid of its own."""

from __future__ import annotations

from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid


def crop(grid: Grid, first: int, last: int) -> Grid:
    """Rows first to last as a grid, with only the column borders that these rows use. A cell that reaches out of
    them is cut, and keeps the words that stand in the part that is left."""
    parts = [c for c in grid.cells if c.row <= last and c.last_row >= first]
    parts = [_cut(c, grid, first, last) for c in parts]
    used = sorted({c.col for c in parts} | {c.last_col + 1 for c in parts})
    new = {old: n for n, old in enumerate(used)}
    cells = tuple(
        [Cell(c.row - first, new[c.col], c.rowspan, new[c.last_col + 1] - new[c.col], c.box, c.words) for c in parts]
    )
    xs, ys = tuple(grid.xs[i] for i in used), grid.ys[first : last + 2]
    return Grid(grid.halaman, Box(xs[0], ys[0], xs[-1], ys[-1]), xs, ys, cells, grid.ruled)


def _cut(cell: Cell, grid: Grid, first: int, last: int) -> Cell:
    row, last_row = max(cell.row, first), min(cell.last_row, last)
    if (row, last_row) == (cell.row, cell.last_row):
        return cell
    box = Box(cell.box.x0, grid.ys[row], cell.box.x1, grid.ys[last_row + 1])
    words = tuple(w for w in cell.words if box.y0 <= w.box.cy < box.y1)
    return Cell(row, cell.col, last_row - row + 1, cell.colspan, box, words)
