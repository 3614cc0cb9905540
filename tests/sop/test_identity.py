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
        ("Kertkaitan", "keterkaitan"),
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


def test_a_table_whose_header_cannot_be_read_is_no_part_of_the_boxes_above_it() -> None:
    words = {
        (0, 0): "Nomor SOP",
        (0, 1, 0, 6): "1/2024",
        (1, 0, 1, 2): "Peringatan :\nHadir tepat waktu",
        (1, 3, 1, 6): "Pencatatan dan Pendataan :\nNotula",
        (2, 0, 2, 6): "",
    }
    xs, ys = [20, 60, 300, 360, 420, 520, 640, 800], [20, 36, 100, 130, 180, 230]
    rows = {
        (3, 0): "1",
        (3, 1): "Mengundang peserta",
        (3, 4): "Undangan",
        (4, 0): "2",
        (4, 1): "Mencatat rapat",
        (4, 4): "Notula",
    }
    b = found(grid(xs, ys, words | rows))
    assert texts(b, "peringatan") == ["Hadir tepat waktu"]
    assert texts(b, "pencatatan_pendataan") == ["Notula"]


def test_block_without_any_rule() -> None:
    free = block("PEMERINTAH KOTA CONTOH\nNomor SOP : 3/2021\nTanggal Efektif : 5 Mei 2021\nNama SOP : Cuti", 40, 40)
    b = found(free=free)
    assert b.nomor_sop and b.nomor_sop.text == "3/2021"
    assert b.tanggal_efektif and b.tanggal_efektif.text == "5 Mei 2021"
    assert b.nama_sop and b.nama_sop.text == "Cuti"
    assert b.instansi and b.instansi.text == "PEMERINTAH KOTA CONTOH"


def test_a_page_whose_rules_fell_apart_is_read_without_them() -> None:
    """The reader kept only two small frames; labels stand outside them, contents inside."""
    laws = grid([20, 400, 800], [180, 230], {(0, 0): "1. UU Nomor 1\n2. UU Nomor 2", (0, 1): "1. Sarjana"})
    tools = grid([20, 400, 800], [260, 300], {(0, 0): "1. SOP Cuti", (0, 1): "1. Komputer"})
    free = block("KANTOR CONTOH", 60, 60)
    free += block("Nomor SOP        1/2024\nTanggal Efektif  3 Mei 2024\nNama SOP         Rapat", 424, 60)
    free += block("Dasar Hukum", 24, 160) + block("Kualifikasi Pelaksana", 404, 160)
    free += block("Keterkaitan", 24, 242) + block("Peralatan/Perlengkapan", 404, 242)
    b = found(laws, tools, free=free)
    assert b.instansi and b.instansi.text == "KANTOR CONTOH"
    assert b.nomor_sop and b.nomor_sop.text == "1/2024"
    assert b.nama_sop and b.nama_sop.text == "Rapat"
    assert texts(b, "dasar_hukum") == ["UU Nomor 1", "UU Nomor 2"]
    assert texts(b, "kualifikasi_pelaksana") == ["Sarjana"]
    assert texts(b, "keterkaitan") == ["SOP Cuti"]
    assert texts(b, "peralatan_perlengkapan") == ["Komputer"]


def test_a_letter_is_no_identity() -> None:
    free = block("Nomor : 005/12/2023\nLampiran : -\nPerihal : Undangan\nDengan hormat kami mengundang Saudara", 40, 40)
    assert find_identity(page(free=free), ()) is None


def test_extras_are_kept() -> None:
    g = identity_grid(extra={(11, 0, 11, 2): "Maksud dan tujuan : Tertib tamu"})
    b = found(g)
    assert [(k, r.text) for k, r in b.lain] == [("Maksud dan tujuan", "Tertib tamu")]


def test_colon_column_and_letterhead_above_the_table() -> None:
    g = grid(
        [20, 160, 180, 800],
        [100, 116, 132, 148, 264, 280],
        {
            (0, 0): "Nomor SOP",
            (0, 1): ":",
            (0, 2): "1/X/2024",
            (1, 0): "Tgl. Pembuatan",
            (1, 1): ":",
            (1, 2): "1 Mei 2024",
            (2, 0): "Tgl. Pengesahan",
            (2, 1): ":",
            (2, 2): "3 Mei 2024",
            (3, 0): "Disahkan Oleh",
            (3, 1): ":",
            (3, 2): "a.n. BUPATI CONTOH\nSEKRETARIS DAERAH,\n\n\n\nDr. H. AHMAD CONTOH",
            (4, 0): "Nama SOP",
            (4, 1): ":",
            (4, 2): "SOP Cuti",
        },
    )
    head = block(
        "PEMERINTAH KABUPATEN CONTOH\nSEKRETARIAT DAERAH\nBAGIAN ORGANISASI\nJalan Contoh No. 1 Telp. (0561) 123456",
        300,
        30,
    )
    b = found(g, free=head)
    assert b.instansi and b.instansi.text == "PEMERINTAH KABUPATEN CONTOH SEKRETARIAT DAERAH"
    assert b.unit_kerja and b.unit_kerja.text == "BAGIAN ORGANISASI"
    assert b.nomor_sop and b.nomor_sop.text == "1/X/2024"
    assert b.tanggal_pengesahan and b.tanggal_pengesahan.text == "3 Mei 2024" and b.tanggal_efektif is None
    assert b.pengesah.jabatan and b.pengesah.jabatan.text == "a.n. BUPATI CONTOH SEKRETARIS DAERAH"
    assert b.pengesah.nama and b.pengesah.nama.text == "Dr. H. AHMAD CONTOH"
    assert b.pengesah.nip is None
    assert b.nama_sop and b.nama_sop.text == "SOP Cuti"


