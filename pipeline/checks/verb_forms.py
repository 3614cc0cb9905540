"""The forms of the verbs that activities use, each known by its stem.

Indonesian meN- morphology: me- before l m n r w y; mem- before b f v and for p, which drops; men- before c d j z and
for t; meng- before vowels, g, h and for k; meny- for s; menge- before one syllable. Drafters often keep the consonant
that should drop ("mengkoordinasikan", "mensosialisasikan"), so both forms count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from pipeline.data.load import read_toml

Kelas = Literal["perintah", "kembali", "pindah", "terima", "buat", "olah", "periksa", "tanda", "temu", "tutup"]
Bentuk = Literal["aktif", "pasif", "nomina", "dasar"]

_VOWELS = "aeiou"
_SUFFIXES = ("", "kan", "i", "nya", "kannya", "inya")
_NASAL = {
    "b": ("mem", False), "f": ("mem", False), "v": ("mem", False), "p": ("mem", True),
    "c": ("men", False), "d": ("men", False), "j": ("men", False), "z": ("men", False), "t": ("men", True),
    "g": ("meng", False), "h": ("meng", False), "k": ("meng", True), "s": ("meny", True),
    "l": ("me", False), "m": ("me", False), "n": ("me", False), "r": ("me", False), "w": ("me", False),
    "y": ("me", False),
}  # fmt: skip
_KEPT = {"p": "mem", "t": "men", "k": "meng", "s": "men"}


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a verb: its stem, what it does, and whether it is active, passive, a noun or the bare stem."""

    akar: str
    kelas: Kelas
    bentuk: Bentuk


@cache
def verb_forms() -> dict[str, Form]:
    """Every form of every known stem, lower case."""
    data = read_toml("kata_kerja.toml")
    bare = frozenset(data["bentuk"]["dasar"])
    found: dict[str, Form] = {}
    for kelas, stems in data["kelas"].items():
        for akar in stems:
            for spelled, bentuk in _forms(akar, akar in bare):
                found.setdefault(spelled, Form(akar, cast(Kelas, kelas), bentuk))
    for word in data["bentuk"]["bukan"]:
        found.pop(word, None)
    return found


def active_prefixes(akar: str) -> tuple[str, ...]:
    """The stem behind meN-, standard form first: "kirim" gives "mengirim", "mengkirim"."""
    first = akar[0]
    if first in _VOWELS:
        return (f"meng{akar}",)
    prefix, drops = _NASAL.get(first, ("me", False))
    forms = [prefix + (akar[1:] if drops else akar)]
    if first in _KEPT:
        forms.append(_KEPT[first] + akar)
    if first == "s":
        forms.append("mey" + akar[1:])  # a common misspelling: "meyampaikan"
    if sum(sign in _VOWELS for sign in akar) == 1:
        forms.append(f"menge{akar}")
    return tuple(forms)


def _forms(akar: str, bare: bool) -> Iterator[tuple[str, Bentuk]]:
    for active in active_prefixes(akar):
        yield from ((active + suffix, "aktif") for suffix in _SUFFIXES)
        yield "p" + active[1:] + "an", "nomina"
    yield from ((f"di{akar}{suffix}", "pasif") for suffix in ("", "kan", "i"))
    yield f"ter{akar}", "pasif"
    yield from ((f"ber{akar}{suffix}", "aktif") for suffix in ("", "kan"))
    yield f"per{akar}an", "nomina"
    yield f"pe{akar}an", "nomina"
    if bare:
        yield akar, "dasar"
    yield f"{akar}kan", "dasar"


@cache
def same_act() -> dict[str, frozenset[str]]:
    """Per stem those that carry out an order to do it, itself included."""
    found: dict[str, set[str]] = {}
    for group in read_toml("kata_kerja.toml")["sama"]["kelompok"]:
        for akar in group:
            found.setdefault(akar, {akar}).update(group)
    return {akar: frozenset(group) for akar, group in found.items()}


def answers(akar: str) -> frozenset[str]:
    """The stems that carry out an order to `akar`."""
    return same_act().get(akar, frozenset({akar}))
