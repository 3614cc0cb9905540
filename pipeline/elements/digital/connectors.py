"""Which straight lines belong to the drawing, which heads to which lines, and which pieces are one connector.

A rule ends on another rule; a connector's piece ends at a symbol, at a head, or where another piece goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.elements.digital.limits import Limits
from pipeline.elements.digital.lines import pair_heads, tidy
from pipeline.elements.digital.outlines import box_of, distance, to_ring
from pipeline.elements.digital.parts import Bar, Figure, Head, Line
from pipeline.records.drawing import Connector
from pipeline.records.geometry import Point


class _Grid:
    """Bars as arrays: does a point lie on one of them?"""

    def __init__(self, bars: Sequence[Bar]) -> None:
        self.rows = np.array([(b.horizontal, b.pos, b.start, b.end) for b in bars], dtype=float).reshape(-1, 4)
        self.alive = np.ones(len(bars), dtype=bool)

    def holds(self, bar: Bar, own: int, end: Point, slack: float) -> bool:
        """True where `end` of bar number `own` lies on another bar of the table: one across, or one that goes on."""
        r = self.rows
        along, across = (end.x, end.y) if bar.horizontal else (end.y, end.x)
        same = r[:, 0] == float(bar.horizontal)
        on_across = (
            ~same & (np.abs(r[:, 1] - along) <= slack) & (r[:, 2] - slack <= across) & (across <= r[:, 3] + slack)
        )
        goes_on = same & (np.abs(r[:, 1] - across) <= slack) & (r[:, 2] - slack <= along) & (along <= r[:, 3] + slack)
        found = (on_across | goes_on) & self.alive
        found[own] = False
        return bool(found.any())


def split_bars(
    bars: Sequence[Bar], figures: Sequence[Figure], heads: Sequence[Head], lines: Sequence[Line], limits: Limits
) -> tuple[tuple[Bar, ...], tuple[Line, ...]]:
    """The bars that are table, and those that are drawing, as lines.

    A bar is drawing when one end hangs on the drawing alone (a symbol's outline, a head, an end of a line known to be
    drawing) with no rule there. Bars freed so may free their neighbours, until nothing changes.
    """
    touch = limits.connectors.touch
    reach = max(touch, limits.connectors.head_reach)
    grid = _Grid(bars)
    tips = [p for h in heads for p in (h.tip, h.base)] + [p for x in lines for p in (x.points[0], x.points[-1])]
    outlines = [(f.box.grow(touch), f.outline) for f in figures]
    near = [i for i, b in enumerate(bars) if b.length >= limits.rules.min_length]
    taken: list[int] = []
    while True:
        more = []
        for i in near:
            bar = bars[i]
            at = [_on_drawing(e, outlines, tips, touch, reach) for e in bar.ends]
            if not any(at):
                continue
            if any(a and not grid.holds(bar, i, e, touch) for a, e in zip(at, bar.ends, strict=True)):
                more.append(i)
        if not more:
            break
        taken += more
        grid.alive[more] = False
        near = [i for i in near if i not in set(more)]
        tips += [p for i in more for p in bars[i].ends]
    drawing = set(taken)
    table = tuple(b for i, b in enumerate(bars) if i not in drawing)
    return table, tuple(Line(bars[i].ends) for i in sorted(drawing))


def _on_drawing(
    end: Point, outlines: Sequence[tuple[object, tuple[Point, ...]]], tips: Sequence[Point], touch: float, reach: float
) -> bool:
    if any(abs(p.x - end.x) <= reach and abs(p.y - end.y) <= reach for p in tips):
        return True
    return any(box.holds(end.x, end.y) and to_ring(end, ring) <= touch for box, ring in outlines)  # type: ignore[attr-defined]


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
        points = tidy(line.points, con)
        box = box_of(points)
        if max(box.width, box.height) >= con.head_min:
            out.append(Connector(points, line.head_start, line.head_end))
    return tuple(out)


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
    pieces: list[Line | None] = list(lines)
    outlines = [(f.box.grow(touch), f.outline) for f in figures]

    def free_ends() -> list[tuple[int, bool, Point]]:
        out = []
        for i, line in enumerate(pieces):
            if line is None:
                continue
            for at_end, head in ((False, line.head_start), (True, line.head_end)):
                p = line.points[-1] if at_end else line.points[0]
                if not head and not _on_drawing(p, outlines, (), touch, touch):
                    out.append((i, at_end, p))
        return out

    ends = free_ends()
    changed = True
    while changed:
        changed = False
        for k, (i, at_end, p) in enumerate(ends):
            meets = [e for e in ends if abs(e[2].x - p.x) <= touch and abs(e[2].y - p.y) <= touch]
            if len(meets) != 2 or meets[0][0] == meets[1][0]:
                continue
            j, other_end, _ = meets[1] if meets[0] == ends[k] else meets[0]
            pieces[i], pieces[j] = _joined(pieces[i], at_end, pieces[j], other_end), None
            ends, changed = free_ends(), True
            break
    return [x for x in pieces if x is not None]


def _joined(one: Line | None, one_end: bool, two: Line | None, two_end: bool) -> Line:
    assert one is not None and two is not None
    first = one if one_end else _reversed(one)
    second = _reversed(two) if two_end else two
    return Line((*first.points, *second.points), first.head_start, second.head_end)


def _reversed(line: Line) -> Line:
    return Line(line.points[::-1], line.head_end, line.head_start)
