"""The canonical SOP, one JSON file each: schema version 1.0.

Field names are the genre's own Indonesian terms. A value that was not found is None or empty, never a guess.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

VERSI_SKEMA: Final = "1.0"

Jenis = Literal["terminator", "proses", "keputusan", "lainnya"]
Label = Literal["ya", "tidak"]
Satuan = Literal[
    "detik",
    "menit",
    "jam",
    "hari",
    "hari_kerja",
    "minggu",
    "bulan",
    "triwulan",
    "caturwulan",
    "semester",
    "tahun",
]
Kotak = tuple[float, float, float, float]
CaraAlur = Literal["tergambar", "terlacak", "dugaan"]


class Record(BaseModel):
    """Base of all parts: unknown fields are an error, so that a typing mistake is heard."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class HalamanSumber(Record):
    nomor: Annotated[int, Field(ge=1, description="page number in the file, from 1")]
    cara: Annotated[Literal["teks", "ocr", "campuran"], Field(description="how it was read")]
    lebar: Annotated[float, Field(description="width in points, upright")]
    tinggi: Annotated[float, Field(description="height in points, upright")]
    rotasi: Annotated[int, Field(description="degrees clockwise that were applied")] = 0
    kemiringan: Annotated[float, Field(description="skew removed, degrees")] = 0.0
    dpi: Annotated[float | None, Field(description="resolution of the picture, where the page is one")] = None


class Sumber(Record):
    berkas: str
    sha256: str
    urutan: Annotated[int, Field(ge=1, description="n-th SOP of that file, from 1")] = 1
    halaman: tuple[HalamanSumber, ...] = ()
    alat: Annotated[dict[str, str], Field(description="versions that produced it")] = {}


class Tanggal(Record):
    teks: str
    iso: Annotated[
        str | None,
        Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="YYYY-MM-DD, YYYY-MM, YYYY or null"),
    ] = None


class Pengesah(Record):
    jabatan: str | None = None
    nama: str | None = None
    pangkat: str | None = None
    nip: Annotated[str | None, Field(pattern=r"^\d+$", description="digits only")] = None


class Identitas(Record):
    instansi: str | None = None
    unit_kerja: str | None = None
    nomor_sop: str | None = None
    nama_sop: str | None = None
    tanggal_pembuatan: Tanggal | None = None
    tanggal_revisi: Tanggal | None = None
    tanggal_efektif: Tanggal | None = None
    tanggal_pengesahan: Tanggal | None = None
    disahkan_oleh: Pengesah = Pengesah()


class DasarHukum(Record):
    teks: str
    jenis: str | None = None
    nomor: str | None = None
    tahun: int | None = None
    tentang: str | None = None


class Pelaksana(Record):
    nama: Annotated[str, Field(description="role column as printed; names may repeat")]
    jabatan_baku: Annotated[str | None, Field(description="full form of a known position")] = None
    kelompok: Annotated[str | None, Field(description="the header above, where roles are grouped")] = None


class Waktu(Record):
    teks: str
    nilai: float | None = None
    nilai_maks: float | None = None
    satuan: Satuan | None = None


class MutuBaku(Record):
    kelengkapan: str | None = None
    waktu: Waktu | None = None
    output: str | None = None


class Langkah(Record):
    nomor: Annotated[str | None, Field(description="as printed; null when the row has none")] = None
    aktivitas: str | None = None
    pelaksana: Annotated[tuple[int, ...], Field(description="role columns in which this row has a symbol")] = ()
    mutu_baku: MutuBaku = MutuBaku()
    keterangan: str | None = None


class Simbol(Record):
    id: str
    jenis: Jenis
    langkah: int | None
    pelaksana: int | None
    teks: str | None = None


class Panah(Record):
    dari: str
    ke: str
    label: Label | None = None
    teks: str | None = None


class Konektor(Record):
    halaman: int
    langkah: int | None = None
    pelaksana: int | None = None
    teks: str | None = None


class Alur(Record):
    simbol: tuple[Simbol, ...] = ()
    panah: tuple[Panah, ...] = ()
    konektor: tuple[Konektor, ...] = ()
    calon: Annotated[tuple[Panah, ...], Field(description="arrows that were considered and given up")] = ()


class Koreksi(Record):
    dari: str
    ke: str
    aturan: str


class Bukti(Record):
    """Evidence of one value, keyed in the document by its JSON pointer."""

    halaman: int
    kotak: Annotated[Kotak | None, Field(description="x0, y0, x1, y1 in points, top left origin, upright page")] = None
    asal: Literal["teks", "ocr", "bentuk", "tulisan_tangan"]
    keyakinan: Annotated[float, Field(ge=0, le=1)]
    cara: Annotated[
        CaraAlur | None,
        Field(description="of an arrow: a line that touches both ends, one followed through joints or gaps, a guess"),
    ] = None
    teks_asli: Annotated[str | None, Field(description="what was read, before any correction")] = None
    koreksi: tuple[Koreksi, ...] = ()
    gabungan: Annotated[
        tuple[int, int] | None, Field(description="first and last step of a merged cell, when merged")
    ] = None


class SOP(Record):
    versi_skema: Literal["1.0"] = VERSI_SKEMA
    sumber: Sumber
    identitas: Identitas = Identitas()
    dasar_hukum: tuple[DasarHukum, ...] = ()
    kualifikasi_pelaksana: tuple[str, ...] = ()
    keterkaitan: tuple[str, ...] = ()
    peralatan_perlengkapan: tuple[str, ...] = ()
    peringatan: tuple[str, ...] = ()
    pencatatan_pendataan: tuple[str, ...] = ()
    lain_lain: Annotated[dict[str, str], Field(description="boxes that have no field of their own")] = {}
    pelaksana: tuple[Pelaksana, ...] = ()
    langkah: tuple[Langkah, ...] = ()
    alur: Alur = Alur()
    bukti: dict[str, Bukti] = {}
    perlu_ditinjau: Annotated[
        tuple[str, ...], Field(description='pointers to look at; "/langkah" when steps may be missing')
    ] = ()
