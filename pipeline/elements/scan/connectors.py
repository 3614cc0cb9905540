"""Connecting lines of the flowchart on a scan: strokes joined at their bends, with the heads at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from pipeline.data.load import read_toml
from pipeline.elements.scan.faint import extended, trails
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.shapes import Found
from pipeline.elements.scan.strokes import Mask, Stroke, find_pieces, join_pieces
from pipeline.elements.scan.tips import Tip, find_tip
from pipeline.pages.background import Gray
from pipeline.records.drawing import Connector
from pipeline.records.geometry import Box, Point

_Joint = tuple[int, bool]  # a stroke and which of its ends
_XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Line:
    """A polyline, pixels of the region. start, end: how likely a head stands there; long: too long for a letter or a
    splinter."""

    points: tuple[_XY, ...]
    start: float
    end: float
    long: bool

    @property
    def headed(self) -> bool:
        return max(self.start, self.end) >= 0.5


@dataclass(frozen=True, slots=True)
class _Region:
    """The part of the sheet that holds the flow, pixels."""

    x0: int
    y0: int
    x1: int
    y1: int


def find_connectors(
    clean: Gray, shapes: Sequence[Found], rules: Sequence[Segment], lanes: Sequence[Box], dpi: float
) -> tuple[Connector, ...]:
    """Connectors of a sheet in points. clean: the plane without rules, everything else on it; lanes: the areas among
    the roles, points. No symbols, no connectors."""
    if not shapes:
        return ()
    px = dpi / MM
    region = _region(clean, shapes, lanes, px)
    window = (slice(region.y0, region.y1), slice(region.x0, region.x1))
    plane = np.ascontiguousarray(clean[window])
    ink = _ink(plane, px)
    moved = [_moved(r, region) for r in rules]
    _bridge_rules(ink, moved, dpi)
    wide = _blank_shapes(ink, shapes, region, px)
    near = max(1, round(read_toml("penghubung.toml")["garis"]["dekat_mm"] * px))
    ink = _without_type(ink, cv2.dilate(wide, np.ones((2 * near + 1, 2 * near + 1), np.uint8)), px)
    pieces = find_pieces(ink, moved, dpi)
    strokes = join_pieces([s for trail in trails(plane, wide, dpi) for s in extended(pieces, trail, moved, dpi)], dpi)
    for s in strokes:
        _paint(ink, s)
    bends = _bends(strokes, px)
    tips = {
        (i, e): tip
        for i, s in enumerate(strokes)
        for e in (False, True)
        if (i, e) not in bends and (tip := find_tip(ink, s, e, dpi))
    }
    k = 72 / dpi
    return tuple(
        Connector(
            tuple(Point((x + region.x0) * k, (y + region.y0) * k) for x, y in line.points),
            line.start >= 0.5,
            line.end >= 0.5,
            0.9,
            "traced",
            line.start,
            line.end,
        )
        for line in _tied(_chains(strokes, bends, tips, px), shapes, region, px)
    )


def _ink(plane: Gray, px: float) -> Mask:
    """Ink, and hairlines too pale for a threshold: what is darker than the paper on both sides for a line's length.
    Type is made paper first, or a row of letters would pass for a hairline."""
    known = read_toml("penghubung.toml")["garis"]
    ink = np.where(plane < read_toml("pindaian.toml")["gambar"]["tinta"], np.uint8(255), np.uint8(0))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    small = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) < known["huruf_mm"] * px
    small[0] = False
    letters = np.where(small[labels], np.uint8(255), np.uint8(0)) if count > 1 else np.zeros_like(ink)
    paper = np.uint8(np.median(plane[::4, ::4]))
    plane = np.where(cv2.dilate(letters, np.ones((5, 5), np.uint8)) > 0, paper, plane)
    thick, run = max(3, round(known["tebal_rambut_mm"] * px)), round(known["lari_rambut_mm"] * px)
    for upright in (False, True):
        view = np.ascontiguousarray(plane.T) if upright else plane
        pale = cv2.morphologyEx(view, cv2.MORPH_BLACKHAT, np.ones((thick | 1, 1), np.uint8))
        pale = cv2.blur(pale, (max(3, round(0.75 * known["rata_mm"] * px)), 1))
        noise = float(np.median(pale[::3, ::3]))
        hair = cv2.threshold(pale, noise + known["kontras_rambut"], 255, cv2.THRESH_BINARY)[1]
        hair = cv2.morphologyEx(hair, cv2.MORPH_CLOSE, np.ones((1, max(3, round(0.6 * px))), np.uint8))
        hair = cv2.morphologyEx(hair, cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
        ink |= hair.T if upright else hair
    return ink


def _paint(ink: Mask, s: Stroke) -> None:
    """Makes a stroke ink, where it was only followed, so that its head hangs on it."""
    view = ink if s.horizontal else ink.T
    row = round(s.pos)
    view[max(0, row) : row + 1, max(0, round(s.start)) : round(s.end) + 1] = 255


def _region(clean: Gray, shapes: Sequence[Found], lanes: Sequence[Box], px: float) -> _Region:
    more = read_toml("penghubung.toml")["daerah"]["lebih_mm"] * px
    height, width = clean.shape
    k = px * MM / 72
    xs = [s.x for s in shapes] + [s.x + s.width for s in shapes] + [x * k for lane in lanes for x in (lane.x0, lane.x1)]
    ys = [s.y for s in shapes] + [s.y + s.height for s in shapes]
    return _Region(
        max(0, round(min(xs) - more)),
        max(0, round(min(ys) - more)),
        min(width, round(max(xs) + more)),
        min(height, round(max(ys) + more)),
    )


def _moved(rule: Segment, region: _Region) -> Segment:
    across, along = (region.y0, region.x0) if rule.horizontal else (region.x0, region.y0)
    return Segment(
        rule.horizontal, rule.pos - across, rule.start - along, rule.end - along, rule.thickness, rule.contrast
    )


def _bridge_rules(ink: Mask, rules: Sequence[Segment], dpi: float) -> None:
    """Fills the gap that a removed rule left in a line which crosses it: ink on both sides at the same place."""
    edge = read_toml("pindaian.toml")["bersih"]["tepi_mm"] * dpi / MM
    for rule in rules:
        view = ink if rule.horizontal else ink.T
        half = rule.thickness / 2 + edge
        a, b = round(rule.pos - half) - 1, round(rule.pos + half) + 2
        s, e = max(0, round(rule.start)), min(view.shape[1], round(rule.end))
        if a < 3 or b > view.shape[0] - 3 or s >= e:
            continue
        above = view[a - 2 : a + 1, s:e].max(axis=0) > 0
        below = view[b - 1 : b + 2, s:e].max(axis=0) > 0
        view[a : b + 1, s:e][:, above & below] = 255


def _blank_shapes(ink: Mask, shapes: Sequence[Found], region: _Region, px: float) -> Mask:
    """Takes the symbols with their outlines out of the ink; returns the ground they stand on."""
    wide = np.zeros_like(ink)
    for s in shapes:
        _blank_one(ink, wide, s, region, px)
    ink[wide > 0] = 0
    return wide


def _blank_one(ink: Mask, wide: Mask, shape: Found, region: _Region, px: float) -> None:
    """Adds a symbol with its outline, however thick that is drawn, to `wide`."""
    reach = round(1.6 * px)
    x, y = shape.x - region.x0 - reach, shape.y - region.y0 - reach
    h, w = shape.height + 2 * reach, shape.width + 2 * reach
    a, b, c, d = max(0, y), min(ink.shape[0], y + h), max(0, x), min(ink.shape[1], x + w)
    if a >= b or c >= d:
        return
    solid = np.zeros((h, w), np.uint8)
    solid[reach:-reach, reach:-reach] = shape.mask
    contours, _ = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.convexHull(np.vstack(contours))
    cv2.drawContours(solid, [hull], -1, 255, cv2.FILLED)
    solid = solid[a - y : b - y, c - x : d - x]
    around = ink[a:b, c:d]
    cross = np.ones((3, 3), np.uint8)
    steps = 0
    while steps < reach - 1:
        grown = cv2.dilate(solid, cross)
        ring = (grown > 0) & (solid == 0)
        solid, steps = grown, steps + 1
        if ring.any() and float((around[ring] > 0).mean()) < 0.3:
            break
    wide[a:b, c:d] |= cv2.dilate(solid, cross, iterations=max(1, round(0.12 * px)))


def _without_type(ink: Mask, leads: Mask, px: float) -> Mask:
    """The ink without pieces of letter size, unless they lie at a symbol, where they may be heads of pale lines."""
    known = read_toml("penghubung.toml")["garis"]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    keep = np.zeros(count, np.uint8)
    near = np.zeros(count, bool)
    near[np.unique(labels[leads > 0])] = True
    for i in range(1, count):
        w, h = int(stats[i, cv2.CC_STAT_WIDTH]), int(stats[i, cv2.CC_STAT_HEIGHT])
        longest = max(w, h)
        if longest >= known["huruf_mm"] * px or (near[i] and longest >= known["kepala_mm"] * px):
            keep[i] = 255
    return np.ascontiguousarray(keep[labels])


def _chains(
    strokes: Sequence[Stroke], partner: dict[_Joint, _Joint], tips: dict[_Joint, Tip], px: float
) -> list[_Line]:
    """Polylines from strokes that meet two by two in a bend, with their heads and how sure they are."""
    shortest = read_toml("penghubung.toml")["garis"]["terpendek_mm"] * px
    done: set[int] = set()
    out = []
    for i in range(len(strokes)):
        if i in done:
            continue
        start: _Joint = (i, False)
        walked = {i}
        while start in partner and partner[start][0] not in walked:
            j, e = partner[start]
            walked.add(j)
            start = (j, not e)
        points, at, used = [_tip_point(strokes, tips, start)], start, set[int]()
        while True:
            used.add(at[0])
            far = (at[0], not at[1])
            following = partner.get(far)
            if following is None or following[0] in used:
                points.append(_tip_point(strokes, tips, far))
                break
            points.append(_corner(strokes[at[0]], strokes[following[0]]))
            at = following
        done |= used
        heads = [t.sure if (t := tips.get(j)) else 0.0 for j in (start, (at[0], not at[1]))]
        length = sum(strokes[n].length for n in used)
        out.append(_Line(tuple(points), heads[0], heads[1], length >= shortest))
    return out


def _tied(lines: Sequence[_Line], shapes: Sequence[Found], region: _Region, px: float) -> list[_Line]:
    """The lines that have to do with the flow: one end near a symbol, or on a line that is tied itself. The rest is
    type, dust and what was left of rules."""
    known = read_toml("penghubung.toml")["garis"]
    near, meet = known["ikat_mm"] * px, known["sudut_mm"] * px
    boxes = [
        Box(s.x - region.x0, s.y - region.y0, s.x - region.x0 + s.width, s.y - region.y0 + s.height).grow(near)
        for s in shapes
    ]
    kept = [line for line in lines if any(b.holds(*p) for b in boxes for p in (line.points[0], line.points[-1]))]
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


def _meets(p: _XY, line: _Line, near: float) -> bool:
    return any(
        min(a[0], b[0]) - near <= p[0] <= max(a[0], b[0]) + near
        and min(a[1], b[1]) - near <= p[1] <= max(a[1], b[1]) + near
        for a, b in pairwise(line.points)
    )


def _bends(strokes: Sequence[Stroke], px: float) -> dict[_Joint, _Joint]:
    """Ends that meet an end of a stroke of the other direction, and no third one."""
    near = read_toml("penghubung.toml")["garis"]["sudut_mm"] * px
    ends = [(i, e) for i in range(len(strokes)) for e in (False, True)]
    meets: dict[_Joint, list[_Joint]] = {}
    for a in ends:
        for b in ends:
            if strokes[a[0]].horizontal and not strokes[b[0]].horizontal:
                (xa, ya), (xb, yb) = strokes[a[0]].point(a[1]), strokes[b[0]].point(b[1])
                if abs(xa - xb) <= near and abs(ya - yb) <= near:
                    meets.setdefault(a, []).append(b)
                    meets.setdefault(b, []).append(a)
    return {a: bs[0] for a, bs in meets.items() if len(bs) == 1 and len(meets[bs[0]]) == 1}


def _corner(a: Stroke, b: Stroke) -> _XY:
    return (b.pos, a.pos) if a.horizontal else (a.pos, b.pos)


def _tip_point(strokes: Sequence[Stroke], tips: dict[_Joint, Tip], joint: _Joint) -> _XY:
    s = strokes[joint[0]]
    tip = tips.get(joint)
    if tip is None:
        return s.point(joint[1])
    return (tip.at, s.pos) if s.horizontal else (s.pos, tip.at)
