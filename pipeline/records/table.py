"""The process table as read: typed columns, and one record per langkah."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.records.drawing import Connector, Shape
from pipeline.records.geometry import Box
from pipeline.records.reading import Reading

ColumnKind = Literal["no", "aktivitas", "pelaksana", "kelengkapan", "waktu", "output", "keterangan", "lainnya"]


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of the table, left to right. x0, x1: its borders in points on page `halaman` of its header.

    nama: header as printed (a role's name for pelaksana columns); kelompok: header above a group of roles
    ("Satker Pengirim"), never the words Pelaksana or Mutu Baku.  satuan: unit that a waktu header gives
    ("Waktu (menit)"), as printed.
    """

    kind: ColumnKind
    nama: Reading | None
    x0: float
    x1: float
    kelompok: str | None = None
    satuan: str | None = None


@dataclass(frozen=True, slots=True)
class Tanda:
    """A mark of one row in one role column: a drawn shape, or words that stand for one ("Mulai", "Ya", "√")."""

    pelaksana: int
    shape: Shape | None
    teks: Reading | None
    halaman: int


@dataclass(frozen=True, slots=True)
class BarisLangkah:
    """One langkah as read. box: the row's band on page `halaman`, points.

    pelaksana: role columns (index among the roles) in which the row has a symbol; tanda: the marks themselves.
    A row with no text that only closes the flow (SELESAI) is no langkah; its marks go to the table.
    """

    halaman: int
    box: Box | None
    nomor: Reading | None
    aktivitas: Reading | None
    pelaksana: tuple[int, ...]
    tanda: tuple[Tanda, ...]
    kelengkapan: Reading | None
    waktu: Reading | None
    output: Reading | None
    keterangan: Reading | None


@dataclass(frozen=True, slots=True)
class HalamanTabel:
    """Where the table lies on one page: what the flow stage needs to put shapes and lines into rows and lanes.

    lanes: x borders of the role columns (n roles have n+1, or a list of (x0, x1) pairs where they do not touch);
    bands: (index of langkah, y0, y1).
    """

    halaman: int
    box: Box
    lanes: tuple[tuple[float, float], ...]
    bands: tuple[tuple[int, float, float], ...]
    shapes: tuple[Shape, ...] = ()
    connectors: tuple[Connector, ...] = ()


@dataclass(frozen=True, slots=True)
class TabelProses:
    """One process table over all its pages. judul: the title line above it ("SOP : PENGUMPULAN DATA KINERJA").

    lain: rows and columns that the model has no field for (sub-titles, totals, extra columns), label and text.
    steps_doubtful: True when rows may be missing or wrongly split, so that "/langkah" goes up for review.
    """

    judul: Reading | None
    kolom: tuple[Kolom, ...]
    langkah: tuple[BarisLangkah, ...]
    halaman: tuple[HalamanTabel, ...]
    penutup: tuple[Tanda, ...] = ()
    lain: tuple[tuple[str, Reading], ...] = ()
    steps_doubtful: bool = False
    column_types_repaired: bool = False
    has_drawing: bool = True

    @property
    def peran(self) -> tuple[Kolom, ...]:
        return tuple(k for k in self.kolom if k.kind == "pelaksana")
