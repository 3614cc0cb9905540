"""Words of a value that nobody knows: what a misreading most often leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.normal.leksikon import is_listed
from pipeline.ocr.misread import is_like_a_word
from pipeline.ocr.word_list import WordList, has_word

_TELLING = 5  # letters
_SHORTEST = 3  # letters: shorter ones say nothing


@dataclass(frozen=True, slots=True)
class Strange:
    """How many words of a value stand in no vocabulary of the genre and in no other value of the document. Where there
    is a general word list, `umum` of them stand in that, `tak_dikenal` do not, of which `hampir` differ by one letter,
    or by two that look like one, from one that does; without a list all are `tanpa_daftar`."""

    tak_dikenal: int = 0
    hampir: int = 0
    umum: int = 0
    tanpa_daftar: int = 0


def strange_words(words: Sequence[str], known: Counter[str], general: WordList | None) -> Strange:
    """words: folded. known: in how many values of the document each word stands."""
    odd = [w for w in words if w.isalpha() and len(w) >= _SHORTEST and not _is_known(w, known)]
    if general is None:
        return Strange(tanpa_daftar=len(odd))
    lost = [w for w in odd if not has_word(general, w)]
    near = sum(len(w) >= _TELLING and is_like_a_word(general, w) for w in lost)
    return Strange(len(lost), near, len(odd) - len(lost))


def _is_known(word: str, known: Counter[str]) -> bool:
    """A short word read the same way twice may be misread twice: only longer ones speak for each other."""
    return is_listed(word) or (known[word] > 1 and len(word) >= _TELLING)
