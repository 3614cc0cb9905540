"""Labels of the key/value block that a stamp or a signature made unreadable, told by their place.

The guideline (PermenPANRB 35/2012) gives the block one order: number, the three dates, who approves, name. Where labels
that can be read stand in that order, one below the other, and as many doubtful cells lie between two of them (or below
the last one) as labels are missing there, those cells are the missing labels; their values are up for review. A cell
that holds anything readable is another field, and none of its run is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.records.grid import Cell, Grid
from pipeline.sop.fields import Label
from pipeline.sop.labels import Hit, is_kv
from pipeline.sop.vocabulary import number

_ORDER = ("nomor_sop", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "disahkan_oleh", "nama_sop")
_SLOT = {kind: slot for slot, kind in enumerate(_ORDER)} | {"tanggal_pengesahan": _ORDER.index("tanggal_efektif")}
_KNOWN = 3  # labels that must be read for their order to be that of the guideline


def with_hidden(labels: Sequence[Label], grid: Grid) -> tuple[Label, ...]:
    """The labels of a table, with those that cannot be read, in reading order."""
    kv = [x for x in labels if is_kv(x.kind)]
    if len(kv) < _KNOWN or not all(x.alone for x in kv):
        return tuple(labels)
    col = Counter(x.cell.col for x in kv).most_common(1)[0][0]
    slots = [_SLOT.get(x.kind, -1) for x in kv]
    if any(x.cell.col != col for x in kv) or -1 in slots or sorted(set(slots)) != slots:
        return tuple(labels)
    at = {x.cell.row: slot for x, slot in zip(kv, slots, strict=True)}
    boxes = {(x.cell.row, x.cell.col) for x in labels if not is_kv(x.kind)}
    found: list[Label] = []
    run: list[Cell] = []
    before = slots[0] - 1
    for cell in _column(grid, col, kv[0].cell.row, boxes):
        slot = at.get(cell.row)
        if slot is None:
            run.append(cell)
            continue
        found += _told(run, before, slot)
        run, before = [], slot
    found += _told(run, before, len(_ORDER))
    return tuple(sorted((*labels, *found), key=lambda x: (x.cell.row, x.cell.col))) if found else tuple(labels)


def _column(grid: Grid, col: int, first: int, boxes: set[tuple[int, int]]) -> list[Cell]:
    """The cells of the labels' column from a row down, as far as values stand beside them."""
    out = []
    for cell in sorted((c for c in grid.cells if c.col == col and c.row >= first), key=lambda c: c.row):
        if cell.last_col == grid.n_cols - 1 or (cell.row, cell.col) in boxes:
            break
        out.append(cell)
    return out


def _told(run: Sequence[Cell], before: int, after: int) -> list[Label]:
    if len(run) != after - before - 1 or not all(map(_is_doubtful, run)):
        return []
    return [
        Label(Hit(kind, 0.0), cell.words, cell, placed=True)
        for cell, kind in zip(run, _ORDER[before + 1 : after], strict=True)
    ]


def _is_doubtful(cell: Cell) -> bool:
    """Whether something stands in a cell that OCR could not read, and nothing that it could."""
    least = number("label_tertutup", "ragu")
    return bool(cell.words) and all(w.asal == "ocr" and w.confidence < least for w in cell.words)
