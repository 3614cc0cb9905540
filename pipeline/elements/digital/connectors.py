"""Which straight lines belong to the drawing, which heads to which lines, and which pieces are one connector.

A rule ends on another rule; a connector's piece ends at a symbol, at a head, or where another piece goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from pipeline.elements.digital.limits import Limits
from pipeline.elements.digital.lines import pair_heads, tidy
from pipeline.elements.digital.outlines import box_of, distance, to_ring
from pipeline.elements.digital.parts import Bar, Figure, Head, Line
from pipeline.elements.digital.sort import as_bar
from pipeline.records.drawing import Connector
from pipeline.records.geometry import Box, Point

Flags = Any  # numpy boolean arrays; numpy's own types are not worth their length here


class _Grid:
    """Bars as arrays: does a point lie on one of them?"""

    def __init__(self, bars: Sequence[Bar]) -> None:
        self.rows = np.array([(b.horizontal, b.pos, b.start, b.end) for b in bars], dtype=float).reshape(-1, 4)
        self.alive = np.ones(len(bars), dtype=bool)

    @property
    def ends(self) -> Any:
        """Both ends (x, y) of each bar, one below the other."""
        lies, pos, start, stop = self.rows.T
        level = lies == 1.0
        ends = [np.where(level, (at, pos), (pos, at)) for at in (start, stop)]
        return np.stack([e.T for e in ends], axis=1).reshape(-1, 2)

    def holds(self, level: Flags, own: Any, ends: Any, slack: float) -> Flags:
        """For each end (x, y) of a bar whether it lies on another bar of the table: one across, or one that goes on.
        level: the end's own bar is level; own: its number, -1 for a bar that is none of them."""
        lies, pos, start, stop = self.rows.T
        along = np.where(level, ends[:, 0], ends[:, 1])[:, None]
        across = np.where(level, ends[:, 1], ends[:, 0])[:, None]
        same = lies == level[:, None]
        on_across = ~same & (np.abs(pos - along) <= slack) & (start - slack <= across) & (across <= stop + slack)
        goes_on = same & (np.abs(pos - across) <= slack) & (start - slack <= along) & (along <= stop + slack)
        other = self.alive & (own[:, None] != np.arange(len(self.rows)))
        return ((on_across | goes_on) & other).any(axis=1)


def split_bars(
    bars: Sequence[Bar], figures: Sequence[Figure], heads: Sequence[Head], lines: Sequence[Line], limits: Limits
) -> tuple[tuple[Bar, ...], tuple[Line, ...]]:
    """The bars that are table, and those that are drawing, as lines.

    A bar is drawing when one end hangs on the drawing alone (a symbol's outline, a head, an end of a line known to be
    drawing) with no rule there. Bars freed so may free their neighbours, until nothing changes.
    """
    if not bars:
        return (), ()
    touch = limits.connectors.touch
    reach = max(touch, limits.connectors.head_reach)
    grid = _Grid(bars)
    outlines = [(f.box.grow(touch), f.outline) for f in figures]
    flat = grid.ends
    tips = [p for h in heads for p in (h.tip, h.base)] + [p for x in lines for p in (x.points[0], x.points[-1])]
    hangs = (_near_points(flat, tips, reach) | _near_outlines(flat, outlines, touch)).reshape(-1, 2)
    free = np.array([b.length >= limits.rules.min_length for b in bars])
    taken: list[int] = []
    while True:
        own, end = np.nonzero(hangs & free[:, None])
        held = grid.holds(grid.rows[own, 0] == 1.0, own, flat[2 * own + end], touch)
        more = np.unique(own[~held]).tolist()
        if not more:
            break
        taken += more
        free[more] = False
        grid.alive[more] = False
        hangs |= _near_points(flat, [p for i in more for p in bars[i].ends], reach).reshape(-1, 2)
    drawing = set(taken)
    table = tuple(b for i, b in enumerate(bars) if i not in drawing)
    return table, tuple(Line(bars[i].ends) for i in sorted(drawing))


def split_borders(
    lines: Sequence[Line], bars: Sequence[Bar], figures: Sequence[Figure], limits: Limits
) -> tuple[tuple[Line, ...], tuple[Bar, ...]]:
    """The lines that are drawing, and the pieces of those that are table borders drawn in one stroke: level and upright
    only, without a head, both ends on rules and none on a symbol."""
    touch = limits.connectors.touch
    grid = _Grid(bars)
    outlines = [(f.box.grow(touch), f.outline) for f in figures]
    rest: list[Line] = []
    borders: list[Bar] = []
    for line in lines:
        pieces = [as_bar(pair, 0.0, limits, stroked=True) for pair in pairwise(line.points)]
        ends = np.array([line.points[0], line.points[-1]], dtype=float)
        sides = [p for p in pieces if p is not None]
        headed = line.head_start or line.head_end
        if headed or len(sides) < len(pieces) or _near_outlines(ends, outlines, touch).any():
            rest.append(line)
        elif grid.holds(np.array([sides[0].horizontal, sides[-1].horizontal]), np.array([-1, -1]), ends, touch).all():
            borders += sides
        else:
            rest.append(line)
    return tuple(rest), tuple(borders)


def _near_points(flat: Any, points: Sequence[Point], reach: float) -> Any:
    """Which rows of `flat` (x, y) lie within `reach` of one of the points, both ways."""
    if not points or not len(flat):
        return np.zeros(len(flat), dtype=bool)
    x, y = np.array(points, dtype=float).T
    near = (np.abs(flat[:, :1] - x) <= reach) & (np.abs(flat[:, 1:] - y) <= reach)
    return near.any(axis=1)


