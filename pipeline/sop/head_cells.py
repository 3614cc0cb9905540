"""Cells of the head that carry a value without any label: the SOP's title, and the approver."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.grid.text import lines_of, reading_of
from pipeline.records.grid import Cell, Grid
from pipeline.records.identity import Pengesah
from pipeline.records.reading import Reading
from pipeline.sop.fields import Label
from pipeline.sop.kop import is_address
from pipeline.sop.pengesah import is_nip, read_pengesah
from pipeline.sop.vocabulary import fold, starts_with, words_of


def free_head_cells(grid: Grid, labels: Sequence[Label], kv: Sequence[Label]) -> list[Cell]:
    """The cells of the key/value block's rows, and of the rows above it, that neither are a label nor stand beside one
    as its value."""
    last = max(x.cell.last_row for x in kv)
    taken = {(x.cell.row, x.cell.col) for x in labels}
    for x in labels:
        right = [c for c in grid.cells if c.row == x.cell.row and c.col == x.cell.last_col + 1]
        taken |= {(c.row, c.col) for c in right}
    return [c for c in grid.cells if c.words and c.row <= last and (c.row, c.col) not in taken]


def head_title(cells: Sequence[Cell], kv: Sequence[Label], halaman: int) -> Reading | None:
    """The title among these cells: above the labels or left of them, and neither a body's name nor an address."""
    first = min(x.cell.row for x in kv)
    found = [c for c in cells if c.last_row < first and _is_title(c)]
    if not found:
        return None
    return reading_of(max(found, key=lambda c: c.box.area).words, halaman)


def _is_title(cell: Cell) -> bool:
    text = " ".join(w.text for w in cell.words)
    folded = fold(text)
    if folded in words_of("kop", "judul_jenis") or sum(c.isalpha() for c in text) < 4:
        return False
    bodies = any(starts_with(folded, words_of("kop", key)) for key in ("instansi", "wilayah", "unit"))
    return not bodies and not is_address(text) and not any(is_nip(line) for line in lines_of(cell.words))


def head_approver(cells: Sequence[Cell], halaman: int) -> Pengesah:
    """The approval block among these cells: the one with a staff number."""
    for cell in cells:
        if any(is_nip(line) for line in lines_of(cell.words)):
            return read_pengesah(cell.words, halaman)
    return Pengesah()
