"""Closed outlines to flowchart symbols: which kind one is, and which are the same symbol drawn more than once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.elements.digital.limits import Limits, ShapeLimits
from pipeline.elements.digital.outlines import area, box_of, corners, distance, from_ring, hull_area, to_ring
from pipeline.elements.digital.parts import Figure
from pipeline.records.drawing import Shape, ShapeKind
from pipeline.records.geometry import Box, Point

_RECT_FILL = 0.96  # share of its box that a rectangle covers at least (a stroke's mitres cost a little)
_DIAMOND_FILL = (0.42, 0.62)
_ROUND_FILL = 0.74  # an ellipse covers 0.785 of its box
_CIRCLE_FILL = (0.74, 0.82)
_CIRCLE_ASPECT = 0.82
_CONVEX = 0.85  # a document's wavy foot stays above this, letters and logos do not
_MAX_CORNERS = 12


def kind_of(figure: Figure, limits: Limits) -> tuple[ShapeKind, float] | None:
    """The symbol's kind and how sure that is; None for what is no symbol (too small, too large, art)."""
    s, b = limits.shapes, figure.box
    if min(b.width, b.height) < s.min_side or b.width > s.max_width or b.height > s.max_height:
        return None
    ring = figure.outline
    fill, short = area(ring) / b.area, min(b.width, b.height)
    sharp = [_is_sharp(g, figure, k, s) for k, g in enumerate(from_ring(_corners_of(b), ring))]
    if all(sharp) and fill >= _RECT_FILL:
        return "proses", 1.0
    few = corners(ring, max(0.05 * short, s.corner_gap))
    if len(few) == 5 and _is_off_page(few, b):
        return "konektor", 1.0
    on_sides = max(from_ring(_middles_of(b), ring)) <= max(0.06 * short, s.corner_gap)
    if on_sides and _DIAMOND_FILL[0] <= fill <= _DIAMOND_FILL[1]:
        return "keputusan", 1.0
    if on_sides and not any(sharp) and fill >= _ROUND_FILL and not _is_cut(figure, s):
        aspect = short / max(b.width, b.height)
        round_ = aspect >= _CIRCLE_ASPECT and _CIRCLE_FILL[0] <= fill <= _CIRCLE_FILL[1]
        return ("konektor", 0.9) if round_ else ("terminator", 1.0)
    hull = hull_area(ring)
    if len(few) < 3 or len(few) > _MAX_CORNERS or hull <= 0 or area(ring) / hull < _CONVEX:
        return None
    return "lainnya", 0.8


def _corners_of(b: Box) -> tuple[Point, Point, Point, Point]:
    """Top left first, clockwise."""
    return Point(b.x0, b.y0), Point(b.x1, b.y0), Point(b.x1, b.y1), Point(b.x0, b.y1)


def _middles_of(b: Box) -> tuple[Point, Point, Point, Point]:
    """The middle of each side: top, right, bottom, left."""
    return Point(b.cx, b.y0), Point(b.x1, b.cy), Point(b.cx, b.y1), Point(b.x0, b.cy)


def _is_sharp(gap: float, figure: Figure, corner: int, s: ShapeLimits) -> bool:
    """A corner is sharp when the outline runs through it. The round joint of a thick outline is sharp too: there
    the hole of the ring still has its corner."""
    if figure.curved and figure.inner == ():
        return gap <= s.corner_gap_curved
    allowed = max(s.corner_gap, s.corner_share * min(figure.box.width, figure.box.height), 0.6 * figure.thickness)
    if figure.inner == () or gap > 2 * allowed:
        return gap <= allowed
    at = _corners_of(box_of(figure.inner))[corner]
    return gap <= 0.3 * s.corner_gap or to_ring(at, figure.inner) <= max(0.6 * figure.thickness, 0.75 * s.corner_gap)


def _is_cut(figure: Figure, s: ShapeLimits) -> bool:
    """True where the corners are cut straight (a hexagon), not rounded."""
    fine = corners(figure.outline, max(0.4 * s.corner_gap, 0.02 * min(figure.box.width, figure.box.height)))
    return not figure.curved and len(fine) <= 6


def _is_off_page(few: Sequence[Point], b: Box) -> bool:
    """Five corners: two on the box's corners, one in the middle of the side across, two on the sides between."""
    near_x, near_y = 0.12 * b.width, 0.12 * b.height
    for horizontal in (False, True):
        for flip in (False, True):

            def turn(p: Point, horizontal: bool = horizontal, flip: bool = flip) -> tuple[float, float]:
                u, v = ((p.y - b.y0), (p.x - b.x0)) if horizontal else ((p.x - b.x0), (p.y - b.y0))
                high = b.width if horizontal else b.height
                return (u, high - v) if flip else (u, v)

            wide, high = (b.height, b.width) if horizontal else (b.width, b.height)
            tol_u, tol_v = (near_y, near_x) if horizontal else (near_x, near_y)
            pts = [turn(p) for p in few]
            top = [p for p in pts if p[1] <= tol_v and min(p[0], wide - p[0]) <= tol_u]
            tip = [p for p in pts if high - p[1] <= tol_v and abs(p[0] - wide / 2) <= 0.15 * wide]
            flank = [p for p in pts if tol_v < p[1] < high - tol_v / 2 and min(p[0], wide - p[0]) <= tol_u]
            if len(top) == 2 and len(tip) == 1 and len(flank) == 2:
                return True
    return False


def merge_doubles(figures: Sequence[Figure], limits: Limits) -> tuple[Figure, ...]:
    """One figure for each symbol: fill and stroke of the same one, double outlines, and shadows fall together.

    The outlined one wins, since its corners are exact; the outer one of two outlines wins, since lines end there.
    """
    s = limits.shapes
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (not f.outlined, -f.box.area)):
        twin = next((i for i, k in enumerate(kept) if _same(k, figure, s)), None)
        if twin is None:
            kept.append(figure)
        else:
            kept[twin] = replace(kept[twin], filled=kept[twin].filled or figure.filled)
    order = {id(f.outline): i for i, f in enumerate(figures)}
    return tuple(sorted(kept, key=lambda f: order[id(f.outline)]))


def _same(kept: Figure, other: Figure, s: ShapeLimits) -> bool:
    a, b = kept.box, other.box
    reach = s.shadow_offset
    if b.x0 > a.x1 + reach or b.x1 < a.x0 - reach or b.y0 > a.y1 + reach or b.y1 < a.y0 - reach:
        return False
    if b.overlap(a) >= s.same_overlap and a.overlap(b) >= s.same_overlap:
        return True
    nested = a.grow(0.3).meet(b) == b
    margin = max(b.x0 - a.x0, b.y0 - a.y0, a.x1 - b.x1, a.y1 - b.y1)
    if nested and other.outlined and margin <= s.nested_gap:
        return True
    alike = abs(a.width - b.width) <= 0.1 * a.width and abs(a.height - b.height) <= 0.1 * a.height
    shift = distance(Point(a.x0, a.y0), Point(b.x0, b.y0))
    return alike and not other.outlined and kept.outlined and shift <= s.shadow_offset


def as_shape(figure: Figure, limits: Limits) -> Shape | None:
    """The symbol that a figure is, or None."""
    kind = kind_of(figure, limits)
    if kind is None:
        return None
    few = corners(figure.outline, max(0.02 * min(figure.box.width, figure.box.height), 0.5 * limits.shapes.corner_gap))
    return Shape(kind[0], figure.box, kind[1], figure.filled, few)
