"""A made-up run for the tests of the report files: two documents, nasty texts, personal numbers, an unread input."""

from __future__ import annotations

from checks_case import CLEAN, build_sop

from pipeline.checks.registry import all_rules
from pipeline.checks.report.gather import gather
from pipeline.checks.report.records import Laporan
from pipeline.model.sop import SOP, Bukti, HalamanSumber
from pipeline.model.temuan import Temuan

NIP = "196708171985091001"
SPACED = "19670817 198509 1 001"
NASTY = '=HYPERLINK("x")<script>alert(1)</script> & 100%\n::error::\x07]]>'


def made_sop(berkas: str = "folder, baru/uji é%.pdf", urutan: int = 1) -> SOP:
    sop = build_sop(CLEAN)
    pages = (
        HalamanSumber(nomor=1, cara="teks", lebar=842, tinggi=595),
        HalamanSumber(nomor=2, cara="ocr", lebar=842, tinggi=595),
    )
    sumber = sop.sumber.model_copy(update={"berkas": berkas, "urutan": urutan, "halaman": pages})
    bukti = {
        "/identitas/nama_sop": Bukti(halaman=1, kotak=(400, 60, 560, 72), asal="teks", keyakinan=1.0),
        "/identitas/disahkan_oleh/nip": Bukti(halaman=1, kotak=(400, 90, 500, 100), asal="teks", keyakinan=1.0),
        "/identitas/disahkan_oleh/nama": Bukti(halaman=1, kotak=(400, 80, 480, 90), asal="teks", keyakinan=1.0),
        "/langkah/1/nomor": Bukti(halaman=2, kotak=(30, 100, 40, 110), asal="ocr", keyakinan=0.9),
        "/langkah/1/aktivitas": Bukti(halaman=2, kotak=(50, 98, 180, 121), asal="ocr", keyakinan=0.9),
    }
    return sop.model_copy(update={"sumber": sumber, "bukti": bukti})


TEMUAN = (
    Temuan(
        kode="ID006",
        tingkat="error",
        pesan=f"NIP {SPACED} dan {NIP} berbeda.",
        lokasi=("/identitas/disahkan_oleh/nip",),
        kutipan=f"NIP. {NIP}",
        saran=f"Apakah {SPACED} benar?",
    ),
    Temuan(kode="ST001", tingkat="warning", pesan=NASTY, lokasi=("/langkah/1",), kutipan=NASTY, asal="ekstraksi"),
    Temuan(kode="ST002", tingkat="info", pesan="=1+1", lokasi=(), saran="Apakah disengaja?"),
)


def made_report(*, show_nip: bool = False) -> Laporan:
    return Laporan(
        dokumen=(
            gather("arsip/satu.json", made_sop(), TEMUAN, show_nip=show_nip),
            gather("arsip/dua.json", made_sop("bersih.pdf"), (), show_nip=show_nip),
        ),
        rules=all_rules(),
        gagal=(("arsip/rusak.json", "arsip/rusak.json: JSON rusak."),),
        versi="0.1.0",
        disamarkan=not show_nip,
    )
