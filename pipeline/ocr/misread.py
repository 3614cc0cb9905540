"""Words that are most likely misread, whatever mark the engine gives them: nobody knows them, and one letter more, less
or another, or two letters for one that looks like them, makes a known word of them. Without a general word list there
is nothing to tell them by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.data.load import read_toml
from pipeline.normal.leksikon import is_listed
from pipeline.ocr.word_list import WordList, general_words, has_word, has_word_like

_AROUND = ".,:;()[]\"'“”"
_TELLING = 5  # letters: shorter words all are like others


def looks_misread(text: str) -> bool:
    """Whether one word as read is a known one but for a letter, or for two that look like one."""
    general = general_words()
    return general is not None and (word := _unknown(text, general)) is not None and is_like_a_word(general, word)


def may_be_another(text: str) -> bool:
    """Whether a word as read is none, and a known one with two letters for one that looks like them ("pemyataan"), or
    with i for l or l for i ("tercapal"): on coarse and soft scans nothing else tells them apart, and both engines read
    it so."""
    general = general_words()
    if general is None or (word := _unknown(text, general)) is None:
        return False
    return any(_known(other, general) for other in (*_with_joined(word), *_with_other_stroke(word)))


def _unknown(text: str, general: WordList) -> str | None:
    """The word folded and bare, None where it is known or too short to tell."""
    bare = text.strip(_AROUND)
    if len(bare) < _TELLING or not bare.isalpha() or _known(bare.casefold(), general):
        return None
    return bare.casefold()


def is_like_a_word(general: WordList, folded: str) -> bool:
    """Whether a word of the list differs by one letter, or by two that look like one ("pemyataan" for "pernyataan")."""
    return has_word_like(general, folded) or any(_known(other, general) for other in _with_joined(folded))


def _with_joined(folded: str) -> Iterator[str]:
    """The word with one letter as the two that look like it, or two as the one."""
    for two, one in _joined():
        for old, new in ((one, two), (two, one)):
            at = folded.find(old)
            while at >= 0:
                yield folded[:at] + new + folded[at + len(old) :]
                at = folded.find(old, at + 1)


def _with_other_stroke(folded: str) -> Iterator[str]:
    """The word with one i as l, or one l as i."""
    for at, letter in enumerate(folded):
        if letter in "il":
            yield folded[:at] + ("l" if letter == "i" else "i") + folded[at + 1 :]


@cache
def _joined() -> tuple[tuple[str, str], ...]:
    return tuple(read_toml("derau.toml")["mirip"]["gabung"].items())


def is_word(text: str) -> bool:
    """Whether the genre's vocabularies or the general list know a word. False where there is no list."""
    general = general_words()
    folded = text.strip(_AROUND).casefold()
    return general is not None and folded.isalpha() and _known(folded, general)


def _known(folded: str, general: WordList) -> bool:
    return is_listed(folded) or has_word(general, folded)
