"""Rectangles that are table and not drawing: cells drawn one by one, frames, shaded cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pipeline.elements.digital.limits import Limits
from pipeline.elements.digital.outlines import is_axis_box
from pipeline.elements.digital.parts import Bar, Figure
from pipeline.records.geometry import Box

_LEAN_SHARE = 0.5  # of a side that must run along a neighbour
_ROW_SHARE = 0.9  # of a side that a row of narrower boxes must take up
_FRAME_AREA = 0.02  # of the page: a smaller box with a line across is a symbol (a predefined process)
_FRAME_WIDTH = 0.3

Flags = Any  # numpy boolean arrays; numpy's own types are not worth their length here


def is_rectangle(figure: Figure, limits: Limits) -> bool:
    slack = max(0.6 * limits.unit, min(figure.thickness, limits.rules.max_thickness) if figure.inner else 0.0)
    return not figure.curved and is_axis_box(figure.outline, figure.box, slack)


def split_cells(
    figures: Sequence[Figure], bars: Sequence[Bar], page: Box, limits: Limits
) -> tuple[tuple[Figure, ...], tuple[Bar, ...]]:
    """The figures that may be symbols, and the sides of the outlined rectangles that are table.

    A cell leans on its neighbours: two of its sides that meet run along rules or other rectangles. A frame is what
    rules span from side to side. A symbol stands free in its cell, whatever its size.
    """
    boxes = [f for f in figures if f.outlined and is_rectangle(f, limits)]
    if not boxes:
        return tuple(figures), ()
    table = _cells(boxes, bars, limits.rules.snap)
    frames = [_is_frame(f.box, bars, page, limits) for f in boxes]
    taken = {id(f) for f, cell, frame in zip(boxes, table, frames, strict=True) if cell or frame}
    sides = tuple(s for f in boxes if id(f) in taken for s in sides_of(f.box, f.thickness))
    return tuple(f for f in figures if id(f) not in taken), sides


def sides_of(box: Box, thickness: float) -> tuple[Bar, ...]:
    """A rectangle's four sides as bars: top, bottom, left, right."""
    return (
        Bar(True, box.y0, box.x0, box.x1, thickness, True),
        Bar(True, box.y1, box.x0, box.x1, thickness, True),
        Bar(False, box.x0, box.y0, box.y1, thickness, True),
        Bar(False, box.x1, box.y0, box.y1, thickness, True),
    )


def _cells(boxes: Sequence[Figure], bars: Sequence[Bar], slack: float) -> list[bool]:
    x0, y0, x1, y1 = np.array([f.box for f in boxes], dtype=float).T
    other = ~(_near(x0, x0, slack) & _near(y0, y0, slack) & _near(x1, x1, slack) & _near(y1, y1, slack))
    beside, above = _common(y0, y1), _common(x0, x1)
    even_rows = _near(y0, y0, slack) & _near(y1, y1, slack) & other
    even_cols = _near(x0, x0, slack) & _near(x1, x1, slack) & other
    on = {
        "top": (_near(y0, y0, slack) | _near(y0, y1, slack)) & (above >= _LEAN_SHARE) & other,
        "bottom": (_near(y1, y0, slack) | _near(y1, y1, slack)) & (above >= _LEAN_SHARE) & other,
        "left": (_near(x0, x0, slack) | _near(x0, x1, slack)) & (beside >= _LEAN_SHARE) & other,
        "right": (_near(x1, x0, slack) | _near(x1, x1, slack)) & (beside >= _LEAN_SHARE) & other,
    }
    lean = {k: v.any(axis=1) for k, v in on.items()}
    on_bars = np.array([[_share_along(s, bars, slack) >= _LEAN_SHARE for s in sides_of(f.box, 0.0)] for f in boxes])
    for k, name in enumerate(("top", "bottom", "left", "right")):
        lean[name] = lean[name] | on_bars[:, k]
    cell: Flags = (lean["top"] | lean["bottom"]) & (lean["left"] | lean["right"])
    shared = ((_near(x0, x1, slack) | _near(x1, x0, slack)) & even_rows) | (
        (_near(y0, y1, slack) | _near(y1, y0, slack)) & even_cols
    )
    row_of_boxes = ((_near(x0, x1, slack) & even_rows).any(axis=1)) & ((_near(x1, x0, slack) & even_rows).any(axis=1))
    cell = cell | row_of_boxes
    wide, high = x1 - x0, y1 - y0
    under = (_near(y1, y0, slack) | _near(y0, y1, slack)) & _inside(x0, x1, slack) & other
    aside = (_near(x1, x0, slack) | _near(x0, x1, slack)) & _inside(y0, y1, slack) & other
    while True:  # a box that shares a whole side with a cell, or with a row of boxes, is a cell
        more = cell | (shared & cell[None, :]).any(axis=1)
        more |= (under @ wide >= _ROW_SHARE * wide) & (under.sum(axis=1) > 1)
        more |= (aside @ high >= _ROW_SHARE * high) & (aside.sum(axis=1) > 1)
        if (more == cell).all():
            return [bool(c) for c in cell]
        cell = more


def _near(a: Any, b: Any, slack: float) -> Flags:
    return np.abs(a[:, None] - b[None, :]) <= slack


def _common(lo: Any, hi: Any) -> Any:
    """Common part of two stretches as a share of the shorter one (a wide header cell leans on many narrow ones)."""
    both = np.minimum(hi[:, None], hi[None, :]) - np.maximum(lo[:, None], lo[None, :])
    size = np.maximum(hi - lo, 1e-6)
    return both / np.minimum(size[:, None], size[None, :])


