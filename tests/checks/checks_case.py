"""Compact SOPs for the rule cases: what a case does not say is filled in like a document without any finding."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.model.sop import SOP
from pipeline.normal.kutipan import parse_dasar_hukum
from pipeline.normal.tanggal import parse_tanggal
from pipeline.normal.waktu import parse_waktu

_BOXES = ("kualifikasi_pelaksana", "keterkaitan", "peralatan_perlengkapan", "peringatan", "pencatatan_pendataan")
CASES = Path(__file__).parent / "cases"

# A document that a careful auditor would have nothing to say about.
CLEAN: dict[str, Any] = {
    "berkas": "pengelolaan surat masuk.pdf",
    "identitas": {
        "nama_sop": "Pengelolaan Surat Masuk",
        "tanggal_pembuatan": "2 Januari 2024",
        "tanggal_efektif": "5 Januari 2024",
        "disahkan_oleh": {"jabatan": "Kepala Dinas Contoh", "nama": "Anu, S.E.", "nip": "196708171985091001"},
        "nomor_sop": "12/SOP/ORG/2024",
    },
    "dasar_hukum": [
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 tentang Pedoman "
        "Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan",
        "Peraturan Wali Kota Misal Nomor 4 Tahun 2017 tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi Dinas",
    ],
    "kualifikasi_pelaksana": ["Memahami tata naskah dinas"],
    "keterkaitan": ["SOP Pengelolaan Surat Keluar"],
    "peralatan_perlengkapan": ["Komputer", "Lemari arsip"],
    "peringatan": ["Jika SOP ini tidak dilaksanakan, surat masuk tidak tertangani"],
    "pencatatan_pendataan": ["Buku Agenda"],
    "pelaksana": ["Kepala Dinas", "Sekretaris"],
    "langkah": [
        ["1", "Menerima surat masuk", "Surat masuk", "10 menit", "Surat masuk tercatat"],
        ["2", "Memeriksa surat masuk", "Surat masuk tercatat", "15 menit", "Disposisi"],
        ["3", "Menyimpan surat masuk", "Disposisi", "10 menit", "Arsip surat masuk"],
    ],
    "gambar": {"simbol": ["0 1 terminator", "1 0 proses", "2 1 terminator"], "panah": ["1 2", "2 3"]},
}


def all_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """("st001/fires: name", case) of every [[case]] in cases/CODE/*.toml."""
    for path in sorted(CASES.glob("*/*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield f"{path.parent.name}/{path.stem}: {case['name']}", case | {"code": path.parent.name.upper()}


def build_sop(case: dict[str, Any]) -> SOP:
    """Steps are rows [nomor, aktivitas, kelengkapan, waktu, output, keterangan], "" for empty; roles are names, or
    tables; a drawn flow is a table `gambar` (see `_drawn`), marks alone a table `pelaku` of role columns by row."""
    case = _drawn(case)
    identitas = {"nomor_sop": "12/SOP/ORG/2024", "instansi": "DINAS CONTOH KOTA MISAL"} | case.get("identitas", {})
    return SOP.model_validate(
        {
            "sumber": {
                "berkas": case.get("berkas", "kasus.pdf"),
                "sha256": "0" * 64,
                "halaman": [_page(case.get("cara", "teks"))],
            },
            "identitas": {k: _dated(k, v) or None for k, v in identitas.items()},
            **{box: case.get(box, []) for box in _BOXES},
            "dasar_hukum": [parse_dasar_hukum(teks).model_dump() for teks in case.get("dasar_hukum", [])],
            "lain_lain": case.get("lain_lain", {}),
            "pelaksana": [p if isinstance(p, dict) else {"nama": p} for p in case.get("pelaksana", [])],
            "langkah": [
                _step(row) | {"pelaksana": case.get("pelaku", {}).get(str(i), [])}
                for i, row in enumerate(case.get("langkah", []))
            ],
            "alur": case.get("alur", {}),
            "bukti": {
                p: {"halaman": 1, "asal": "teks", "keyakinan": 1.0} | b for p, b in case.get("bukti", {}).items()
            },
            "perlu_ditinjau": case.get("perlu_ditinjau", []),
        }
    )


def _dated(field: str, value: Any) -> Any:
    """A date may be given as it is printed."""
    if field.startswith("tanggal") and isinstance(value, str):
        tanggal = parse_tanggal(value)
        return tanggal.model_dump() if tanggal else None
    return value


def _page(cara: str) -> dict[str, Any]:
    return {"nomor": 1, "cara": cara, "lebar": 936.0, "tinggi": 612.0}


def _step(row: list[str]) -> dict[str, Any]:
    filled = (*row, *["", "", "isi", "10 menit", "isi", ""][len(row) :])
    nomor, aktivitas, kelengkapan, waktu, output, keterangan = (cell or None for cell in filled)
    time = parse_waktu(waktu).model_dump() if waktu else None
    mutu = {"kelengkapan": kelengkapan, "waktu": time, "output": output}
    return {"nomor": nomor, "aktivitas": aktivitas, "mutu_baku": mutu, "keterangan": keterangan}


def _drawn(case: dict[str, Any]) -> dict[str, Any]:
    """The case with the flow of its `gambar`, where it has one: simbol as "row column kind" (rows and columns from 0,
    "-" for none), panah as "from to label" (symbols from 1), konektor as page numbers."""
    drawing = case.get("gambar")
    if drawing is None:
        return case
    places = [line.split() for line in drawing["simbol"]]
    symbols = [
        {"id": f"S{n}", "jenis": jenis, "langkah": None if row == "-" else int(row), "pelaksana": int(column)}
        for n, (row, column, jenis) in enumerate(places, start=1)
    ]
    lines = [[*line.split(), None][:3] for line in drawing.get("panah", [])]
    arrows = [{"dari": f"S{a}", "ke": f"S{b}", "label": label, "teks": label} for a, b, label in lines]
    marks = [{"halaman": page} for page in drawing.get("konektor", [])]
    shape = {"asal": "bentuk", "keyakinan": 0.95}
    evidence = {f"/alur/simbol/{n}": shape for n in range(len(symbols))}
    evidence |= {f"/alur/panah/{n}": shape | {"cara": "tergambar"} for n in range(len(arrows))}
    return case | {
        "alur": {"simbol": symbols, "panah": arrows, "konektor": marks},
        "bukti": evidence | case.get("bukti", {}),
        "pelaku": {
            str(i): sorted({int(column) for row, column, _ in places if row == str(i)})
            for i in range(len(case["langkah"]))
        },
    }
