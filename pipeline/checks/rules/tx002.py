"""Salah ketik, kata ganda, atau bentuk tidak baku.

Yang diperiksa: kata ganda, bentuk yang tidak baku, awalan "di-" yang dipisah, dan kata kunci yang berbeda satu huruf.
Alasan: salah ketik pada nama instansi atau judul menyulitkan pencarian; selebihnya catatan bagi penyusun.
Berbunyi pada: "BARAT BARAT" atau "MASYRAKAT" pada kop (warning); "Pegawi" pada judul yang
langkahnya menulis "pegawai"; "utuk", "di paraf", "Menganalisa" (info).
Diam pada: singkatan (Monev, Renja, kpd), kata ulang, dan kata yang hanya sekali muncul pada hasil pindai.

Misspelling, doubled word or non-standard form.

What it checks: doubled words, non-standard forms, the prefix "di-" written apart, and key words one letter off.
Why: a slip in the agency's name or the title makes it hard to find; the rest are notes for the drafter.
Fires on: "BARAT BARAT" or "MASYRAKAT" in the letterhead (warning); "Pegawi" in a title whose
steps write "pegawai"; "utuk", "di paraf", "Menganalisa" (info).
Stays quiet on: abbreviations (Monev, Renja, kpd), reduplication, and words that occur once on a scan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import eq
from typing import NamedTuple

from rapidfuzz.distance import OSA

from pipeline.checks.context import Context
from pipeline.checks.lexicon import is_known, is_misreading, meant_by, standard_form
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.texts import Text, from_picture
from pipeline.checks.verb_forms import verb_forms
from pipeline.data.load import read_toml

META = RuleMeta(
    code="TX002",
    name="misspelling",
    severity="info",
    since="0.1.0",
    source="KBBI dan EYD edisi V; praktik pemeriksaan",
    guards=frozenset({"G3"}),
)

_DOUBLED = re.compile(r"\b([^\W\d_]{3,})\s+\1\b", re.IGNORECASE)
_TITLES = ("/identitas/nama_sop", "/lain_lain/Halaman Judul", "/lain_lain/Judul Alur")  # others hold names of places
_OFTEN = 2
_LEAST = 5  # letters
_FUNCTION = frozenset("dan yang untuk dengan dari dalam pada oleh kepada serta atau tentang akan telah".split())


class _Odd(NamedTuple):
    """What a text has that is not written as it should be. slips, loose: "word → what it should be"."""

    slips: tuple[str, ...]
    loose: tuple[str, ...]
    doubled: bool


def check(ctx: Context) -> Iterator[Raw]:
    named: list[tuple[str, Text]] = []
    others: list[tuple[str, Text]] = []
    odd = [(text, found) for text in _worth_a_look(ctx) if any(found := _odd(text.folded))]
    slips = [(slip, text) for text, found in odd for slip in found.slips]
    slips += _own_slips(ctx)
    counts = Counter(slip for slip, _ in slips)
    for slip, text in slips:
        # A single odd word that was read from a picture may be misread (TX001); the same twice is the drafter's.
        if counts[slip] > 1 or not from_picture(ctx.ground, text.pointer) or _is_drafters(ctx, text, slip):
            (named if text.part == "nama" else others).append((slip, text))
    for text, found in odd:
        others += [(form, text) for form in found.loose]
        for doubled in _doubled(text) if found.doubled else ():
            (named if text.part == "nama" else others).append((doubled, text))
    if named:
        yield _raw("tx002_nama", named)
    if others:
        yield _raw("tx002", others)


def _own_slips(ctx: Context) -> Iterator[tuple[str, Text]]:
    """Words of a title that are one slip away from a word that the document itself uses repeatedly."""
    odd = [
        (word, text)
        for text in ctx.texts
        if text.pointer in _TITLES
        for word in text.folded.split()
        if _may_be_slip(word) and word not in ctx.agency.words
    ]
    cells = " ".join(t.folded for t in ctx.texts if t.step is not None) if odd else ""
    odd = [(word, text) for word, text in odd if word not in cells]
    if not odd:
        return
    body = [w for t in ctx.texts if t.part not in ("nama", "hukum") for w in t.folded.split()]
    for word, text in odd:
        if from_picture(ctx.ground, text.pointer):
            continue
        begin = word[:2]
        near = [w for w in {w for w in body if w.startswith(begin)} if _slipped(word, w) and body.count(w) >= _OFTEN]
        if len(near) == 1:
            yield f"{word} → {near[0]}", text


@lru_cache(maxsize=16384)
def _may_be_slip(word: str) -> bool:
    return len(word) >= _LEAST - 1 and not is_known(word) and word not in verb_forms() and not meant_by(word)


def _slipped(word: str, other: str) -> bool:
    """Whether one is the other with a letter lost, doubled, changed or in the wrong place, but for another ending."""
    if len(other) < _LEAST or word.startswith(other) or other.startswith(word) or word[:-1] == other[:-1]:
        return False
    return OSA.distance(word, other, score_cutoff=1) == 1


def _worth_a_look(ctx: Context) -> list[Text]:
    """The texts that may have something: most documents have few or none, and each word is asked about once."""
    odd = frozenset(filter(_is_odd, ctx.words))
    if _any_phrase(ctx):
        return list(ctx.texts)
    names = [t for t in ctx.texts if t.part == "nama"]
    if not odd:
        return names
    return [t for t in ctx.texts if t.part == "nama" or not odd.isdisjoint(t.folded.split())]


def _any_phrase(ctx: Context) -> bool:
    """Whether two words together are odd somewhere."""
    words, everything = ctx.word_list, ctx.everything
    ends = _odd_phrases()
    return (
        any(map(eq, words, words[1:]))
        or any(phrase in everything for last in ends.keys() & ctx.words for phrase in ends[last])
        or any(after.startswith(_behind_di()) for after in everything.split(" di ")[1:])
    )


@cache
def _odd_phrases() -> dict[str, tuple[str, ...]]:
    """By their last word, which few texts have."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in (*(wrong for wrong, _ in _phrases()), *read_toml("ejaan.toml")["terpisah"]["serangkai"]):
        last = phrase.split()[-1]
        found[last] = (*found.get(last, ()), phrase)
    return found


