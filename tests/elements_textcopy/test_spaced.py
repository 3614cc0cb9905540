"""Copies in which only spaces divide the columns."""

from __future__ import annotations

from textcopy_sheets import assert_tiled, loose, rows, texts

from pipeline.elements.textcopy.read import read_text

PROCESS = """
                          SOP SURAT MASUK

                                      Pelaksana                          Mutu Baku
 No        Kegiatan            Penata      Kepala                                               Ket
                               Usaha       Balai        Kelengkapan     Waktu       Output

      Menerima surat yang                                 Surat                     Lembar
  1                             Mulai                                  5 Menit
      masuk                                               masuk                     disposisi

      Meneruskan surat                                    Lembar
  2   kepada Kepala Balai                   Ya                         1 Jam        Disposisi    -
      untuk ditelaah                                      disposisi
"""


def test_process_table_with_numbers_in_the_middle_of_their_rows() -> None:
    (page,) = read_text(PROCESS)
    assert loose(page) == ["SOP SURAT MASUK"]
    assert texts(page.grids[0]) == [
        ["No", "Kegiatan", "Pelaksana", "Mutu Baku", "Ket"],
        ["Penata Usaha", "Kepala Balai", "Kelengkapan", "Waktu", "Output"],
        ["1", "Menerima surat yang masuk", "Mulai", "", "Surat masuk", "5 Menit", "Lembar disposisi", ""],
        [
            "2",
            "Meneruskan surat kepada Kepala Balai untuk ditelaah",
            "",
            "Ya",
            "Lembar disposisi",
            "1 Jam",
            "Disposisi",
            "-",
        ],
    ]
    assert_tiled(page)


def test_numbers_on_the_first_lines() -> None:
    text = """
No   Kegiatan                 Pelaksana   Kelengkapan     Waktu     Output
(1)     (2)                      (3)         (4)           (5)       (6)
1.   Menerima surat masuk     Mulai       Surat           5 Menit   Agenda
     dari pemohon                         permohonan
2.   Menyimpan surat          Selesai     Surat           5 Menit   Arsip
     di lemari
"""
    (page,) = read_text(text)
    assert rows(page.grids[0])[1:] == [
        ["1.", "Menerima surat masuk / dari pemohon", "Mulai", "Surat / permohonan", "5 Menit", "Agenda"],
        ["2.", "Menyimpan surat / di lemari", "Selesai", "Surat", "5 Menit", "Arsip"],
    ]


def test_a_lost_gap_is_cut_at_the_number_and_up_for_review() -> None:
    text = """
No   Kegiatan                 Pelaksana   Kelengkapan     Waktu     Output
1.   Menerima surat masuk     Mulai       Surat           5 Menit   Agenda
2.   Menyimpan surat          Selesai     Surat permohonan 9 Menit  Arsip
"""
    (grid,) = read_text(text)[0].grids
    assert texts(grid)[2][3:5] == ["Surat permohonan", "9 Menit"]
    surest = {c.row: min(w.confidence for w in c.words) for c in grid.cells if c.col == 3 and c.words}
    assert surest[1] == 1.0 and surest[2] < 0.7


def test_identity_block_in_two_columns() -> None:
    text = """
                                              Nomor SOP           12/OT/2022
                                              Tanggal Pembuatan   3 Mei 2022
          PEMERINTAH KOTA CONTOH
              BALAI ARSIP                     Disahkan oleh         Kepala Balai Arsip

                                                                    Rina Melati
                                                                    NIP 198001012005012001
                                              NAMA  SOP           Surat Masuk
   DASAR HUKUM :                              KUALIFIKASI PELAKSANA :
   1. Undang-Undang Nomor 1 Tahun 2001        1. Teliti
   2. Peraturan Daerah Nomor 2 Tahun 2002 yang 2. Jujur
      masih berlaku
   KETERKAITAN                                PERALATAN/PERLENGKAPAN
                                              1. Komputer
   PERINGATAN                                 PENCATATAN DAN PENDATAAN
   Jika lalai, terlambat                      Buku Agenda
"""
    (page,) = read_text(text)
    assert loose(page) == []
    assert rows(page.grids[0]) == [
        ["PEMERINTAH KOTA CONTOH / BALAI ARSIP", "Nomor SOP", "12/OT/2022"],
        ["Tanggal Pembuatan", "3 Mei 2022"],
        ["Disahkan oleh", "Kepala Balai Arsip / Rina Melati / NIP 198001012005012001"],
        ["NAMA SOP", "Surat Masuk"],
        ["DASAR HUKUM :", "KUALIFIKASI PELAKSANA :"],
        [
            "1. Undang-Undang Nomor 1 Tahun 2001 / 2. Peraturan Daerah Nomor 2 Tahun 2002 yang / masih berlaku",
            "1. Teliti / 2. Jujur",
        ],
        ["KETERKAITAN", "PERALATAN/PERLENGKAPAN"],
        ["", "1. Komputer"],
        ["PERINGATAN", "PENCATATAN DAN PENDATAAN"],
        ["Jika lalai, terlambat", "Buku Agenda"],
    ]
    assert_tiled(page)


def test_signing_notice_is_left_out_and_noted() -> None:
    text = PROCESS + "\n * Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik\n"
    (page,) = read_text(text)
    assert page.notes == ("tte",) and not any("Dokumen" in w.text for w in page.words)


def test_columns_of_prose_stay_prose() -> None:
    text = "Nama        Alamat       Kota\nRina        Mawar 1      Padang\nBudi        Melati 2     Solok\n"
    (page,) = read_text(text)
    assert page.grids == ()
