"""SOP titles as they are compared: without the words for their kind, years, brackets and the agency's own name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from pipeline.checks.agency import Agency
from pipeline.data.load import read_toml
from pipeline.normal.teks import fold

_YEAR = re.compile(r"\b(?:tahun )?(?:19|20)\d\d\b")
_LIST_NUMBER = re.compile(r"\d{1,3} (?=[a-z])")
_BRACKETS = re.compile(r"\([^()]*\)")
_SMALL = frozenset("dan di ke dari pada untuk dalam dengan atas bagi oleh".split())
_LEAST_SHORT = 6  # letters; shorter words are found in any long name
_REGION_WORDS = frozenset(("provinsi", "kabupaten", "kota", "kab", "prov", "pemerintah"))


@lru_cache(maxsize=16384)
def title_key(title: str) -> str:
    """Folded, without the leading words for the kind of document, its number in a list ("12. SOP …") and years; usual
    short forms written out; brackets stay as words."""
    text = " ".join(_YEAR.sub(" ", fold(title)).split())
    numbered = _LIST_NUMBER.match(text)
    for kind in _kinds():
        if text.startswith(kind + " ", start := numbered.end() if numbered else 0):
            text = text[start + len(kind) + 1 :]
            break
    text = text.removeprefix("tentang ")
    short = _short_forms()
    if short.keys().isdisjoint(words := text.split()):
        return text
    return " ".join([short.get(w, w) for w in words])


def title_words(title: str, agency: Agency | None = None) -> frozenset[str]:
    """The words of a title that carry it: no brackets, no conjunctions, none of the agency's name or region."""
    words = set(title_key(_BRACKETS.sub(" ", title)).split()) - _SMALL
    if agency is None:
        return frozenset(words)
    region = set(agency.region.nama.split()) | _REGION_WORDS if agency.region else set()
    own = region | {w for w in words if is_short_for(w, agency.nama)}
    own |= {w for w in agency.words} if len(words - set(agency.words) - region) > 1 else set()
    return frozenset(words - own)


def same_words(a: frozenset[str], b: frozenset[str], least: float = 85.0) -> bool:
    """Whether each word has its like on the other side, give or take a letter of spelling or reading."""
    return all(_has_like(w, b, least) for w in a) and all(_has_like(w, a, least) for w in b)


def missing_words(a: frozenset[str], b: frozenset[str], least: float = 85.0) -> tuple[str, ...]:
    """The words of `a` that have no like in `b`."""
    return tuple(sorted(w for w in a if not _has_like(w, b, least)))


def is_short_for(word: str, nama: str) -> bool:
    """Whether a word may be the short form of an office's name: letters of it in their order, from the beginning of one
    of its words on."""
    parts = fold(nama).split()
    starts = [i for i, part in enumerate(parts) if part[0] == word[0]] if len(word) >= _LEAST_SHORT else []
    return word not in parts and any(_in_order(word, "".join(parts[i:])) for i in starts)


def _in_order(word: str, text: str) -> bool:
    letters = iter(text)
    return all(sign in letters for sign in word)


def alike(a: str, b: str) -> float:
    """How alike two titles are, 0 to 1, whatever the words for their kind, their years and letter case."""
    return fuzz.ratio(title_key(a), title_key(b)) / 100


def _has_like(word: str, words: frozenset[str], least: float) -> bool:
    return word in words or any(len(w) > 3 and fuzz.ratio(word, w) >= least for w in words)


@cache
def _kinds() -> tuple[str, ...]:
    kinds = read_toml("identitas.toml")["kop"]["judul_jenis"]
    return tuple(sorted((fold(k) for k in kinds if k != "logo"), key=len, reverse=True))


@cache
def _short_forms() -> dict[str, str]:
    return dict(read_toml("judul.toml")["singkatan"])