def _near_outlines(flat: Any, outlines: Sequence[tuple[Box, tuple[Point, ...]]], touch: float) -> Any:
    """Which rows of `flat` lie within `touch` of one of the outlines."""
    found = np.zeros(len(flat), dtype=bool)
    if not outlines:
        return found
    x, y = flat[:, 0], flat[:, 1]
    x0, y0, x1, y1 = np.array([box for box, _ in outlines], dtype=float).T[:, :, None]
    for n, i in np.argwhere((x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)).tolist():
        if not found[i]:
            found[i] = to_ring(Point(*flat[i].tolist()), outlines[n][1]) <= touch
    return found


def assemble(
    lines: Sequence[Line], heads: Sequence[Head], figures: Sequence[Figure], limits: Limits
) -> tuple[Connector, ...]:
    """Connectors: loose heads put on the lines that end at them, pieces joined that only go on in one another."""
    con = limits.connectors
    plain = [x for x in lines if not (x.head_start and x.head_end)]
    done = [x for x in lines if x.head_start and x.head_end]
    headed = _put_heads(plain, heads, limits)
    joined = _join([*headed, *done], figures, limits)
    out = []
    for line in joined:
        if not (line.head_start or line.head_end) and _inside_symbol(line, figures):
            continue
        if line.head_start and not line.head_end:
            line = _reversed(line)  # an arrow is told from its tail to its head
        points = tidy(line.points, con)
        box = box_of(points)
        if max(box.width, box.height) >= con.head_min:
            out.append(Connector(points, line.head_start, line.head_end))
    return tuple(out)


def _inside_symbol(line: Line, figures: Sequence[Figure]) -> bool:
    """A stroke that is part of a symbol's own picture (the side bars of a predefined process)."""
    return any(all(f.box.grow(0.5).holds(p.x, p.y) for p in line.points) for f in figures)


def _put_heads(lines: Sequence[Line], heads: Sequence[Head], limits: Limits) -> list[Line]:
    if not heads:
        return list(lines)
    out = list(lines)
    for head in heads:
        best: tuple[float, int, Line] | None = None
        for i, line in enumerate(out):
            paired, loose = _pair_one(line, head, limits)
            if loose:
                continue
            gap = min(distance(p, head.base) for p in (line.points[0], line.points[-1]))
            gap = min(gap, *(distance(p, head.tip) for p in (line.points[0], line.points[-1])))
            if best is None or gap < best[0]:
                best = (gap, i, paired)
        if best is not None:
            out[best[1]] = best[2]
    return out


def _pair_one(line: Line, head: Head, limits: Limits) -> tuple[Line, bool]:
    """The line with the head, and False; or the line as it was, and True. A line may stop at the head's base or run
    through to its tip."""
    con = limits.connectors
    box = box_of(head.corners).grow(con.head_reach)
    ends = (line.points[0], line.points[-1])
    if not any(box.holds(p.x, p.y) for p in ends):
        return line, True
    size = max(box.width, box.height)
    for at_end, free in ((True, not line.head_end), (False, not line.head_start)):
        if not free:
            continue
        end = ends[-1] if at_end else ends[0]
        if not box.holds(end.x, end.y):
            continue
        trial = Line(line.points, line.head_start or at_end, line.head_end or not at_end)
        lines, loose = pair_heads([trial.points], [head], con, reach=size)
        if not loose and (lines[0].head_end if at_end else lines[0].head_start):
            return Line(lines[0].points, line.head_start or not at_end, line.head_end or at_end), False
    return line, True


def _join(lines: Sequence[Line], figures: Sequence[Figure], limits: Limits) -> list[Line]:
    """Pieces whose headless ends meet two by two, away from any symbol, become one line."""
    touch = limits.connectors.touch
    outlines = [(f.box.grow(touch), f.outline) for f in figures]
    pieces = list(lines)
    while True:
        ends = [(i, at_end, p) for i, x in enumerate(pieces) for at_end, p in _headless_ends(x)]
        if len(ends) < 2:
            return pieces
        flat = np.array([p for _, _, p in ends], dtype=float)
        meets = np.abs(flat[:, None, :] - flat[None, :, :]).max(axis=2) <= touch
        at_symbol = _near_outlines(flat, outlines, touch)
        for k in np.flatnonzero((meets.sum(axis=1) == 2) & ~at_symbol):
            other = int(next(m for m in np.flatnonzero(meets[k]) if m != k))
            (i, at_end, _), (j, other_end, _) = ends[int(k)], ends[other]
            if i != j and meets[other].sum() == 2:
                joined = _joined(pieces[i], at_end, pieces[j], other_end)
                pieces = [x for m, x in enumerate(pieces) if m not in (i, j)] + [joined]
                break
        else:
            return pieces


def _headless_ends(line: Line) -> list[tuple[bool, Point]]:
    ends = ((False, line.head_start, line.points[0]), (True, line.head_end, line.points[-1]))
    return [(at_end, p) for at_end, head, p in ends if not head]


def _joined(one: Line, one_end: bool, two: Line, two_end: bool) -> Line:
    first = one if one_end else _reversed(one)
    second = _reversed(two) if two_end else two
    return Line((*first.points, *second.points), first.head_start, second.head_end)


def _reversed(line: Line) -> Line:
    return Line(line.points[::-1], line.head_end, line.head_start)
