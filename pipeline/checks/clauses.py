"""An activity taken apart: which acts are this row's own, which only its purpose, and what hangs on a decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pipeline.checks.once import once
from pipeline.checks.verb_forms import Form, Kelas, verb_forms
from pipeline.data.load import read_toml

Peran = Literal["utama", "tujuan", "sifat", "sebelumnya", "syarat", "cara"]
Arah = Literal["ya", "tidak", "opsi", "lain"]

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[,.;:()]")
_REMEMBERED = 8192


class Kata(NamedTuple):
    """One word or sign of a text. teks: lower case.  start, end: where it is printed."""

    teks: str
    start: int
    end: int


class Verba(NamedTuple):
    """One known verb of an activity.

    peran: "utama" this row does it, "tujuan" it is what something is for ("untuk menyusun"), "sifat" it describes a
    thing ("yang sudah diparaf"), "sebelumnya" it lies before or elsewhere ("setelah diterima"), "syarat" it is a
    condition ("jika disetujui"), "cara" it says how ("dengan menyampaikan").  cabang: index of the branch it stands in,
    None outside of any.
    """

    akar: str
    kelas: Kelas
    bentuk: str
    start: int
    end: int
    peran: Peran
    cabang: int | None


class Cabang(NamedTuple):
    """What follows "jika": its direction, and where it runs from and to. kata: the words of the condition."""

    arah: Arah
    start: int
    end: int
    kata: str


@dataclass(frozen=True)
class Kalimat:
    """One activity. utama: its first own act, None where none is known. Rules ask it over and over."""

    teks: str
    kata: tuple[Kata, ...]
    verba: tuple[Verba, ...]
    cabang: tuple[Cabang, ...]

    @once
    def utama(self) -> Verba | None:
        return next((v for v in self.verba if v.peran == "utama" and v.cabang is None), None)

    @once
    def memutuskan(self) -> bool:
        """Whether its text decides something."""
        return any(c.arah in ("ya", "tidak") for c in self.cabang)

    def acts(self) -> tuple[Verba, ...]:
        """What is done in this row, in whatever branch."""
        return self._acts

    @once
    def _acts(self) -> tuple[Verba, ...]:
        return tuple([v for v in self.verba if v.peran == "utama"])


@lru_cache(maxsize=_REMEMBERED)
def parse_clauses(text: str) -> Kalimat:
    """The acts and branches of an activity. Words that are no known verb are passed over."""
    words = _words_of(text)
    known = _known()
    verbs: list[Verba] = []
    branches: list[Cabang] = []
    mode: Peran = "utama"
    purpose_of_order = False
    once: Peran | None = None
    thing = False
    for i, word in enumerate(words):
        w = word.teks
        form = _form(w, i) if w in known.forms else None
        if w not in known.marks:
            pass  # most words: they change nothing of how the next verb is meant
        elif w in known.opener:
            if branches and branches[-1].end < 0:
                branches[-1] = _closed(branches[-1], word.start)
            branches.append(_branch(words, i))
            mode, once = "utama", None
        elif w in known.purpose and form is None:
            mode, once = "tujuan", None
            purpose_of_order = bool(verbs) and verbs[-1].kelas == "perintah"
        elif w in known.relative:
            once = "sifat"
        elif w in known.before:
            once = once or "sebelumnya"
        elif w in known.means:
            once = once or "cara"
        elif w in known.things and form is None:
            thing = True
        elif w in (".", ";"):
            if w == "." and i + 1 < len(words) and words[i + 1].start == word.end:
                continue  # within an abbreviation or a number
            mode, once = "utama", None
            if branches and branches[-1].end < 0 and w == ";":
                branches[-1] = _closed(branches[-1], word.start)
        elif w in ("(", ")"):
            once = None
        elif w == ",":
            mode, once, thing = "utama", None, False
        elif w in known.onward and mode == "tujuan" and not purpose_of_order:
            mode = "utama"
        if form is None:
            # A light verb carries what was said of it on to its noun ("setelah dilakukan evaluasi").
            breaks = (once in ("sifat", "cara") and w not in known.passed) or _unknown_passive(w)
            if once and breaks and w not in known.light:
                once = None
            continue
        if thing and form.bentuk in ("nomina", "dasar"):
            thing = False
            continue
        thing = False
        peran: Peran = once or (_same_again(words, i, verbs) if form.bentuk == "pasif" else None) or mode
        if once is None and mode == "tujuan" and not purpose_of_order and w.endswith("nya"):
            peran = mode = "utama"
        if branches and branches[-1].end < 0 and _is_condition(words, i, branches[-1]):
            peran = "syarat"
        if peran == "utama" and form.bentuk in ("nomina", "dasar") and not _own_noun(words, i, verbs):
            once = None
            continue
        here = len(branches) - 1 if branches and branches[-1].end < 0 else None
        verbs.append(Verba(form.akar, form.kelas, form.bentuk, word.start, word.end, peran, here))
        once = None
    closed = tuple(_closed(c, len(text)) if c.end < 0 else c for c in branches)
    return Kalimat(text, tuple(words), tuple(verbs), closed)


def _words_of(text: str) -> list[Kata]:
    if text.isascii():
        raw = [Kata(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text.lower())]
    else:
        raw = [Kata(m[0].casefold(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    known = _known()
    if not any(w.teks == "di" or w.teks.startswith(known.joined_to) for w in raw):
        return raw
    out: list[Kata] = []
    for word in raw:
        joined = _joined(out[-1], word) if out and word.start - out[-1].end <= 2 else None
        if joined is None:
            out.append(word)
        else:
            out[-1] = joined
    return out


def _joined(last: Kata, word: Kata) -> Kata | None:
    """Two words that are one verb written apart ("di paraf", "tanda tangani")."""
    known, joined = _known(), last.teks + word.teks
    if joined not in known.forms:
        return None
    apart = last.teks == "di" and word.teks not in known.places
    apart = apart or any(last.teks.endswith(a) and word.teks.startswith(b) for a, b in known.joined)
    return Kata(joined, last.start, word.end) if apart else None


def _unknown_passive(word: str) -> bool:
    """ "dimaksud", "dikecualikan": a verb all the same, so that what stands before it does not reach further."""
    return word.startswith("di") and len(word) > 6


def _form(word: str, i: int) -> Form | None:
    form = _known().forms[word]
    if i > 0 and form.bentuk == "dasar" and word.endswith("kan"):
        return None  # an imperative only where the activity begins with it
    return form


def _own_noun(words: Sequence[Kata], i: int, verbs: Sequence[Verba]) -> bool:
    """Whether a noun or bare stem is the act itself: first in its activity, or carried by a light verb."""
    known = _known()
    if i == 0 or (i == 1 and words[0].teks in known.light_first):
        return True
    for j in range(i - 1, max(-1, i - 4), -1):
        if words[j].teks in (",", ".", ";"):
            break
        if words[j].teks in known.light:
            between = any(words[j].start < v.start < words[i].start and v.peran == "utama" for v in verbs)
            return not between or words[i - 1].teks in ("dan", "atau")
    return words[i - 1].teks in ("dan", ",") and bool(verbs) and verbs[-1].bentuk in ("nomina", "dasar") and i <= 4


def _same_again(words: Sequence[Kata], i: int, verbs: Sequence[Verba]) -> Peran | None:
    """What a verb is that "dan" ties to a description ("yang sudah dilengkapi dan ditandatangani")."""
    tied = i > 1 and words[i - 1].teks in ("dan", "serta", "atau") and bool(verbs) and verbs[-1].end == words[i - 2].end
    return verbs[-1].peran if tied and verbs[-1].peran in ("sifat", "sebelumnya") else None


def _is_condition(words: Sequence[Kata], i: int, branch: Cabang) -> bool:
    """Whether the verb stands where the branch still names its condition."""
    since = [w.teks for w in words[: i + 1] if w.start >= branch.start]
    return len(since) <= 4 and "maka" not in since and words[i].teks in _known().conditions


def _branch(words: Sequence[Kata], i: int) -> Cabang:
    known = _known()
    after: list[str] = []
    for word in words[i + 1 : i + 1 + known.reach]:
        if word.teks in (",", ".", ";", "maka") or word.teks in known.opener:
            break
        after.append(word.teks)
    return Cabang(_direction(after), words[i].start, -1, " ".join(after[:3]))


def _direction(after: Sequence[str]) -> Arah:
    known = _known()
    for n, word in enumerate(after):
        if word in known.option:
            return "tidak" if any(w in known.option_no for w in after[n:]) else "opsi"
        if word in known.no:
            return "tidak"
        if word in known.yes:
            return "ya"
    return "lain"


def _closed(branch: Cabang, end: int) -> Cabang:
    return Cabang(branch.arah, branch.start, end, branch.kata)


@dataclass(frozen=True, slots=True)
class _Known:
    """marks: all words and signs that change how the next verb is meant.  passed: words that may stand between such a
    word and its verb.  joined_to: the second halves of `joined`."""

    forms: dict[str, Form]
    light: frozenset[str]
    light_first: frozenset[str]
    joined: tuple[tuple[str, str], ...]
    joined_to: tuple[str, ...]
    marks: frozenset[str]
    passed: frozenset[str]
    places: frozenset[str]
    purpose: frozenset[str]
    relative: frozenset[str]
    before: frozenset[str]
    things: frozenset[str]
    onward: frozenset[str]
    means: frozenset[str]
    opener: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    option: frozenset[str]
    option_no: frozenset[str]
    conditions: frozenset[str]
    reach: int


@cache
def _known() -> _Known:
    verbs, clause = read_toml("kata_kerja.toml"), read_toml("kata_kerja.toml")["klausa"]
    branch = read_toml("keputusan.toml")["cabang"]
    joined = tuple((a, b) for a, b in verbs["bentuk"]["gabung"])
    marking = (branch["pembuka"], *(clause[k] for k in ("tujuan", "sifat", "sebelumnya", "cara", "benda", "lanjut")))
    return _Known(
        forms=verb_forms(),
        light=frozenset(verbs["bentuk"]["ringan"]),
        light_first=frozenset(verbs["bentuk"]["ringan"]) | frozenset(verbs["bentuk"]["ringan_awal"]),
        joined=joined,
        joined_to=tuple(b for _, b in joined),
        marks=frozenset(".;(),").union(*marking),
        passed=frozenset(clause["selang"]) | frozenset(clause["sifat"]) | frozenset(clause["cara"]),
        places=frozenset(clause["tempat"]),
        purpose=frozenset(clause["tujuan"]),
        relative=frozenset(clause["sifat"]),
        before=frozenset(clause["sebelumnya"]),
        things=frozenset(clause["benda"]),
        onward=frozenset(clause["lanjut"]),
        means=frozenset(clause["cara"]),
        opener=frozenset(branch["pembuka"]),
        yes=frozenset(branch["ya"]),
        no=frozenset(branch["tidak"]),
        option=frozenset(branch["opsi"]),
        option_no=frozenset(branch["opsi_jadi_tidak"]),
        conditions=frozenset(branch["ya"]) | frozenset(branch["tidak"]),
        reach=int(branch["jarak"]),
    )


def branch_of(kalimat: Kalimat, at: int) -> Cabang | None:
    """The branch that a place of the text stands in."""
    return next((c for c in reversed(kalimat.cabang) if c.start <= at < c.end), None)
