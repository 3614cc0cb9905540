"""Block arrows: fat arrow shapes that drafters use for connectors."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.elements.digital.limits import Limits
from pipeline.elements.digital.outlines import corners, distance, middle
from pipeline.elements.digital.parts import Figure, Line

_CORNERS = 7  # tip, wing, notch, tail, tail, notch, wing


def split_block_arrows(figures: Sequence[Figure], limits: Limits) -> tuple[tuple[Figure, ...], tuple[Line, ...]]:
    """The figures that are no block arrows, and those that are, as lines from the middle of the tail to the tip."""
    kept: list[Figure] = []
    lines: list[Line] = []
    for figure in figures:
        line = _as_line(figure, limits)
        if line is None:
            kept.append(figure)
        else:
            lines.append(line)
    return tuple(kept), tuple(lines)


def _as_line(figure: Figure, limits: Limits) -> Line | None:
    b = figure.box
    if min(b.width, b.height) > limits.connectors.block_max_width:
        return None
    ring = corners(figure.outline, max(0.03 * min(b.width, b.height), 0.3 * limits.unit))
    if len(ring) != _CORNERS:
        return None
    turns = []
    for i in range(_CORNERS):
        p, q, r = ring[i - 1], ring[i], ring[(i + 1) % _CORNERS]
        turns.append((q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x))
    way = sum(turns)
    inward = [i for i in range(_CORNERS) if turns[i] * way < 0]
    if len(inward) != 2:
        return None
    for notch in inward:
        if (notch + 3) % _CORNERS in inward:
            tail = middle(ring[(notch + 1) % _CORNERS], ring[(notch + 2) % _CORNERS])
            tip = ring[(notch - 2) % _CORNERS]
            wings = distance(ring[(notch - 1) % _CORNERS], ring[(notch - 3) % _CORNERS])
            tail_width = distance(ring[(notch + 1) % _CORNERS], ring[(notch + 2) % _CORNERS])
            if tail_width < wings <= limits.connectors.block_max_width and distance(tail, tip) > 0.5 * wings:
                return Line((tail, tip), head_end=True)
    return None
