"""Labels of the identity page: which words on a line are one, whatever their spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from pipeline.grid.crop import crop
from pipeline.records.grid import Grid
from pipeline.records.word import Word
from pipeline.sop.vocabulary import KV_KINDS, fold, number, wordings, words_of
from pipeline.table.header import find_header_rows
from pipeline.table.wording import step_number

_ENUMERATOR = re.compile(r"^(?:\d{1,2}|[a-h]|i{1,3}|iv|vi{0,3}|ix|x) (?=[a-z]{3})")
_HEADER_GROUPS = ("kegiatan", "pelaksana", "mutu", "keterangan", "no")
_COLONS = (":", "：", ";")
_RULE_DEBRIS = ("|", "[", "]", "{", "}")  # OCR of the rule between label and value


@dataclass(frozen=True, slots=True)
class Hit:
    """kind: a field, a box, or "lain". weak: a wording so short that it needs support from its place."""

    kind: str
    score: float
    weak: bool = False


@lru_cache(maxsize=4096)
def match_label(text: str) -> Hit | None:
    """The label that the whole text is, or None. Case, punctuation and small misspellings do not matter."""
    folded = _ENUMERATOR.sub("", fold(text))
    if not folded or len(folded) > 60:
        return None
    known = wordings()
    if kind := known.fuzzy.get(folded):
        return Hit(kind, 100.0)
    if kind := known.exact.get(folded):
        return Hit(kind, 100.0, weak=True)
    if len(folded) < 7:
        return None
    best = process.extractOne(folded, known.fuzzy.keys(), scorer=fuzz.ratio, score_cutoff=known.minimum)
    if best is None or len(best[0]) < 7:
        return None
    if _differs_in_first_word(folded, best[0]) and fuzz.ratio(_closed(folded), _closed(best[0])) < 95:
        return None
    return Hit(known.fuzzy[best[0]], best[1])


def _closed(text: str) -> str:
    return text.replace(" ", "")


def _differs_in_first_word(folded: str, wording: str) -> bool:
    """ "kelengkapan" is near "perlengkapan", "tanggal revisi" near "tanggal efisi": the first words must be akin."""
    return fuzz.ratio(folded.split()[0], wording.split()[0]) < 70


def leading_label(words: Sequence[Word]) -> tuple[Hit, int] | None:
    """The label with which a line (or a part of one) starts, and how many of its words belong to it.

    It must end where a colon stands, where a wide gap follows, or where the line ends; of several the longest wins.
    """
    best: tuple[Hit, int] | None = None
    for n in range(1, min(len(words), wordings().max_words + 2) + 1):
        if not (n == len(words) or ends_label(words, n)):
            continue
        hit = match_label(" ".join(w.text for w in words[:n]))
        if hit is not None and (best is None or hit.score >= best[0].score or best[0].weak):
            best = (hit, n)
        if words[n - 1].text.endswith(":"):
            break
    if best is None:
        return None
    hit, n = best
    while n < len(words) and set(words[n].text) <= set(_COLONS):
        n += 1
    return hit, n


def ends_label(words: Sequence[Word], n: int) -> bool:
    """Can a label end after the first n words: colon there, or a gap wider than a blank?"""
    last, after = words[n - 1], words[n]
    if last.text.endswith(_COLONS) or after.text.startswith((*_COLONS, *_RULE_DEBRIS)):
        return True
    return after.box.x0 - last.box.x1 > 1.2 * height(last)


def height(word: Word) -> float:
    """Height of the type, points."""
    return word.size or min(word.box.height, word.box.width) or 1.0


def sections(grid: Grid) -> list[Grid]:
    """The parts of a table that are no process table: rows above its header, and rows below its last langkah where
    labels start again. An identity block and a process table are often one grid."""
    headers = [h.first for h in find_header_rows(grid)]
    start = min([*headers, _header_row(grid)])
    if start == grid.n_rows:
        start = _first_step(grid)
    if start == grid.n_rows:
        return [grid]
    found = [crop(grid, 0, start - 1)] if start > 0 else []
    last = max([start, *headers])
    again = next((r for r in range(last + 1, grid.n_rows) if _label_row(grid, r)), None)
    if again is not None:
        found.append(crop(grid, again, grid.n_rows - 1))
    return found


def _first_step(grid: Grid) -> int:
    """The first langkah of a table whose header cannot be read (a copier turned it black): a row of many cells below
    all labels that begins with a step number; else n_rows."""
    labelled = max((row for row in range(grid.n_rows) if _firm_labels(grid, row)), default=-1)
    least = number("kepala_tabel", "kolom_min")
    for row in range(labelled + 1, grid.n_rows):
        cells = grid.starting.get(row, ())
        if len(cells) >= least and step_number(" ".join(w.text for w in cells[0].words)) is not None:
            return row
    return grid.n_rows


def _label_row(grid: Grid, row: int) -> bool:
    """Does the row hold a firm label, and another in it or in the next one?"""
    here, below = _firm_labels(grid, row), _firm_labels(grid, row + 1)
    return here >= 2 or (here == 1 and below >= 1)


def _firm_labels(grid: Grid, row: int) -> int:
    hits = [match_label(" ".join(w.text for w in c.words)) for c in grid.starting.get(row, ()) if c.words]
    return sum(h is not None and not h.weak for h in hits)


def _header_row(grid: Grid) -> int:
    """The first row with header words of at least two groups, as a garbled header may still show; else n_rows."""
    for row in range(grid.n_rows):
        seen: set[str] = set()
        for cell in grid.starting.get(row, ()):
            if cell.words:
                seen |= _header_groups(" ".join([w.text for w in cell.words]))
        strong = seen - {"no", "keterangan"}
        if len(strong) >= 2 or (len(seen) >= 2 and "kegiatan" in seen):
            return row
    return grid.n_rows


@lru_cache(maxsize=4096)
def _header_groups(text: str) -> frozenset[str]:
    """The groups of header words that a cell's text belongs to."""
    folded = fold(text)
    if len(folded) > 40:
        return frozenset()
    kinds, words = _header_words()
    found = process.extract(folded, words, scorer=fuzz.ratio, processor=None, limit=None, score_cutoff=85)
    return frozenset(kinds[i] for _, _, i in found)


@cache
def _header_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All header words, after the group of each."""
    rows = [(key, w) for key in _HEADER_GROUPS for w in words_of("kepala_tabel", key)]
    return tuple(key for key, _ in rows), tuple(w for _, w in rows)


def is_kv(kind: str) -> bool:
    return kind in KV_KINDS
