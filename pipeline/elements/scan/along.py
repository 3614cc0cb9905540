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
            near, far, a, b = (box.y0, box.y1, box.x0, box.x1) if r.horizontal else (box.x0, box.x1, box.y0, box.y1)
            if min(b, r.end) - max(a, r.start) < b - a:
                continue
            for edge, towards in ((far, 1), (near, -1)):
                at = _one_way(view, a, b, edge, r, towards, px)
                if at is not None and not _taken(at, edge, r, strokes, px):
                    stub = Stroke(not r.horizontal, at, min(edge, r.pos), max(edge, r.pos), 0.3 * px)
                    out.append((stub, towards > 0))
    return out


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
