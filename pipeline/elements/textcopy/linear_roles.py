"""The role columns of a header that was written out in scrambled order.

A role's name stands over several lines in its narrow column; written out, the lines of all roles stand beside each
other. The names occur again in the steps themselves ("... kepada Kasubbag Umum"), so the phrases of the document that
explain the scattered words best, in their order, are the roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from pipeline.data.load import read_toml
from pipeline.elements.textcopy.linear_lines import is_debris
from pipeline.elements.textcopy.linear_rows import header_hits
from pipeline.elements.textcopy.vocabulary import doc_words, fold
from pipeline.normal.teks import similar

_LIKE, _LIKE_ALL = 0.6, 0.75  # least likeness of a header word and the word of a phrase, and of all of a phrase's words
_ROLE_COST = 2.0  # letters that one more role must explain
_RAW = 0.7  # worth of a word that no phrase explains, as a role of its own
_LOST = 0.5  # cost of a scattered word that no role takes
_MOST_WORDS = 6
_MOST_MAIN = 4  # words of one role on the header's main line
_MOST_SCATTERED = 10
_ACTIVITY = 50.0


@dataclass(frozen=True, slots=True)
class Role:
    """nama: of the column. sure: as read, one word that occurs so in the document; else rebuilt, up for review."""

    nama: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Header:
    """The parts of a header as read; "" for what is not there."""

    no: str
    aktivitas: str
    roles: tuple[Role, ...]
    pelaksana: str
    mutu_baku: str
    quality: tuple[str, str, str]
    keterangan: str


@dataclass(frozen=True, slots=True)
class _Token:
    """One header word. certain: the document has it elsewhere, so that it is not misread."""

    text: str
    line: int
    pos: int
    certain: bool


@dataclass(frozen=True, slots=True)
class _Best:
    score: float
    roles: tuple[Role, ...]


def read_header(lines: Sequence[str], texts: Sequence[str]) -> Header:
    """lines: the header's. texts: of the steps, where its roles are named again."""
    known = frozenset(w.strip(".,;:()") for t in texts for w in t.split() if len(w) > 1)
    certain = frozenset(fold(w) for w in known)
    known |= {w for n in read_toml("kolom.toml")["kepala"]["no"] for w in (n, n.title(), n.upper())}
    split = [[t for t in re.sub(r"[|\[\]{}]", " ", line).split() if not is_debris(t, known)] for line in lines]
    main = max(range(len(lines)), key=lambda i: len(header_hits(lines[i]) & {"kelengkapan", "waktu", "output"}))
    words = split[main]
    quality_at = [next((i for i, w in enumerate(words) if kind in header_hits(w)), None) for kind in _QUALITY]
    first = min((i for i in quality_at if i is not None), default=len(words))
    last = max((i for i in quality_at if i is not None), default=len(words) - 1)
    front = words[:first]
    no, front = (front[0], front[1:]) if front and _is_no(front[0]) else ("", front)
    n = _activity(front)
    groups = [i for i, ws in enumerate(split) if i != main and ws and all(header_hits(w) for w in ws)]
    tokens = [_Token(w, main, k, fold(w) in certain) for k, w in enumerate(front[n:])]
    scattered = [
        _Token(w, i, k, fold(w) in certain)
        for i, ws in enumerate(split)
        if i != main and i not in groups
        for k, w in enumerate(ws)
    ][:_MOST_SCATTERED]
    group = [w for i in groups for w in split[i]]
    return Header(
        no,
        " ".join(front[:n]),
        _roles(tokens, scattered, _phrases(texts)),
        " ".join(w for w in group if header_hits(w) == {"pelaksana"}),
        " ".join(w for w in group if header_hits(w) == {"mutu_baku"}),
        tuple(words[i] if i is not None else "" for i in quality_at),  # type: ignore[arg-type]
        next((w for w in words[last + 1 :] if fuzz.ratio(fold(w)[:3], "ket") > 60), ""),
    )


_QUALITY = ("kelengkapan", "waktu", "output")


def _is_no(word: str) -> bool:
    return fold(word) in read_toml("kolom.toml")["kepala"]["no"] or len(word) <= 2


