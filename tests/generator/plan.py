"""What one made-up SOP says, before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Simbol:
    langkah: int
    pelaksana: int
    jenis: str  # terminator | proses | keputusan


@dataclass(frozen=True)
class Panah:
    dari: int  # index of the symbol
    ke: int
    label: str | None = None


@dataclass(frozen=True)
class Langkah:
    nomor: str
    aktivitas: str
    kelengkapan: str
    waktu: str
    output: str
    keterangan: str


@dataclass(frozen=True)
class Rencana:
    """A whole SOP. Dates as (text, iso); boxes as lists of items; simbol and panah are the flow."""

    instansi: tuple[str, ...]
    unit_kerja: str
    nomor: str
    nama: str
    tanggal: tuple[tuple[str, str | None], tuple[str, str | None], tuple[str, str | None]]
    jabatan: str
    pejabat: str
    pangkat: str
    nip: str
    dasar_hukum: tuple[str, ...]
    kualifikasi: tuple[str, ...]
    keterkaitan: tuple[str, ...]
    peralatan: tuple[str, ...]
    peringatan: tuple[str, ...]
    pencatatan: tuple[str, ...]
    pelaksana: tuple[str, ...]
    langkah: tuple[Langkah, ...]
    simbol: tuple[Simbol, ...]
    panah: tuple[Panah, ...]
    ikatan: tuple[tuple[int, int], ...] = ()  # boxes of one row tied by a line without a head
