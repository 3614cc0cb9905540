"""Every straight thin line of a straightened page, rule or not, as a segment in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.pages.background import Gray

MM = 25.4


@dataclass(frozen=True, slots=True)
class Segment:
    """One straight line. pos: across the line; start, end: along it; thickness; all pixels. contrast: mean difference
    to the paper beside it, 0 to 255. filled: share of its length on which ink was seen; beside: share of its length at
    which ink goes on past its edge, on the busier side (a row of letters is crossed by strokes nearly everywhere).
    lettered: share of its stretches of a few letters in which that ink leaves paper, as type does and shading does not;
    known of level lines alone."""

    horizontal: bool
    pos: float
    start: float
    end: float
    thickness: float
    contrast: float
    filled: float = 1.0
    beside: float = 0.0
    lettered: float = 0.0

    @property
    def length(self) -> float:
        return self.end - self.start


def find_segments(dark: Gray, dpi: float) -> tuple[Segment, ...]:
    """Horizontal and vertical segments of a flattened, straightened page (255 is paper)."""
    flat = _one_direction(dark, dpi, True)
    upright = _one_direction(cv2.transpose(dark), dpi, False)
    return (*flat, *upright)


def thin_contrast(dark: Gray, dpi: float) -> Gray:
    """How much darker than the paper above and below each point is; 0 inside anything thicker than a rule.
    Local, so that a hairline on a shaded cell or beside a stamp counts as much as one on white."""
    thick = 2 * round(read_toml("pindaian.toml")["garis"]["tebal_maks_mm"] * dpi / MM / 2) + 1
    out: Gray = cv2.morphologyEx(dark, cv2.MORPH_BLACKHAT, np.ones((thick, 1), np.uint8))
    return out


def _one_direction(dark: Gray, dpi: float, horizontal: bool) -> list[Segment]:
    known = read_toml("pindaian.toml")["garis"]
    px = dpi / MM
    contrast = thin_contrast(dark, dpi)
    ink = cv2.threshold(contrast, known["kontras"], 255, cv2.THRESH_BINARY)[1]
    faint = _faint_ink(dark)
    joined = _bridged(ink, faint, px)
    shortest = known["lari_datar_mm"] if horizontal else known["lari_tegak_mm"]
    runs = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, round(shortest * px)), np.uint8))
    grown = cv2.dilate(runs, np.ones((3, 1), np.uint8))
    drawn = cv2.bitwise_or(ink, faint)
    contours, tree = cv2.findContours(grown, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    pieces = []
    for i, contour in enumerate(contours):
        if tree[0][i][3] >= 0:
            continue
        x, y, width, height = cv2.boundingRect(contour)
        window = (slice(y, y + height), slice(x, x + width))
        part = np.zeros((height, width), np.uint8)
        cv2.drawContours(part, contours, i, 255, cv2.FILLED, hierarchy=tree, maxLevel=1, offset=(-x, -y))
        pieces += _pieces(
            cv2.bitwise_and(part, runs[window]) > 0, drawn[window] > 0, contrast[window], x, y, horizontal, px
        )
    return [with_sides(dark, s, px) for s in join(pieces, px)]


def _bridged(ink: Gray, faint: Gray, px: float) -> Gray:
    """Thin ink with cracks closed, and with the thick spots filled where another line crosses or a letter touches:
    there is ink, though not thin. White gaps between letters stay open, so that a line of type is no rule."""
    known = read_toml("pindaian.toml")
    cracks, spots = (max(3, round(known["garis"][k] * px)) for k in ("retak_mm", "silang_mm"))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, cracks), np.uint8))
    filled = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, spots), np.uint8))
    out: Gray = cv2.bitwise_or(closed, cv2.bitwise_and(filled, faint))
    return out


def _faint_ink(dark: Gray) -> Gray:
    out: Gray = cv2.threshold(dark, read_toml("pindaian.toml")["tinta"]["pudar"] - 1, 255, cv2.THRESH_BINARY_INV)[1]
    return out


def with_sides(dark: Gray, s: Segment, px: float) -> Segment:
    """The segment with what is beside it. dark: the plane in which it runs level (the page's, transposed for upright
    ones); px: pixels per millimetre."""
    known = read_toml("pindaian.toml")
    reach = s.thickness / 2 + known["garis"]["sisi_mm"] * px
    a, b = max(1, round(s.pos - reach)), min(dark.shape[0] - 2, round(s.pos + reach))
    x0, x1 = round(s.start), round(s.end)
    sides = [cv2.min(dark[row, x0:x1], dark[further, x0:x1]).ravel() for row, further in ((a, a - 1), (b, b + 1))]
    inked = [float((side < known["tinta"]["pudar"]).mean()) for side in sides]
    beside = max(inked)
    if not s.horizontal or beside <= known["garis"]["huruf_tepi"]:
        return replace(s, beside=beside)
    return replace(s, beside=beside, lettered=_lettered(sides[inked.index(beside)], px))


def _lettered(side: Gray, px: float) -> float:
    known = read_toml("pindaian.toml")
    stretch = max(1, round(known["garis"]["huruf_bagian_mm"] * px))
    whole = side[: len(side) // stretch * stretch].reshape(-1, stretch)
    return float((whole >= known["garis"]["huruf_kertas"]).any(axis=1).mean()) if whole.size else 0.0


def _pieces(
    part: npt.NDArray[np.bool_], ink: npt.NDArray[np.bool_], contrast: Gray, x: int, y: int, horizontal: bool, px: float
) -> list[Segment]:
    """A connected run area as one segment, or as several where parallel lines grew together."""
    known = read_toml("pindaian.toml")["garis"]
    shortest = (known["lari_datar_mm"] if horizontal else known["lari_tegak_mm"]) * px
    columns = part.sum(axis=0)
    thickness = float(np.median(columns[columns > 0]))
    if part.shape[0] > 2.2 * thickness + 0.5 * px and part.shape[0] > 5:
        rows = part.sum(axis=1) / part.shape[1]
        strong = np.flatnonzero(rows > 0.4 * rows.max())
        bands = np.split(strong, np.flatnonzero(np.diff(strong) > 1) + 1)
        if len(bands) > 1 and len(rows) > max(len(b) for b in bands):
            middles = [(int(a[-1]) + int(b[0]) + 1) // 2 for a, b in pairwise(bands)]
            edges = [0, *middles, part.shape[0]]
            found = []
            for a, b in pairwise(edges):
                found += _split_along(part[a:b], ink[a:b], contrast[a:b], x, y + a, horizontal, shortest)
            return found
    return _split_along(part, ink, contrast, x, y, horizontal, shortest)


def _split_along(
    part: npt.NDArray[np.bool_],
    ink: npt.NDArray[np.bool_],
    contrast: Gray,
    x: int,
    y: int,
    horizontal: bool,
    shortest: float,
) -> list[Segment]:
    columns = part.sum(axis=0)
    full = np.flatnonzero(columns)
    found = []
    for run in np.split(full, np.flatnonzero(np.diff(full) > 1) + 1):
        if len(run) < shortest:
            continue
        span = slice(int(run[0]), int(run[-1]) + 1)
        cut = part[:, span]
        drawn = cut & ink[:, span]
        seen = contrast[:, span][drawn]
        rows = cut.sum(axis=1)
        found.append(
            Segment(
                horizontal,
                pos=float(y + rows @ np.arange(len(rows)) / rows.sum()),
                start=float(x + run[0]),
                end=float(x + run[-1] + 1),
                thickness=float(np.median(columns[span])),
                contrast=float(seen.mean()) if seen.size else 0.0,
                filled=float(drawn.any(axis=0).mean()),
            )
        )
    return found


def join(pieces: Sequence[Segment], px: float) -> list[Segment]:
    """Pieces of one direction that lie on one line with a small gap, and doubled lines, as one segment each.
    px: pixels per millimetre."""
    known = read_toml("pindaian.toml")["garis"]
    farthest = max(known["segaris_mm"], known["rangkap_mm"]) * px
    done: list[Segment] = []
    for piece in sorted(pieces, key=lambda s: (s.start, s.pos)):
        for i, other in enumerate(done):
            if abs(other.pos - piece.pos) <= farthest and _one_line(other, piece, px):
                done[i] = merged(other, piece)
                break
        else:
            done.append(piece)
    return done


def _one_line(a: Segment, b: Segment, px: float) -> bool:
    """Whether b, which does not start before a, carries a on, or doubles it."""
    known = read_toml("pindaian.toml")["garis"]
    off, gap, shorter = abs(a.pos - b.pos), b.start - a.end, min(a.length, b.length)
    follows = gap <= known["celah_mm"] * px
    bends = shorter >= known["sambung_mm"] * px and off <= known["rangkap_mm"] * px
    doubles = off <= known["rangkap_mm"] * px and -gap >= 0.8 * shorter
    return bool((follows and (off <= known["segaris_mm"] * px or bends)) or doubles)


def merged(a: Segment, b: Segment) -> Segment:
    """Two segments of one line as one, weighted by length."""
    la, lb = a.length * a.filled, b.length * b.filled
    whole = max(la + lb, 1e-6)
    start, end = min(a.start, b.start), max(a.end, b.end)
    beside = max(0.0, min(a.end, b.end) - max(a.start, b.start)) > 0.5 * min(a.length, b.length)
    return replace(
        a,
        pos=(a.pos * la + b.pos * lb) / whole,
        start=start,
        end=end,
        thickness=a.thickness + b.thickness if beside else (a.thickness * la + b.thickness * lb) / whole,
        contrast=(a.contrast * la + b.contrast * lb) / whole,
        filled=min(1.0, whole / (end - start)) if not beside else max(a.filled, b.filled),
    )
