"""Arrow heads: filled triangles, barbed (stealth) triangles and open chevrons."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.elements.digital.limits import ConnectorLimits
from pipeline.elements.digital.outlines import area, band_width, centreline, corners, distance, length, middle, simplify
from pipeline.elements.digital.parts import Head
from pipeline.records.geometry import Point

_MIN_SIDE_RATIO = 0.35  # a flatter triangle is a sliver of a line, not a head
_MAX_V_COSINE = 0.5  # arms of a chevron at 120 degrees or more are a bend of a line
_MIN_V_COSINE = -0.97


def triangle_head(ring: Sequence[Point], limits: ConnectorLimits) -> Head | None:
    """The head that a small filled triangle is, or None. A triangle alone points away from its shortest side."""
    found = corners(ring, 0.12 * limits.head_max / 14 + 0.02 * length(ring, closed=True) / 3)
    if len(found) == 4:
        return _barbed(found, limits)
    if len(found) != 3:
        return None
    a, b, c = found
    sides = (distance(b, c), distance(c, a), distance(a, b))
    longest, shortest = max(sides), min(sides)
    if not limits.head_min <= shortest or longest > limits.head_max or shortest < _MIN_SIDE_RATIO * longest:
        return None
    at = min(range(3), key=lambda i: abs(sides[(i + 1) % 3] - sides[(i + 2) % 3]))
    return pointed(found, at)


def pointed(triangle: Sequence[Point], at: int) -> Head:
    """The triangle as a head whose tip is corner `at`."""
    return Head(triangle[at], middle(triangle[(at + 1) % 3], triangle[(at + 2) % 3]), tuple(triangle))


def _barbed(found: Sequence[Point], limits: ConnectorLimits) -> Head | None:
    sides = [distance(found[i], found[(i + 1) % 4]) for i in range(4)]
    if max(sides) > limits.head_max or min(sides) < limits.head_min / 2:
        return None
    turns = []
    for i in range(4):
        a, b, c = found[i - 1], found[i], found[(i + 1) % 4]
        turns.append((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x))
    inward = [i for i in range(4) if turns[i] * sum(turns) < 0]
    if len(inward) != 1:
        return None
    notch = inward[0]
    return Head(found[(notch + 2) % 4], found[notch], tuple(found))


def chevron_head(line: Sequence[Point], limits: ConnectorLimits, slack: float = 0.0) -> Head | None:
    """The head that an open V is (three points, arms of like length, the middle one its tip), or None."""
    found = simplify(line, max(slack, 0.6 * limits.straighten))
    if len(found) != 3:
        return None
    one, tip, two = found
    arm1, arm2 = distance(one, tip), distance(two, tip)
    if (
        min(arm1, arm2) < limits.head_min
        or max(arm1, arm2) > limits.head_max
        or min(arm1, arm2) < 0.5 * max(arm1, arm2)
    ):
        return None
    cosine = ((one.x - tip.x) * (two.x - tip.x) + (one.y - tip.y) * (two.y - tip.y)) / (arm1 * arm2)
    if not (-_MAX_V_COSINE < cosine < -_MIN_V_COSINE):
        return None
    upright = sum(min(abs(p.x - tip.x), abs(p.y - tip.y)) < 0.1 * max(arm1, arm2) for p in (one, two))
    if upright == 2:  # a right-angled corner of a short line
        return None
    return Head(tip, tip, (one, tip, two), open=True)


def filled_chevron(ring: Sequence[Point], limits: ConnectorLimits) -> Head | None:
    """The head that the thin outline of an open V is, or None."""
    width = band_width(ring)
    if width <= 0 or width > limits.line_max_width or length(ring, closed=True) > 5 * limits.head_max:
        return None
    if area(ring) <= 0:
        return None
    return chevron_head(centreline(ring, width), limits, 1.3 * width)
