"""The identity block of a copy, whatever form it has, comes out in the official layout."""

from __future__ import annotations

import pytest
from textcopy_sheets import assert_tiled, loose, rows

from pipeline.elements.textcopy.approval import abbreviates, approval_lines
from pipeline.elements.textcopy.read import read_text

KEYS = (
    "Nomor SOP\t:\t12/OT/2022\nTanggal Pembuatan\t:\t3 Mei 2022\nTanggal Efektif\t:\t\n"
    "Disahkan Oleh\t<p>Kepala Balai Arsip</p>  "
    "<p><b>Rina Melati, S.Si.</b> Penata Tk. I NIP. 19800101 200501 2 001</p>\n"
    "Nama SOP\t:\tSurat Masuk\n"
)
KEY_ROWS = [
    ["Nomor SOP", "12/OT/2022"],
    ["Tanggal Pembuatan", "3 Mei 2022"],
    ["Tanggal Efektif", ""],
    ["Disahkan Oleh", "Kepala Balai Arsip / Rina Melati, S.Si. / Penata Tk. I / NIP. 19800101 200501 2 001"],
    ["Nama SOP", "Surat Masuk"],
]


def test_agency_above_and_boxes_in_a_table() -> None:
    text = (
        "PEMERINTAH KOTA CONTOH\nBALAI ARSIP\n\nSUB BAGIAN UMUM\n\n" + KEYS + "\nDasar Hukum\tKualifikasi Pelaksana\n"
        '<ol style="x">Undang-Undang Nomor 1 Tahun 2001 tentang Arsip'
        "Peraturan Daerah Nomor 2 Tahun 2002 tentang Surat\t"
        "<ol>Memahami arsip.Mampu menulis\nKeterkaitan\tPeralatan/Perlengkapan\n"
        "<ol>SOP Surat Keluar SOP Arsip Aktif\t"
        "<ol>Komputer Jaringan Internet Alat Tulis Kantor\nPeringatan\tPencatatan dan Pendataan\n"
        "Jika lalai\tBuku Agenda\n"
    )
    (page,) = read_text(text)
    assert loose(page) == []
    (grid,) = page.grids
    found = rows(grid)
    assert found[0] == ["PEMERINTAH KOTA CONTOH / BALAI ARSIP / SUB BAGIAN UMUM", *KEY_ROWS[0]]
    assert found[1:5] == KEY_ROWS[1:]
    assert found[5:] == [
        ["Dasar Hukum", "Kualifikasi Pelaksana"],
        [
            "• Undang-Undang Nomor 1 Tahun 2001 tentang Arsip / • Peraturan Daerah Nomor 2 Tahun 2002 tentang Surat",
            "• Memahami arsip. / • Mampu menulis",
        ],
        ["Keterkaitan", "Peralatan/Perlengkapan"],
        ["• SOP Surat Keluar / • SOP Arsip Aktif", "• Komputer / • Jaringan Internet / • Alat Tulis Kantor"],
        ["Peringatan", "Pencatatan dan Pendataan"],
        ["Jika lalai", "Buku Agenda"],
    ]
    agency = grid.cells[0]
    assert (agency.rowspan, agency.colspan) == (5, 1)
    gap = [w.box.y0 for w in agency.words]
    assert gap[-1] - gap[-4] > 1.5 * (gap[3] - gap[0])  # the unit stands off the agency
    assert_tiled(page)


def test_agency_in_the_table_keeps_its_cell() -> None:
    text = (
        "Jalan Mawar 1\n\nBALAI ARSIP KOTA CONTOH\tNomor SOP\t: 1\n"
        "\tTanggal Pembuatan\t: 3 Mei 2022\n\tNama SOP\t: Surat\n"
    )
    (page,) = read_text(text)
    assert loose(page) == ["Jalan Mawar 1"]
    assert rows(page.grids[0])[0] == ["BALAI ARSIP KOTA CONTOH", "Nomor SOP", "1"]


def test_cover_is_a_page_and_a_shortened_agency_gives_way_to_the_full_one() -> None:
    text = (
        "PEMERINTAH KABUPATEN CONTOH\nDINAS ARSIP DAN PERPUSTAKAAN\n\n\n"
        "STANDAR OPERASIONAL PROSEDUR (SOP)\n\nSurat Masuk\n\n\n"
        "**DINAS\nAP**\n\n\tNomor SOP\t1\n\tTanggal Pembuatan\t3 Mei 2022\nNama SOP\tSurat Masuk\t\n"
    )
    cover, identity = read_text(text)
    assert "STANDAR OPERASIONAL PROSEDUR (SOP)" in loose(cover) and not cover.grids
    assert rows(identity.grids[0])[0][0] == "PEMERINTAH KABUPATEN CONTOH / DINAS ARSIP DAN PERPUSTAKAAN"


