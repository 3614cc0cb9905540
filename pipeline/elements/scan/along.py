"""Lines that run on a rule of the table, or so near to it that they went with it: only their bends show."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import Segment
from pipeline.elements.scan.strokes import Mask, Stroke
from pipeline.records.geometry import Box

End = tuple[Stroke, bool]
"""A stroke, and whether its end (else its start) is meant."""


def along_rules(loose: Sequence[End], short: Sequence[End], rules: Sequence[Segment], px: float) -> list[Stroke]:
    """Strokes along a rule between the only two loose ends that lie on it, with those stubs that they make use of.
    short: of `stubs`."""
    near = read_toml("penghubung.toml")["garis"]["di_aturan_mm"] * px + 0.4 * px
    out = []
    for r in rules:
        ends: list[tuple[float, float, Stroke]] = []
        for s, e in (*loose, *short):
            along, across = s.point(e) if r.horizontal else s.point(e)[::-1]
            beside = abs(across - r.pos) <= near + r.thickness / 2
            if s.horizontal != r.horizontal and beside and r.start - near <= along <= r.end + near:
                ends.append((along, across, s))
        if len(ends) == 2 and abs(ends[0][0] - ends[1][0]) > 4 * near:
            (a, u, one), (b, v, other) = sorted(ends, key=lambda e: e[0])
            out.append(Stroke(r.horizontal, (u + v) / 2, a, b, r.thickness))
            out += [s for s, _ in short if s is one or s is other]
    return out


def stubs(
    ink: Mask, symbols: Sequence[Box], rules: Sequence[Segment], strokes: Sequence[Stroke], px: float
) -> list[End]:
    """Ends of lines between a symbol and a rule so near to it that they are too short to be seen as lines: the one
    place where ink leads from the symbol to the rule, and no stroke lies there yet. ink: with the symbols' outlines;
    symbols: boxes, in its pixels. Each with its end on the rule."""
    out = []
    for r in rules:
        view = ink if r.horizontal else ink.T
        for box in symbols:
            a, b, near, far = _level(box, r)
            if min(b, r.end) - max(a, r.start) < b - a:
                continue
            for edge, towards in ((far, 1), (near, -1)):
                at = _one_way(view, a, b, edge, r, towards, px)
                if at is not None and not _taken(at, edge, r, strokes, px):
                    stub = Stroke(not r.horizontal, at, min(edge, r.pos), max(edge, r.pos), 0.3 * px)
                    out.append((stub, towards > 0))
    return out


def from_symbols(
    symbols: Sequence[Box], rules: Sequence[Segment], strokes: Sequence[Stroke], px: float
) -> list[tuple[Stroke, tuple[bool, bool]]]:
    """Where a line may run on a rule that a symbol straddles: from the symbol's edge to the next symbol on the rule, or
    to the next stroke that crosses or reaches it. Each with whether its start and its end lie at a symbol. They are
    lines only where a head shows."""
    known = read_toml("penghubung.toml")["garis"]
    near = known["di_aturan_mm"] * px
    found: dict[tuple[bool, int, int, int], tuple[Stroke, tuple[bool, bool]]] = {}
    for r in rules:
        if not all(_ends_on_others(r, at, rules, symbols, near) for at in (r.start, r.end)):
            continue  # a fold of the paper
        spans = [_level(b, r) for b in symbols]
        inner = known["lintang"]
        here = sorted((a, b) for a, b, u, v in spans if u + inner * (v - u) <= r.pos <= v - inner * (v - u))
        crossing = [s.pos for s in strokes if s.horizontal != r.horizontal and s.start - near <= r.pos <= s.end + near]
        for a, b in here:
            for edge, towards in ((b, 1), (a, -1)):
                faced = [(e, True) for span in here for e in span] + [(c, False) for c in crossing]
                ahead = [(abs(at - edge), at, symbol) for at, symbol in faced if (at - edge) * towards > 0]
                length, at, symbol = min(ahead, default=(0.0, 0.0, False))
                first, last = sorted((edge, at))
                if length < known["terpendek_mm"] * px or first < r.start - near or last > r.end + near:
                    continue
                if any(_beside(s, r, first, last, known["sudut_mm"] * px) for s in strokes):
                    continue
                ends = (True, symbol) if towards > 0 else (symbol, True)
                key = (r.horizontal, round(r.pos), round(first), round(last))
                found.setdefault(key, (Stroke(r.horizontal, r.pos, first, last, r.thickness), ends))
    return list(found.values())


def _ends_on_others(rule: Segment, at: float, rules: Sequence[Segment], symbols: Sequence[Box], near: float) -> bool:
    """Whether a rule ends, there, on a rule across it or at a symbol, as those of a table do."""
    across = (r for r in rules if r.horizontal != rule.horizontal and r.start - near <= rule.pos <= r.end + near)
    edges = (e for b in symbols for a, c, u, v in [_level(b, rule)] if u <= rule.pos <= v for e in (a, c))
    return any(abs(r.pos - at) <= near for r in across) or any(abs(e - at) <= near for e in edges)


def _beside(s: Stroke, rule: Segment, first: float, last: float, near: float) -> bool:
    """Whether a stroke runs so near to a part of a rule that it is what would be found there."""
    shared = min(s.end, last) - max(s.start, first)
    return s.horizontal == rule.horizontal and abs(s.pos - rule.pos) <= near and shared > 0.5 * (last - first)


def _level(box: Box, rule: Segment) -> tuple[float, float, float, float]:
    """A box's extent along the rule, and across it."""
    return (box.x0, box.x1, box.y0, box.y1) if rule.horizontal else (box.y0, box.y1, box.x0, box.x1)


def _one_way(view: Mask, a: float, b: float, edge: float, rule: Segment, towards: int, px: float) -> float | None:
    """Where alone, between a and b, ink leads all the way from an edge to a rule; view: the rule level."""
    known = read_toml("penghubung.toml")["garis"]
    cut = read_toml("pindaian.toml")["bersih"]["tepi_mm"] * px + 1  # white since the rule was taken out
    stop = rule.pos - towards * (rule.thickness / 2 + cut)
    first, last = sorted((round(edge), round(stop)))
    if (stop - edge) * towards < known["puntung_mm"][0] * px or last - first > known["puntung_mm"][1] * px:
        return None
    band = view[max(0, first) : last + 1, max(0, round(a)) : round(b) + 1] > 0
    if not band.size:
        return None
    share = band.mean(axis=0)
    whole, most, wide = known["puntung_isi"]
    full = np.flatnonzero(share >= whole)
    if not len(full) or full[-1] - full[0] > known["tebal_maks_mm"] * px or float((share > most).mean()) > wide:
        return None
    return round(a) + float(full.mean())


def _taken(at: float, edge: float, rule: Segment, strokes: Sequence[Stroke], px: float) -> bool:
    near = read_toml("penghubung.toml")["garis"]["sudut_mm"] * px
    a, b = sorted((edge, rule.pos))
    return any(
        s.horizontal != rule.horizontal and abs(s.pos - at) <= near and s.start <= b and s.end >= a for s in strokes
    )
