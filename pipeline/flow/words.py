"""Words among the lines: what was traced through type is no line, and a line that stops at a label goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import hypot

from pipeline.flow.geometry import to_box, to_node
from pipeline.records.drawing import Connector
from pipeline.records.flow import Node
from pipeline.records.geometry import Box, Point
from pipeline.records.word import Word


def clear_of_words(lines: Sequence[Connector], words: Sequence[Word]) -> list[Connector]:
    """The lines without those traced through type: most of their length lies in words of several letters."""
    boxes = [w.box for w in words if sum(c.isalpha() for c in w.text) > 1]
    return [c for c in lines if c.how == "drawn" or _inside(c.points, boxes) < 0.6]


def _inside(points: Sequence[Point], boxes: Sequence[Box]) -> float:
    """Share of a line that lies in one of the boxes."""
    steps = [
        Point(a.x + (b.x - a.x) * t / 10, a.y + (b.y - a.y) * t / 10) for a, b in pairwise(points) for t in range(11)
    ]
    return sum(any(b.holds(p.x, p.y) for b in boxes) for p in steps) / max(1, len(steps))


def through_words(
    lines: Sequence[Connector], labels: Sequence[Box], nodes: Sequence[Node], touch: float
) -> list[Connector]:
    """The lines with those joined that stop at a label from two sides: it was printed over the line between them.
    labels: boxes of short words among the roles. Only traced lines are cut by type; drawn ones run on below it."""
    out = list(lines)
    for box in labels:
        ends = [
            (i, which)
            for i, line in enumerate(out)
            for which in (0, -1)
            if line.how == "traced" and to_box(line.points[which], box) <= touch
            if all(to_node(line.points[which], n) > touch for n in nodes)
        ]
        if len(ends) == 2 and ends[0][0] != ends[1][0]:
            (i, a), (j, b) = ends
            joined = _joined(out[i], a, out[j], b)
            out = [line for k, line in enumerate(out) if k not in (i, j)] + [joined]
    return out


def _joined(one: Connector, a: int, other: Connector, b: int) -> Connector:
    """Two lines as one, from the far end of the first to the far end of the second, with a corner where they turn."""
    first = one.points if a == -1 else one.points[::-1]
    second = other.points if b == 0 else other.points[::-1]
    p, q = first[-1], second[0]
    upright = abs(first[-2].x - p.x) < abs(first[-2].y - p.y)
    corner = Point(p.x, q.y) if upright else Point(q.x, p.y)
    bend = () if min(hypot(corner.x - p.x, corner.y - p.y), hypot(corner.x - q.x, corner.y - q.y)) < 1 else (corner,)
    starts, ends = (one.head_start, one.sure_start), (other.head_end, other.sure_end)
    if a == 0:
        starts = (one.head_end, one.sure_end)
    if b == -1:
        ends = (other.head_start, other.sure_start)
    return replace(
        one,
        points=(*first, *bend, *second),
        head_start=starts[0],
        head_end=ends[0],
        sure_start=starts[1],
        sure_end=ends[1],
        confidence=min(one.confidence, other.confidence),
    )
