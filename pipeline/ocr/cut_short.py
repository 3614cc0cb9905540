"""Words at a cell's right side whose last letter ran into the rule and was taken off with it ("sampa" for "sampai").

What is left may be a word, and engines are sure of it. Of 54 public SOPs as scans six words within this reach lacked
one letter of a word of the genre: five were cut so, one went on in the next line.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

from pipeline.normal.leksikon import is_listed
from pipeline.ocr.engine import RawWord
from pipeline.ocr.picture import LOWER_CASE

_NEAR = 0.6 * LOWER_CASE  # pixels from the side
_LEAST = 3  # letters
_REST = 2  # letters of a word that goes on in the next line: the rest of one that the cell broke


def cut_short(words: Sequence[RawWord], right: float) -> frozenset[int]:
    """Which of a crop's words, by place, seem to lack their last letter. words: in reading order. right: the crop's
    right side, in pixels of the words' picture."""
    return frozenset(n for n, w in enumerate(words) if right - w.x1 <= _NEAR and _lacks_one(words, n))


def _lacks_one(words: Sequence[RawWord], n: int) -> bool:
    text = words[n].text
    if len(text) < _LEAST or not text.isalpha() or text.isupper() or is_listed(text.casefold()):
        return False
    goes_on = n + 1 < len(words) and len(words[n + 1].text) <= _REST and words[n + 1].text.islower()
    return not goes_on and any(is_listed(text.casefold() + letter) for letter in ascii_lowercase)
