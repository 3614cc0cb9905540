from __future__ import annotations

import pytest
from sop_case import block, grid, identity_grid, page

from pipeline.records.identity import BlokIdentitas
from pipeline.sop.identity import find_identity
from pipeline.sop.labels import match_label


def texts(block_: BlokIdentitas, kind: str) -> list[str]:
    return [i.text for k in block_.kotak if k.kind == kind for i in k.items]


def found(*grids, free=()) -> BlokIdentitas:
    p = page(*grids, free=free)
    result = find_identity(p, grids)
    assert result is not None
    return result


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nomor SOP :", "nomor_sop"),
        ("NO. SOP", "nomor_sop"),
        ("Nomor Urut SOP", "nomor_sop"),
        ("TGL. EFEKTIF", "tanggal_efektif"),
        ("Tanggal Evektif", "tanggal_efektif"),
        ("Tangga Revisi", "tanggal_revisi"),
        ("Tgl Pengesahan", "tanggal_pengesahan"),
        ("Di sahkan oleh", "disahkan_oleh"),
        ("Judul SOP", "nama_sop"),
        ("Kualifikasi Pelaksanaan:", "kualifikasi_pelaksana"),
        ("KUALITAS PELAKSANA", "kualifikasi_pelaksana"),
        ("PENCATATAN DAN PEDATAAN", "pencatatan_pendataan"),
        ("PERNGATAN", "peringatan"),
        ("Peralatan/ Perlengkapan", "peralatan_perlengkapan"),
        ("Keterkaitan dengan SOP lain", "keterkaitan"),
    ],
)
def test_wordings_and_misspellings_are_labels(text: str, kind: str) -> None:
    hit = match_label(text)
    assert hit is not None and hit.kind == kind


@pytest.mark.parametrize("text", ["Keterangan", "Kelengkapan", "Pelaksana", "Kegiatan", "Output", "Mutu Baku", "", "1"])
def test_table_headers_are_no_labels(text: str) -> None:
    hit = match_label(text)
    assert hit is None or hit.weak


def test_ruled_page() -> None:
    b = found(identity_grid())
    assert b.instansi and b.instansi.text == "PEMERINTAH KABUPATEN CONTOH DINAS PERPUSTAKAAN"
    assert b.unit_kerja and b.unit_kerja.text == "BIDANG LAYANAN"
    assert b.nomor_sop and b.nomor_sop.text == "061/07/ORG/2023"
    assert b.tanggal_pembuatan and b.tanggal_pembuatan.text == "2 Januari 2023"
    assert b.tanggal_revisi is None and "tanggal_revisi" in b.labels
    assert b.tanggal_efektif and b.tanggal_efektif.text == "9 Januari 2023"
    assert b.nama_sop and b.nama_sop.text == "Pengelolaan Buku Tamu"
    assert b.pengesah.jabatan and b.pengesah.jabatan.text.startswith("Kepala Dinas Perpustakaan Kabupaten Contoh")
    assert b.pengesah.nama and b.pengesah.nama.text == "Drs. BUDI CONTOH, M.Si"
    assert b.pengesah.pangkat and b.pengesah.pangkat.text == "Pembina Tk. I"
    assert b.pengesah.nip and b.pengesah.nip.text == "19700101 199503 1 001"
    assert texts(b, "dasar_hukum") == [
        "Undang-Undang Nomor 43 Tahun 2007 tentang Perpustakaan;",
        "Peraturan Bupati Nomor 5 Tahun 2020 tentang Arsip",
    ]
    assert texts(b, "kualifikasi_pelaksana") == ["Teliti", "Mampu mengetik"]
    assert texts(b, "keterkaitan") == []
    assert texts(b, "peralatan_perlengkapan") == ["Buku tamu", "Pena"]
    assert texts(b, "peringatan") == ["Jika tidak dicatat, kunjungan tidak terhitung"]
    assert texts(b, "pencatatan_pendataan") == ["Buku tamu"]


def test_labels_and_values_in_one_cell_after_colons() -> None:
    kv = (
        "Nomor SOP           :  12/SOP/III/2024\nTanggal Pembuatan   :  1 Maret 2024\nTanggal Revisi      :\n"
        "Tanggal Efektif     :  4 Maret 2024\nDisahkan oleh       :  Camat Contoh\n\n\n"
        "                      SITI CONTOH, S.STP\nNama SOP            :  Pelayanan Surat Pengantar"
    )
    g = grid([20, 400, 800], [20, 180, 260], {(0, 0): "KECAMATAN CONTOH", (0, 1): kv, (1, 0): "x", (1, 1): "y"})
    b = found(g)
    assert b.nomor_sop and b.nomor_sop.text == "12/SOP/III/2024"
    assert b.tanggal_pembuatan and b.tanggal_pembuatan.text == "1 Maret 2024"
    assert b.tanggal_revisi is None
    assert b.tanggal_efektif and b.tanggal_efektif.text == "4 Maret 2024"
    assert b.pengesah.jabatan and b.pengesah.jabatan.text == "Camat Contoh"
    assert b.pengesah.nama and b.pengesah.nama.text == "SITI CONTOH, S.STP"
    assert b.nama_sop and b.nama_sop.text == "Pelayanan Surat Pengantar"


