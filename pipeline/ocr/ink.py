"""Where the ink is: trimming a crop, telling blank from printed, how large the type is, and the text lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.ocr.engine import Gray
from pipeline.ocr.levels import Levels

_CONTRAST = 60  # grey levels between paper and ink below which a crop holds only shading
_LEAST, _MOST = 1.5, 20  # points: heights of lower-case letters
_PALE = 0.12  # of the densest row: rows with less ink part lines
_DENSE = 0.33  # of the same: rows of a line with less hold only strokes that rise above or fall below the others
_ENOUGH = 5  # lengths of ink, in the greatest height, that say how large type is
_SHADE = 0.72  # ink is darker than this share of the paper's grey: light enough for grey print, below show-through


class Span(NamedTuple):
    """Rows y0 to y1 and columns x0 to x1 of a picture, ends not included."""

    y0: int
    y1: int
    x0: int
    x1: int

    def cut(self, image: Gray) -> Gray:
        return image[self.y0 : self.y1, self.x0 : self.x1]


def ink_of(image: Gray) -> npt.NDArray[np.bool_]:
    """True where there is ink: clearly darker than the paper, which is the crop's lightest tenth."""
    if image.size == 0:
        return np.zeros(image.shape, dtype=bool)
    darkest = int(image.min())
    if darkest >= _SHADE * 255:  # not ink on any paper
        return np.zeros(image.shape, dtype=bool)
    step = 1 + int(image.size**0.5) // 200
    levels = Levels(image[::step, ::step])
    paper = float(levels.at(levels.size - max(1, levels.size // 10)))
    if paper - darkest < _CONTRAST:
        return np.zeros(image.shape, dtype=bool)
    return np.asarray(image < _SHADE * paper)


def extent(image: Gray, dpi: float) -> Span | None:
    """Rows and columns that hold print, or None for a blank crop.

    Dust is left out: a crop counts as blank when its ink is less than a full stop of 6 point type.
    """
    ink = ink_of(image)
    speck = max(3.0, (0.006 * dpi) ** 2)  # a full stop of 6 pt measures 0.5 pt
    if int(ink.sum()) < speck:
        return None
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return Span(int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1)


def type_height(pictures: Sequence[Gray], dpi: float) -> float | None:
    """Height of the lower-case letters in pixels: of each line the rows in which its ink is dense, the median over the
    length of all lines. None where there are too few to tell. Blurred letters run into each other, so that pieces of
    ink say less: their height is that of the tallest letter among them."""
    low, high = dpi * _LEAST / 72, dpi * _MOST / 72
    heights: list[float] = []
    lengths: list[int] = []
    for picture in pictures:
        ink = ink_of(picture)
        rows = np.count_nonzero(ink, axis=1)
        for a, b in runs(np.asarray(rows > _PALE * rows.max(initial=0))):
            dense = runs(np.asarray(rows[a:b] >= _DENSE * rows[a:b].max()))
            tall = max(end - start for start, end in dense)
            if low <= tall <= high:
                heights.append(tall)
                lengths.append(int(np.count_nonzero(ink[a:b].any(axis=0))))
    if sum(lengths) < _ENOUGH * high:
        return None
    order = np.argsort(heights)
    half = np.searchsorted(np.cumsum(np.array(lengths)[order]), sum(lengths) / 2)
    return float(heights[order[half]])


def runs(flags: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of True as (start, end), end not included."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def text_lines(image: Gray) -> tuple[Span, ...]:
    """The lines of a crop, top down, with a little white around each.

    Lines are the stretches of rows with ink. One lower than 40 % of the usual is a dot, a dash or an accent and goes
    to the neighbour that it nearly touches.
    """
    ink = ink_of(image)
    found = runs(np.asarray(ink.any(axis=1)))
    if not found:
        return ()
    usual = sorted(b - a for a, b in found)[int(len(found) * 0.6)]
    bands: list[tuple[int, int]] = []
    for a, b in found:
        if bands and a - bands[-1][1] < 0.35 * usual and min(b - a, bands[-1][1] - bands[-1][0]) < 0.4 * usual:
            bands[-1] = (bands[-1][0], b)
        else:
            bands.append((a, b))
    height, width = image.shape
    out = []
    for a, b in bands:
        if b - a < 3 and usual > 6:
            continue
        columns = np.flatnonzero(ink[a:b].any(axis=0))
        pad = max(2, (b - a) // 6)
        x0, x1 = int(columns[0]), int(columns[-1]) + 1
        out.append(Span(max(0, a - pad), min(height, b + pad), max(0, x0 - pad), min(width, x1 + pad)))
    return tuple(out)
