"""Connecting lines of the flowchart on a scan: strokes joined at their bends, with the heads at their ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.data.load import read_toml
from pipeline.elements.scan.along import along_rules, from_symbols, stubs
from pipeline.elements.scan.chains import Joint, bends_of, chains_of, tied
from pipeline.elements.scan.dashes import dashed
from pipeline.elements.scan.faint import Trail, extended, hairlines, probed, trails, without_ghosts
from pipeline.elements.scan.field import (
    Ground,
    bridge_rules,
    field_of,
    ground_of,
    ink_of,
    letters_in,
    type_in,
    without_type,
)
from pipeline.elements.scan.lettering import blank, clear_of_type, type_boxes
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.profile import surroundings
from pipeline.elements.scan.shapes import Found
from pipeline.elements.scan.strokes import Mask, Stroke, find_pieces, join_pieces, off_rules, without_head_bases
from pipeline.elements.scan.tips import Tip, find_tip
from pipeline.ocr.components import components
from pipeline.pages.background import Gray
from pipeline.records.drawing import Connector
from pipeline.records.geometry import Box, Point
from pipeline.records.word import Word


def find_connectors(
    clean: Gray,
    ruled: Gray,
    shapes: Sequence[Found],
    rules: Sequence[Segment],
    lanes: Sequence[Box],
    words: Sequence[Word],
    dpi: float,
) -> tuple[Connector, ...]:
    """Connectors of a sheet in points. clean: the plane without rules, everything else on it; ruled: with them; lanes:
    the areas among the roles, points; words: what was read on the sheet. No symbols, no connectors."""
    if not shapes:
        return ()
    px = dpi / MM
    field = field_of(clean, shapes, lanes, px)
    plane = field.cut(clean)
    moved = [field.rule(r) for r in rules]
    ink = ink_of(plane)
    letters = type_in(ink, px)
    bridge_rules(ink, moved, dpi)
    stand = ground_of(ink, shapes, field, px)
    ground = stand.all
    seen = trails(plane, ground | letters_in(ink, ground, px), moved, dpi)
    hairs = [hairlines(trail, letters, px) for trail in seen]
    both = without_ghosts(seen, hairs, ink, ground, px)
    if both is not seen:
        hairs = [hairlines(trail, letters, px) for trail in both]
    inside = np.where((ground > 0) & (stand.rim == 0), ink, np.uint8(0))
    for hair in hairs:
        ink |= hair
    drawn = ink.copy()
    ink[ground > 0] = 0
    pieces = components(ink)
    broken = dashed(ink, pieces, px)
    lines, ink = without_type(pieces, ground, px)
    strokes = join_pieces([*_strokes(lines, ink, ground, both, moved, dpi), *off_rules(broken, moved, dpi)], dpi)
    said = [field.pixels(b, dpi) for b in type_boxes(words)]
    strokes = _anchored(clear_of_type(strokes, said, px), ground, px)
    loose = [j for horizontal in (True, False) for j in _loose_ends(strokes, horizontal, ground, px)]
    short = stubs(drawn, [field.box(s) for s in shapes], moved, strokes, px)
    strokes += along_rules([(strokes[i], e) for i, e in loose], short, moved, px)
    blank(ink, said)
    for s in strokes:
        _paint(ink, s)
    around = surroundings(ink | inside, stand.rim, strokes, moved)
    bends = bends_of(strokes, px)
    tips = {
        (i, e): tip
        for i, s in enumerate(strokes)
        for e in (False, True)
        if (i, e) not in bends and (tip := find_tip(around, s, e, dpi))
    }
    for s, seen_tips in _headed_on_rules(field.cut(ruled), stand, strokes, [field.box(s) for s in shapes], moved, dpi):
        tips |= {(len(strokes), e): tip for e, tip in seen_tips.items()}
        strokes.append(s)
    k = 72 / dpi
    return tuple(
        Connector(
            tuple(Point((x + field.x0) * k, (y + field.y0) * k) for x, y in line.points),
            line.start >= 0.5,
            line.end >= 0.5,
            0.9,
            "traced",
            line.start,
            line.end,
        )
        for line in tied(chains_of(strokes, bends, tips, px), [field.box(s) for s in shapes], px)
    )


def _headed_on_rules(
    ruled: Gray, stand: Ground, strokes: Sequence[Stroke], symbols: Sequence[Box], rules: Sequence[Segment], dpi: float
) -> list[tuple[Stroke, dict[bool, Tip]]]:
    """Lines on a rule that a symbol straddles, known by a head at a symbol, with their heads. ruled: the plane with its
    rules, of which a head may be hardly wider."""
    px = dpi / MM
    may_be = from_symbols(symbols, rules, strokes, px)
    if not may_be:
        return []
    whole, near = ink_of(ruled), np.zeros_like(ruled)
    half = round(read_toml("penghubung.toml")["kepala"]["setengah_mm"] * px) + 1
    for s, _ in may_be:
        across = slice(max(0, round(s.pos) - half), round(s.pos) + half + 1)
        along = slice(max(0, round(s.start)), round(s.end) + 1)
        at = (across, along) if s.horizontal else (along, across)
        near[at] = whole[at]
    near[stand.all > 0] = 0
    around = surroundings(near, stand.rim, [s for s, _ in may_be])
    out = []
    for s, at_symbol in may_be:
        tips = {e: tip for e in (False, True) if at_symbol[e] and (tip := find_tip(around, s, e, dpi))}
        if any(tip.sure >= 0.5 for tip in tips.values()):
            out.append((s, tips))
    return out


def _strokes(
    lines: Mask, ink: Mask, ground: Mask, both: Sequence[Trail], rules: Sequence[Segment], dpi: float
) -> list[Stroke]:
    """Strokes of the ink, followed as far as their trails go, and those that only trails show behind a bend or head."""
    px = dpi / MM
    pieces = without_head_bases(off_rules(find_pieces(lines, dpi), rules, dpi), dpi)
    strokes = join_pieces([s for trail in both for s in extended(pieces, trail, rules, dpi)], dpi)
    seeds = _loose_heads(ink, strokes, px)
    for i, e in _loose_ends(strokes, True, ground, px) + _loose_ends(strokes, False, ground, px):
        x, y = strokes[i].point(e)
        along, pos = (y, x) if strokes[i].horizontal else (x, y)
        seeds.append(Stroke(not strokes[i].horizontal, pos, along, along, 1.0))
    more = [s for trail in both for s in probed(seeds, trail, rules, dpi)]
    more = off_rules(more, rules, dpi)
    return join_pieces([*strokes, *more], dpi) if more else strokes


def _loose_ends(strokes: Sequence[Stroke], horizontal: bool, ground: Mask, px: float) -> list[Joint]:
    """Ends of strokes of one direction that lead to no symbol and lie on no other stroke: a bend whose rest was not
    seen."""
    near = read_toml("penghubung.toml")["garis"]["sudut_mm"] * px
    view = ground if horizontal else ground.T
    out = []
    for i, s in enumerate(strokes):
        for e in (False, True) if s.horizontal == horizontal else ():
            x, y = s.point(e)
            at, row = round(s.end if e else s.start), round(s.pos)
            ahead = (at - 2, at + round(near) + 1) if e else (at - round(near), at + 3)
            a, b = max(0, row - round(0.4 * px)), row + round(0.4 * px) + 1
            if view[a:b, max(0, ahead[0]) : max(0, ahead[1])].any():
                continue
            if any(j != i and _passes(t, x, y, near) for j, t in enumerate(strokes)):
                continue
            out.append((i, e))
    return out


def _anchored(strokes: Sequence[Stroke], ground: Mask, px: float) -> list[Stroke]:
    """The strokes without short ones that lead nowhere at either end: wings and bases of heads, and type."""
    short = read_toml("penghubung.toml")["garis"]["lepas_mm"] * px
    loose = set(_loose_ends(strokes, True, ground, px)) | set(_loose_ends(strokes, False, ground, px))
    return [s for i, s in enumerate(strokes) if s.length > short or not {(i, True), (i, False)} <= loose]


def _passes(s: Stroke, x: float, y: float, near: float) -> bool:
    along, across = (x, y) if s.horizontal else (y, x)
    return abs(s.pos - across) <= near and s.start - near <= along <= s.end + near


def _loose_heads(ink: Mask, strokes: Sequence[Stroke], px: float) -> list[Stroke]:
    """Pieces of a head's size on which no stroke lies, as seeds of both directions: heads whose line was not seen."""
    known = read_toml("penghubung.toml")
    least, most = known["garis"]["kepala_mm"] * px, known["garis"]["huruf_mm"] * px
    count, _, stats, middles = components(ink)
    out = []
    for i in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[i])
        if least <= max(w, h) <= most and area >= known["kepala"]["isi"] * w * h:
            cx, cy = float(middles[i][0]), float(middles[i][1])
            if not any(_passes(s, cx, cy, 0.5 * px) for s in strokes):
                out += [Stroke(True, cy, float(x), float(x + w), 1.0), Stroke(False, cx, float(y), float(y + h), 1.0)]
    return out


def _paint(ink: Mask, s: Stroke) -> None:
    """Makes a stroke ink, where it was only followed, so that its head hangs on it."""
    view = ink if s.horizontal else ink.T
    row = round(s.pos)
    view[max(0, row) : row + 1, max(0, round(s.start)) : round(s.end) + 1] = np.uint8(255)
