"""The same paper as a plan that can be drawn, so that it goes the whole road from the PDF on."""

from __future__ import annotations

from generator.plan import Rencana
from generator.tertib.naskah import Naskah
from pipeline.normal.tanggal import parse_tanggal


def as_plan(n: Naskah) -> Rencana | None:
    """None where the paper has what the drawing cannot show: a scan, more boxes, marks of a copy, pages of its own."""
    if (
        len(set(n.halaman)) > 1
        or n.cara != "teks"
        or n.lain
        or n.tanda
        or n.konektor
        or n.pengesahan
        or not n.simbol
        or not n.langkah
    ):
        return None
    return Rencana(
        instansi=n.instansi,
        unit_kerja=n.unit_kerja,
        nomor=n.nomor or "",
        nama=n.nama or "",
        tanggal=(_dated(n.pembuatan), _dated(n.revisi), _dated(n.efektif)),
        jabatan=n.jabatan or "",
        pejabat=n.pejabat or "",
        pangkat=n.pangkat or "",
        nip=n.nip or "",
        dasar_hukum=n.dasar_hukum,
        kualifikasi=n.kualifikasi,
        keterkaitan=n.keterkaitan,
        peralatan=n.peralatan,
        peringatan=n.peringatan,
        pencatatan=n.pencatatan,
        pelaksana=n.pelaksana,
        langkah=n.langkah,
        simbol=n.simbol,
        panah=n.panah,
        ikatan=n.ikatan,
    )


def _dated(text: str | None) -> tuple[str, str | None]:
    found = parse_tanggal(text) if text and text != "-" else None
    return text or "-", found.iso if found else None
