"""The genre's own words: what a rightly read word most likely is one of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pipeline.data.load import read_toml
from pipeline.normal.teks import fold

_FILES = (
    *("bulan", "dokumen", "ejaan", "identitas", "instansi", "jabatan", "kata_kerja", "kolom", "keputusan"),
    *("organisasi", "peraturan", "satuan_waktu"),
)
_WRONG = frozenset({"meta", "salah", "salah_frasa", "tidak_baku", "derau"})
"""Tables of those files that hold what is no right word."""
_LEAST = 3


def is_listed(word: str) -> bool:
    """Whether a folded word stands in one of the vocabularies (data/), as it is or with a common ending."""
    words = _words()
    return word in words or any(word.endswith(e) and word[: -len(e)] in words for e in ("nya", "kan", "an"))


@cache
def _words() -> frozenset[str]:
    found: set[str] = set()
    for name in _FILES:
        for key, part in read_toml(f"{name}.toml").items():
            if key not in _WRONG:
                for text in _texts(part):
                    found.update(w for w in fold(text).split() if len(w) >= _LEAST and w.isalpha())
    return frozenset(found)


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
