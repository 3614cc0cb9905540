"""Strokes joined at their bends to polylines, with how likely a head stands at either end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.data.load import read_toml
from pipeline.elements.scan.strokes import Stroke
from pipeline.elements.scan.tips import Tip
from pipeline.records.geometry import Box

Joint = tuple[int, bool]  # a stroke and which of its ends
XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A polyline, pixels of the field. start, end: how likely a head stands there; long: too long for a letter or a
    splinter."""

    points: tuple[XY, ...]
    start: float
    end: float
    long: bool

    @property
    def headed(self) -> bool:
        return max(self.start, self.end) >= 0.5


def bends_of(strokes: Sequence[Stroke], px: float) -> dict[Joint, Joint]:
    """Ends that meet an end of a stroke of the other direction, and no third one."""
    near = read_toml("penghubung.toml")["garis"]["sudut_mm"] * px
    ends = [(i, e) for i in range(len(strokes)) for e in (False, True)]
    meets: dict[Joint, list[Joint]] = {}
    for a in ends:
        for b in ends:
            if strokes[a[0]].horizontal and not strokes[b[0]].horizontal:
                (xa, ya), (xb, yb) = strokes[a[0]].point(a[1]), strokes[b[0]].point(b[1])
                if abs(xa - xb) <= near and abs(ya - yb) <= near:
                    meets.setdefault(a, []).append(b)
                    meets.setdefault(b, []).append(a)
    return {a: bs[0] for a, bs in meets.items() if len(bs) == 1 and len(meets[bs[0]]) == 1}


def chains_of(
    strokes: Sequence[Stroke], bends: Mapping[Joint, Joint], tips: Mapping[Joint, Tip], px: float
) -> list[Line]:
    """Polylines from strokes that meet two by two in a bend."""
    shortest = read_toml("penghubung.toml")["garis"]["terpendek_mm"] * px
    done: set[int] = set()
    out = []
    for i in range(len(strokes)):
        if i in done:
            continue
        start: Joint = (i, False)
        walked = {i}
        while start in bends and bends[start][0] not in walked:
            j, e = bends[start]
            walked.add(j)
            start = (j, not e)
        points, at, used = [_tip_point(strokes, tips, start)], start, set[int]()
        while True:
            used.add(at[0])
            far = (at[0], not at[1])
            following = bends.get(far)
            if following is None or following[0] in used:
                points.append(_tip_point(strokes, tips, far))
                break
            points.append(_corner(strokes[at[0]], strokes[following[0]]))
            at = following
        done |= used
        heads = [t.sure if (t := tips.get(j)) else 0.0 for j in (start, (at[0], not at[1]))]
        length = sum(strokes[n].length for n in used)
        out.append(Line(tuple(points), heads[0], heads[1], length >= shortest))
    return out


def tied(lines: Sequence[Line], boxes: Sequence[Box], px: float) -> list[Line]:
    """The lines that have to do with the flow: one end near a symbol, or on a line that is tied itself. The rest is
    type, dust and what was left of rules. boxes: of the symbols."""
    known = read_toml("penghubung.toml")["garis"]
    near, meet = known["ikat_mm"] * px, known["sudut_mm"] * px
    grown = [b.grow(near) for b in boxes]
    kept = [line for line in lines if any(b.holds(*p) for b in grown for p in (line.points[0], line.points[-1]))]
    left = [line for line in lines if line not in kept]
    while True:
        more = [
            line
            for line in left
            if line.long and any(_meets(p, other, meet) for other in kept for p in (line.points[0], line.points[-1]))
        ]
        if not more:
            return [line for line in kept if line.long or line.headed]
        kept += more
        left = [line for line in left if line not in more]


def _meets(p: XY, line: Line, near: float) -> bool:
    return any(
        min(a[0], b[0]) - near <= p[0] <= max(a[0], b[0]) + near
        and min(a[1], b[1]) - near <= p[1] <= max(a[1], b[1]) + near
        for a, b in pairwise(line.points)
    )


def _corner(a: Stroke, b: Stroke) -> XY:
    return (b.pos, a.pos) if a.horizontal else (a.pos, b.pos)


def _tip_point(strokes: Sequence[Stroke], tips: Mapping[Joint, Tip], joint: Joint) -> XY:
    s = strokes[joint[0]]
    tip = tips.get(joint)
    if tip is None:
        return s.point(joint[1])
    return (tip.at, s.pos) if s.horizontal else (s.pos, tip.at)
