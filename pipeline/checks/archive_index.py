"""What an archive remembers of each of its documents: one compact record, so that the rules across documents need not
hold the documents themselves, and a later run can go on from an earlier one.

An index file holds one record a line (JSON). Records of another format version are refused, never guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any, Final
from zlib import crc32

from pydantic import TypeAdapter

from pipeline.checks.agency import agency_of
from pipeline.checks.context import Context
from pipeline.checks.dates import latest
from pipeline.checks.evidence import worst
from pipeline.checks.minhash import sketch
from pipeline.errors import InputError
from pipeline.model.sop import Langkah
from pipeline.model.tingkat import AsalTemuan
from pipeline.normal.teks import fold

VERSION: Final = 1
BOXES: Final = ("kualifikasi_pelaksana", "peralatan_perlengkapan", "peringatan", "pencatatan_pendataan")


@dataclass(frozen=True, slots=True)
class Cited:
    """One entry of a legal basis. jenis, nomor, tahun: of its first instrument; index: its place."""

    index: int
    jenis: str
    nomor: int
    tahun: int
    tentang: str

    def __reduce__(self) -> tuple[Any, ...]:
        return _cited, (self.index, self.jenis, self.nomor, self.tahun, self.tentang)


@dataclass(frozen=True, slots=True)
class Step:
    """One step. aktivitas: folded; waktu: folded; nomor: as printed, or the row's number."""

    nomor: str
    aktivitas: str
    waktu: str

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.nomor, self.aktivitas, self.waktu)


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as the archive remembers it. Records that come from another process share their texts with those
    that are here already, as records made here do.

    agency: key of its agency (see `pipeline.checks.agency`), "" where none is named.  tanggal: its latest date, ISO.
    kotak: per box a checksum of its folded text, 0 for an empty one.  rujukan: what activities and notes say of other
    SOPs, with pointer.  sketsa: of the words of its procedure (see `pipeline.checks.minhash`).
    doubt: origins, by pointer, of what is not sure to stand in the document.
    """

    name: str
    berkas: str
    sha256: str
    urutan: int
    agency: str
    instansi: str
    unit: str
    judul: str
    nomor: str
    tanggal: str
    nama: str
    nip: str
    pangkat: str
    keterkaitan: tuple[str, ...]
    hukum: tuple[Cited, ...]
    peran: tuple[str, ...]
    kotak: tuple[int, ...]
    rujukan: tuple[tuple[str, str], ...]
    langkah: tuple[Step, ...]
    sketsa: tuple[int, ...]
    doubt: dict[str, AsalTemuan] = field(default_factory=dict)
    v: int = VERSION

    def __reduce__(self) -> tuple[Any, ...]:
        return _entry, tuple(getattr(self, f) for f in self.__slots__)

    def origin(self, pointers: Iterable[str]) -> AsalTemuan:
        """The least sure of several values."""
        return worst(self.doubt.get(p, "dokumen") for p in pointers)


_LINE = TypeAdapter(Entry)


def build_entry(name: str, ctx: Context) -> Entry:
    sop, identitas = ctx.sop, ctx.sop.identitas
    approval = identitas.disahkan_oleh
    day = latest(list(ctx.dates.values()))
    pointers = (
        []
        if ctx.ground.certain
        else [
            *(f"/identitas/{f}" for f in ("instansi", "nama_sop", "nomor_sop")),
            *(f"/identitas/disahkan_oleh/{f}" for f in ("nama", "nip")),
            *(f"/keterkaitan/{i}" for i in range(len(sop.keterkaitan))),
            *(f"/dasar_hukum/{i}" for i in range(len(sop.dasar_hukum))),
            *(f"/pelaksana/{i}/nama" for i in range(len(sop.pelaksana))),
        ]
    )
    steps = tuple(_step(r.index, r.langkah) for r in ctx.steps)
    return Entry(
        name=name,
        berkas=sop.sumber.berkas,
        sha256=sop.sumber.sha256,
        urutan=sop.sumber.urutan,
        agency=intern(agency_of(identitas.instansi).key),
        instansi=intern(identitas.instansi or ""),
        unit=intern(identitas.unit_kerja or ""),
        judul=identitas.nama_sop or "",
        nomor=identitas.nomor_sop or "",
        tanggal=day.isoformat() if day else "",
        nama=intern(approval.nama or ""),
        nip=intern(approval.nip or ""),
        pangkat=intern(approval.pangkat or ""),
        keterkaitan=tuple(map(intern, sop.keterkaitan)),
        hukum=tuple(
            _shared(Cited(c.index, c.key.jenis, c.key.nomor, c.key.tahun, intern(c.hukum.tentang or "")))
            for c in ctx.citations
            if c.key
        ),
        peran=tuple(intern(p.nama) for p in sop.pelaksana),
        kotak=tuple(_checksum(getattr(sop, box)) for box in BOXES),
        rujukan=tuple(_references(sop.langkah)),
        langkah=steps,
        sketsa=sketch([s.aktivitas for s in steps]),
        doubt={p: o for p in pointers if (o := ctx.ground.origin(p)) != "dokumen"},
    )


def save_index(path: Path, entries: Iterable[Entry]) -> None:
    """All records, one a line, in place of what the file held."""
    with path.open("wb") as out:
        for entry in entries:
            out.write(_LINE.dump_json(entry) + b"\n")


def load_index(path: Path) -> tuple[Entry, ...]:
    """The records of an index file; () where there is none yet. InputError where it is no index of this version."""
    if not path.exists():
        return ()
    try:
        read = [_LINE.validate_json(line) for line in path.read_bytes().splitlines() if line.strip()]
    except ValueError as e:
        raise InputError("indeks_rusak", berkas=path.name) from e
    if any(e.v != VERSION for e in read):
        raise InputError("indeks_rusak", berkas=path.name)
    return tuple(replace(e, hukum=tuple(map(_shared, e.hukum))) for e in read)


def _entry(*values: Any) -> Entry:
    return Entry(*map(_interned, values))


def _interned(value: Any) -> Any:
    if type(value) is str:
        return intern(value)
    return tuple(map(intern, value)) if type(value) is tuple and value and type(value[0]) is str else value


def _restored(nomor: str, aktivitas: str, waktu: str) -> Step:
    return Step(intern(nomor), aktivitas, intern(waktu))


def _cited(index: int, jenis: str, nomor: int, tahun: int, tentang: str) -> Cited:
    return _shared(Cited(index, intern(jenis), nomor, tahun, intern(tentang)))


@lru_cache(maxsize=65536)
def _shared(cited: Cited) -> Cited:
    """One record for all documents that cite the same: archives cite the same few regulations over and over."""
    return cited


def _step(index: int, langkah: Langkah) -> Step:
    waktu = langkah.mutu_baku.waktu
    nomor = intern(langkah.nomor or str(index + 1))
    return Step(nomor, fold(langkah.aktivitas or ""), intern(fold(waktu.teks if waktu else "")))


def _checksum(items: Iterable[str]) -> int:
    text = fold(" ".join(items))
    return crc32(text.encode()) if text else 0


def _references(langkah: Iterable[Langkah]) -> Iterable[tuple[str, str]]:
    for i, step in enumerate(langkah):
        for name, text in (("keterangan", step.keterangan), ("aktivitas", step.aktivitas)):
            if text and "sop" in text.casefold():
                yield f"/langkah/{i}/{name}", text
