"""One scorer for all tools: which of a table's texts came out, whatever rows and columns a tool made of it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from judging import fold
from lxml import html as markup
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """cells: of the texts in the body's cells so many are read without a fault (case, signs and spacing aside) in the
    order of their row; errors, letters: wrong characters, of so many."""

    right: int
    cells: int
    errors: int
    letters: int


def score(true: Rows, read: Rows) -> Score:
    """Each true row against the read row that holds most of it, each text against one text of that row, in order."""
    right = cells = errors = size = 0
    left = [[t for c in row if (t := fold(c))] for row in read]
    for row in true:
        texts = [t for c in row if (t := fold(c))]
        best = max(left, key=lambda r: _likeness(texts, r), default=[])
        if best in left:
            left.remove(best)
        pairs = _in_order(texts, best)
        for text, other in zip(texts, pairs, strict=True):
            cells += 1
            size += len(text)
            right += text.replace(" ", "") == other.replace(" ", "")
            errors += min(len(text), Levenshtein.distance(text, other))
    return Score(right, cells, errors, size)


def _likeness(texts: Sequence[str], row: Sequence[str]) -> float:
    return sum(max((fuzz.ratio(t, o) for o in row), default=0.0) * len(t) for t in texts)


def _in_order(texts: Sequence[str], row: Sequence[str]) -> list[str]:
    """For each text its partner in the row, "" for none; partners keep their order, and the whole is as like as can
    be."""
    n, m = len(texts), len(row)
    worth = [[fuzz.ratio(a, b) / 100 * max(len(a), 1) for b in row] for a in texts]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in reversed(range(n)):
        for j in reversed(range(m)):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], worth[i][j] + best[i + 1][j + 1])
    found, i, j = [""] * n, 0, 0
    while i < n and j < m:
        if worth[i][j] > 0 and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            found[i] = row[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def rows_of(table: str) -> list[list[str]]:
    """The texts of a table in HTML, row by row; a cell over several rows counts in its first."""
    tree = markup.fromstring(table)
    return [[" ".join(c.text_content().split()) for c in tr.xpath("./td|./th")] for tr in tree.iter("tr")]


def html_of(rows: Rows) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(c)}</td>' for c in row)}</tr>" for row in rows)
    return f"<table>{body}</table>" if rows else ""
