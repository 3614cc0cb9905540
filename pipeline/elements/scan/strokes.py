"""Straight runs of the ink that is left beside symbols, rules and type: the pieces of connecting lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.ocr.components import components

Mask = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One straight piece. pos: across it; start, end: along it; thickness; pixels of the region."""

    horizontal: bool
    pos: float
    start: float
    end: float
    thickness: float

    @property
    def length(self) -> float:
        return self.end - self.start

    def point(self, at_end: bool) -> tuple[float, float]:
        along = self.end if at_end else self.start
        return (along, self.pos) if self.horizontal else (self.pos, along)


def find_pieces(ink: Mask, dpi: float) -> list[Stroke]:
    """Horizontal and vertical runs of ink (255)."""
    return [*_runs(ink, True, dpi), *_runs(np.ascontiguousarray(ink.T), False, dpi)]


def join_pieces(pieces: Sequence[Stroke], dpi: float) -> list[Stroke]:
    """Strokes from pieces: those on one axis joined over small gaps, the bases of heads left out."""
    flat, upright = [p for p in pieces if p.horizontal], [p for p in pieces if not p.horizontal]
    return without_head_bases([*_joined(flat, dpi), *_joined(upright, dpi)], dpi)


def _runs(view: Mask, horizontal: bool, dpi: float) -> list[Stroke]:
    known = read_toml("penghubung.toml")["garis"]
    px = dpi / MM
    shortest = max(3, round(known["lari_mm"] * px))
    closed = cv2.morphologyEx(view, cv2.MORPH_CLOSE, np.ones((1, max(2, round(0.4 * px))), np.uint8))
    runs = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    # a line that leans by a pixel is a stair of runs
    joined = cv2.dilate(runs, np.ones((3, 1), np.uint8))
    count, labels, stats, _ = components(joined)
    out = []
    for i in range(1, count):
        x, y, w, h, _area = (int(v) for v in stats[i])
        part = (labels[y : y + h, x : x + w] == i) & (runs[y : y + h, x : x + w] > 0)
        columns = part.sum(axis=0)
        thickness = float(np.percentile(columns[columns > 0], 50 if w >= 2 * shortest else 25))  # a head hides its line
        if thickness > known["tebal_maks_mm"] * px or w < 1.2 * thickness:
            continue
        rows = part.sum(axis=1)
        pos = float((rows * np.arange(h)).sum() / rows.sum()) if w > 6 * h else _axis(part)
        full = np.flatnonzero(columns)
        out.append(Stroke(horizontal, y + pos, x + float(full[0]), x + float(full[-1]), thickness))
    return out


def _axis(part: npt.NDArray[np.bool_]) -> float:
    """Row of the longest run, where a piece has a head or a neighbour on it."""
    return float(np.argmax(part.sum(axis=1)))


def off_rules(strokes: Sequence[Stroke], rules: Sequence[Segment], dpi: float) -> list[Stroke]:
    """The strokes that are not what was left of a rule. rules: in the same pixels, as they were removed."""
    near = read_toml("penghubung.toml")["garis"]["di_aturan_mm"] * dpi / MM

    def is_left(s: Stroke) -> bool:
        return any(
            r.horizontal == s.horizontal
            and abs(s.pos - r.pos) <= near + r.thickness / 2
            and min(s.end, r.end) - max(s.start, r.start) >= 0.6 * s.length
            for r in rules
        )

    return [s for s in strokes if not is_left(s)]


def _joined(pieces: list[Stroke], dpi: float) -> list[Stroke]:
    """Pieces on one axis with a small gap between them as one."""
    known = read_toml("penghubung.toml")["garis"]
    px = dpi / MM
    left = sorted(pieces, key=lambda s: (s.start, s.pos))
    out: list[Stroke] = []
    for s in left:
        for i, t in enumerate(out):
            beside = abs(s.pos - t.pos) <= max(known["sejajar_mm"] * px, 0.6 * max(s.thickness, t.thickness))
            if beside and s.start - t.end <= known["celah_mm"] * px:
                share = s.length / max(s.length + t.length, 1e-6)
                pos = share * s.pos + (1 - share) * t.pos
                thick = share * s.thickness + (1 - share) * t.thickness
                out[i] = replace(t, end=max(s.end, t.end), pos=pos, thickness=thick)
                break
        else:
            out.append(s)
    return out


def without_head_bases(strokes: Sequence[Stroke], dpi: float) -> list[Stroke]:
    """Strokes that are long enough to stand alone, or that meet another at an end; the base of a head crosses the end
    of its line and is no stroke of its own."""
    known = read_toml("penghubung.toml")["garis"]
    px = dpi / MM
    out = []
    for s in strokes:
        short = s.length < known["pangkal_mm"] * px
        if short and any(_crosses_near_end(s, t, px) or _beside(s, t, px) for t in strokes):
            continue
        out.append(s)
    return out


def _beside(body: Stroke, line: Stroke, px: float) -> bool:
    """A short stroke close along a longer one: a part of its head."""
    if body.horizontal != line.horizontal or line.length <= 1.2 * body.length:
        return False
    common = min(body.end, line.end) - max(body.start, line.start)
    return abs(body.pos - line.pos) <= px and common >= 0.6 * body.length


def _crosses_near_end(base: Stroke, line: Stroke, px: float) -> bool:
    if base.horizontal == line.horizontal or line.length <= base.length:
        return False
    middle = (base.start + base.end) / 2
    on_axis = abs(middle - line.pos) <= 0.3 * px + 0.1 * base.length
    near = min(abs(base.pos - line.start), abs(base.pos - line.end)) <= 3.2 * px
    inside = line.start - 0.5 * px <= base.pos <= line.end + 0.5 * px
    return on_axis and near and inside
