"""Phrases with choices: "(Memeriksa|Meneliti) {surat}" becomes one of them by the seed."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_NAME = re.compile(r"\{(\w+)\}")


def pilih(r: random.Random, teks: str) -> str:
    """The phrase with one of each "(a|b)", or of "a|b" where the whole is a choice."""
    teks = _CHOICE.sub(lambda m: r.choice(m[1].split("|")), teks)
    return r.choice(teks.split("|"))


def isi(r: random.Random, teks: str, nama: Mapping[str, str]) -> str:
    """The phrase with its choices made and its names filled in. KeyError for a name that is not known."""
    said = pilih(r, teks)
    while _NAME.search(said):
        said = _NAME.sub(lambda m: _named(m[1], nama), said)
    return said


def _named(key: str, nama: Mapping[str, str]) -> str:
    if key in nama:
        return nama[key]
    value = nama[key.lower()]
    return value[:1].upper() + value[1:]
