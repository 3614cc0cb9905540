"""Which way up a page is, from a few of its text lines.

Letters of one line stand close beside each other, so joining ink along the rows makes few long strips where text
runs across and many short ones where it runs up or down: that gives the axis in milliseconds. The longest
strips are then read, and turned over and read again unless they read well as they stand; rubbish gets low marks.
On 49 public scans turned all four ways this was right 196 times of 196, Tesseract's own orientation detection at
150 dpi 141 times of 147 and in more time; and it works with every engine. (Counted while five lines were read at first;
now two are where they read well as they stand: 432 times of 432 on 108 public pages, leaned, blurred and speckled.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.ocr.components import components
from pipeline.ocr.engine import Engine, Gray
from pipeline.ocr.ink import Span
from pipeline.ocr.mosaic import Part, mosaics
from pipeline.ocr.picture import LOWER_CASE, evened, resized

_WORKING_DPI = 90.0  # enough to see lines by
_BATCHES = (2, 5, 10, 15)  # lines read in all, until the verdict is clear: two are enough on a clean page as it stands
_LONGEST = 16.0  # line heights that are read of a line: about five words
_SHORTEST = 5.0  # line heights of a strip that counts as a line
_ENOUGH = 30  # letters read, below which the verdict is worth less
_PLAIN = 88.0  # mean mark over letters that rubbish never gets
_WORD = 4  # letters of the shortest word that rubbish is not read as with such a mark
_WORDS = 18  # letters in such words that settle the matter, whatever stands beside them
_SETTLED = 0.6


def stand_up(engine: Engine, image: Gray, dpi: float) -> tuple[int, float]:
    """Degrees clockwise (0, 90, 180, 270) that stand the page up, and how sure that is, 0 to 1."""
    small = resized(image, min(1.0, _WORKING_DPI / dpi))
    at = dpi * small.shape[1] / image.shape[1]
    letters = _letters(small, at)
    across, down = strips(letters, at), strips(np.ascontiguousarray(np.rot90(letters, -1)), at)
    weights = _length(across), _length(down)
    if max(weights) == 0:
        return 0, 0.0
    flat = weights[0] >= weights[1]
    base = 0 if flat else 90
    page = image if flat else np.rot90(image, -1)
    spans = _longest(across if flat else down)
    zoom = image.shape[1] / small.shape[1]
    up, over = Reading(0, 0.0), Reading(0, 0.0)
    seen: list[Gray] = []
    for start, end in pairwise((0, *_BATCHES)):
        pictures = [_cut(page, s, zoom) for s in spans[start:end]]
        up += _read(engine, pictures, 0)
        if up.words >= _WORDS or (up.letters >= _ENOUGH and up.mean >= _PLAIN):
            break
        seen += pictures
        if end == _BATCHES[0] < len(spans):
            continue  # too little to be told by what the other way up says
        over += _read(engine, seen, 2)
        seen = []
        if _surer(up, over) >= _SETTLED or end >= len(spans):
            break
    axis = 1 - min(weights) / max(weights)
    sure = _surer(up, over) * (0.5 + 0.5 * axis)
    return (base if up.merit >= over.merit else base + 180) % 360, round(sure, 3)


@dataclass(frozen=True, slots=True)
class Reading:
    """letters: how many were read. marks: their marks (0 to 100) added up. words: letters in plain words."""

    letters: int
    marks: float
    words: int = 0

    def __add__(self, other: Reading) -> Reading:
        return Reading(self.letters + other.letters, self.marks + other.marks, self.words + other.words)

    @property
    def mean(self) -> float:
        return self.marks / self.letters if self.letters else 0.0

    @property
    def merit(self) -> float:
        """Rubbish gets marks of 20 to 50, and may be long: only what is above counts, squared."""
        return self.letters * max(0.0, self.mean - 25) ** 2


def _surer(up: Reading, over: Reading) -> float:
    """How clearly one way beats the other, 0 to 1; little text says little."""
    best, other = max(up.merit, over.merit), min(up.merit, over.merit)
    letters = up.letters if up.merit >= over.merit else over.letters
    return (best - other) / best * min(1.0, letters / _ENOUGH) if best else 0.0


def _read(engine: Engine, pictures: Sequence[Gray], quarters: int) -> Reading:
    parts = [Part(i, np.ascontiguousarray(np.rot90(p, quarters))) for i, p in enumerate(pictures)]
    found = Reading(0, 0.0)
    for mosaic in mosaics(parts):
        for w in engine.read(mosaic.picture, "glance"):
            letters = sum(c.isalnum() for c in w.text)
            found += Reading(letters, letters * w.mark, letters if letters >= _WORD and w.mark >= _PLAIN else 0)
    return found


def _letters(image: Gray, dpi: float) -> npt.NDArray[np.uint8]:
    """255 where ink is that can be a letter: pieces 2.5 to 20 points high and wide. Rules and pictures drop out."""
    reach = round(dpi / 6) | 1
    smooth = cv2.blur(image, (reach, reach))
    ink = (image.astype(np.int16) < smooth.astype(np.int16) - 18).astype(np.uint8)
    _, labels, stats, _ = components(ink)
    low, high = dpi * 2.5 / 72, dpi * 20 / 72
    wide, tall = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    # Letters of a blurred page hang together as words, so one side may be longer, whichever way the text runs.
    fits = (np.minimum(wide, tall) <= high) & (np.maximum(wide, tall) >= low) & (np.maximum(wide, tall) <= 6 * high)
    fits &= np.maximum(wide, tall) <= 12 * np.minimum(wide, tall)
    fits[0] = False
    return np.asarray(fits[labels] * np.uint8(255), dtype=np.uint8)


def strips(letters: npt.NDArray[np.uint8], dpi: float) -> list[Span]:
    """Strips of letters that run across: joined over gaps of up to 6 points, _SHORTEST times as long as high."""
    gap = max(3, round(dpi * 6 / 72))
    joined = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    _, _, stats, _ = components(joined)
    low, high = dpi * 3.5 / 72, dpi * 24 / 72
    return [
        Span(y, y + tall, x, x + wide)
        for x, y, wide, tall, _ in stats[1:].tolist()
        if low <= tall <= high and wide >= _SHORTEST * tall
    ]


def _length(spans: Sequence[Span]) -> float:
    return float(sum(s.x1 - s.x0 for s in spans))


def _longest(spans: Sequence[Span]) -> list[Span]:
    """The lines, longest first, cut to _LONGEST line heights."""
    found = sorted(spans, key=lambda s: (min(_LONGEST, (s.x1 - s.x0) / (s.y1 - s.y0)), s.x1 - s.x0), reverse=True)
    return [s._replace(x1=min(s.x1, s.x0 + round(_LONGEST * (s.y1 - s.y0)))) for s in found]


def _cut(page: Gray, span: Span, zoom: float) -> Gray:
    room = 0.25 * (span.y1 - span.y0)
    y0, y1 = max(0, round((span.y0 - room) * zoom)), round((span.y1 + room) * zoom)
    x0, x1 = max(0, round((span.x0 - room) * zoom)), round((span.x1 + room) * zoom)
    cut = np.ascontiguousarray(page[y0:y1, x0:x1])
    return evened(resized(cut, float(np.clip(2.3 * LOWER_CASE / cut.shape[0], 0.3, 3.0))))
