"""Words that are most likely misread, whatever mark the engine gives them: nobody knows them, and one letter more, less
or another makes a known word of them. Without a general word list there is nothing to tell them by."""

from __future__ import annotations

from pipeline.normal.leksikon import is_listed
from pipeline.ocr.word_list import WordList, general_words, has_word, has_word_like

_AROUND = ".,:;()[]\"'“”"
_TELLING = 5  # letters: shorter words all are like others


def looks_misread(text: str) -> bool:
    """Whether one word as read is a known one but for a letter."""
    general = general_words()
    bare = text.strip(_AROUND)
    if general is None or len(bare) < _TELLING or not bare.isalpha():
        return False
    folded = bare.casefold()
    return not _known(folded, general) and has_word_like(general, folded)


def is_word(text: str) -> bool:
    """Whether the genre's vocabularies or the general list know a word. False where there is no list."""
    general = general_words()
    folded = text.strip(_AROUND).casefold()
    return general is not None and folded.isalpha() and _known(folded, general)


def _known(folded: str, general: WordList) -> bool:
    return is_listed(folded) or has_word(general, folded)
