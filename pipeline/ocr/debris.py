"""Words that are only what table rules leave behind."""

from __future__ import annotations

from pipeline.ocr.engine import RawWord

_STROKES = frozenset("|¦_[]{}()~—–-=!/\\'`‘’\"“”.,:;«»<>^*•°+")
_ALONE = frozenset("|¦_~[]{}\\`«»^°")
"""Signs that no SOP prints as a word of its own, but a rule's rest looks like."""


def is_debris(word: RawWord, width: float, height: float, letter: float) -> bool:
    """Whether the word is a rest of ruling: only strokes, at the edge of a crop of width x height pixels.

    letter: height of lower-case letters. Marks that stand for an empty cell ("-", ":") away from the edge stay.
    """
    signs = set(word.text)
    if not signs <= _STROKES:
        return False
    near = 0.6 * letter
    at_edge = word.x0 < near or word.y0 < near or word.x1 > width - near or word.y1 > height - near
    odd_size = word.y1 - word.y0 > 3 * letter or word.x1 - word.x0 > 12 * letter * len(word.text)
    return at_edge and (bool(signs & _ALONE) or odd_size)