def test_headings_with_lists_below() -> None:
    text = (
        KEYS + "\n**Dasar Hukum**\n\n1. Undang-Undang Nomor 1 Tahun 2001\n2. Peraturan Daerah\nNomor 2 Tahun 2002\n\n"
        "**Kualifikasi Pelaksana**\n\n1. Teliti\n\n### Peringatan\n\nJika lalai, terlambat.\n\n"
        "**Pencatatan dan Pendataan**\n\n"
        "Buku Agenda\n\nSOP SURAT MASUK\n\nNo\tKegiatan\tPelaksana\tKelengkapan\tWaktu\tOutput\n"
        "1\tMenerima\t\tSurat\t5 Menit\tAgenda\n"
    )
    identity, process = read_text(text)
    assert rows(identity.grids[0])[5:] == [
        ["Dasar Hukum", "Kualifikasi Pelaksana"],
        ["1. Undang-Undang Nomor 1 Tahun 2001 / 2. Peraturan Daerah / Nomor 2 Tahun 2002", "1. Teliti"],
        ["Peringatan", "Pencatatan dan Pendataan"],
        ["Jika lalai, terlambat.", "Buku Agenda"],
    ]
    assert loose(process) == ["SOP SURAT MASUK"]


def test_two_columns_written_out_one_after_the_other() -> None:
    text = (
        "Dasar Hukum :\n\nKualifikasi pelaksana :\n\n1. Undang-Undang Nomor 1\n\nTahun 2001\n"
        "2. Peraturan Daerah\n\n1. Teliti\n2. Jujur\n\n"
        "Keterkaitan : Peralatan/perlengkapan :\n1. SOP Surat Keluar 1. Komputer\n\n2. SOP Arsip 2. Printer\n\n"
        "Peringatan :\n\nPencatatan dan pendataan :\n\nJika lalai, maka\nterlambat.\n\nBuku Agenda\n"
        "\n\n\nSOP Surat Masuk\n"
    )
    (page,) = read_text(text)
    assert rows(page.grids[0]) == [
        ["Dasar Hukum :", "Kualifikasi pelaksana :"],
        ["1. Undang-Undang Nomor 1 / Tahun 2001 / 2. Peraturan Daerah", "1. Teliti / 2. Jujur"],
        ["Keterkaitan :", "Peralatan/perlengkapan :"],
        ["1. SOP Surat Keluar / 2. SOP Arsip", "1. Komputer / 2. Printer"],
        ["Peringatan :", "Pencatatan dan pendataan :"],
        ["Jika lalai, maka terlambat.", "Buku Agenda"],
    ]
    assert loose(page) == ["SOP Surat Masuk"]


def test_labels_with_their_values_in_lines() -> None:
    text = (
        "Nomor SOP : 12/OT/2022\nTanggal Pembuatan : 3 Mei 2022\nNama SOP : Surat Masuk\n"
        "Peringatan : Jika lalai,\nmaka terlambat.\nKeterkaitan : SOP Arsip\n"
    )
    (page,) = read_text(text)
    assert rows(page.grids[0])[0][1:] == ["Nomor SOP :", "12/OT/2022"]
    flat = [c for r in rows(page.grids[0]) for c in r]
    assert "Jika lalai, maka terlambat." in flat and "SOP Arsip" in flat


def test_one_sop_after_the_other() -> None:
    one = KEYS + "Dasar Hukum\tKualifikasi Pelaksana\nUU 1/2001\tTeliti\n"
    two = one.replace("Surat Masuk", "Surat Keluar")
    pages = read_text(one + two)
    assert [rows(g)[4][1] for p in pages for g in p.grids] == ["Surat Masuk", "Surat Keluar"]


def test_a_single_label_makes_no_identity_block() -> None:
    (page,) = read_text("Catatan rapat\n\nPeringatan :\n\nJangan terlambat.\n")
    assert page.grids == () and loose(page) == ["Catatan rapat", "Peringatan :", "Jangan terlambat."]


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        (
            "KEPALA BALAI.  RINA MELATI, S. Penata Muda NIP. 1980",
            ["KEPALA BALAI.", "", "RINA MELATI, S.", "Penata Muda", "NIP. 1980"],
        ),
        (
            "Kepala Balai\nRina Melati\nPembina Utama Muda, IV/c",
            ["Kepala Balai", "", "Rina Melati", "Pembina Utama Muda, IV/c"],
        ),
        ("Kepala Balai Pembina Desa", ["Kepala Balai Pembina Desa"]),
        ("Rina Melati NIP 1980", ["Rina Melati", "NIP 1980"]),
        ("", []),
    ],
)
def test_approval_lines(cell: str, lines: list[str]) -> None:
    assert approval_lines(cell).split("\n") == (lines or [""])


def test_abbreviates() -> None:
    assert abbreviates("DINAS AP", "DINAS ARSIP DAN PERPUSTAKAAN")
    assert not abbreviates("DINAS AP", "DINAS ARSIP")
    assert not abbreviates("BADAN AP", "DINAS ARSIP DAN PERPUSTAKAAN")
    assert not abbreviates("DINAS ARSIP", "DINAS ARSIP DAN PERPUSTAKAAN")
