"""The six boxes below headings that cannot be read: a copier turned their shading black.

The guideline (PermenPANRB 35/2012) gives the boxes one order, two side by side: legal basis and qualification, related
SOPs and equipment, warning and records. Where a scan has three such rows below its key/value block, each under a row
without a word, and the first holds regulations, they are taken for these boxes; every value is up for review.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.normal.kutipan import parse_dasar_hukum
from pipeline.records.grid import Cell, Grid
from pipeline.records.identity import Kotak
from pipeline.sop.fields import Label
from pipeline.sop.items import split_items

_ROWS: tuple[tuple[Kotak, Kotak], ...] = (
    (Kotak("dasar_hukum", ()), Kotak("kualifikasi_pelaksana", ())),
    (Kotak("keterkaitan", ()), Kotak("peralatan_perlengkapan", ())),
    (Kotak("peringatan", ()), Kotak("pencatatan_pendataan", ())),
)


def boxes_by_place(grid: Grid, kv: Sequence[Label], halaman: int) -> tuple[Kotak, ...]:
    """The boxes of an identity table by the guideline's order, none where it does not show it. kv: its key/value
    labels; the table has no box label that could be read."""
    if not kv:
        return ()
    first = max(label.cell.last_row for label in kv) + 1
    rows = [grid.starting.get(row, ()) for row in range(first, grid.n_rows)]
    if len(rows) != 2 * len(_ROWS) or any(_has_words(head) for head in rows[::2]):
        return ()
    contents = rows[1::2]
    if any(len(cells) != 2 for cells in contents) or not all(_has_words(cells) for cells in contents):
        return ()
    if any(w.asal == "teks" for cells in contents for c in cells for w in c.words):
        return ()
    found = [
        replace(kotak, items=tuple(replace(r, review=True) for r in split_items(cell.words, cell.box, halaman)))
        for row, cells in zip(_ROWS, contents, strict=True)
        for kotak, cell in zip(row, sorted(cells, key=lambda c: c.col), strict=True)
    ]
    basis = found[0].items
    return tuple(found) if any(parse_dasar_hukum(r.text).jenis is not None for r in basis) else ()


def _has_words(cells: Sequence[Cell]) -> bool:
    return any(c.words for c in cells)
