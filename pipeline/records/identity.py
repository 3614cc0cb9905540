"""The identity page as read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.records.reading import Reading

BoxKind = Literal[
    "dasar_hukum",
    "kualifikasi_pelaksana",
    "keterkaitan",
    "peralatan_perlengkapan",
    "peringatan",
    "pencatatan_pendataan",
]


@dataclass(frozen=True, slots=True)
class Pengesah:
    """The approval block: position, name with degrees, rank, NIP as printed."""

    jabatan: Reading | None = None
    nama: Reading | None = None
    pangkat: Reading | None = None
    nip: Reading | None = None


@dataclass(frozen=True, slots=True)
class Kotak:
    """One of the six boxes with its items, without their numbers. An empty box is found with no items."""

    kind: BoxKind
    items: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class BlokIdentitas:
    """What one identity block gave. A field is None when its label was not found *or* its cell was empty;
    `labels` names the labels that were seen, so that the two can be told apart."""

    halaman: tuple[int, ...]
    labels: frozenset[str]
    instansi: Reading | None = None
    unit_kerja: Reading | None = None
    nomor_sop: Reading | None = None
    nama_sop: Reading | None = None
    tanggal_pembuatan: Reading | None = None
    tanggal_revisi: Reading | None = None
    tanggal_efektif: Reading | None = None
    tanggal_pengesahan: Reading | None = None
    pengesah: Pengesah = Pengesah()
    kotak: tuple[Kotak, ...] = ()
    lain: tuple[tuple[str, Reading], ...] = ()
