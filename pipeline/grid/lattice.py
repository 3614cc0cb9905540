"""The ruled tables of a page as lattices of cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.data.load import read_toml
from pipeline.grid.fill import fill
from pipeline.grid.regions import Span, rectangles
from pipeline.grid.rulings import Line, Tolerance, lines_of_rules, tolerance_of, touching_groups
from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid
from pipeline.records.page import Page


def find_grids(page: Page) -> tuple[Grid, ...]:
    """The tables of a page, top one first: those that the source gave as cells, else one per group of connected rules.

    A frame without inner borders is no table. Words outside every cell belong to no grid.
    """
    if page.grids:
        return page.grids
    tol = tolerance_of(page)
    rows, cols = lines_of_rules(page.rules, True, tol), lines_of_rules(page.rules, False, tol)
    grids = [_grid(page, h, v, tol) for h, v in touching_groups(rows, cols, tol)]
    return tuple(fill(g, page.words, tol.text) for g in grids if g is not None)


def _grid(page: Page, rows: Sequence[Line], cols: Sequence[Line], tol: Tolerance) -> Grid | None:
    xs, ys = _borders(cols, rows, tol), _borders(rows, cols, tol)
    if len(xs) < 2 or len(ys) < 2:
        return None
    across = _drawn_sides(rows, ys, xs, tol)
    down = _drawn_sides(cols, xs, ys, tol)
    spans, keep_x, keep_y = rectangles(across, down)
    if len(spans) < 2:
        return None
    xs = [x for x, keep in zip(xs, keep_x, strict=True) if keep]
    ys = [y for y, keep in zip(ys, keep_y, strict=True) if keep]
    cells = tuple(_cell(s, xs, ys) for s in sorted(spans))
    return Grid(page.nomor, Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), tuple(ys), cells)


def _cell(span: Span, xs: Sequence[float], ys: Sequence[float]) -> Cell:
    row, col, last_row, last_col = span
    box = Box(xs[col], ys[row], xs[last_col + 1], ys[last_row + 1])
    return Cell(row, col, last_row - row + 1, last_col - col + 1, box)


def _borders(lines: Sequence[Line], crossing: Sequence[Line], tol: Tolerance) -> list[float]:
    """Positions of the lines of one direction, and an outer border that is not drawn where the crossing lines stick
    out past the last one (a table cut by the page edge, or printed without its side)."""
    known = read_toml("kisi.toml")["sel"]
    found = [line.pos for line in lines]
    far, least = known["tepi_terbuka_huruf"] * tol.text, known["tepi_terbuka_garis"]
    before = [line.start for line in crossing if line.start < found[0] - far]
    after = [line.end for line in crossing if line.end > found[-1] + far]
    if len(before) >= least:
        found.insert(0, median(before))
    if len(after) >= least:
        found.append(median(after))
    return found


def _drawn_sides(
    lines: Sequence[Line], positions: Sequence[float], crossing: Sequence[float], tol: Tolerance
) -> list[list[bool]]:
    """For each border and each stretch between crossing borders: is the side drawn? The outermost always is."""
    least = read_toml("kisi.toml")["sel"]["sisi_tertutup"]
    by_pos = {line.pos: _reaching(line, crossing, tol) for line in lines}
    table: list[list[bool]] = []
    for i, pos in enumerate(positions):
        line = by_pos.get(pos)
        outer = i in (0, len(positions) - 1)
        table.append(
            [outer or (line is not None and line.covered(a, b) >= least * (b - a)) for a, b in pairwise(crossing)]
        )
    return table


def _reaching(line: Line, crossing: Sequence[float], tol: Tolerance) -> Line:
    """The line with its ends drawn out (or back) to the crossing border that they nearly reach; those of a long one
    that end amid an outermost cell to the table's side, where a punched hole or a dark edge lies over it."""
    least = read_toml("kisi.toml")["sel"]["masuk_sel"]

    def snapped(end: float) -> float:
        nearest = min(crossing, key=lambda c: abs(c - end))
        return nearest if abs(nearest - end) <= tol.gap else end

    spans = [(snapped(a), snapped(b)) for a, b in line.spans]
    if len(crossing) > 2 and line.covered(crossing[0], crossing[-1]) >= (crossing[-1] - crossing[0]) / 2:
        left, right = crossing[1] - crossing[0], crossing[-1] - crossing[-2]
        if least * left <= crossing[1] - spans[0][0] < left:
            spans[0] = (crossing[0], spans[0][1])
        if least * right <= spans[-1][1] - crossing[-2] < right:
            spans[-1] = (spans[-1][0], crossing[-1])
    return Line(line.horizontal, line.pos, tuple(spans))
