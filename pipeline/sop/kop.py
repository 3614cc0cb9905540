"""The head of the identity page: agency and unit, without address and document kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.grid.text import Line, lines_of, reading_of
from pipeline.records.grid import Grid
from pipeline.records.page import Page
from pipeline.records.reading import Reading
from pipeline.records.word import Word
from pipeline.sop.fields import Label
from pipeline.sop.labels import height
from pipeline.sop.noise import without_noise
from pipeline.sop.vocabulary import fold, raw_words, starts_with, words_of

_NUMBER_HEAVY = re.compile(r"\d{4,}")


@dataclass(frozen=True, slots=True)
class Kop:
    instansi: Reading | None = None
    unit_kerja: Reading | None = None


def kop_words(grid: Grid, kv: Sequence[Label], boxes: Sequence[Label]) -> tuple[Word, ...]:
    """The words that may be the head: the cells left of the key/value labels in their rows, else those of the rows
    above them. boxes: the labels of the boxes, which the head stands above."""
    first_box = max(1, min((x.cell.row for x in boxes), default=grid.n_rows))
    first = min(x.cell.row for x in kv)
    last = max(x.cell.last_row for x in kv)
    labels = {(x.cell.row, x.cell.col) for x in kv}
    column = min(x.cell.col for x in kv)
    beside = [
        c
        for c in grid.cells
        if c.words and c.row <= last and c.last_col < column and c.row < first_box and (c.row, c.col) not in labels
    ]
    if not beside:
        inside = _in_label_cells(kv, boxes)
        if inside:
            return inside
        beside = [c for c in grid.cells if c.words and c.last_row < first and c.row < first_box]
    return tuple(w for c in sorted(beside, key=lambda c: (c.row, c.col)) for w in c.words)


def _in_label_cells(kv: Sequence[Label], boxes: Sequence[Label]) -> tuple[Word, ...]:
    """Head and labels in one cell, without a rule between: the words left of the label column or above it, down to the
    boxes."""
    edge = min(x.box.x0 for x in kv)
    top = min(x.box.y0 for x in kv)
    floor = min((x.box.y0 for x in boxes), default=max(x.box.y1 for x in kv))
    cells = {(x.cell.row, x.cell.col): x.cell for x in kv}
    return tuple(
        w
        for c in cells.values()
        for w in c.words
        if (w.box.x1 <= edge or w.box.y1 <= top) and w.box.cy < max(floor, top) and w.angle == 0
    )


def words_above(page: Page, grid: Grid) -> tuple[Word, ...]:
    """Free words above a table: a letterhead that stands outside it."""
    return tuple(w for w in page.words if w.box.y1 <= grid.box.y0 + 0.3 * height(w))


def read_kop(words: Sequence[Word], halaman: int) -> Kop:
    """Agency and unit from the lines of the head. The unit starts at the first line that names a part of an agency
    (bagian, bidang, tim ...) or that stands off after the agency and its region are complete."""
    lines = head_lines(without_noise(words))
    if not lines:
        return Kop()
    cut = unit_start(lines)
    return Kop(_reading(lines[:cut], halaman), _reading(lines[cut:], halaman))


def _reading(lines: Sequence[Line], halaman: int) -> Reading | None:
    return reading_of([w for line in lines for w in line.words], halaman) if lines else None


def head_lines(words: Sequence[Word]) -> list[Line]:
    """The lines that name an agency or a unit: no address, no telephone, no document kind, no specks."""
    kept: list[Line] = []
    address = False
    best = max((w.confidence for w in words), default=1.0)
    for line in lines_of(words):
        folded = fold(line.text)
        if is_address(line.text):
            address = True
        elif (
            (address and not _names_body(folded) and line.text.upper() != line.text)
            or folded in words_of("kop", "judul_jenis")
            or not _is_words(line, best)
        ):
            continue
        else:
            address = False
            kept.append(line)
    return kept


def is_address(text: str) -> bool:
    folded = fold(text)
    lowered = text.casefold()
    if starts_with(folded, words_of("kop", "alamat_awal")):
        return True
    return any(mark in lowered for mark in raw_words("kop", "alamat_isi")) or (
        bool(_NUMBER_HEAVY.search(text)) and not _names_body(folded)
    )


def _names_body(folded: str) -> bool:
    return any(starts_with(folded, words_of("kop", key)) for key in ("instansi", "wilayah", "unit"))


def _is_words(line: Line, best: float) -> bool:
    """Specks of a logo that OCR read as letters are no line: few letters, or read with little confidence.
    best: confidence of the surest word of the head."""
    letters = sum(c.isalpha() for c in line.text)
    if letters < 3 or letters < 0.5 * len(line.text.replace(" ", "")):
        return False
    worth = max(w.confidence for w in line.words)
    return worth >= 0.4 * best


def unit_start(lines: Sequence[Line]) -> int:
    """Index of the first line of the unit; the number of lines where the head names an agency only."""
    folded = [fold(line.text) for line in lines]
    agency = [i for i, f in enumerate(folded) if starts_with(f, words_of("kop", "instansi"))]
    last_agency = _last_agency(folded, agency)
    for i, text in enumerate(folded):
        if i <= last_agency or i == 0:
            continue
        if starts_with(text, words_of("kop", "unit")):
            return i
        region_before = starts_with(folded[i - 1], words_of("kop", "wilayah"))
        if starts_with(text, words_of("kop", "wilayah")):
            continue
        if region_before and last_agency < i - 1:
            return i
        if folded[i] == "sekretariat" or _stands_off(lines, i):
            return i
    return len(lines)


def _last_agency(folded: Sequence[str], agency: Sequence[int]) -> int:
    """The line with the lowest-standing agency name; a bare "SEKRETARIAT" at the end of the head is a unit."""
    found = [i for i in agency if not (folded[i] == "sekretariat" and i == len(folded) - 1 and i > 0)]
    return found[-1] if found else -1


def _stands_off(lines: Sequence[Line], i: int) -> bool:
    """Is the gap above line i clearly wider than the other gaps of the head?"""
    gap = lines[i].box.y0 - lines[i - 1].box.y1
    return gap > 0.9 * max(lines[i].box.height, lines[i - 1].box.height)


def outside_words(page: Page, grids: Sequence[Grid]) -> tuple[Word, ...]:
    """The page's words that stand in no table."""
    outside = list(page.words)
    for g in grids:
        outside = [w for w in outside if not g.box.holds_centre(w.box)]
    return tuple(outside)
