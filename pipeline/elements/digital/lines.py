"""Drawn lines: dashes strung together, heads put on their ends, bent pieces joined."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from pipeline.elements.digital.heads import pointed
from pipeline.elements.digital.limits import ConnectorLimits
from pipeline.elements.digital.outlines import distance, middle, simplify, square_up
from pipeline.elements.digital.parts import Head, Line
from pipeline.records.geometry import Box, Point

_STUB = 0.25  # share of a head's length below which a line's last piece is hidden by it


def string_together(pieces: Sequence[Sequence[Point]], limits: ConnectorLimits) -> list[tuple[Point, ...]]:
    """Pieces of one path object, in drawing order, as few lines as possible: a piece that starts or ends within a dash
    gap of the line before goes on with it."""
    strands: list[list[Point]] = []
    for piece in pieces:
        points = list(piece)
        if strands:
            last = strands[-1]
            joins = [
                (distance(last[-1], points[0]), False, False),
                (distance(last[-1], points[-1]), False, True),
                (distance(last[0], points[0]), True, False),
                (distance(last[0], points[-1]), True, True),
            ]
            gap, turn_last, turn_piece = min(joins)
            if gap <= limits.dash_gap:
                if turn_last:
                    last.reverse()
                points = points[::-1] if turn_piece else points
                last += [*_corner(last, points), *points]
                continue
        strands.append(points)
    return [tidy(s, limits) for s in strands]


def _corner(before: Sequence[Point], after: Sequence[Point]) -> list[Point]:
    """The corner that the gap between two dashes, one level and one upright, leaves out."""
    (p, q), (r, s) = before[-2:], after[:2]
    if distance(q, r) == 0:
        return []
    level = abs(p.y - q.y) < abs(p.x - q.x)
    if level == (abs(r.y - s.y) < abs(r.x - s.x)):
        return []
    return [Point(r.x, q.y) if level else Point(q.x, r.y)]


def tidy(points: Sequence[Point], limits: ConnectorLimits) -> tuple[Point, ...]:
    """The line with its real bends only, nearly level and upright pieces squared."""
    return square_up(simplify(points, limits.straighten), limits.straighten)


def pair_heads(
    strands: Sequence[tuple[Point, ...]], heads: Sequence[Head], limits: ConnectorLimits, reach: float | None = None
) -> tuple[list[Line], list[Head]]:
    """Lines with their heads, and the heads that belong to none. The line is drawn on to the head's tip.

    reach: how far a head's base (or a chevron's tip) may be from the line's end; inside one path object it is one head.
    """
    reach = limits.head_max if reach is None else reach
    lines = [Line(tuple(s)) for s in strands]
    loose: list[Head] = []
    for head in heads:
        best: tuple[float, int, bool, Head] | None = None
        for i, line in enumerate(lines):
            for at_end in (True, False):
                if line.head_end if at_end else line.head_start:
                    continue
                end = line.points[-1] if at_end else line.points[0]
                for choice in _ways(head):
                    gap = distance(choice.base, end)
                    if gap <= reach and (best is None or gap < best[0]) and _onward(line, at_end, choice):
                        best = (gap, i, at_end, choice)
        if best is None:
            loose.append(head)
            continue
        _, i, at_end, choice = best
        lines[i] = _with_head(lines[i], at_end, choice, limits)
    return lines, loose


def _ways(head: Head) -> list[Head]:
    """How the head may be read: a triangle by any of its three sides, since its own tip is only a guess."""
    if head.open or len(head.corners) != 3:
        return [head]
    return [pointed(head.corners, i) for i in range(3)]


def _onward(line: Line, at_end: bool, head: Head) -> bool:
    """True where the head goes on in the line's direction (within 60 degrees); the direction of a last piece much
    shorter than the head says nothing, since the head was put over it."""
    end, before = (line.points[-1], line.points[-2]) if at_end else (line.points[0], line.points[1])
    dx, dy = end.x - before.x, end.y - before.y
    if head.open:
        back = middle(head.corners[0], head.corners[2])
        hx, hy = head.tip.x - back.x, head.tip.y - back.y
    else:
        hx, hy = head.tip.x - head.base.x, head.tip.y - head.base.y
    if hypot(dx, dy) < _STUB * hypot(hx, hy):
        return True
    size = hypot(dx, dy) * hypot(hx, hy)
    return size == 0 or (dx * hx + dy * hy) / size > 0.5


def _with_head(line: Line, at_end: bool, head: Head, limits: ConnectorLimits) -> Line:
    points = (*line.points[:-1], head.tip) if at_end else (head.tip, *line.points[1:])
    points = square_up(points, 2 * limits.straighten) if len(points) > 2 else points
    return Line(points, line.head_start or not at_end, line.head_end or at_end)


def cut_line(line: Line, visible: Box) -> list[Line]:
    """The parts of a line that show; a head stays only where its end does."""
    out: list[Line] = []
    run: list[Point] = []
    starts_whole = False
    last = len(line.points) - 2
    for i in range(last + 1):
        shown = _cut_segment(line.points[i], line.points[i + 1], visible)
        if shown is None:
            continue
        p, q = shown
        if run and run[-1] == p:
            run.append(q)
        else:
            if run:
                out.append(Line(tuple(run), line.head_start and starts_whole, False))
            run, starts_whole = [p, q], i == 0 and p == line.points[0]
    if run:
        whole_end = run[-1] == line.points[-1]
        out.append(Line(tuple(run), line.head_start and starts_whole, line.head_end and whole_end))
    return out


def _cut_segment(p: Point, q: Point, visible: Box) -> tuple[Point, Point] | None:
    """The part of a segment inside a box (Liang and Barsky), None where there is none."""
    dx, dy = q.x - p.x, q.y - p.y
    t0, t1 = 0.0, 1.0
    for step, room in (
        (-dx, p.x - visible.x0),
        (dx, visible.x1 - p.x),
        (-dy, p.y - visible.y0),
        (dy, visible.y1 - p.y),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            t0 = max(t0, room / step)
        else:
            t1 = min(t1, room / step)
    if t0 >= t1:
        return None
    start = p if t0 == 0.0 else Point(p.x + t0 * dx, p.y + t0 * dy)
    end = q if t1 == 1.0 else Point(p.x + t1 * dx, p.y + t1 * dy)
    return start, end