def _activity(front: Sequence[str]) -> int:
    """How many words at the front are the header of the activity column: the run that looks most like one."""
    wordings = [w for w in read_toml("kolom.toml")["kepala"]["aktivitas"] if len(w) > 4]
    scores = {
        n: max(fuzz.ratio(fold(" ".join(front[:n])), w) for w in wordings) for n in range(1, min(4, len(front)) + 1)
    }
    best = max(scores, key=lambda n: scores[n], default=0)
    return best if best and scores[best] >= _ACTIVITY else 0


def _phrases(texts: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Runs of words that can be a name: they start with a capital and do not end on "dan", "untuk" ..."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = text.split()
        for i, word in enumerate(words):
            if not word[:1].isupper():
                continue
            for n in range(1, min(_MOST_WORDS, len(words) - i) + 1):
                run = words[i : i + n]
                if any(w.endswith((".", ";", ":")) for w in run[:-1]):
                    break
                if fold(run[-1]) and fold(run[-1]) not in doc_words("sambung"):
                    found.add((*run[:-1], run[-1].strip(".,;:()")))
    return frozenset(found)


def _roles(
    main: Sequence[_Token], scattered: Sequence[_Token], phrases: frozenset[tuple[str, ...]]
) -> tuple[Role, ...]:
    """The best way to explain the main line word by word, left to right, with the scattered words used once each."""
    n, full = len(main), 1 << len(scattered)
    best: dict[tuple[int, int], _Best] = {(0, 0): _Best(0.0, ())}
    for i in range(n):
        options = list(_options(main, i, scattered, phrases))
        for used in range(full):
            here = best.get((i, used))
            if here is None:
                continue
            for end, taken, score, role in options:
                if taken & used:
                    continue
                key = (end, used | taken)
                total = here.score + score
                if key not in best or best[key].score < total:
                    best[key] = _Best(total, (*here.roles, role))
    ends = [
        (b.score - _LOST * sum(len(t.text) for k, t in enumerate(scattered) if not used >> k & 1), b.roles)
        for (i, used), b in best.items()
        if i == n
    ]
    return max(ends, key=lambda e: e[0])[1] if ends else ()


def _options(
    main: Sequence[_Token], i: int, scattered: Sequence[_Token], phrases: frozenset[tuple[str, ...]]
) -> Iterator[tuple[int, int, float, Role]]:
    """Ways to begin a role at main word i: end, bits of the scattered words it takes, worth, role."""
    token = main[i]
    worth = (1.0 if token.certain else _RAW) * len(token.text) - _ROLE_COST
    yield i + 1, 0, worth, Role(token.text, token.certain)
    for phrase in phrases:
        if not any(_is_read_as(w, token) for w in phrase):
            continue
        for end in range(i + 1, min(len(main), i + _MOST_MAIN) + 1):
            match = _match(phrase, main[i:end], scattered)
            if match is not None:
                taken, score = match
                yield end, taken, score - _ROLE_COST, Role(" ".join(phrase), False)


def _match(phrase: Sequence[str], main: Sequence[_Token], scattered: Sequence[_Token]) -> tuple[int, float] | None:
    """The phrase's words on these main words (all of them) and any scattered ones, top line first: bits and worth."""
    tokens = sorted([*main, *scattered], key=lambda t: (t.line, t.pos))
    taken, score, at, hit = 0, 0.0, 0, 0
    for word in phrase:
        found = next((k for k in range(at, len(tokens)) if _is_read_as(word, tokens[k])), None)
        if found is None:
            return None
        token = tokens[found]
        if token in main:
            hit += 1
        else:
            taken |= 1 << list(scattered).index(token)
        score += similar(word, token.text) * len(word)
        at = found + 1
    if hit < len(main) or score < _LIKE_ALL * sum(map(len, phrase)):
        return None
    return taken, score


def _is_read_as(word: str, token: _Token) -> bool:
    return fold(word) == fold(token.text) if token.certain else _like(word, token.text)


@cache
def _like(a: str, b: str) -> bool:
    return similar(a, b) >= _LIKE
