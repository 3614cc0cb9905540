"""SOP titles as they are compared: without the words for their kind, years, brackets and the agency's own name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from pipeline.checks.agency import Agency
from pipeline.data.load import read_toml
from pipeline.normal.teks import fold

_YEAR = re.compile(r"\b(?:tahun )?(?:19|20)\d\d\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_SMALL = frozenset("dan di ke dari pada untuk dalam dengan atas bagi oleh".split())
_REGION_WORDS = frozenset(("provinsi", "kabupaten", "kota", "kab", "prov", "pemerintah"))


@lru_cache(maxsize=16384)
def title_key(title: str) -> str:
    """Folded, without the leading words for the kind of document and without years; brackets stay as words."""
    text = " ".join(_YEAR.sub(" ", fold(title)).split())
    for kind in _kinds():
        if text.startswith(kind + " "):
            text = text[len(kind) + 1 :]
            break
    return text.removeprefix("tentang ")


def title_words(title: str, agency: Agency | None = None) -> frozenset[str]:
    """The words of a title that carry it: no brackets, no conjunctions, none of the agency's name or region."""
    words = set(title_key(_BRACKETS.sub(" ", title)).split()) - _SMALL
    if agency is None:
        return frozenset(words)
    region = set(agency.region.nama.split()) | _REGION_WORDS if agency.region else set()
    own = region | ({w for w in agency.words} if len(words - set(agency.words) - region) > 1 else set())
    return frozenset(words - own)


def same_words(a: frozenset[str], b: frozenset[str], least: float = 85.0) -> bool:
    """Whether each word has its like on the other side, give or take a letter of spelling or reading."""
    return all(_has_like(w, b, least) for w in a) and all(_has_like(w, a, least) for w in b)


def missing_words(a: frozenset[str], b: frozenset[str], least: float = 85.0) -> tuple[str, ...]:
    """The words of `a` that have no like in `b`."""
    return tuple(sorted(w for w in a if not _has_like(w, b, least)))


def alike(a: str, b: str) -> float:
    """How alike two titles are, 0 to 1, whatever the words for their kind, their years and letter case."""
    return fuzz.ratio(title_key(a), title_key(b)) / 100


def _has_like(word: str, words: frozenset[str], least: float) -> bool:
    return word in words or any(len(w) > 3 and fuzz.ratio(word, w) >= least for w in words)


@cache
def _kinds() -> tuple[str, ...]:
    kinds = read_toml("identitas.toml")["kop"]["judul_jenis"]
    return tuple(sorted((fold(k) for k in kinds if k != "logo"), key=len, reverse=True))
