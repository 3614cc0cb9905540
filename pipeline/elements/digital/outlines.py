"""Plain geometry of point lists: what an outline is, before anybody knows what it stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import dist, hypot, inf

from pipeline.records.geometry import Box, Point, as_box

Points = Sequence[Point]

_SAME = 0.05
_PLAIN_BAND_POINTS = 16
_PROBES = 8
_BEND_SLACK = 12.0  # each bend makes one side of a band two widths longer than the other


distance = dist  # of two points


def box_of(points: Points) -> Box:
    xs, ys = zip(*points, strict=True)
    return as_box((min(xs), min(ys), max(xs), max(ys)))


def middle(a: Point, b: Point) -> Point:
    return Point((a.x + b.x) / 2, (a.y + b.y) / 2)


def clean(points: Points, closed: bool) -> tuple[Point, ...]:
    """Without repeated points; a closed outline does not repeat its first point at the end."""
    out: list[Point] = []
    last = (inf, inf)
    for p in points:
        if abs(p[0] - last[0]) > _SAME or abs(p[1] - last[1]) > _SAME:
            out.append(p)
            last = p
    while closed and len(out) > 1 and abs(out[0].x - out[-1].x) <= _SAME and abs(out[0].y - out[-1].y) <= _SAME:
        out.pop()
    return tuple(out)


def area(ring: Points) -> float:
    """Area inside a closed outline."""
    total = 0.0
    px, py = ring[0]
    for x, y in (*ring[1:], ring[0]):
        total += px * y - x * py
        px, py = x, y
    return abs(total) / 2


def length(points: Points, closed: bool = False) -> float:
    total = sum(distance(p, q) for p, q in pairwise(points))
    return total + (distance(points[-1], points[0]) if closed and len(points) > 1 else 0.0)


def band_width(ring: Points) -> float:
    """Width of the band that a closed outline would be, were it a thin one: twice its area over its perimeter."""
    around = length(ring, closed=True)
    return 2 * area(ring) / around if around > 0 else 0.0


def from_segment(points: Points, a: Point, b: Point) -> list[float]:
    """Distance of each point from the segment a-b."""
    (ax, ay), (bx, by) = a, b
    dx, dy = bx - ax, by - ay
    squared = dx * dx + dy * dy
    out = []
    for x, y in points:
        u, v = x - ax, y - ay
        if squared:
            t = (u * dx + v * dy) / squared
            t = 0.0 if t < 0.0 else 1.0 if t > 1.0 else t
            u, v = u - t * dx, v - t * dy
        out.append(hypot(u, v))
    return out


def from_ring(points: Points, ring: Points) -> list[float]:
    """Distance of each point from a closed outline."""
    sides = zip(ring, (*ring[1:], ring[0]), strict=True)
    return [min(each) for each in zip(*[from_segment(points, a, b) for a, b in sides], strict=True)]


def to_ring(p: Point, ring: Points) -> float:
    """Distance from a point to a closed outline."""
    return from_ring((p,), ring)[0]


def simplify(points: Points, slack: float) -> tuple[Point, ...]:
    """An open line with fewest points, none of the dropped ones further than `slack` off (Douglas and Peucker)."""
    if len(points) < 3:
        return tuple(points)
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        lo, hi = stack.pop()
        if hi - lo < 2:
            continue
        off = from_segment(points[lo + 1 : hi], points[lo], points[hi])
        far = max(off)
        if far > slack:
            at = lo + 1 + off.index(far)
            keep.add(at)
            stack += [(lo, at), (at, hi)]
    return tuple([points[i] for i in sorted(keep)])


def corners(ring: Points, slack: float) -> tuple[Point, ...]:
    """The corners of a closed outline, in order, where wiggles up to `slack` are none."""
    if len(ring) < 4:
        return tuple(ring)
    start = _farthest(ring)
    turned = (*ring[start:], *ring[:start])
    far = _farthest(turned)
    there = simplify(turned[: far + 1], slack)
    back = simplify((*turned[far:], turned[0]), slack)
    return (*there[:-1], *back[:-1])


def _farthest(points: Points) -> int:
    """Index of the point farthest from the first."""
    off = [distance(p, points[0]) for p in points]
    return off.index(max(off))


def is_axis_box(ring: Points, box: Box, slack: float) -> bool:
    """True for an upright rectangle: every point lies on a corner of the common box, `box`."""
    if len(ring) < 4:
        return False
    x0, y0, x1, y1 = box
    for x, y in ring:
        if (abs(x - x0) > slack and abs(x - x1) > slack) or (abs(y - y0) > slack and abs(y - y1) > slack):
            return False
    return True


def centreline(ring: Points, width: float) -> tuple[Point, ...]:
    """The line whose thin outline this is, end cap to end cap.

    A cap is a short edge. The two caps part the outline into two sides of about one length, which stay one line width
    apart; the pair of caps for which they stay nearest is taken.
    """
    if len(ring) > _PLAIN_BAND_POINTS:  # rounded caps and bends
        ring = corners(ring, 0.15 * width)
    n = len(ring)
    lengths = [distance(ring[i], ring[(i + 1) % n]) for i in range(n)]
    around = sum(lengths)
    if n < 4 or around <= 0:
        return tuple(ring[:2])
    stations = [0.0]
    for step in lengths:
        stations.append(stations[-1] + step)

    def at(s: float) -> Point:
        s %= around
        lo = min(bisect_right(stations, s) - 1, n - 1)
        t = (s - stations[lo]) / lengths[lo] if lengths[lo] > 0 else 0.0
        a, b = ring[lo], ring[(lo + 1) % n]
        return Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)

    def apart(one: float, two: float, best: float) -> float:
        gap = 0.0
        for k in range(1, _PROBES):
            t = k / _PROBES
            gap += distance(at(one + t * (two - one)), at(one - t * (around - two + one)))
            if gap >= best:
                break
        return gap

    caps = [stations[i] + lengths[i] / 2 for i in range(n) if lengths[i] <= max(2.5 * width, 0.3)]
    slack = _BEND_SLACK * width + 0.05 * around
    pairs = [(a, b) for i, a in enumerate(caps) for b in caps[i + 1 :] if abs(b - a - around / 2) <= slack]
    pairs = pairs or [(s, s + around / 2) for s in stations[:-1] if s < around / 2]  # caps that run to a point
    best, best_gap = pairs[0], float("inf")
    for pair in pairs:
        if (gap := apart(*pair, best_gap)) < best_gap - 1e-9:
            best, best_gap = pair, gap
    one, two = best
    sides = sorted(((stations[i] - one) % around, i) for i in range(n))
    left = [ring[i] for s, i in sides if s <= two - one]
    right = [ring[i] for s, i in reversed(sides) if s > two - one]
    return _between((at(one), at(two)), left, right, width)


def _between(caps: tuple[Point, Point], left: Points, right: Points, width: float) -> tuple[Point, ...]:
    first, last = caps
    slack = max(0.75 * width, 0.2)
    one, two = simplify((first, *left, last), slack), simplify((first, *right, last), slack)
    if len(one) == len(two):
        return (first, *(middle(p, q) for p, q in zip(one[1:-1], two[1:-1], strict=True)), last)
    return max(one, two, key=len)


def square_up(points: Points, slack: float) -> tuple[Point, ...]:
    """Nearly level or upright pieces made exactly so, ends kept on their line; other pieces stay."""
    out = [Point(*p) for p in points]
    for i in range(len(out) - 1):
        p, q = out[i], out[i + 1]
        dx, dy = abs(p.x - q.x), abs(p.y - q.y)
        if 0 < dx <= slack and dy > 4 * dx:
            x = p.x if i > 0 else q.x if i + 2 < len(out) else (p.x + q.x) / 2
            out[i], out[i + 1] = Point(x, p.y), Point(x, q.y)
        elif 0 < dy <= slack and dx > 4 * dy:
            y = p.y if i > 0 else q.y if i + 2 < len(out) else (p.y + q.y) / 2
            out[i], out[i + 1] = Point(p.x, y), Point(q.x, y)
    return tuple(out)


def hull_area(ring: Points) -> float:
    """Area of the convex hull (Andrew's monotone chain)."""
    pts = sorted(set(ring))
    if len(pts) < 3:
        return 0.0

    def half(seq: Sequence[Point]) -> list[Point]:
        out: list[Point] = []
        for p in seq:
            while len(out) > 1:
                a, b = out[-2], out[-1]
                if (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0:
                    break
                out.pop()
            out.append(p)
        return out[:-1]

    return area((*half(pts), *half(pts[::-1])))
