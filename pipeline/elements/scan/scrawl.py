"""Cells over whose type a signature or a stamp runs: what of it stands outside the lines of type is made paper.

Without colour a stroke of a pen and a stem of a letter are the same ink. But letters of a line stand in a row, as
high as each other, and a stroke that reaches far beyond a row is no letter there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM
from pipeline.ocr.components import components, picked
from pipeline.ocr.port import Crop
from pipeline.pages.background import Gray, darker

Mask = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Row:
    """Letters that stand in a row: their box in pixels of the crop, end not included."""

    x0: int
    y0: int
    x1: int
    y1: int


@dataclass(frozen=True, slots=True)
class Wiped:
    """A crop without what runs over its type. picture: the crop so; scrawl: where the ink is that ran over it.
    lines: its lines of type that are run over. crop and lines in pixels of the plane."""

    crop: Crop
    picture: Gray
    scrawl: Mask
    lines: tuple[Crop, ...]


def without_scrawl(clean: Gray, lifted: Mask | None, crops: Sequence[Crop], dpi: float) -> dict[int, Wiped]:
    """The crops (by index) over whose type a stroke runs, without the pen strokes and rests of stamps between their
    lines of type. Ink in a row of letters stays, whatever crosses it.

    clean: the reading plane without rules, 255 is paper; left as it is. lifted: where coloured strokes were taken out
    of it before (see pages.colour).
    """
    known = read_toml("pindaian.toml")["coretan"]
    px = dpi / MM
    found = {}
    for i, crop in enumerate(crops):
        x0, y0 = max(0, crop.x0), max(0, crop.y0)
        part = clean[y0 : crop.y1, x0 : crop.x1]
        gone = None if lifted is None else lifted[y0 : crop.y1, x0 : crop.x1]
        stamped = gone is not None and crop.hint != "header_turned" and bool(gone.any())  # a stamp needs no room
        if not stamped and (crop.hint != "block" or crop.y1 - crop.y0 < known["sel_mm"] * px):
            continue
        wiped = _wiped(part, gone, Crop(x0, y0, x0 + part.shape[1], y0 + part.shape[0]), px)
        if wiped is not None:
            found[i] = wiped
    return found


def _wiped(part: Gray, gone: Mask | None, crop: Crop, px: float) -> Wiped | None:
    """None where no stroke larger than letters crosses the crop, or it has no type."""
    known = read_toml("pindaian.toml")
    own = known["coretan"]
    ink = darker(part, known["tinta"]["gelap"])
    _, labels, stats, _ = components(ink)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    large = (height >= own["tinggi_mm"] * px) & (width >= own["lebar_mm"] * px)
    large &= stats[:, cv2.CC_STAT_AREA] <= own["isi_maks"] * width * height
    large[0] = False
    scrawl = picked(labels, large)
    if gone is not None:
        scrawl |= gone
    if not scrawl.any():
        return None
    bands = _bands(letter_rows(stats, px), part.shape[0], round(own["tepi_mm"] * px))
    hit = [(a, b) for a, b in bands if np.count_nonzero(scrawl[a:b]) >= own["luas_mm2"] * px * px]
    if not hit:
        return None
    out = part.copy()
    between = np.ones(part.shape[0], bool)
    for a, b in bands:
        between[a:b] = False
    more = round(own["sekitar_mm"] * px)
    for x, y, w, h in (tuple(int(v) for v in stats[i][:4]) for i in np.flatnonzero(large)):
        a, b, c, d = max(0, y - more), y + h + more, max(0, x - more), x + w + more
        out[a:b, c:d][between[a:b]] = 255
    lines = tuple(Crop(crop.x0, crop.y0 + a, crop.x1, crop.y0 + b, "crossed") for a, b in hit)
    return Wiped(crop, out, scrawl, lines)


def _bands(rows: Sequence[Row], height: int, edge: int) -> list[tuple[int, int]]:
    """The heights that rows stand at, with the edge above and below; rows mostly beside each other are one line."""
    bands: list[tuple[int, int]] = []
    for r in sorted(rows, key=lambda r: r.y0 + r.y1):
        a, b = bands[-1] if bands else (0, 0)
        if min(b, r.y1) - max(a, r.y0) > 0.5 * min(b - a, r.y1 - r.y0):
            bands[-1] = (min(a, r.y0), max(b, r.y1))
        else:
            bands.append((r.y0, r.y1))
    return [(max(0, a - edge), min(height, b + edge)) for a, b in bands]


def letter_rows(stats: Ints, px: float) -> list[Row]:
    """The rows of letters among pieces of ink (rows of cv2's statistics, the first of which is the paper): at least a
    few pieces, about as high as each other, beside each other, their feet on one line."""
    known = read_toml("pindaian.toml")["coretan"]
    height, width = stats[:, cv2.CC_STAT_HEIGHT] / px, stats[:, cv2.CC_STAT_WIDTH] / px
    fits = (height >= known["huruf_min_mm"]) & (height <= known["huruf_maks_mm"]) & (width <= known["kata_maks_mm"])
    fits[0] = False
    letters = sorted((tuple(int(v) for v in stats[i][:4]) for i in np.flatnonzero(fits)), key=lambda s: s[0])
    found: list[list[tuple[int, ...]]] = []
    for x, y, w, h in letters:
        best = None
        for row in found:
            px0, py, pw, ph = row[-1]
            near = x - (px0 + pw) <= known["sela"] * max(h, ph)
            level = abs((y + h) - (py + ph)) <= known["kaki"] * max(h, ph)
            if near and level and min(h, ph) >= known["setinggi"] * max(h, ph):
                best = row
        if best is None:
            found.append([(x, y, w, h)])
        else:
            best.append((x, y, w, h))
    return [
        Row(min(s[0] for s in r), min(s[1] for s in r), max(s[0] + s[2] for s in r), max(s[1] + s[3] for s in r))
        for r in found
        if len(r) >= known["sederet"]
    ]
