"""Pieces of the rule beside the roles that were read as a letter of their own ("I" before a cell's first word)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ocr.port import OcrWord
from pipeline.records.geometry import Box

_STROKES = frozenset("Il1|!i[]")
_THIN = 0.4  # of its height: a stroke's width
_NEAR = 0.6  # times its height: how far from the border it may stand


def without_rests(words: Sequence[OcrWord], lanes: Sequence[Box], k: float) -> Sequence[OcrWord]:
    """The words of one group among the roles, none where it is one upright stroke beside a border of them: labels that
    stand alone there are words, or a T or a Y. lanes: points; k: points per pixel of the words' plane."""
    if len(words) != 1 or words[0].text not in _STROKES:
        return words
    (word,) = words
    high, middle = word.y1 - word.y0, (word.x0 + word.x1) / 2
    borders = [x / k for lane in lanes if lane.y0 <= word.y0 * k <= lane.y1 for x in (lane.x0, lane.x1)]
    is_rest = word.x1 - word.x0 <= _THIN * high and any(abs(middle - x) <= _NEAR * high for x in borders)
    return () if is_rest else words
