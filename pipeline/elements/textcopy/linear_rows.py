"""Where a process table lies in running text, and which of its lines make one step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from pipeline.data.load import read_toml
from pipeline.elements.textcopy.raw import Alinea
from pipeline.elements.textcopy.vocabulary import fold, is_title, label_of

_ROW = re.compile(r"^[\s|\[\](){}!.,'\"]*(\d{1,3})\s*[.)]?\s*[|\[\]{}!(]*\s*(?=[^\W\d_]{2,})(.*)$")
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
        first = next((k for k in range(i + 1, min(len(lines), i + _MOST_HEADER)) if _step(lines[k].plain, 0)), None)
        if first is None:
            continue
        start = i
        while start and i - start < 4 and not _ends_header(lines[start - 1], lines[start]):
            start -= 1
        end = next((k for k in range(first, len(lines)) if _ends_table(lines[k])), len(lines))
        rows = _rows(lines[first:end])
        if len(rows) >= 2:
            return Zone(start, end, tuple(a.plain for a in lines[start:first]), rows)
    return None


def header_hits(text: str) -> set[str]:
    """Which columns of the quality standard (and the groups) the words of a line name, misread ones too."""
    names = {"kelengkapan": "kelengkapan", "persyaratan": "kelengkapan", "waktu": "waktu", "output": "output"}
    names |= {"keluaran": "output", "pelaksana": "pelaksana", "mutu": "mutu_baku", "baku": "mutu_baku"}
    return {names[n] for w in fold(text).split() for n in names if fuzz.ratio(w, n) >= _LIKE}


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


def _step(text: str, last: int) -> tuple[str, str] | None:
    """The step number that a line begins with and the rest of it, when it can follow step `last`."""
    found = _ROW.match(text)
    if not found or not last < int(found[1]) <= last + _MOST_SKIPPED:
        return None
    first = found[2].split()[0].strip(".,;")
    units = {u for several in read_toml("satuan_waktu.toml")["satuan"].values() for u in several}
    return None if first.casefold() in units else (found[1], found[2])


def _rows(lines: Sequence[Alinea]) -> tuple[RowLines, ...]:
    rows: list[RowLines] = []
    last = 0
    number: str | None = None
    current: list[Alinea] = []
    skip = False
    for line in lines:
        if _is_main_header(line.plain):
            skip = True  # the header again, on the next page
            continue
        step = _step(line.plain, last)
        if step:
            if current:
                rows += _with_unnumbered(RowLines(number, tuple(current)), int(step[0]) - last - 1)
            number, last, skip = step[0], int(step[0]), False
            current = [Alinea(step[1], line.jeda)]
        elif not skip and current:
            current.append(line)
    if current:
        rows.append(RowLines(number, tuple(current)))
    return tuple(rows)


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
