"""The documents that a cell names, made comparable: without status, synonyms folded into one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.checks.verb_forms import Form, verb_forms
from pipeline.data.load import read_toml
from pipeline.normal.teks import fold

_REMEMBERED = 8192
_SPLIT = re.compile(r"[;,\n•●▪]+|(?:^|\s)(?:\d{1,2}|[a-z])[.)](?=\s*[A-Za-z])|(?:^|\s)[-–](?=\s)|\s\+\s")
_JOIN = re.compile(r"\s+(?:dan|serta|&)\s+", re.IGNORECASE)
_NOTE = re.compile(r"\([^()]*\)")

UNKNOWN_STATUS = -1


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One document of a cell.

    teks: as printed, without a remark in brackets.  kata: the words that say which it is, folded, synonyms made one,
    without status and words that only join; status: rung of the ladder (dokumen.toml), -1 where none is named.
    oleh: the text behind the passive that gave the status ("Kepala Dinas" of "ditandatangani Kepala Dinas").  akar:
    stem of that passive.
    draf: it is called a draft, whatever was done to it since.
    """

    teks: str
    kata: tuple[str, ...]
    status: int
    akar: str
    oleh: str
    draf: bool

    @property
    def khas(self) -> frozenset[str]:
        """The words that are its own, beside those that every document may have; those where it has no others."""
        return _own_words(self.kata)

    @property
    def generic(self) -> bool:
        """Whether it says nothing of which document is meant."""
        return set(self.kata) <= vocabulary().general

    @property
    def kepala(self) -> str:
        return self.kata[0] if self.kata else ""


@lru_cache(maxsize=_REMEMBERED)
def _own_words(kata: tuple[str, ...]) -> frozenset[str]:
    whole = frozenset(kata)
    return whole - vocabulary().general or whole


@lru_cache(maxsize=_REMEMBERED)
def documents_in(text: str | None) -> tuple[Dokumen, ...]:
    """The documents that a cell lists."""
    if not text:
        return ()
    found = (_document(part) for part in _parts(text))
    return tuple(d for d in found if d is not None)


@lru_cache(maxsize=_REMEMBERED)
def content_words(text: str) -> tuple[str, ...]:
    """All words of a text that may name a document, synonyms made one; verbs and joining words too are left in."""
    return tuple(_synonyms(fold(text).split()))


def status_names() -> tuple[str, ...]:
    return vocabulary().statuses


def _parts(text: str) -> list[str]:
    out: list[str] = []
    for piece in _SPLIT.split(_NOTE.sub(" ", text)):
        start = 0
        for joint in _JOIN.finditer(piece):
            after = fold(piece[joint.end() :]).split(" ", 1)[0]
            if _canonical(after) in vocabulary().heads and piece[start : joint.start()].strip():
                out.append(piece[start : joint.start()])
                start = joint.end()
        out.append(piece[start:])
    return [p.strip(" .:-–/") for p in out if p.strip(" .:-–/")]


def _document(text: str) -> Dokumen | None:
    words = _synonyms(_without_split_passive(fold(text).split()))
    known = vocabulary()
    kept: list[str] = []
    status, akar, behind = UNKNOWN_STATUS, "", -1
    for i, word in enumerate(words):
        rung = known.rung_of_word.get(word)
        form = known.passives.get(word)
        if rung is None and form is not None and kept:
            rung = known.rung_of_stem.get(form.akar)
            if rung is not None and rung >= status:
                akar, behind = form.akar, i
        if rung is not None:
            status = max(status, rung)
        elif behind < 0 and word not in known.joining and not (form is not None and kept):
            kept.append(word)
    if not kept:
        kept = [w for w in words if w in known.rung_of_word]
    if not kept:
        return None
    by = " ".join(w for w in words[behind + 1 :] if w != "oleh") if behind >= 0 else ""
    return Dokumen(text, tuple(kept), status, akar, by, "konsep" in words)


def _without_split_passive(words: list[str]) -> list[str]:
    """ "di paraf", "ditanda tangani" as one word."""
    out: list[str] = []
    for word in words:
        if out and (out[-1] == "di" or (out[-1].endswith("tanda") and word.startswith("tangan"))):
            joined = out[-1] + word
            if joined in verb_forms():
                out[-1] = joined
                continue
        out.append(word)
    return out


def _synonyms(words: Sequence[str]) -> list[str]:
    known, reach = vocabulary().synonyms, vocabulary().reach
    if reach.keys().isdisjoint(words):
        return list(words)
    out: list[str] = []
    i = 0
    while i < len(words):
        for n in range(min(reach.get(words[i], 0), len(words) - i), 0, -1):
            one = known.get(tuple(words[i : i + n]))
            if one is not None:
                out += one[_overlap(out, one) :]  # "Laporan LKj" is no report of a report
                i += n
                break
        else:
            out.append(words[i])
            i += 1
    return out


def _overlap(before: Sequence[str], words: Sequence[str]) -> int:
    """How many of the words stand at the end of those before."""
    return next((k for k in range(len(words), 0, -1) if list(before[-k:]) == list(words[:k])), 0)


def _canonical(word: str) -> str:
    one = vocabulary().synonyms.get((word,))
    return one[0] if one else word


@dataclass(frozen=True, slots=True)
class Vocabulary:
    synonyms: dict[tuple[str, ...], tuple[str, ...]]
    reach: dict[str, int]
    heads: frozenset[str]
    general: frozenset[str]
    empty: frozenset[str]
    joining: frozenset[str]
    outside: tuple[str, ...]
    products: frozenset[str]
    statuses: tuple[str, ...]
    rung_of_word: dict[str, int]
    rung_of_stem: dict[str, int]
    passives: dict[str, Form]
    order_results: frozenset[str]
    raising: dict[str, frozenset[str]]
    periods: dict[str, str]
    period_order: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    data = read_toml("dokumen.toml")
    synonyms = {
        tuple(other.split()): tuple(group[0].split()) for group in data["sama"]["kelompok"] for other in group[1:]
    }
    statuses = data["status"]
    return Vocabulary(
        synonyms=synonyms,
        reach={first: max(len(k) for k in synonyms if k[0] == first) for first, *_ in synonyms},
        heads=frozenset(data["kepala"]["kata"]),
        general=frozenset(data["umum"]["kata"]),
        empty=frozenset(data["umum"]["kosong"]),
        joining=frozenset(data["umum"]["sambung"]),
        outside=tuple(data["luar"]["kata"]),
        products=frozenset(data["luar"]["hasil"]),
        statuses=tuple(s["nama"] for s in statuses),
        rung_of_word={w: i for i, s in enumerate(statuses) for w in s["kata"]},
        rung_of_stem={a: i for i, s in enumerate(statuses) for a in s["akar"]},
        passives={w: f for w, f in verb_forms().items() if f.bentuk == "pasif"},
        order_results=frozenset(data["perintah"]["hasil"]),
        raising={k: frozenset(v) for k, v in data["naik"].items()},
        periods=dict(data["tahap"]["masa"]),
        period_order=tuple(data["tahap"]["urut"]),
    )


def rung(name: str) -> int:
    """The place of a status on the ladder."""
    return _rungs()[name]


@cache
def _rungs() -> dict[str, int]:
    return {name: i for i, name in enumerate(vocabulary().statuses)}


def same_document(a: Dokumen, b: Dokumen) -> bool:
    """Whether two name the same document, in whatever status."""
    return a.kata == b.kata or (a.khas == b.khas and not a.generic)


def shares(a: Dokumen, b: Dokumen) -> bool:
    """Whether they have a word in common that is not every document's."""
    return bool(a.khas & b.khas)
