"""A process table that OCR wrote out as running text."""

from __future__ import annotations

from textcopy_sheets import assert_tiled, loose, texts

from pipeline.elements.textcopy.linear_lines import is_debris, read_line
from pipeline.elements.textcopy.linear_roles import read_header
from pipeline.elements.textcopy.read import read_text
from pipeline.records.page import Page

OCR = """SOP Layanan Surat

Pelaksana Mutu Baku
Kasubba
No | Aktlvitas Caraka Tata Dai Kepala Kelengkapan | Waktu Output Ket
Arsip Balai
1 |Menerima surat dari pemohon lalu menyerahkan C) Surat 5 Menit |Lembar
kepada Kasubbag Tata dan Arsip permohonan disposisi
2 [Memeriksa surat, jika tidak lengkap dikembalikan Lembar disposisi| S Menit |Draft surat
kepada Caraka untuk dilengkapi, jika lengkap Ij balasan
disampaikan kepada Kepala Balai
3 |Menandatangani surat balasan dan menyerahkan Draft surat |10 Menit|Surat balasan
kepada Kasubbag Tata dan Arsip L] balasan

Menggandakan surat balasan untuk dikirim

Surat balasan

5 Menit

Salinan surat

5 |Mengirim surat balasan kepada pemohon oleh Salinan surat | 1 Hari |Tanda terima
Caraka
"""


def _page() -> Page:
    (page,) = read_text(OCR)
    return page


def test_rows_are_dealt_to_their_cells() -> None:
    page = _page()
    assert loose(page) == ["SOP Layanan Surat"]
    body = [[c for i, c in enumerate(r) if not 2 <= i <= 4] for r in texts(page.grids[0])[2:]]
    assert body == [
        [
            "1",
            "Menerima surat dari pemohon lalu menyerahkan kepada Kasubbag Tata dan Arsip",
            "Surat permohonan",
            "5 Menit",
            "Lembar disposisi",
            "",
        ],
        [
            "2",
            "Memeriksa surat, jika tidak lengkap dikembalikan kepada Caraka untuk dilengkapi, jika lengkap "
            "disampaikan kepada Kepala Balai",
            "Lembar disposisi",
            "S Menit",
            "Draft surat balasan",
            "",
        ],
        [
            "3",
            "Menandatangani surat balasan dan menyerahkan kepada Kasubbag Tata dan Arsip",
            "Draft surat balasan",
            "10 Menit",
            "Surat balasan",
            "",
        ],
        ["", "Menggandakan surat balasan untuk dikirim", "Surat balasan", "5 Menit", "Salinan surat", ""],
        ["5", "Mengirim surat balasan kepada pemohon oleh Caraka", "Salinan surat", "1 Hari", "Tanda terima", ""],
    ]
    assert_tiled(page)


def test_role_names_are_rebuilt_from_the_steps_and_up_for_review() -> None:
    grid = _page().grids[0]
    roles = [c for c in grid.cells if c.row == 1 and 2 <= c.col <= 4]
    assert [" ".join(w.text for w in c.words) for c in roles] == ["Caraka", "Kasubbag Tata dan Arsip", "Kepala Balai"]
    assert [min(w.confidence for w in c.words) < 0.6 for c in roles] == [False, True, True]


def test_page_says_that_it_was_ocr() -> None:
    page = _page()
    assert page.cara == "ocr" and {w.asal for w in page.words} == {"ocr"}
    assert max(w.confidence for w in page.words) < 0.9


def test_debris() -> None:
    assert all(is_debris(x, frozenset()) for x in ("C)", "I»", "Ij", "L]", "]", "/", "s", "—", "©", "<>"))
    assert not any(is_debris(x, frozenset()) for x in ("TU", "1.", "a.", "20", "(dua)", "dan", "Ya,", "&", "1,5"))
    assert not is_debris("di", frozenset({"di"}))


def test_walls_and_durations_of_a_line() -> None:
    line = read_line("Dokumen, data| S Menit [Bahan", 0, frozenset())
    assert line.words == ("Dokumen,", "data", "S", "Menit", "Bahan")
    assert line.walls == {2, 4} and line.durations == ((2, 4),)
    assert read_line("paling lama 2 - 3 hari kerja saja", 0, frozenset()).durations == ((2, 7),)


def test_header_without_roles_or_with_unknown_ones() -> None:
    bare = read_header(["No Kegiatan Kelengkapan Waktu Output"], ["Menerima surat"])
    assert (bare.no, bare.aktivitas, bare.roles, bare.keterangan) == ("No", "Kegiatan", (), "")
    unknown = read_header(["No Kegiatan Xyzzy Kelengkapan Waktu Output Ket"], ["Menerima surat"])
    assert [(r.nama, r.sure) for r in unknown.roles] == [("Xyzzy", False)] and unknown.keterangan == "Ket"