@cache
def _behind_di() -> tuple[str, ...]:
    return tuple(read_toml("ejaan.toml")["terpisah"]["kata"])


@lru_cache(maxsize=65536)
def _is_odd(word: str) -> bool:
    return meant_by(word) is not None or standard_form(word) is not None


def _is_drafters(ctx: Context, text: Text, slip: str) -> bool:
    word, _, meant = slip.partition(" → ")
    return ctx.ground.origin(text.pointer) == "dokumen" and not is_misreading(word, meant)


def _raw(key: str, found: list[tuple[str, Text]]) -> Raw:
    return Raw(
        key=key,
        pointers=tuple(dict.fromkeys(t.pointer for _, t in found)),
        values={"daftar": "; ".join(dict.fromkeys(slip for slip, _ in found))},
        quote=found[0][1].teks,
        severity="warning" if key == "tx002_nama" else "info",
        subject=key,
    )


@lru_cache(maxsize=16384)
def _odd(folded: str) -> _Odd:
    words = folded.split()
    spaced = f" {folded} "
    slips = [f"{w} → {meant}" for w in words if (meant := meant_by(w))]
    slips += [f"{wrong.strip()} → {right}" for wrong, right in _phrases() if wrong in spaced]
    loose = [f"{w} → {right}" for w in words if (right := standard_form(w))]
    loose += [f"{m[0]} → {m[0].replace(' ', '')}" for m in _apart().finditer(folded)]
    return _Odd(tuple(slips), tuple(loose), any(map(eq, words, words[1:])))


def _doubled(text: Text) -> Iterator[str]:
    """A word twice in a row; but not one that may be a plural without its hyphen, save in a letterhead."""
    for m in _DOUBLED.finditer(text.teks):
        never = m[1].casefold() in _FUNCTION or text.pointer == "/identitas/instansi"
        if never or m[1].casefold() not in read_toml("ejaan.toml")["ulang"]["boleh"]:
            yield m[0]


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((f" {wrong} ", right) for wrong, right in read_toml("ejaan.toml")["salah_frasa"].items())


@cache
def _apart() -> re.Pattern[str]:
    data = read_toml("ejaan.toml")["terpisah"]
    verbs = "|".join(sorted(map(re.escape, data["kata"]), key=len, reverse=True))
    joined = "|".join(map(re.escape, data["serangkai"]))
    return re.compile(rf"\bdi (?:{verbs})\b|\b(?:di)?(?:{joined})\b")
