"""Looking into the grids of a page: every cell as its lines."""

from __future__ import annotations

from pipeline.grid.text import lines_of, text_of
from pipeline.records.grid import Grid
from pipeline.records.page import Page


def rows(grid: Grid) -> list[list[str]]:
    """The cells that start in each row, one text each, lines parted by " / "."""
    return [
        [" / ".join(x.text for x in lines_of(c.words)) for c in grid.cells if c.row == r] for r in range(grid.n_rows)
    ]


def texts(grid: Grid) -> list[list[str]]:
    """As `rows`, with each cell's lines joined."""
    return [[text_of(c.words) for c in grid.cells if c.row == r] for r in range(grid.n_rows)]


def loose(page: Page) -> list[str]:
    """The lines of running text, top down."""
    inside = {id(w) for g in page.grids for c in g.cells for w in c.words}
    return [x.text for x in lines_of([w for w in page.words if id(w) not in inside])]


def assert_tiled(page: Page) -> None:
    """Every grid is tiled by its cells, words lie in their cells, grids do not overlap and lie on the sheet."""
    for grid in page.grids:
        assert abs(sum(c.box.area for c in grid.cells) - grid.box.area) < 0.5
        assert list(grid.xs) == sorted(grid.xs) and list(grid.ys) == sorted(grid.ys)
        assert not grid.ruled and grid.halaman == page.nomor
        assert grid.box.x0 >= 0 and grid.box.x1 <= page.lebar and grid.box.y1 <= page.tinggi
        for cell in grid.cells:
            assert cell.box == (
                grid.xs[cell.col],
                grid.ys[cell.row],
                grid.xs[cell.last_col + 1],
                grid.ys[cell.last_row + 1],
            )
            assert all(cell.box.holds(w.box.x0, w.box.y0) and cell.box.holds(w.box.x1, w.box.y1) for w in cell.words)
    for above, below in zip(page.grids, page.grids[1:], strict=False):
        assert above.box.y1 < below.box.y0