def test_head_of_the_health_family() -> None:
    g = grid(
        [20, 160, 400, 680, 800],
        [20, 90, 106, 122, 138, 200, 240],
        {
            (0, 0): "UPTD PUSKESMAS\nCONTOH",
            (0, 1, 0, 3): "PENDAFTARAN PASIEN",
            (1, 0, 3, 0): "SOP",
            (1, 1): "No. Dokumen",
            (1, 2): ": 445/01/SOP/2023",
            (2, 1): "No. Revisi",
            (2, 2): ": 01",
            (3, 1): "Tanggal Terbit",
            (3, 2): ": 2 Januari 2023",
            (1, 3, 3, 3): "Kepala Puskesmas\n\ndr. ANI CONTOH\nNIP. 198001012005012001",
            (4, 0): "1. Pengertian",
            (4, 1, 4, 3): "Pendaftaran adalah kegiatan mencatat",
            (5, 0): "2. Tujuan",
            (5, 1, 5, 3): "Sebagai acuan",
        },
    )
    b = found(g)
    assert b.nomor_sop and b.nomor_sop.text == "445/01/SOP/2023"
    assert b.tanggal_pengesahan and b.tanggal_pengesahan.text == "2 Januari 2023"
    assert b.nama_sop and b.nama_sop.text == "PENDAFTARAN PASIEN"
    assert b.pengesah.nama and b.pengesah.nama.text == "dr. ANI CONTOH"
    assert [(k, r.text) for k, r in b.lain] == [
        ("No. Revisi", "01"),
        ("1. Pengertian", "Pendaftaran adalah kegiatan mencatat"),
        ("2. Tujuan", "Sebagai acuan"),
    ]


def test_boxes_with_their_labels_in_a_left_column() -> None:
    g = grid(
        [20, 200, 800],
        [20, 36, 52, 120, 180, 240],
        {
            (0, 0): "NOMOR SOP",
            (0, 1): "5/2020",
            (1, 0): "JUDUL SOP",
            (1, 1): "Rapat",
            (2, 0): "A. Dasar Hukum",
            (2, 1): "1. UU Nomor 1 Tahun 2000\n2. UU Nomor 2 Tahun 2000",
            (3, 0): "B. Kualifikasi Pelaksana",
            (3, 1): "SMA",
            (4, 0): "C. Keterkaitan",
            (4, 1): "-",
        },
    )
    b = found(g)
    assert texts(b, "dasar_hukum") == ["UU Nomor 1 Tahun 2000", "UU Nomor 2 Tahun 2000"]
    assert texts(b, "kualifikasi_pelaksana") == ["SMA"]
    assert texts(b, "keterkaitan") == []


def test_two_boxes_side_by_side_without_a_rule_between() -> None:
    left = block("Dasar Hukum\n1. UU Nomor 1\n2. UU Nomor 2\nPeringatan\nJika lalai, data hilang", 24, 120)
    right = block("Kualifikasi Pelaksana\n1. Sarjana\n2. Teliti\nPencatatan dan Pendataan\nBuku", 424, 120)
    b = found(free=block("Nomor SOP : 1/2024\nNama SOP : Rapat", 24, 60) + left + right)
    assert texts(b, "dasar_hukum") == ["UU Nomor 1", "UU Nomor 2"]
    assert texts(b, "kualifikasi_pelaksana") == ["Sarjana", "Teliti"]
    assert texts(b, "peringatan") == ["Jika lalai, data hilang"]
    assert texts(b, "pencatatan_pendataan") == ["Buku"]


def test_an_approval_block_in_rows_of_its_own() -> None:
    g = grid(
        [20, 400, 560, 800],
        [20, 36, 52, 68, 100, 116, 132, 150],
        {
            (0, 0, 6, 0): "BADAN CONTOH\nKOTA CONTOH",
            (0, 1): "Nomor SOP",
            (0, 2): "1/2024",
            (1, 1): "Disahkan oleh",
            (1, 2): "Kepala Badan Contoh",
            (3, 2): "BUDI, S.H.",
            (4, 2): "Pembina",
            (5, 2): "NIP. 197001011995031001",
            (6, 1): "Nama SOP",
            (6, 2): "Rapat",
        },
    )
    b = found(g)
    assert b.pengesah.jabatan and b.pengesah.jabatan.text == "Kepala Badan Contoh"
    assert b.pengesah.nama and b.pengesah.nama.text == "BUDI, S.H."
    assert b.pengesah.pangkat and b.pengesah.pangkat.text == "Pembina"
    assert b.nama_sop and b.nama_sop.text == "Rapat"
