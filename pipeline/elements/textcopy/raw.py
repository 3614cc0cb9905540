"""What a text copy falls into before anybody knows what it means: lines, tables, page breaks.

Text in these records may hold line breaks, and the marks BOLD and PLAIN around what was bold in the source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

BOLD = "\x02"
PLAIN = "\x03"
_MARKS = {ord(BOLD): None, ord(PLAIN): None}


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell. teks: its lines, top down. rowspan, colspan: as the source gave them, else 1.

    glued: list items stand in it without a mark between them (an <ol> that lost its <li>).
    keyakinan: that these words belong into this cell, 0 to 1."""

    teks: str = ""
    rowspan: int = 1
    colspan: int = 1
    glued: bool = False
    keyakinan: float = 1.0

    @property
    def plain(self) -> str:
        """The text in one line, without marks."""
        return plain(self.teks)


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows of cells. bentuk: how the source drew it; "susun" is an identity block in the official layout, "susun_ulang"
    a process table rebuilt from running text."""

    rows: tuple[tuple[Sel, ...], ...]
    bentuk: Literal["tab", "pipa", "html", "spasi", "csv", "susun", "susun_ulang"]

    @property
    def lebar(self) -> int:
        return max((sum(s.colspan for s in r) for r in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Alinea:
    """One line of running text. jeda: blank lines before it."""

    teks: str
    jeda: int = 0
    glued: bool = False

    @property
    def plain(self) -> str:
        return plain(self.teks)


@dataclass(frozen=True, slots=True)
class GantiHalaman:
    """A form feed in the source."""


Blok = Tabel | Alinea | GantiHalaman


def plain(text: str) -> str:
    """Without marks, runs of white space as one space."""
    return " ".join(text.translate(_MARKS).split())


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, each with its own pair of bold marks."""
    out: list[str] = []
    bold = False
    for line in text.split("\n"):
        start = BOLD if bold else ""
        for mark in line:
            if mark in (BOLD, PLAIN):
                bold = mark == BOLD
        out.append(start + line + (PLAIN if bold else ""))
    return tuple(out)


def tidy(table: Tabel) -> Tabel:
    """The table with all rows equally wide: what is missing at the right is filled up with empty cells."""
    width = table.lebar
    covered: list[int] = [0] * width  # rows that a span from above still covers, by column
    rows: list[tuple[Sel, ...]] = []
    for row in table.rows:
        out: list[Sel] = []
        taken = [n > 0 for n in covered]
        covered = [max(0, n - 1) for n in covered]
        col = 0
        for sel in row:
            while col < width and taken[col]:
                col += 1
            if col >= width:
                break
            span = 1
            while span < sel.colspan and col + span < width and not taken[col + span]:
                span += 1
            for c in range(col, col + span):
                covered[c] = max(covered[c], sel.rowspan - 1)
            out.append(sel if span == sel.colspan else replace(sel, colspan=span))
            col += span
        out += [Sel() for c in range(col, width) if not taken[c]]
        rows.append(tuple(out))
    return replace(table, rows=tuple(rows))
