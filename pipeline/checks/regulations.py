"""What is known of regulations: revoked, amended, in force, and their titles (data/status_peraturan.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.data.load import read_toml
from pipeline.model.sop import DasarHukum
from pipeline.normal.teks import fold

_SLASH = re.compile(r"\s*/\s*")


class Key(NamedTuple):
    """One instrument. nomor: its serial alone ("215" of 215/PMK.05/2016)."""

    jenis: str
    nomor: int
    tahun: int

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor}/{self.tahun}"


@dataclass(frozen=True, slots=True)
class Status:
    """What became of an instrument. oleh: what stands in its place, oldest first; sejak: the year since which.

    sure: read in the regulations themselves; else it is only put as a question.  induk: the parent law that fell,
    where the instrument itself was not; then `oleh` is empty.
    """

    oleh: tuple[Key, ...]
    sejak: int
    sure: bool
    induk: Key | None = None


def key_of(hukum: DasarHukum) -> Key | None:
    """None where kind, serial or year was not read."""
    if hukum.jenis is None or hukum.tahun is None or (serial := _serial(hukum.nomor)) is None:
        return None
    return Key(hukum.jenis, serial, hukum.tahun)


def parse_key(text: str) -> Key:
    """ "UU 32/2004" as the table writes it. ValueError for any other form."""
    found = re.fullmatch(r"(\w[\w ]*) (\d+)/(\d{4})", text)
    if found is None:
        raise ValueError(f"not KIND NUMBER/YEAR: {text}")
    return Key(found[1], int(found[2]), int(found[3]))


def status_of(key: Key, teks: str) -> Status | None:
    """None where nothing is known against it. teks: the citation, for kinds that several agencies share."""
    entry = _table().revoked.get(key)
    if entry is None or key in _table().in_force:
        return None
    status, field = entry
    return status if field is None or field in fold(teks) else None


def amendments_of(key: Key) -> tuple[Key, ...]:
    """The instruments that changed it, oldest first; () where none is known."""
    return _table().amended.get(key, ())


def known_title(key: Key) -> str | None:
    return _table().titles.get(key)


def checked_on() -> str:
    """ISO date on which the table was last compared with the sources."""
    return str(read_toml("status_peraturan.toml")["meta"]["checked_on"])


@lru_cache(maxsize=8192)
def title_words(title: str) -> tuple[str, ...]:
    """A title for comparing: folded, usual short forms written out, without the words that hold a sentence together."""
    short = read_toml("status_peraturan.toml")["singkatan_judul"]
    words = fold(title).split()
    if not short.keys().isdisjoint(words):
        words = [part for w in words for part in short.get(w, w).split()]
    return tuple([w for w in words if w not in _HOLDING])


_HOLDING = frozenset(
    "dan di ke dari atas tentang yang serta pada untuk dalam dengan bagi oleh republik indonesia".split()
)


@dataclass(frozen=True, slots=True)
class _Table:
    revoked: dict[Key, tuple[Status, str | None]]
    in_force: frozenset[Key]
    amended: dict[Key, tuple[Key, ...]]
    titles: dict[Key, str]


@cache
def _table() -> _Table:
    data = read_toml("status_peraturan.toml")
    revoked: dict[Key, tuple[Status, str | None]] = {}
    for entry in data["dicabut"]:
        status = Status(_keys(entry["oleh"]), int(entry["sejak"]), entry["keyakinan"] == "H")
        revoked |= {k: (status, entry.get("bidang")) for k in _keys(entry["lama"])}
    for entry in data["induk_dicabut"]:
        status = Status((), int(entry["sejak"]), False, parse_key(entry["induk"]))
        revoked |= {k: (status, None) for k in _keys(entry["lama"])}
    return _Table(
        revoked,
        frozenset(_keys(data["tetap"]["berlaku"])),
        {parse_key(e["lama"]): _keys(e["oleh"]) for e in data["diubah"]},
        {parse_key(k): title for k, title in data["judul"].items()},
    )


def _keys(texts: Iterable[str]) -> tuple[Key, ...]:
    return tuple(parse_key(t) for t in texts)


def _serial(nomor: str | None) -> int | None:
    if not nomor:
        return None
    if nomor.isdecimal() and len(nomor) < 7:
        return int(nomor)
    return next((int(part) for part in _SLASH.split(nomor) if part.isdecimal() and len(part) < 7), None)
