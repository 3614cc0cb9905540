"""What every drawing of an SOP shares: lanes, rows, and the flow between the cells. No coordinates yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.exports.text import shorten
from pipeline.model.sop import Label

Bentuk = Literal["terminator", "proses", "keputusan", "lainnya", "awal", "akhir"]


@dataclass(frozen=True, slots=True)
class Lane:
    """A role column. nama: as printed; kelompok: the header above it, where roles are grouped."""

    nama: str
    kelompok: str = ""

    @property
    def full(self) -> str:
        return f"{self.kelompok} – {self.nama}" if self.kelompok else self.nama


@dataclass(frozen=True, slots=True)
class Row:
    """A step. langkah: its index in the SOP; None for the row that holds symbols drawn below the last step."""

    langkah: int | None
    nomor: str = ""
    aktivitas: str = ""

    def name(self, limit: int | None = None, between: str = ". ") -> str:
        """Number and activity, at most `limit` characters."""
        full = (
            f"{self.nomor}{between}{self.aktivitas}" if self.nomor and self.aktivitas else self.nomor or self.aktivitas
        )
        return full if limit is None else shorten(full, max(limit, 8))


@dataclass(frozen=True, slots=True)
class Node:
    """A symbol in its cell.

    key: unique in the diagram, a letter and digits.  row, lane: indices into the diagram's rows and lanes.
    slot: place among the symbols of its cell, from 0.  drawn: False for the box that stands for a step without symbol.
    split_off: True for an event that was taken out of a capsule.
    rows: further rows on which it acts (a merged role cell).  lanes: further roles of a box that stands for a step.
    """

    key: str
    bentuk: Bentuk
    row: int
    lane: int
    slot: int = 0
    teks: str = ""
    drawn: bool = True
    rows: tuple[int, ...] = ()
    lanes: tuple[int, ...] = ()
    split_off: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow. caption: the words as printed, else Ya or Tidak where the label is known, else empty."""

    key: str
    dari: str
    ke: str
    label: Label | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """An off-page mark. row, lane: None where they are not known."""

    halaman: int
    row: int | None
    lane: int | None
    teks: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """notes: remarks for the reader of the drawing, in the language that was asked for."""

    judul: str
    nomor: str
    lanes: tuple[Lane, ...]
    rows: tuple[Row, ...]
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()

    def slots(self, row: int) -> int:
        """How many symbols its fullest cell holds; at least 1."""
        return max((n.slot + 1 for n in self.nodes if n.row == row), default=1)

    def name(self, node: Node, limit: int | None = None, between: str = ". ") -> str:
        """Step number and activity, with the words printed in the symbol; those words alone for a symbol of no step.
        limit: of characters; the activity is cut for it, the printed words only when they are long themselves."""
        row = self.rows[node.row]
        if not row.name():
            return node.teks if limit is None else shorten(node.teks, limit)
        if not node.teks:
            return row.name(limit, between)
        words = node.teks if limit is None else shorten(node.teks, limit // 2)
        return f"{row.name(limit and limit - len(words) - 3, between)} ({words})"
