"""Words: what is no standard form, what is one slip away from a key word, and what a text is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from pipeline.data.load import read_toml
from pipeline.normal.teks import fold, fold_shapes

_LEAST = 7  # letters of a key word; shorter ones have too many neighbours
_VOWELS = re.compile(r"[aeiou]")
_CLUSTER = re.compile(r"[^aeiou]{4}")
_PREFIX = re.compile(r"^(?:meny|peny|meng|peng|mem|pem|men|pen|ber|ter|per|di|ke|se|me|pe)(?=[a-z]{3})")
_SUFFIX = re.compile(r"(?:nya|kan|lah|an|i)$")


def content_words(text: str) -> frozenset[str]:
    """The stems that a text is about, without general words of the genre."""
    return frozenset(
        stem(w) for w in fold(text).split() if len(w) > 2 and w not in _words().general and not w.isdigit()
    )


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A rough stem, the same for "pengumpulan", "mengumpulkan" and "dikumpulkan"; for comparing only."""
    core = word
    for _ in range(2):
        shorter = _PREFIX.sub("", core, count=1)
        if len(shorter) >= 3:
            core = shorter
    for _ in range(2):
        shorter = _SUFFIX.sub("", core)
        if len(shorter) >= 3:
            core = shorter
    return core[1:] if len(core) > 4 and core[0] in "kpst" else core  # these fall away after meN- and peN-


@lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    """Whether a run of letters may be a word at all (it has vowels, and no four consonants in a row)."""
    return word.isalpha() and len(_VOWELS.findall(word)) >= 2 and not _CLUSTER.search(word)


def is_known(word: str) -> bool:
    """Whether a folded word is among the key words or their neighbours: then it is read right."""
    return word in _words().all


@lru_cache(maxsize=32768)
def standard_form(word: str) -> str | None:
    """The standard form of a folded word that is in wide use otherwise; None for any other word."""
    return _words().loose.get(word)


def meant_by(word: str) -> str | None:
    """What a folded word with a slip of typing (or of reading) should be; None for any other word."""
    return _words().wrong.get(word) or key_word_near(word)


@lru_cache(maxsize=65536)
def key_word_near(word: str) -> str | None:
    """The one key word that a folded word is one slip away from; None for words that are known, short or far.

    A difference in the first two letters or in the last one only is rather another form of the word.
    """
    known = _words()
    if (
        known.near.isdisjoint(_outer(word, len(word)))
        or word in known.all
        or word in known.wrong
        or word in known.loose
        or not word.isascii()
        or not word.isalpha()
    ):
        return None
    near = {k for d in (word, *_less_one(word)) for k in known.index.get(d, ()) if _one_slip(word, k)}
    return near.pop() if len(near) == 1 else None


@lru_cache(maxsize=16384)
def lookalikes(word: str) -> frozenset[str]:
    """The words that OCR may have taken for this one: each with one letter replaced by one that looks like it."""
    pairs = _pairs()
    return frozenset(word[:i] + other + word[i + 1 :] for i, sign in enumerate(word) for other in pairs.get(sign, ""))


class Often:
    """Words that a document uses repeatedly, looked up by those that look like them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._outlines = frozenset(w.translate(_outline()) for w in self._words)

    def like(self, word: str) -> frozenset[str]:
        """Those that OCR may have taken for this word."""
        if word.translate(_outline()) not in self._outlines:
            return frozenset()
        return self._words & lookalikes(word)


def is_misreading(word: str, meant: str) -> bool:
    """Whether the slip between the two is one of reading rather than of typing: a letter like the one it stands for."""
    return meant in lookalikes(word) or fold_shapes(word) == fold_shapes(meant)


def _one_slip(word: str, key: str) -> bool:
    if word[:2] != key[:2] or OSA.distance(word, key, score_cutoff=1) != 1:
        return False
    if word[:-1] in (key, key[:-1]) or key[:-1] == word:  # the last letter only
        return word[-1] == word[-2] and word[:-1] == key
    return not (key.startswith(word) or word.startswith(key))


def _outer(word: str, n: int) -> tuple[tuple[str, int], tuple[str, int]]:
    """The first three letters, and the first and last two, with a length: after one slip behind the second letter one
    of the two is still the same."""
    return (word[:3], n), (word[:2] + word[-2:], n)


def _less_one(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


@cache
def _pairs() -> dict[str, str]:
    found: defaultdict[str, str] = defaultdict(str)
    for a, b in read_toml("teks_periksa.toml")["mirip"]["pasangan"]:
        found[a] += b
        found[b] += a
    return dict(found)


@cache
def _outline() -> dict[int, int]:
    """All letters that look alike, directly or by way of others, made one: words that look alike become equal, and
    some others with them."""
    group = {a: a for a in _pairs()}
    for a, others in _pairs().items():
        for b in others:
            old, new = group[b], group[a]
            group = {k: new if g == old else g for k, g in group.items()}
    return {ord(a): ord(g) for a, g in group.items()}


@dataclass(frozen=True, slots=True)
class _Words:
    """index: key words by each of their spellings less one letter.  near: what `_outer` gives of the key words, for
    each length that a word one slip away may have."""

    wrong: dict[str, str]
    loose: dict[str, str]
    all: frozenset[str]
    index: dict[str, tuple[str, ...]]
    near: frozenset[tuple[str, int]]
    general: frozenset[str]


@cache
def _words() -> _Words:
    data = read_toml("ejaan.toml")
    keys = [k for k in data["baku"]["kata"].split() if len(k) >= _LEAST]
    index: defaultdict[str, list[str]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        for shorter in {key, *_less_one(key)}:
            index[shorter].append(key)
    known = frozenset(data["baku"]["kata"].split()) | frozenset(data["baku"]["juga"].split())
    wrong, loose = dict(data["salah"]), dict(data["tidak_baku"])
    general = frozenset(data["umum"]["kata"].split())
    return _Words(
        wrong=wrong,
        loose=loose,
        all=known - wrong.keys() - loose.keys(),
        index={k: tuple(v) for k, v in index.items()},
        near=frozenset(
            part for k in keys for n in (len(k) - 1, len(k), len(k) + 1) if n >= _LEAST for part in _outer(k, n)
        ),
        general=general,
    )
