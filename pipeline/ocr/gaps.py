"""A label, its colon and its value that an engine gave as one word ("Tanggal:2"), though white wider than any space
parts them on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from pipeline.ocr.engine import Gray, RawWord
from pipeline.ocr.ink import ink_of, runs
from pipeline.ocr.picture import LOWER_CASE

_WIDE = 1.5 * LOWER_CASE  # pixels; spaces of justified lines stay below it
_COLON = 0.6 * LOWER_CASE  # no colon is wider


def parted(word: RawWord, picture: Gray) -> Sequence[RawWord]:
    """The word, or two or three where it has a colon and wide white in it. picture: the one that it was read of,
    lower-case letters LOWER_CASE high."""
    if ":" not in word.text[1:-1]:
        return (word,)
    x0, y0, x1, y1 = (max(0, round(v)) for v in (word.x0, word.y0, word.x1, word.y1))
    inked = runs(np.asarray(ink_of(picture[y0:y1, x0:x1]).any(axis=0)))
    whites = sorted(((b[0] - a[1], a[1], b[0]) for a, b in pairwise(inked)), reverse=True)
    found = sorted((start, end) for wide, start, end in whites[:2] if wide >= _WIDE)
    if not found:
        return (word,)
    before, after = word.text.split(":", 1)
    ends = (inked[0][0], *(x for white in found for x in white), inked[-1][1])
    texts = [before, ":", after]
    alone = len(found) == 2 and found[1][0] - found[0][1] <= _COLON
    if not alone:  # the colon stands beside the label or beside the value: either way it ends the label
        texts, ends = [before + ":", after], (ends[0], *whites[0][1:], ends[-1])
    return [
        replace(word, text=text, x0=float(x0 + start), x1=float(x0 + end))
        for text, start, end in zip(texts, ends[::2], ends[1::2], strict=True)
    ]
