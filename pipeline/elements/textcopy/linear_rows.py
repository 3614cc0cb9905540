"""Where a process table lies in running text, and which of its lines make one step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from pipeline.data.load import read_toml
from pipeline.elements.textcopy.raw import Alinea
from pipeline.elements.textcopy.vocabulary import fold, is_title, label_of

_ROW = re.compile(
    r"^(?:[\W_]*|\S{1,2}\s+(?=\d{1,3}\s*\|))(?P<n>\d{1,3})\s*(?P<dot>[.)]?)\s*[|\[\]{}!(/]*\s*(?=[^\W\d_]{2,})(?P<rest>.*)$"
)
_VERB = re.compile(r"^(?:me[mnlrwy]\w|meng|mem|men|meny|ber|di)\w{3,}", re.I)
_SIGN_OFF = re.compile(r"\bnip\b|\bnrp\b|^\W*(?:ditetapkan|disahkan)\b", re.I)
_LIKE = 80.0
_MOST_HEADER = 10
_MOST_SKIPPED = 3


@dataclass(frozen=True, slots=True)
class RowLines:
    """The lines of one step, its number taken off. nomor: as printed, None where it has none."""

    nomor: str | None
    lines: tuple[Alinea, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """start, end: of the table among the lines, header first. header: its lines."""

    start: int
    end: int
    header: tuple[str, ...]
    rows: tuple[RowLines, ...]


def find_zone(lines: Sequence[Alinea]) -> Zone | None:
    """The first process table in running text: a header line that names two columns of the quality standard, and below
    it lines that begin with the step numbers. None where there is none."""
    for i, line in enumerate(lines):
        if not _is_main_header(line.plain):
            continue
        end = next((k for k in range(i + 1, len(lines)) if _ends_table(lines[k])), len(lines))
        steps = _steps(lines[i + 1 : end])
        if len(steps) < 2 or steps[0].line > _MOST_HEADER:
            continue
        first = i + 1 + steps[0].line
        start = i
        while start and i - start < 4 and not _ends_header(lines[start - 1], lines[start]):
            start -= 1
        return Zone(start, end, tuple(a.plain for a in lines[start:first]), _rows(lines[first:end]))
    return None


def header_hits(text: str) -> set[str]:
    """Which columns of the quality standard (and the groups) the words of a line name, misread ones too."""
    words = fold(text).split()
    return {kind for w in words for name, kind in _header_words() if fuzz.ratio(w, name) >= _LIKE}


@cache
def _header_words() -> tuple[tuple[str, str], ...]:
    """Single words that head the columns of the quality standard, and the words of the two group headers."""
    heads = read_toml("kolom.toml")["kepala"]
    found = [(w, k) for k in ("kelengkapan", "waktu", "output") for w in heads[k] if " " not in w and len(w) > 4]
    return (*found, ("pelaksana", "pelaksana"), ("mutu", "mutu_baku"), ("baku", "mutu_baku"))


def _is_main_header(text: str) -> bool:
    hits = header_hits(text)
    return len(hits & {"kelengkapan", "waktu", "output"}) >= 2 and len(text.split()) <= 30


def _ends_header(above: Alinea, below: Alinea) -> bool:
    """Whether the header does not reach up to the line above."""
    if below.jeda > 1 or is_title(above.plain, "tabel") or label_of(above.plain, short=False):
        return True
    return below.jeda == 1 and not header_hits(above.plain)


def _ends_table(line: Alinea) -> bool:
    return bool(_SIGN_OFF.search(line.plain)) or (
        label_of(line.plain, short=False) is not None or is_title(line.plain, "sampul")
    )


@dataclass(frozen=True, slots=True)
class _Start:
    """A line that begins with a number. dotted: a point or bracket follows it, as in a list inside a cell."""

    line: int
    nomor: str
    dotted: bool
    rest: str


def _start_of(text: str, line: int) -> _Start | None:
    found = _ROW.match(text)
    if not found:
        return None
    if found["rest"].split()[0].strip(".,;").casefold() in _units():
        return None
    return _Start(line, found["n"], bool(found["dot"]), found["rest"])


@cache
def _units() -> frozenset[str]:
    return frozenset(u for several in read_toml("satuan_waktu.toml")["satuan"].values() for u in several)


def _steps(lines: Sequence[Alinea]) -> list[_Start]:
    """The lines that begin the steps: the longest run of numbers that count up from 1, all written in one way."""
    found = [x for i, a in enumerate(lines) if (x := _start_of(a.plain, i)) is not None]
    chains = []
    for dotted in (False, True):
        chain: list[_Start] = []
        for x in found:
            last = int(chain[-1].nomor) if chain else 0
            if x.dotted != dotted:
                continue
            if last < int(x.nomor) <= last + _MOST_SKIPPED:
                chain.append(x)
            elif len(chain) == 1 and x.nomor == chain[0].nomor and x.line - chain[0].line <= 2:
                chain = [x]  # a scrap of the header looked like the first step
        chains.append(chain)
    return max(chains, key=len)


def _rows(lines: Sequence[Alinea]) -> tuple[RowLines, ...]:
    steps = _steps(lines)
    rows: list[RowLines] = []
    for k, step in enumerate(steps):
        end = steps[k + 1].line if k + 1 < len(steps) else len(lines)
        inside = _without_header(lines[step.line + 1 : end])
        row = RowLines(step.nomor, (Alinea(step.rest, lines[step.line].jeda), *inside))
        missing = int(steps[k + 1].nomor) - int(step.nomor) - 1 if k + 1 < len(steps) else 0
        rows += _with_unnumbered(row, missing)
    return tuple(rows)


def _without_header(lines: Sequence[Alinea]) -> list[Alinea]:
    """The lines of a step up to a header that the next page repeats."""
    end = next((i for i, a in enumerate(lines) if _is_main_header(a.plain)), len(lines))
    while 0 < end < len(lines) and header_hits(lines[end - 1].plain):
        end -= 1
    return list(lines[:end])


def _with_unnumbered(row: RowLines, missing: int) -> list[RowLines]:
    """A step with those behind it whose numbers are lost: as many paragraphs as numbers are missing start with a verb
    in capital letters, each is the activity of one."""
    starts = [
        i
        for i, a in enumerate(row.lines)
        if i and a.jeda and a.plain[:1].isupper() and _VERB.match(a.plain) and len(a.plain.split()) > 2
    ][:missing]
    bounds = [0, *starts, len(row.lines)]
    parts = [row.lines[a:b] for a, b in pairwise(bounds)]
    return [RowLines(row.nomor if i == 0 else None, p) for i, p in enumerate(parts)]
