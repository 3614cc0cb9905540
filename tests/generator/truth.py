"""The exact truth of a made-up SOP, in the shape of the canonical JSON."""

from __future__ import annotations

from typing import Any

from generator.plan import Rencana


def truth(plan: Rencana, *, keterangan: bool = True) -> dict[str, Any]:
    """Canonical JSON without evidence, as a reader without any fault would give it. keterangan: False for a look that
    has no such column."""
    dates = [None if text == "-" else {"teks": text, "iso": iso} for text, iso in plan.tanggal]
    return {
        "identitas": {
            "instansi": " ".join(plan.instansi),
            "unit_kerja": plan.unit_kerja,
            "nomor_sop": plan.nomor,
            "nama_sop": plan.nama,
            "tanggal_pembuatan": dates[0],
            "tanggal_revisi": dates[1],
            "tanggal_efektif": dates[2],
            "tanggal_pengesahan": None,
            "disahkan_oleh": {
                "jabatan": plan.jabatan,
                "nama": plan.pejabat,
                "pangkat": plan.pangkat,
                "nip": plan.nip.replace(" ", ""),
            },
        },
        "dasar_hukum": [{"teks": t} for t in plan.dasar_hukum],
        "kualifikasi_pelaksana": list(plan.kualifikasi),
        "keterkaitan": list(plan.keterkaitan),
        "peralatan_perlengkapan": list(plan.peralatan),
        "peringatan": list(plan.peringatan),
        "pencatatan_pendataan": list(plan.pencatatan),
        "pelaksana": [{"nama": n} for n in plan.pelaksana],
        "langkah": [
            {
                "nomor": s.nomor,
                "aktivitas": s.aktivitas,
                "pelaksana": sorted({x.pelaksana for x in plan.simbol if x.langkah == i}),
                "mutu_baku": {"kelengkapan": s.kelengkapan, "waktu": {"teks": s.waktu}, "output": s.output},
                "keterangan": (s.keterangan or None) if keterangan else None,
            }
            for i, s in enumerate(plan.langkah)
        ],
        "alur": {
            "simbol": [
                {"id": f"S{i + 1}", "jenis": s.jenis, "langkah": s.langkah, "pelaksana": s.pelaksana}
                for i, s in enumerate(plan.simbol)
            ],
            "panah": [{"dari": f"S{p.dari + 1}", "ke": f"S{p.ke + 1}", "label": p.label} for p in plan.panah],
        },
        "_meta": {},
    }