def test_unruled_label_column_beside_ruled_values() -> None:
    labels = "Nomor SOP\nTanggal Pembuatan\nTanggal Revisi\nTanggal Efektif"
    g = grid(
        [20, 400, 560, 800],
        [20, 33, 46, 59, 72],
        {
            (0, 0, 3, 0): "DINAS CONTOH",
            (0, 1, 3, 1): labels,
            (0, 2): "7/X/2022",
            (1, 2): "Mei 2022",
            (3, 2): "1 Juni 2022",
        },
    )
    b = found(g)
    assert b.nomor_sop and b.nomor_sop.text == "7/X/2022"
    assert b.tanggal_pembuatan and b.tanggal_pembuatan.text == "Mei 2022"
    assert b.tanggal_revisi is None
    assert b.tanggal_efektif and b.tanggal_efektif.text == "1 Juni 2022"


def test_a_wrapped_label_does_not_shift_the_values() -> None:
    """A narrow column broke "Tanggal Pembuatan" in two, so that values and labels stand at different heights."""
    labels = "Nomor SOP\nTanggal\nPembuatan\nTanggal Revisi\nTanggal Efektif\nDisahkan oleh"
    values = "5/2024\n2 Januari 2024\n3 Januari 2025\n10 Januari 2025\nKepala Kantor"
    g = grid([20, 400, 520, 800], [20, 120], {(0, 0): "KANTOR CONTOH", (0, 1): labels, (0, 2): values})
    b = found(g)
    assert b.nomor_sop and b.nomor_sop.text == "5/2024"
    assert b.tanggal_pembuatan and b.tanggal_pembuatan.text == "2 Januari 2024"
    assert b.tanggal_revisi and b.tanggal_revisi.text == "3 Januari 2025"
    assert b.tanggal_efektif and b.tanggal_efektif.text == "10 Januari 2025"
    assert b.pengesah.jabatan and b.pengesah.jabatan.text == "Kepala Kantor"


def test_boxes_with_label_and_content_in_one_cell() -> None:
    g = grid(
        [20, 400, 800],
        [20, 100, 180],
        {
            (0, 0): "Dasar Hukum :\n1. UU Nomor 1 Tahun 2001 tentang Contoh\n2. UU Nomor 2 Tahun 2002 tentang Contoh",
            (0, 1): "Kualifikasi Pelaksana :\n- Sarjana\n- Teliti",
            (1, 0): "Keterkaitan :",
            (1, 1): "Peralatan/Perlengkapan :\nKomputer",
        },
    )
    b = found(g)
    assert len(texts(b, "dasar_hukum")) == 2
    assert texts(b, "kualifikasi_pelaksana") == ["Sarjana", "Teliti"]
    assert texts(b, "keterkaitan") == []
    assert texts(b, "peralatan_perlengkapan") == ["Komputer"]


def test_process_table_below_in_the_same_grid_is_left_alone() -> None:
    g = grid(
        [20, 60, 420, 540, 800],
        [20, 36, 52, 100, 130, 160, 200],
        {
            (0, 0, 1, 1): "BADAN CONTOH",
            (0, 2): "Nomor SOP",
            (0, 3): "1/2024",
            (1, 2): "Nama SOP",
            (1, 3): "Rapat",
            (2, 0, 2, 1): "Peringatan :\nHadir tepat waktu",
            (2, 2, 2, 3): "Pencatatan dan Pendataan :\nNotula",
            (3, 0): "No",
            (3, 1): "Kegiatan",
            (3, 2): "Pelaksana",
            (3, 3): "Waktu",
            (4, 0): "1",
            (4, 1): "Mengundang peserta",
            (5, 0): "2",
            (5, 1): "Mencatat rapat",
        },
    )
    b = found(g)
    assert texts(b, "peringatan") == ["Hadir tepat waktu"]
    assert texts(b, "pencatatan_pendataan") == ["Notula"]


def test_block_without_any_rule() -> None:
    free = block("PEMERINTAH KOTA CONTOH\nNomor SOP : 3/2021\nTanggal Efektif : 5 Mei 2021\nNama SOP : Cuti", 40, 40)
    b = found(free=free)
    assert b.nomor_sop and b.nomor_sop.text == "3/2021"
    assert b.tanggal_efektif and b.tanggal_efektif.text == "5 Mei 2021"
    assert b.nama_sop and b.nama_sop.text == "Cuti"


def test_a_letter_is_no_identity() -> None:
    free = block("Nomor : 005/12/2023\nLampiran : -\nPerihal : Undangan\nDengan hormat kami mengundang Saudara", 40, 40)
    assert find_identity(page(free=free), ()) is None


def test_extras_are_kept() -> None:
    g = identity_grid(extra={(11, 0, 11, 2): "Maksud dan tujuan : Tertib tamu"})
    b = found(g)
    assert [(k, r.text) for k, r in b.lain] == [("Maksud dan tujuan", "Tertib tamu")]
