"""Is a text layer text at all? Fonts without a usable code table give signs that mean nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from pipeline.records.word import Word

MOST_BAD = 0.08  # share of signs without meaning that a readable page may have (bullets of symbol fonts, stray marks)
_MEANINGLESS = {"Cn", "Co", "Cs", "Cc"}  # unassigned, private use, surrogates, controls


def is_legible(words: Iterable[Word]) -> bool:
    """Do the words consist of signs that mean something? True for no words: there is nothing to doubt."""
    signs = bad = 0
    for w in words:
        text = w.text
        signs += len(text)
        if not text.isprintable() or "\ufffd" in text:  # what prints has none of these
            bad += sum(ch == "\ufffd" or unicodedata.category(ch) in _MEANINGLESS for ch in text)
        bad += 5 * text.count("(cid:")
    return signs == 0 or bad <= MOST_BAD * signs
