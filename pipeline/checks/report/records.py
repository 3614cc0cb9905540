"""What the report files are made of: findings with their places, as the documents pass by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from pipeline.checks.registry import Rule
from pipeline.data.catalogue import Lang
from pipeline.model.sop import HalamanSumber, Kotak
from pipeline.model.temuan import Temuan
from pipeline.model.tingkat import Tingkat

TINGKAT: Final[tuple[Tingkat, ...]] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands. halaman: page number in the file; kotak: in points, upright page, None where unknown."""

    halaman: int
    kotak: Kotak | None


@dataclass(frozen=True, slots=True)
class Baris:
    """One finding. tempat: where its values stand, in the order of its pointers, each once. langkah: the steps as a
    person would name them. sidik: equal in two runs where it is the same finding of the same document."""

    temuan: Temuan
    tempat: tuple[Place, ...]
    langkah: str
    sidik: str

    @property
    def halaman(self) -> tuple[int, ...]:
        return tuple(sorted({t.halaman for t in self.tempat}))


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One document with its findings. nama: how the call named it; berkas, sha256, urutan: the source file and which
    SOP of it. samar: places whose picture would show a personal number; empty where numbers are to be shown."""

    nama: str
    berkas: str
    sha256: str
    urutan: int
    instansi: str
    nama_sop: str
    nomor_sop: str
    halaman: tuple[HalamanSumber, ...]
    baris: tuple[Baris, ...]
    samar: tuple[Place, ...] = ()

    def count(self, tingkat: Tingkat) -> int:
        return sum(b.temuan.tingkat == tingkat for b in self.baris)


@dataclass(frozen=True, slots=True)
class Laporan:
    """A whole run. gagal: inputs that could not be read, as (name, sentence). fail_on: from where on the run fails.
    disamarkan: personal numbers are masked."""

    dokumen: tuple[Dokumen, ...]
    rules: tuple[Rule, ...]
    gagal: tuple[tuple[str, str], ...]
    versi: str
    lang: Lang = "id"
    fail_on: Tingkat = "error"
    disamarkan: bool = True


class Crops(Protocol):
    """Gives one picture of places of a document, None where there is no source at hand."""

    def __call__(self, dokumen: Dokumen, places: Sequence[Place]) -> bytes | None:
        """places: with boxes, all on one page. A JPEG file."""
        ...


def no_crops(dokumen: Dokumen, places: Sequence[Place]) -> bytes | None:
    """For runs without the source documents."""
    return None
