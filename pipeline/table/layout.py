"""Which column of the table each place of one page belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.records.grid import Cell, Grid
from pipeline.records.table import ColumnKind, Kolom


@dataclass(frozen=True, slots=True)
class Strip:
    """One column on one page, x0 to x1 in points. role: index among the roles, None for other columns."""

    kind: ColumnKind
    x0: float
    x1: float
    role: int | None = None

    def overlap(self, x0: float, x1: float) -> float:
        common = (x1 if x1 < self.x1 else self.x1) - (x0 if x0 > self.x0 else self.x0)
        return common if common > 0.0 else 0.0


@dataclass(frozen=True)  # without slots, so that the roles are sought once
class Layout:
    strips: tuple[Strip, ...]

    @cached_property
    def roles(self) -> tuple[Strip, ...]:
        return tuple(s for s in self.strips if s.role is not None)

    def first(self, kind: ColumnKind) -> Strip | None:
        return next((s for s in self.strips if s.kind == kind), None)

    def owner(self, cell: Cell) -> Strip | None:
        """The column that a cell belongs to: the first that it fills mostly, or that fills it mostly."""
        width = max(cell.box.width, 0.1)
        for strip in self.strips:
            common = strip.overlap(cell.box.x0, cell.box.x1)
            if common > 0.5 * width or common >= 0.6 * max(strip.x1 - strip.x0, 0.1):
                return strip
        return max(self.strips, key=lambda s: s.overlap(cell.box.x0, cell.box.x1), default=None)

    def lane(self, x: float) -> int | None:
        for s in self.roles:
            if s.x0 <= x < s.x1:
                return s.role
        return None


def layout_of(kolom: Sequence[Kolom], roles: Sequence[int] | None = None) -> Layout:
    """The columns as they stand under their own header. roles: index of each role column in the whole table, where
    that is not simply left to right."""
    strips, n = [], 0
    for k in kolom:
        role = None
        if k.kind == "pelaksana":
            role, n = (n if roles is None else roles[n]), n + 1
        strips.append(Strip(k.kind, k.x0, k.x1, role))
    return Layout(tuple(strips))


def fit(layout: Layout, grid: Grid) -> Layout:
    """The columns of an earlier page on a page that has no header.

    As many columns as before are the same columns in order. Else the earlier borders are laid over this grid, as they
    are, moved to its left side, or stretched to its width, whichever hits its borders best.
    """
    strips = layout.strips
    if grid.n_cols == len(strips):
        return Layout(tuple(Strip(s.kind, grid.xs[i], grid.xs[i + 1], s.role) for i, s in enumerate(strips)))
    left, right = strips[0].x0, strips[-1].x1
    stretch = (grid.xs[-1] - grid.xs[0]) / max(right - left, 0.1)
    ways = [(1.0, 0.0), (1.0, grid.xs[0] - left), (stretch, grid.xs[0] - stretch * left)]

    def miss(way: tuple[float, float]) -> float:
        a, b = way
        edges = [a * s.x0 + b for s in strips] + [a * right + b]
        return sum(min(abs(e - x) for x in grid.xs) for e in edges)

    a, b = min(ways, key=miss)
    return Layout(tuple(Strip(s.kind, a * s.x0 + b, a * s.x1 + b, s.role) for s in strips))