def _inside(lo: Any, hi: Any, slack: float) -> Flags:
    """Whether the column's stretch lies within the row's."""
    return (lo[None, :] >= lo[:, None] - slack) & (hi[None, :] <= hi[:, None] + slack)


def _share_along(side: Bar, bars: Sequence[Bar], slack: float) -> float:
    """Share of a side that is covered by bars along it."""
    if side.length <= 0:
        return 0.0
    runs = sorted(
        (max(b.start, side.start), min(b.end, side.end))
        for b in bars
        if b.horizontal is side.horizontal and abs(b.pos - side.pos) <= slack and b.end > side.start < b.end
    )
    covered, reached = 0.0, side.start
    for lo, hi in runs:
        if hi > reached:
            covered += hi - max(lo, reached)
            reached = hi
    return covered / side.length


def _is_frame(box: Box, bars: Sequence[Bar], page: Box, limits: Limits) -> bool:
    if box.width > limits.shapes.max_width or box.height > limits.shapes.max_height:
        return True
    if box.area < _FRAME_AREA * page.area and box.width < _FRAME_WIDTH * page.width:
        return False
    slack = limits.rules.join_gap
    for b in bars:
        lo, hi, across0, across1 = (
            (box.x0, box.x1, box.y0, box.y1) if b.horizontal else (box.y0, box.y1, box.x0, box.x1)
        )
        if b.start <= lo + slack and b.end >= hi - slack and across0 + slack < b.pos < across1 - slack:
            return True
    return False


def split_patches(
    figures: Sequence[Figure], bars: Sequence[Bar], limits: Limits
) -> tuple[tuple[Figure, ...], tuple[Bar, ...]]:
    """The figures without shaded cells, and the borders of shaded areas that touch the table.

    Patches of one colour that touch are one area (a word processor shades a cell line by line). A patch alone in the
    open is a symbol drawn without an outline.
    """
    patches = [f for f in figures if not f.outlined and is_rectangle(f, limits)]
    if not patches:
        return tuple(figures), ()
    by_colour: dict[object, list[Figure]] = {}
    for p in patches:
        by_colour.setdefault(p.colour, []).append(p)
    shading: set[int] = set()
    borders: list[Bar] = []
    for same in by_colour.values():
        for group in _touching(same, limits.rules.snap):
            area = Box(
                min(p.box.x0 for p in group),
                min(p.box.y0 for p in group),
                max(p.box.x1 for p in group),
                max(p.box.y1 for p in group),
            )
            leaning = sum(_share_along(s, bars, limits.rules.join_gap) >= _LEAN_SHARE for s in sides_of(area, 0.0))
            too_large = area.width > limits.shapes.max_width or area.height > limits.shapes.max_height
            if len(group) == 1 and leaning < 2 and not too_large:
                continue
            shading |= {id(p) for p in group}
            if min(area.width, area.height) >= limits.rules.fill_min_side:
                borders += _region_borders([p.box for p in group], limits)
    return tuple(f for f in figures if id(f) not in shading), tuple(borders)


def _touching(patches: Sequence[Figure], slack: float) -> list[list[Figure]]:
    groups: list[list[Figure]] = []
    for p in sorted(patches, key=lambda f: f.box.y0):
        grown = p.box.grow(slack)
        joined = [g for g in groups if any(_overlap(grown, q.box) for q in g)]
        merged = [q for g in joined for q in g] + [p]
        groups = [g for g in groups if not any(g is j for j in joined)] + [merged]
    return groups


def _overlap(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and a.x1 > b.x0 and a.y0 < b.y1 and a.y1 > b.y0


def _region_borders(boxes: Sequence[Box], limits: Limits) -> list[Bar]:
    """The outer and inner borders of the union of upright boxes."""
    xs = _stations([v for b in boxes for v in (b.x0, b.x1)], limits.rules.snap)
    ys = _stations([v for b in boxes for v in (b.y0, b.y1)], limits.rules.snap)
    inside = np.zeros((len(ys) + 1, len(xs) + 1), dtype=bool)
    for b in boxes:
        i0, i1 = _nearest(ys, b.y0), _nearest(ys, b.y1)
        j0, j1 = _nearest(xs, b.x0), _nearest(xs, b.x1)
        inside[i0 + 1 : i1 + 1, j0 + 1 : j1 + 1] = True
    out = []
    for i, y in enumerate(ys):
        out += [Bar(True, y, lo, hi, 0.0) for lo, hi in _runs(inside[i, 1:] != inside[i + 1, 1:], xs)]
    for j, x in enumerate(xs):
        out += [Bar(False, x, lo, hi, 0.0) for lo, hi in _runs(inside[1:, j] != inside[1:, j + 1], ys)]
    return [b for b in out if b.length >= limits.rules.fill_min_side]


def _stations(values: Sequence[float], slack: float) -> list[float]:
    out: list[float] = []
    for v in sorted(values):
        if not out or v - out[-1] > slack:
            out.append(v)
    return out


def _nearest(stations: Sequence[float], value: float) -> int:
    return min(range(len(stations)), key=lambda i: abs(stations[i] - value))


def _runs(flags: Any, stations: Sequence[float]) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for k in range(len(stations) - 1):
        if flags[k]:
            if out and out[-1][1] == stations[k]:
                out[-1] = (out[-1][0], stations[k + 1])
            else:
                out.append((stations[k], stations[k + 1]))
    return out
