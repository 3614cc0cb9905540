"""Words whose ink is far wider or narrower than what was read of it: letters were lost, or it is no type at all.

A line's type has one size, so that a word's width tells how much is printed there, whatever an engine makes of it.
On 54 public documents as photographs and scans 98 of 100 words are between 0.84 and 1.12 times as wide as the others of
their piece let expect. Above 1.5 times lay words misread as a whole ("icon" for "Menyusun", and the engine half sure),
handwriting, pieces of stamps and codes, and a few right ones whose box took in white; below 0.6 scraps, and short words
("QR") of which engines draw the box too narrow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median

import numpy as np

from pipeline.data.load import read_toml
from pipeline.ocr.engine import Gray, RawWord
from pipeline.ocr.ink import ink_of, runs
from pipeline.ocr.picture import LOWER_CASE

_TELLING = 4  # letters of a word that says how wide its piece's type runs
_OWN = 3  # such words of a piece that speak for it; with fewer its page's do
_PAGE = 10  # such words that speak for a page
_LEAST = 2  # letters and digits of a word that is judged: single signs are drawn by every typeface as it likes
_WHITE = 0.6 * LOWER_CASE  # pixels: wider white is none within a word


@dataclass(frozen=True, slots=True)
class _Widths:
    of: dict[str, float]
    other: float
    wide: float
    narrow: float


def with_misfits(words: Mapping[int, Sequence[RawWord]], pictures: Mapping[int, Gray]) -> dict[int, list[RawWord]]:
    """The words of the pieces of one page, those marked whose ink cannot be what was read. pictures: dark print on
    white, of which they were read, all with type of one size."""
    own = {key: [_ratio(w) for w in found if _is_telling(w)] for key, found in words.items()}
    every = [r for found in own.values() for r in found]
    page = median(every) if len(every) >= _PAGE else None
    out = {}
    for key, found in words.items():
        usual = median(own[key]) if len(own[key]) >= _OWN else page
        out[key] = [replace(w, misfit=_is_misfit(w, usual, pictures[key])) for w in found] if usual else list(found)
    return out


def _is_telling(word: RawWord) -> bool:
    return len(word.text) >= _TELLING and word.text.isalpha()


def _ratio(word: RawWord) -> float:
    """Its width by that of the same letters in a common typeface."""
    known = _known()
    return (word.x1 - word.x0) / sum(known.of.get(c, known.other) for c in word.text)


def _is_misfit(word: RawWord, usual: float, picture: Gray) -> bool:
    if sum(c.isalnum() for c in word.text) < _LEAST:
        return False
    known, ratio = _known(), _ratio(word) / usual
    if known.narrow <= ratio <= known.wide:
        return False
    return ratio < known.narrow or ratio * _share_of_ink(word, picture) > known.wide


def _share_of_ink(word: RawWord, picture: Gray) -> float:
    """The share of a word's box that one run of letters takes up: the box may take in the space behind the word."""
    x0, y0, x1, y1 = (max(0, round(v)) for v in (word.x0, word.y0, word.x1, word.y1))
    found = runs(np.asarray(ink_of(picture[y0:y1, x0:x1]).any(axis=0)))
    if not found or x1 <= x0:
        return 0.0
    starts = [found[0][0], *(b[0] for a, b in pairwise(found) if b[0] - a[1] >= _WHITE)]
    ends = [*(a[1] for a, b in pairwise(found) if b[0] - a[1] >= _WHITE), found[-1][1]]
    return max(end - start for start, end in zip(starts, ends, strict=True)) / (x1 - x0)


@cache
def _known() -> _Widths:
    found = read_toml("ocr.toml")["widths"]
    classes = {c: float(width) for letters, width in found["classes"].items() for c in letters}
    return _Widths(classes, float(found["other"]), float(found["wide"]), float(found["narrow"]))
