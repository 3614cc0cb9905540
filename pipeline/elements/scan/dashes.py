"""Dashed lines: little strokes of one length in a row with gaps of one length, each too small to be a line itself."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np

from pipeline.data.load import read_toml
from pipeline.elements.scan.strokes import Mask, Stroke
from pipeline.ocr.components import Pieces


def dashed(ink: Mask, pieces: Pieces, px: float) -> list[Stroke]:
    """Dashed lines of both directions. ink: everything dark beside symbols and rules, type included; pieces: its
    `components`."""
    known = read_toml("penghubung.toml")["putus"]
    count, _, stats, middles = pieces
    flat: list[Stroke] = []
    upright: list[Stroke] = []
    for i in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[i])
        long, thin = max(w, h), min(w, h)
        if not known["pendek_mm"] * px <= long <= known["panjang_mm"] * px or thin > known["tebal_mm"] * px:
            continue
        if long < known["ramping"] * thin or area < known["isi"] * w * h:
            continue
        cx, cy = float(middles[i][0]), float(middles[i][1])
        if w > h:
            flat.append(Stroke(True, cy, float(x), float(x + w - 1), float(h)))
        else:
            upright.append(Stroke(False, cx, float(y), float(y + h - 1), float(w)))
    found = [*_rows(flat, px), *_rows(upright, px)]
    return _cornered([_to_its_end(s, gap, ink) for s, gap in found], px)


def _rows(pieces: list[Stroke], px: float) -> list[tuple[Stroke, float]]:
    """Rows of at least as many dashes as a dashed line has, as one stroke each, with their usual gap."""
    known = read_toml("penghubung.toml")["putus"]
    rows: list[list[Stroke]] = []
    for piece in sorted(pieces, key=lambda s: s.start):
        for row in rows:
            last = row[-1]
            gap, least, most = piece.start - last.end, min(piece.length, last.length), max(piece.length, last.length)
            if (
                abs(piece.pos - last.pos) <= known["sejajar_mm"] * px
                and 0 < gap <= min(known["celah_mm"] * px, known["celah_kali"] * most)
                and most <= known["sama_kali"] * max(least, 1.0)
            ):
                row.append(piece)
                break
        else:
            rows.append([piece])
    out = []
    for row in rows:
        if len(row) >= known["paling_sedikit"]:
            gaps = [b.start - a.end for a, b in pairwise(row)]
            if max(gaps) <= known["sama_kali"] * max(1.0, min(gaps)):
                whole = replace(row[0], end=row[-1].end, pos=float(median(s.pos for s in row)))
                out.append((whole, float(median(gaps))))
    return out


def _to_its_end(s: Stroke, gap: float, ink: Mask) -> Stroke:
    """The line with what comes after one more gap on its axis: a last dash cut short, or its head."""
    view = ink if s.horizontal else ink.T
    row = min(max(round(s.pos), 1), view.shape[0] - 2)
    on_axis = view[row - 1 : row + 2].max(axis=0) > 0
    reach = round(1.5 * gap) + 1

    def further(at: int, step: int) -> int:
        for _ in range(3):
            ahead = on_axis[at + step : at + step * (reach + 1) : step] if 0 <= at + step * reach < len(on_axis) else ()
            hit = np.flatnonzero(ahead)
            if not len(hit):
                return at
            at += step * (int(hit[0]) + 1)
            while 0 <= at + step < len(on_axis) and on_axis[at + step]:
                at += step
        return at

    return replace(s, start=float(further(round(s.start), -1)), end=float(further(round(s.end), 1)))


def _cornered(strokes: list[Stroke], px: float) -> list[Stroke]:
    """Ends that miss their corner by no more than a gap are drawn out to it."""
    near = read_toml("penghubung.toml")["putus"]["celah_mm"] * px
    out = list(strokes)
    for i, a in enumerate(out):
        for j, b in enumerate(out):
            if not a.horizontal or b.horizontal:
                continue
            x, y = b.pos, a.pos
            across = min((abs(x - e), e) for e in (a.start, a.end))
            along = min((abs(y - e), e) for e in (b.start, b.end))
            if across[0] <= near and along[0] <= near:
                out[i] = a = replace(a, start=x) if across[1] == a.start else replace(a, end=x)
                out[j] = replace(b, start=y) if along[1] == b.start else replace(b, end=y)
    return out
