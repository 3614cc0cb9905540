"""The genre's own words: what a rightly read word most likely is one of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pipeline.data.load import read_toml
from pipeline.normal.teks import fold

_WORDS = ("bulan", "ejaan", "satuan_waktu")
_NAMES = (
    *("dokumen", "identitas", "instansi", "jabatan", "kata_kerja", "kolom", "keputusan", "organisasi", "peraturan"),
)
"""Vocabularies with abbreviations in them, whose shortest entries are like any slip of reading."""
_WRONG = frozenset({"meta", "salah", "salah_frasa", "tidak_baku", "derau", "awalan"})
"""Tables of those files that hold what is no right word."""
_LEAST, _LEAST_NAME = 3, 4


def is_listed(word: str) -> bool:
    """Whether a folded word stands in one of the vocabularies (data/), as it is or with a common ending."""
    words = listed_words()
    return word in words or any(word.endswith(e) and word[: -len(e)] in words for e in ("nya", "kan", "an"))


def keeps_hyphen(first: str, second: str) -> bool:
    """Whether a hyphen between two folded parts at the end of a line is the drafter's own: no vocabulary knows them as
    one word, and each is a word, or the first a form that is set off so. Else the break made it ("pelak-" + "sanaan").
    """
    if is_listed(first + second):
        return False
    return first in _set_off() or (is_listed(first) and is_listed(second))


@cache
def _set_off() -> frozenset[str]:
    return frozenset(read_toml("ejaan.toml")["awalan"]["berhubung"].split())


@cache
def listed_words() -> frozenset[str]:
    """All words of the vocabularies, folded."""
    found: set[str] = set()
    for name in (*_WORDS, *_NAMES):
        least = _LEAST if name in _WORDS else _LEAST_NAME
        for key, part in read_toml(f"{name}.toml").items():
            if key not in _WRONG:
                for text in _texts(part):
                    found.update(w for w in fold(text).split() if len(w) >= least and w.isalpha())
    slips: frozenset[str] = frozenset(read_toml("ejaan.toml")["salah"])
    return frozenset(found) - slips


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield key
            yield from _texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value)
