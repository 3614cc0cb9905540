"""Numbers whose ink contradicts what was read: figures enclose white, each as often as its shape says.

The first engine takes a 1 with a strong flag for a 4 and is sure of it (marks of 84 to 97), and a duration that is four
times as long looks right to everybody. Of 8,900 numbers on 144 public documents as worn scans and on 18 real ones some
220 do not enclose what they should at any level of grey. Those looked at were misread figures and digits under strokes,
a 4 that ran full of ink on rough copies, or no numbers at all: stamps, codes, and words that run up the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import cv2
import numpy as np

from pipeline.data.load import read_toml
from pipeline.ocr.engine import Gray, RawWord

_NUMBER = re.compile(r"[(\[]?[0-9]+(?:[.,:;/-][0-9]+)*[.,:;)\]]*")


@cache
def _known() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Grey levels at which ink is looked at, the likeliest first, and how often each figure encloses white."""
    found = read_toml("ocr.toml")["numerals"]
    return tuple(int(v) for v in found["levels"]), tuple(int(v) for v in found["encloses"])


def ink_levels() -> tuple[int, ...]:
    """Grey levels that the ink of a number is looked at by, the likeliest first."""
    return _known()[0]


def marked(words: Sequence[RawWord], picture: Gray) -> list[RawWord]:
    """The words, those numbers among them marked whose ink is not what they were read as. picture: dark print on white,
    of which they were read."""
    return [replace(w, encloses=_contradiction(w, picture)) for w in words]


def fits(text: str, encloses: frozenset[int]) -> bool:
    """Whether a text is a number of which ink that encloses white so often may be the print."""
    return _NUMBER.fullmatch(text) is not None and _expected(text) in encloses


def _contradiction(word: RawWord, picture: Gray) -> frozenset[int]:
    """How often the ink of a number encloses white, at each level of grey; nothing where that is as it should be."""
    if not _NUMBER.fullmatch(word.text):
        return frozenset()
    expected, seen = _expected(word.text), set()
    y0, x0 = max(0, int(word.y0) - 1), max(0, int(word.x0) - 1)
    cut = picture[y0 : int(word.y1) + 2, x0 : int(word.x1) + 2]
    for level in ink_levels() if cut.size else ():
        seen.add(_enclosed(cut, level))
        if expected in seen:
            return frozenset()
    return frozenset(seen)


def _expected(text: str) -> int:
    encloses = _known()[1]
    return sum(encloses[int(c)] for c in text if c in "0123456789")


def _enclosed(cut: Gray, level: int) -> int:
    """How many pieces of white the ink darker than the level encloses."""
    ink = cv2.copyMakeBorder((cut < level).astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    _, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return 0 if tree is None else int(np.count_nonzero(tree[0, :, 3] >= 0))
