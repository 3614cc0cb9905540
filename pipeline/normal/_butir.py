"""Lists whose items carry a number, a letter or a bullet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.data.load import read_toml

_NUMBER = re.compile(
    r"(?<![\w.,/(-])\(?(?P<n>\d{1,2})\s?(?:(?P<end>[.)])(?=\s*[^\W\d_\s]|\s*[\"“'(\[]|\s+\d)|,(?=\s+[A-Z]))"
)
_GLUED_NUMBER = re.compile(r"(?<=[a-z;.)])(?P<n>\d{1,2})(?P<end>[.)])(?=\s*[A-Z])")
_LETTER = re.compile(r"(?<![\w.,/(-])(?P<n>[a-z])\s?(?P<end>[.)])(?=\s*[^\W_])")
_MOST_SKIPPED = 2


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    n: int
    firm: bool
    capital: bool


def split_numbers(text: str) -> list[str] | None:
    """Items of a numbered (1. 2. 3., 1) 2)) or lettered (a. b.) list; None where there is none.

    Numbers go up by one; one may be repeated or skipped before a capital, at a line's start or after a full stop.
    Text before the first number is an item of its own. A lettered list counts only from the start of the text.
    """
    for pattern in (_NUMBER, _LETTER):
        marks = _marks(text, pattern)
        chain = _chain(marks, text, whole=pattern is _LETTER)
        if chain:
            return _cut(text, chain)
    return None


def split_bullets(text: str) -> list[str] | None:
    """Items of a list with bullets; None where the text does not start with one (or has none at a line's start).

    A dash between words of one line splits only a text that itself starts with a dash.
    """
    signs = re.escape(_bullets())
    first = re.match(rf"\s*([{signs}])(?=\s|[^\W\d_])", text)
    if not first:
        lines = text.split("\n")
        later = [i for i, line in enumerate(lines) if re.match(rf"[{signs}]\s", line)]
        if not later:
            return None
        head = lines[: later[0]]
        rest = split_bullets("\n".join(lines[later[0] :])) or []
        return ["\n".join(head), *rest]
    sign = first[1]
    between = rf"(?:^|\n)\s*[{signs}](?=\s|\w)|(?<=[\s;.]){re.escape(sign)}(?=\s)"
    if sign not in "-–—*·":
        between += rf"|{re.escape(sign)}"
    return [p.strip() for p in re.split(between, text) if p.strip()]


def _marks(text: str, pattern: re.Pattern[str]) -> list[_Mark]:
    found = list(pattern.finditer(text)) + (list(_GLUED_NUMBER.finditer(text)) if pattern is _NUMBER else [])
    marks = []
    for m in sorted(found, key=lambda m: m.start()):
        before = text[: m.start()].rstrip(" ")
        last = re.search(r"([\w.]+?)\.?$", before)
        bare = not before or before.endswith("\n")
        if last and not bare and last[1].casefold() in _no_list_after():
            continue
        n = int(m["n"]) if m["n"].isdecimal() else ord(m["n"]) - ord("a") + 1
        firm = bare or before[-1] in ".;:)]"
        if text[m.end() - 1] == "," and not firm:
            continue
        marks.append(_Mark(m.start(), m.end(), n, firm, text[m.end() :].lstrip()[:1].isupper()))
    return marks


def _chain(marks: list[_Mark], text: str, *, whole: bool) -> list[_Mark]:
    """The longest run of marks that count up; [] where no run is a list."""
    best: list[_Mark] = []
    for i, first in enumerate(marks):
        at_start = not text[: first.start].strip()
        if first.n > 2 and not at_start:
            continue
        if whole and not (at_start and first.n == 1):
            continue
        chain = [first]
        for k, mark in enumerate(marks[i + 1 :], i + 1):
            step = mark.n - chain[-1].n
            if not text[chain[-1].end : mark.start].strip():
                continue
            repeated = step == 0 and (mark.firm or mark.capital)
            skipped = 1 < step <= _MOST_SKIPPED and (mark.firm or mark.capital)
            if step == 1 or repeated or (skipped and all(m.n != chain[-1].n + 1 for m in marks[k + 1 :])):
                chain.append(mark)
        alone_is_enough = at_start and not whole
        if len(chain) > len(best) and (len(chain) > 1 or alone_is_enough):
            best = chain
        if at_start and best:
            break
    return best


def _cut(text: str, chain: list[_Mark]) -> list[str]:
    stops = [*(m.start for m in chain[1:]), len(text)]
    items = [text[m.end : stop].strip() for m, stop in zip(chain, stops, strict=True)]
    lead = text[: chain[0].start].strip()
    return [lead, *items] if lead else items


@cache
def _no_list_after() -> frozenset[str]:
    return frozenset(read_toml("daftar.toml")["bukan_nomor"]["kata"])


@cache
def _bullets() -> str:
    return str(read_toml("daftar.toml")["butir"]["tanda"])
