"""Distances between points, lines and symbols. All in points, y downwards."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from pipeline.records.flow import Node
from pipeline.records.geometry import Box, Point


def to_segment(p: Point, a: Point, b: Point) -> float:
    dx, dy = b.x - a.x, b.y - a.y
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length))
    return hypot(p.x - a.x - t * dx, p.y - a.y - t * dy)


def to_line(p: Point, points: Sequence[Point]) -> float:
    """Distance to a polyline; to the point itself where it is only one."""
    if len(points) == 1:
        return hypot(p.x - points[0].x, p.y - points[0].y)
    return min(to_segment(p, a, b) for a, b in pairwise(points))


def around_line(points: Sequence[Point], by: float) -> Box:
    """The box around a polyline, grown by `by` points: what lies out of it is farther from the line than that."""
    x, y = [p.x for p in points], [p.y for p in points]
    return Box(min(x) - by, min(y) - by, max(x) + by, max(y) + by)


def to_box(p: Point, box: Box) -> float:
    return hypot(max(box.x0 - p.x, 0.0, p.x - box.x1), max(box.y0 - p.y, 0.0, p.y - box.y1))


def to_node(p: Point, node: Node) -> float:
    """Distance to a symbol's outline, 0 inside it. A diamond without corners on record is taken as a rhombus."""
    corners = _corners(node)
    if _inside(p, corners):
        return 0.0
    return min(to_segment(p, a, b) for a, b in pairwise((*corners, corners[0])))


def ray_hit(p: Point, ux: float, uy: float, node: Node, slack: float) -> float | None:
    """Way from `p` along (ux, uy) to the symbol's box grown sideways by `slack`; None where the ray passes by."""
    box = node.box
    if abs(ux) >= abs(uy):
        if not box.y0 - slack <= p.y <= box.y1 + slack:
            return None
        way = box.x0 - p.x if ux > 0 else p.x - box.x1
    else:
        if not box.x0 - slack <= p.x <= box.x1 + slack:
            return None
        way = box.y0 - p.y if uy > 0 else p.y - box.y1
    depth = box.width if abs(ux) >= abs(uy) else box.height
    return max(0.0, way) if way > -depth else None


def box_to_line(box: Box, points: Sequence[Point]) -> float:
    """Distance from a box to a polyline, 0 where they meet."""
    best = min(to_line(Point(x, y), points) for x in (box.x0, box.cx, box.x1) for y in (box.y0, box.cy, box.y1))
    return min(best, *(to_box(p, box) for p in points), *(_crossing(box, a, b) for a, b in pairwise(points)), best)


def _crossing(box: Box, a: Point, b: Point) -> float:
    """0 where an axis-parallel segment runs through the box, else a large number."""
    x0, x1, y0, y1 = min(a.x, b.x), max(a.x, b.x), min(a.y, b.y), max(a.y, b.y)
    meets = x0 <= box.x1 and x1 >= box.x0 and y0 <= box.y1 and y1 >= box.y0
    straight = x1 - x0 < 1 or y1 - y0 < 1
    return 0.0 if meets and straight else 1e9


def meeting(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Where two axis-parallel pieces of different direction cross."""
    if abs(a.y - b.y) <= abs(a.x - b.x):
        flat, upright = (a, b), (c, d)
    else:
        flat, upright = (c, d), (a, b)
    if abs(flat[0].y - flat[1].y) > 1 + 0.05 * abs(flat[0].x - flat[1].x):
        return None
    if abs(upright[0].x - upright[1].x) > 1 + 0.05 * abs(upright[0].y - upright[1].y):
        return None
    x, y = (upright[0].x + upright[1].x) / 2, (flat[0].y + flat[1].y) / 2
    within = min(flat[0].x, flat[1].x) < x < max(flat[0].x, flat[1].x)
    return Point(x, y) if within and min(upright[0].y, upright[1].y) < y < max(upright[0].y, upright[1].y) else None


def _corners(node: Node) -> tuple[Point, ...]:
    b = node.box
    if node.kind == "keputusan":
        if 4 <= len(node.outline) <= 6:
            return node.outline
        return (Point(b.cx, b.y0), Point(b.x1, b.cy), Point(b.cx, b.y1), Point(b.x0, b.cy))
    return (Point(b.x0, b.y0), Point(b.x1, b.y0), Point(b.x1, b.y1), Point(b.x0, b.y1))


def _inside(p: Point, corners: Sequence[Point]) -> bool:
    inside = False
    for a, b in pairwise((*corners, corners[0])):
        if (a.y > p.y) != (b.y > p.y) and p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x:
            inside = not inside
    return inside
