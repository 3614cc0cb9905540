"""What stands above the table and has no field of its own, but tells a careful reader something: a title other than the
SOP's name, and a group header that is misspelt. Kept as extras, since nothing that is printed is dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.grid.text import reading_of
from pipeline.normal.teks import similar
from pipeline.records.part import TablePart
from pipeline.records.reading import Reading
from pipeline.sop.documents import bare_title

JUDUL_ALUR: Final = "Judul Alur"
KEPALA_TABEL: Final = "Kepala Tabel"
_GROUP, _TURNED = "mutu baku", "baku mutu"
_MISSPELT = 0.75  # "Mutu Buku" is 0.89, "Mutu" alone 0.62


def asides(
    judul: Reading | None, nama_sop: Reading | None, parts: Sequence[TablePart]
) -> Iterator[tuple[str, Reading]]:
    """Label and reading of each such extra; the header once, though it is repeated on every page."""
    if judul is not None and nama_sop is not None and bare_title(judul.text) != bare_title(nama_sop.text):
        yield JUDUL_ALUR, judul
    head = next((r for p in parts if p.has_header for r in _group_heads(p)), None)
    if head is not None:
        yield KEPALA_TABEL, head


def _group_heads(part: TablePart) -> Iterator[Reading]:
    """Headers over several columns that nearly say Mutu Baku. One read by OCR is rather misread than misspelt, unless
    its words are words."""
    for cell in part.grid.cells:
        if cell.row < part.body_row and cell.colspan > 1 and len(cell.words) == 2:
            reading = reading_of(cell.words, part.halaman)
            if reading is None or bare_title(reading.text) in (_GROUP, _TURNED):
                continue
            plain = reading.asal == "teks" or bare_title(reading.text) == "mutu buku"
            if plain and similar(reading.text, _GROUP) >= _MISSPELT:
                yield reading
