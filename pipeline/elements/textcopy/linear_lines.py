"""Lines of a process table that was written out as running text: their words, and the walls between them.

A wall is what is left of a border or a drawn symbol (a pipe, a bracket, a scrap of letters): a cell ends there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.data.load import read_toml

_BORDER = re.compile(r"[|\[\]{}¦]")
_SCRAP_SIGNS = frozenset("»«()[]{}<>|\\/_~=+*^¥©®°•.'`\"—–-:;!")
_NARROW, _WIDE = frozenset("iljtfrI.,;:'|!()[] "), frozenset("mwMW")
_CAPITAL = 1.2


@dataclass(frozen=True, slots=True)
class Line:
    """words: without debris.  walls: places in it (0 to len) that have a wall before them.  jeda: blank lines above.
    durations: (start, end) of words that name a time span."""

    words: tuple[str, ...]
    walls: frozenset[int]
    jeda: int
    durations: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)


def read_line(text: str, jeda: int, known: frozenset[str]) -> Line:
    """known: words (as printed) that are certainly text, so that a short one among them is no debris."""
    words: list[str] = []
    walls: set[int] = set()
    tokens = _BORDER.sub(" | ", text).split()
    for token, after in zip(tokens, [*tokens[1:], ""], strict=True):
        amount = _amount().fullmatch(token) and _units().fullmatch(after.strip(".,;()"))
        if token == "|" or (not amount and is_debris(token, known)):
            walls.add(len(words))
        else:
            words.append(token)
    return Line(tuple(words), frozenset(walls), jeda, _durations(words))


def is_debris(token: str, known: frozenset[str]) -> bool:
    """A scrap that a border or a symbol left behind: no letter or digit in it; or at most three signs of which one is
    no letter; or one or two letters that are no known word, two capitals ("TU") and bare numbers excepted."""
    letters = sum(c.isalnum() for c in token)
    if letters == 0:
        return token not in {"&", "-", "–"}
    if token in known or token.strip(".,;:()") in known:
        return False
    if re.fullmatch(r"\(?\d{1,3}[.,)]?|[a-z][.)]|\d+[.,]\d+", token):
        return False
    odd = sum(c in _SCRAP_SIGNS for c in token.strip(".,;:"))
    if odd and letters <= 2:
        return True
    return len(token) == 1 or (letters == len(token) == 2 and not token.isupper())


def width_of(words: Sequence[str]) -> float:
    """How wide words run in a proportional type, in average letters."""
    text = " ".join(words)
    return sum(0.5 if c in _NARROW else 1.5 if c in _WIDE else _CAPITAL if c.isupper() else 1.0 for c in text)


def _durations(words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where words name a time span: an amount (a letter that OCR takes for a digit too), then a unit."""
    found = []
    for i, word in enumerate(words):
        if not _units().fullmatch(word.strip(".,;()")):
            continue
        start = i
        while start and _amount().fullmatch(words[start - 1].strip("()")):
            start -= 1
        if start < i:
            end = i + 2 if i + 1 < len(words) and words[i + 1].casefold() == "kerja" else i + 1
            found.append((start, end))
    return tuple(found)


@cache
def _units() -> re.Pattern[str]:
    names = {w for several in read_toml("satuan_waktu.toml")["satuan"].values() for w in several if " " not in w}
    return re.compile("|".join(sorted((re.escape(n) for n in names), key=len, reverse=True)), re.I)


@cache
def _amount() -> re.Pattern[str]:
    signs = re.escape("".join(c for c in read_toml("derau.toml")["angka"] if c.isalpha()))
    return re.compile(
        rf"[±<>≤≥]?(?:\d{{1,3}}|[{signs}]\d?|\d[{signs}])(?:[.,]\d+)?|[-–—]|s\.?/?d\.?|±|½|¼|¾|\d/\d", re.I
    )
