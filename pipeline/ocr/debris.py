"""Words that are only what table rules leave behind."""

from __future__ import annotations

from pipeline.ocr.engine import RawWord

_STROKES = frozenset("|¦_[]{}()~—–-=!/\\'`‘’\"“”.,:;«»<>^*•°+")
_ALONE = frozenset("|¦_~[]{}\\`«»^°")
"""Signs that no SOP prints as a word of its own, but a rule's rest looks like."""

_STOPS = frozenset(".,")


def is_debris(word: RawWord, width: float, height: float, letter: float, before: RawWord | None = None) -> bool:
    """Whether the word is a rest of ruling: only strokes, at the edge of a crop of width x height pixels.

    letter: height of lower-case letters; before: the word read before it. Marks that stand for an empty cell ("-", ":")
    away from the edge stay, and so does an upright stroke that stands on a line behind a word like its next letter
    ("Asisten |"), however near to the upper or lower edge that line is. A full stop or a comma far behind the word
    before it is a speck.
    """
    if word.text in _STOPS and before is not None and _is_far_behind(before, word, letter):
        return True
    signs = set(word.text)
    if not signs <= _STROKES:
        return False
    near = 0.6 * letter
    beside = word.x0 < near or word.x1 > width - near
    over = word.y0 < near or word.y1 > height - near
    at_edge = beside or (over and not (before is not None and _goes_on(before, word, letter)))
    odd_size = word.y1 - word.y0 > 3 * letter or word.x1 - word.x0 > 12 * letter * len(word.text)
    return at_edge and (bool(signs & _ALONE) or odd_size)


def _is_far_behind(before: RawWord, word: RawWord, letter: float) -> bool:
    """Whether a word stands on the line of the one before it and farther than a space behind it. One that begins a line
    may be a bullet."""
    level = min(before.y1 + 0.5 * letter, word.y1) - max(before.y0, word.y0) >= 0.5 * (word.y1 - word.y0)
    return level and word.x0 - before.x1 > 1.5 * letter


def _goes_on(before: RawWord, word: RawWord, letter: float) -> bool:
    """Whether a word stands on the line of the one before it, as high and no farther than a word does."""
    common = min(before.y1, word.y1) - max(before.y0, word.y0)
    high = before.y1 - before.y0
    level = common >= 0.6 * high and word.y1 - word.y0 <= 1.4 * high
    return (
        level
        and set(word.text) <= {"|"}
        and 0 <= word.x0 - before.x1 <= 1.2 * letter
        and any(map(str.isalpha, before.text))
    )
