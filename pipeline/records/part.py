"""One page's piece of a process table, before pieces are joined."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.drawing import Connector, Shape
from pipeline.records.geometry import Box
from pipeline.records.grid import Grid
from pipeline.records.reading import Reading
from pipeline.records.table import Kolom
from pipeline.records.word import Word


@dataclass(frozen=True, slots=True)
class TablePart:
    """What one page shows of a process table.

    grid: cut to this table's rows, header included.  body_row: first row of `grid` below header and column numbers.
    kolom: typed columns of the header printed here; () where this page goes on without one.
    nomor_pertama, nomor_terakhir: first and last step number printed here, None where none was read.
    words: words of the page inside the table (a word between the cells too).
    shapes, connectors: drawn in and right above and below the table.
    rows_split: rows were cut where no rule is drawn.
    column_types_repaired: content showed that headers stood over the wrong columns.
    """

    halaman: int
    box: Box
    grid: Grid
    body_row: int
    kolom: tuple[Kolom, ...] = ()
    judul: Reading | None = None
    nomor_pertama: int | None = None
    nomor_terakhir: int | None = None
    words: tuple[Word, ...] = ()
    shapes: tuple[Shape, ...] = ()
    connectors: tuple[Connector, ...] = ()
    has_drawing: bool = True
    column_types_repaired: bool = False
    rows_split: bool = False

    @property
    def has_header(self) -> bool:
        return bool(self.kolom)

    @property
    def continues(self) -> bool:
        """Does it go on from an earlier page? Without a header always; with one when its numbers do not begin at 1."""
        return not self.kolom or (self.nomor_pertama is not None and self.nomor_pertama > 1)
