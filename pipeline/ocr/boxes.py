"""Boxes of words in which letters of the line above or below lie.

The first engine draws such boxes where two lines nearly touch and it is not sure whose letters are whose. They hide a
short line between: its print does not look passed over, and its words go lost without a sign; and they make the order
of the words doubtful. A line's other words say how high it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.ocr.engine import RawWord
from pipeline.ocr.picture import LOWER_CASE

HIGH = 1.9  # heights of a lower-case letter: no box of a word is higher that fits its word
_HIGHER = 1.5  # times the others: so is a box in which another line's letters lie
_BESIDE = 2  # other words that say how high their line is
_BEYOND = 0.25 * LOWER_CASE  # pixels that a word may rise above and fall below them


def levelled(words: Sequence[RawWord]) -> list[RawWord]:
    """The words in their order, boxes as high as their line. words: in pixels of a picture in which lower-case letters
    are LOWER_CASE high."""
    by_line: dict[int, list[RawWord]] = {}
    for w in words:
        by_line.setdefault(w.line, []).append(w)
    return [_fitted(w, by_line[w.line]) for w in words]


def _fitted(word: RawWord, line: Sequence[RawWord]) -> RawWord:
    high = word.y1 - word.y0
    if high <= HIGH * LOWER_CASE or len(line) <= _BESIDE:
        return word
    if high <= _HIGHER * median([w.y1 - w.y0 for w in line]):
        return word
    top = max(word.y0, median([w.y0 for w in line]) - _BEYOND)
    foot = min(word.y1, median([w.y1 for w in line]) + _BEYOND)
    return replace(word, y0=top, y1=foot) if top < foot else word
