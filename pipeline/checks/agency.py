"""Whose SOP it is: the agency's own words, its kind, and its region, from the letterhead or a citation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pipeline.data.load import read_toml
from pipeline.normal.teks import fold

Level = Literal["provinsi", "kabupaten", "kota"]

_LABELLED = re.compile(
    r"\b(?:(provinsi|propinsi|provisi|prov)|(kabupaten|kab)|(kota))\b\.?[\s:]+(?=[A-Z])(?-i:(.{2,60}))", re.I
)
_RULER = re.compile(r"\b(?:(gubernur)|(bupati)|(wali\s?kota))\b[\s:]+(?=[A-Z])(?-i:(.{2,60}))", re.I)
_LONGEST_NAME = 3  # words of a district's name ("Hulu Sungai Selatan"); longer ones are told by their beginning


@dataclass(frozen=True, slots=True)
class Region:
    """nama: folded, a province in its full form."""

    level: Level
    nama: str


@dataclass(frozen=True, slots=True)
class Agency:
    """nama: as printed.  words: folded, without the words that every letterhead has and without the region.
    jenis: kind of organisation (instansi.toml), None where the name does not say.  region: the innermost one named.
    key: equal for documents of one agency; "" where none is named.
    """

    nama: str
    words: tuple[str, ...]
    jenis: str | None
    region: Region | None
    key: str


@lru_cache(maxsize=4096)
def agency_of(instansi: str | None) -> Agency:
    nama = instansi or ""
    folded = fold(nama)
    found = regions_in(nama)
    region = next((r for r in found if r.level != "provinsi"), found[0] if found else None)
    known = _data()
    in_region = {w for r in found for w in r.nama.split()}
    words = tuple(w for w in dict.fromkeys(folded.split()) if w not in known.empty and w not in in_region)
    words = tuple(w for w in words if w not in ("kabupaten", "kab", "kota"))
    kind = _kind(folded)
    if kind not in (None, "setda", "setwan"):  # the secretariat of an office is a unit of it, not an office of its own
        words = tuple(w for w in words if w != "sekretariat") or words
    key = " ".join(sorted(words)) + (f" @ {region.level} {region.nama}" if region else "")
    return Agency(nama, words, kind, region, key.strip())


@lru_cache(maxsize=8192)
def regions_in(text: str) -> tuple[Region, ...]:
    """The regions that a text names with their level ("Provinsi X", "Kab. Y"), in their order."""
    found: list[tuple[int, Region]] = []
    for pattern in (_LABELLED, _RULER):
        start = 0
        while m := pattern.search(text, start):
            start = m.start(4)
            level: Level = "provinsi" if m[1] else "kabupaten" if m[2] else "kota"
            nama = _province_at(m[4]) if level == "provinsi" else _district_at(m[4])
            if nama:
                found.append((m.start(), Region(level, nama)))
    found.sort(key=lambda f: f[0])
    return tuple(dict.fromkeys(r for _, r in found))


def province_names() -> frozenset[str]:
    """All provinces by their full folded names."""
    return frozenset(_data().provinces.values())


def is_cut_province(text: str) -> bool:
    """Whether a text ends within the name of a province ("... Provinsi Kalimantan")."""
    found = re.search(r"\b(?:provinsi|propinsi)\s+((?:\w+\s*){1,3})\W*$", text, re.IGNORECASE)
    name = fold(found[1]) if found else ""
    return bool(name) and name not in _data().provinces and any(p.startswith(name + " ") for p in _data().provinces)


def _province_at(text: str) -> str | None:
    """The province whose name a text begins with; None for a name that is cut off or unknown."""
    words = fold(text).split()
    for n in range(min(5, len(words)), 0, -1):
        if (full := _data().provinces.get(" ".join(words[:n]))) is not None:
            return full
    return None


def _district_at(text: str) -> str | None:
    """The capitalised words that a text begins with, up to one that cannot be part of a name."""
    found: list[str] = []
    for word in re.split(r"\s+", text):
        folded = fold(word)
        if not folded or not word[:1].isupper() or folded in _data().stop or folded.split()[0].isdigit():
            break
        found.append(folded)
        if len(found) == _LONGEST_NAME or word[-1] in ",;.:)/":
            break
    if not found or found[0].split()[0] in _data().no_name:
        return None
    return " ".join(found)


def _kind(folded: str) -> str | None:
    spaced = f" {folded} "
    return next((nama for nama, words in _data().kinds if any(f" {w} " in spaced for w in words)), None)


@dataclass(frozen=True, slots=True)
class _Data:
    provinces: dict[str, str]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    empty: frozenset[str]
    stop: frozenset[str]
    no_name: frozenset[str]


@cache
def _data() -> _Data:
    data = read_toml("instansi.toml")
    return _Data(
        provinces={name: full for full, others in data["provinsi"].items() for name in (full, *others)},
        kinds=tuple((k["nama"], tuple(k["kata"])) for k in data["jenis"]),
        empty=frozenset(data["nama"]["kosong"]),
        stop=frozenset(data["nama"]["batas"]),
        no_name=frozenset(data["nama"]["bukan"]),
    )
