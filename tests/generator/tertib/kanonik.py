"""The canonical SOP of what the paper says, as a reader without any fault would give it, evidence included."""

from __future__ import annotations

from typing import Any

from generator.tertib.naskah import Naskah
from pipeline.model.sop import SOP
from pipeline.normal.kutipan import parse_dasar_hukum
from pipeline.normal.tanggal import parse_tanggal
from pipeline.normal.waktu import parse_waktu

_EMPTY = ("-", "–", ":", "")


def as_sop(n: Naskah) -> SOP:
    return SOP.model_validate(
        {
            "sumber": {"berkas": n.berkas, "sha256": f"{abs(hash_text(n)):064x}", "halaman": _pages(n)},
            "identitas": _identity(n),
            "dasar_hukum": [parse_dasar_hukum(t).model_dump() for t in n.dasar_hukum],
            "kualifikasi_pelaksana": _items(n.kualifikasi),
            "keterkaitan": _items(n.keterkaitan),
            "peralatan_perlengkapan": _items(n.peralatan),
            "peringatan": _items(n.peringatan),
            "pencatatan_pendataan": _items(n.pencatatan),
            "lain_lain": dict(n.lain),
            "pelaksana": [{"nama": p} for p in n.pelaksana],
            "langkah": [_row(n, i) for i in range(len(n.langkah))],
            "alur": _flow(n),
            "bukti": _evidence(n),
            "perlu_ditinjau": n.ragu,
        }
    )


def hash_text(n: Naskah) -> int:
    """A number of its own for each text; the same on every run."""
    value = 0
    for sign in repr(n):
        value = (value * 1_000_003 + ord(sign)) & (2**255 - 1)
    return value


def _pages(n: Naskah) -> list[dict[str, Any]]:
    last = max(n.halaman, default=1)
    return [{"nomor": p, "cara": n.cara, "lebar": 936.0, "tinggi": 612.0} for p in range(1, last + 1)]


def _identity(n: Naskah) -> dict[str, Any]:
    dates = {"pembuatan": n.pembuatan, "revisi": n.revisi, "efektif": n.efektif, "pengesahan": n.pengesahan}
    return {
        "instansi": " ".join(n.instansi) or None,
        "unit_kerja": n.unit_kerja or None,
        "nomor_sop": n.nomor,
        "nama_sop": n.nama,
        "disahkan_oleh": {
            "jabatan": n.jabatan,
            "nama": n.pejabat,
            "pangkat": n.pangkat,
            "nip": n.nip.replace(" ", "") if n.nip else None,
        },
        **{f"tanggal_{k}": _date(v) for k, v in dates.items()},
    }


def _date(text: str | None) -> dict[str, Any] | None:
    found = parse_tanggal(text) if text and text not in _EMPTY else None
    return found.model_dump() if found else None


def _items(items: tuple[str, ...]) -> list[str]:
    return [t for t in items if t not in _EMPTY]


def _row(n: Naskah, i: int) -> dict[str, Any]:
    row = n.langkah[i]
    return {
        "nomor": row.nomor or None,
        "aktivitas": row.aktivitas or None,
        "pelaksana": sorted({s.pelaksana for s in n.simbol if s.langkah == i} | {c for r, c, _ in n.tanda if r == i}),
        "mutu_baku": {
            "kelengkapan": row.kelengkapan or None,
            "waktu": parse_waktu(row.waktu).model_dump() if row.waktu else None,
            "output": row.output or None,
        },
        "keterangan": row.keterangan or None,
    }


def _flow(n: Naskah) -> dict[str, Any]:
    return {
        "simbol": [
            {"id": f"S{i + 1}", "jenis": s.jenis, "langkah": s.langkah, "pelaksana": s.pelaksana}
            for i, s in enumerate(n.simbol)
        ],
        "panah": [
            {
                "dari": f"S{p.dari + 1}",
                "ke": f"S{p.ke + 1}",
                "label": p.label,
                "teks": p.label.title() if p.label else None,
            }
            for p in n.panah
        ],
        "konektor": [{"halaman": page} for page in n.konektor],
    }


def _evidence(n: Naskah) -> dict[str, Any]:
    asal = "ocr" if n.cara == "ocr" else "teks"
    shape = {"halaman": 1, "asal": "bentuk", "keyakinan": 0.97}
    found: dict[str, Any] = {
        f"/alur/simbol/{i}": dict(shape, halaman=_page(n, s.langkah)) for i, s in enumerate(n.simbol)
    }
    found |= {f"/alur/panah/{i}": shape | {"cara": "tergambar"} for i in range(len(n.panah))}
    for i in range(len(n.langkah)):
        for field in ("nomor", "aktivitas", "mutu_baku/kelengkapan", "mutu_baku/waktu", "mutu_baku/output"):
            found[f"/langkah/{i}/{field}"] = {"halaman": _page(n, i), "asal": asal, "keyakinan": 0.98}
    for row, _, word in n.tanda:
        found[f"/langkah/{row}/pelaksana"] = {
            "halaman": _page(n, row),
            "asal": asal,
            "keyakinan": 1.0,
            "teks_asli": word,
        }
    found |= {p: {"halaman": 1, "asal": "ocr", "keyakinan": 0.7} for p in n.ragu}
    return found


def _page(n: Naskah, row: int) -> int:
    return n.halaman[row] if row < len(n.halaman) else 1
