from __future__ import annotations

from dataclasses import replace

import pytest
from made_table import (
    ROLES,
    WIDTHS,
    C,
    header,
    kinds_of,
    parts_of,
    roles_of,
    rows_of,
    ruled_page,
    step,
    table_of,
    with_shapes,
    with_words,
)

from pipeline.records.geometry import Box
from pipeline.records.page import Page
from pipeline.table.wording import header_kind, header_unit, is_column_numbers

USUAL = ["no", "aktivitas", "pelaksana", "pelaksana", "pelaksana", "kelengkapan", "waktu", "output", "keterangan"]
ONE = step(2, "1", "Menghitung uang", "Nota", "5 Menit", "Rekap", "harian")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("NO.", "no"),
        ("Uraian Prosedur", "aktivitas"),
        ("Proses/ Tahapan Kegiatan", "aktivitas"),
        ("Aktivitas/ Kegiatan", "aktivitas"),
        ("Mutu Buku", "mutu_baku"),
        ("MUTU BAKU", "mutu_baku"),
        ("Persyaratan/ Kelengkapan", "kelengkapan"),
        ("Kelengkapan dan Peralatan", "kelengkapan"),
        ("Syarat", "kelengkapan"),
        ("Sumber Data", "kelengkapan"),
        ("Ke1engkapan", "kelengkapan"),
        ("Waktu (menit)", "waktu"),
        ("Waktu / Hari", "waktu"),
        ("Out put", "output"),
        ("Keterengan", "keterangan"),
        ("Ket.", "keterangan"),
        ("Bendahara", None),
        ("Kepala Bagian Umum", None),
        ("Kualifikasi Pelaksana", None),
        ("Keterkaitan", None),
        ("", None),
    ],
)
def test_wordings(text: str, kind: str | None) -> None:
    assert header_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "unit"), [("Waktu (menit)", "menit"), ("Waktu", None), ("Waktu / Hari", "Hari"), ("Lama [jam]", "jam")]
)
def test_unit_of_the_time_column(text: str, unit: str | None) -> None:
    assert header_unit(text) == unit


@pytest.mark.parametrize(
    ("texts", "is_row"),
    [
        (["1", "2", "3", "", "5"], True),
        (["(1)", "(2)", "(3)", "(4)"], True),
        (["1", "2", "3", "4", "S", "6"], True),
        (["(1)", "(2)", "(3)", "(4)", "6) (6) (0)", "(8)"], True),
        (["1", "2", "3", "", "", "7 7 :", "", ": i", "9"], True),
        (["1", "2", "", "4", "7 7 :", ": berkas", ""], False),
        (["1", "7", "3", "4", "7", "7", ":", "i"], False),
        (["1", "2 3 4 berkas", "5"], False),
        (["1", "Menulis", "2 Hari"], False),
        (["1", "", ""], False),
        (["3", "2", "1"], False),
    ],
)
def test_column_numbers(texts: list[str], is_row: bool) -> None:
    assert is_column_numbers(texts) is is_row


def test_usual_header_of_two_rows() -> None:
    table = table_of(ruled_page(header() + ONE, WIDTHS, [20, 20, 40]))
    assert kinds_of(table) == USUAL
    assert roles_of(table) == list(ROLES)
    assert rows_of(table) == [("1", "Menghitung uang", "Nota", "5 Menit", "Rekap", "harian")]
    assert not table.column_types_repaired


def test_column_number_rows_are_no_steps() -> None:
    numbers = [C(2, i, f"({i + 1})") for i in range(9)]
    table = table_of(
        ruled_page(header() + numbers + step(3, "1", "Menyapu", "Sapu", "1 Jam"), WIDTHS, [20, 20, 15, 40])
    )
    assert [r[0] for r in rows_of(table)] == ["1"]


def test_column_numbers_that_skip_a_merged_column() -> None:
    numbers = [C(2, i, n) for i, n in enumerate(["1", "2", "3", "", "", "4", "5", "6", "7"]) if n]
    table = table_of(
        ruled_page(header() + numbers + step(3, "1", "Menyapu", "Sapu", "1 Jam"), WIDTHS, [20, 20, 15, 40])
    )
    assert [r[1] for r in rows_of(table)] == ["Menyapu"]


@pytest.mark.parametrize("group", ["", "PELAKSANA", "Aktor", "Pelaksann"])
def test_group_header_may_be_empty_or_garbled(group: str) -> None:
    cells = [C(c.row, c.col, group, c.rows, c.cols) if c.text == "Pelaksana" else c for c in header()]
    table = table_of(ruled_page(cells + ONE, WIDTHS, [20, 20, 40]))
    assert kinds_of(table) == USUAL
    assert all(k.kelompok is None for k in table.kolom)


def test_group_header_does_not_span_all_roles() -> None:
    cells = [c for c in header() if c.text != "Pelaksana"] + [C(0, 2, "Pelaksana", cols=2), C(0, 4, "")]
    assert kinds_of(table_of(ruled_page(cells + ONE, WIDTHS, [20, 20, 40]))) == USUAL


def test_mutu_baku_begins_one_column_early() -> None:
    cells = [c for c in header() if c.text not in ("Pelaksana", "Mutu Baku")]
    cells += [C(0, 2, "Pelaksana", cols=2), C(0, 4, "Mutu Baku", cols=4)]
    table = table_of(ruled_page(cells + ONE, WIDTHS, [20, 20, 40]))
    assert kinds_of(table) == USUAL
    assert roles_of(table) == list(ROLES)


def test_header_of_one_row_without_groups() -> None:
    names = ["No", "Aktivitas", *ROLES, "Syarat", "Durasi", "Hasil", "Catatan"]
    cells = [C(0, i, n) for i, n in enumerate(names)] + step(1, "1", "Menghitung uang", "Nota", "5 Menit", "Rekap")
    assert kinds_of(table_of(ruled_page(cells, WIDTHS, [20, 40]))) == USUAL


def test_other_order_of_columns_and_no_ket() -> None:
    cells = [
        C(0, 0, "No", rows=2),
        C(0, 1, "Uraian", rows=2),
        C(0, 2, "Mutu Baku", cols=3),
        C(1, 2, "Waktu"),
        C(1, 3, "Persyaratan"),
        C(1, 4, "Output"),
        C(0, 5, "Pelaksana", cols=2),
        C(1, 5, "Kasir"),
        C(1, 6, "Juru Buku"),
        C(2, 0, "1"),
        C(2, 1, "Menghitung uang"),
        C(2, 2, "5 Menit"),
        C(2, 3, "Nota"),
        C(2, 4, "Rekap"),
    ]
    table = table_of(ruled_page(cells, [20, 160, 60, 90, 90, 60, 60], [20, 20, 40]))
    assert kinds_of(table) == ["no", "aktivitas", "waktu", "kelengkapan", "output", "pelaksana", "pelaksana"]
    assert rows_of(table) == [("1", "Menghitung uang", "Nota", "5 Menit", "Rekap", None)]


def test_roles_grouped_under_an_office() -> None:
    cells = [
        C(0, 0, "No", rows=3),
        C(0, 1, "Kegiatan", rows=3),
        C(0, 2, "Pelaksana", cols=3),
        C(1, 2, "Loket Pengirim", cols=2),
        C(2, 2, "Kasir"),
        C(2, 3, "Juru Buku"),
        C(1, 4, "Loket Penerima"),
        C(2, 4, "Kepala"),
        C(0, 5, "Mutu Baku", cols=3),
        C(1, 5, "Kelengkapan", rows=2),
        C(1, 6, "Waktu (menit)", rows=2),
        C(1, 7, "Output", rows=2),
        C(0, 8, "Ket", rows=3),
        *step(3, "1", "Menghitung uang", "Nota", "5", "Rekap"),
    ]
    table = table_of(ruled_page(cells, WIDTHS, [20, 20, 20, 40]))
    assert [(r, k.kelompok) for r, k in zip(roles_of(table), table.peran, strict=True)] == [
        ("Kasir", "Loket Pengirim"),
        ("Juru Buku", "Loket Pengirim"),
        ("Kepala", "Loket Penerima"),
    ]
    assert [k.satuan for k in table.kolom if k.kind == "waktu"] == ["menit"]


def test_rotated_and_wrapped_role_names() -> None:
    cells = [c for c in header() if c.text not in ROLES]
    cells += [C(1, 2, "Kepala Loket", angle=270), C(1, 3, "Pengadminist\nrasi Umum"), C(1, 4, "Juru\nBuku")]
    table = table_of(ruled_page(cells + step(2, "1", "Menghitung", "Nota", "5 Menit"), WIDTHS, [20, 60, 40]))
    assert roles_of(table) == ["Kepala Loket", "Pengadministrasi Umum", "Juru Buku"]


@pytest.mark.parametrize("speck", ["", "'"])
def test_roles_without_rules_between_them(speck: str) -> None:
    """One wide cell for all roles in header and body: lanes come from the gaps between the names, and what a speck of
    dirt was read as fills no gap."""
    cells = [
        C(0, 0, "No", rows=2),
        C(0, 1, "Kegiatan", rows=2),
        C(0, 2, "Pelaksana"),
        C(1, 2),
        C(0, 3, "Mutu Baku", cols=3),
        C(1, 3, "Kelengkapan"),
        C(1, 4, "Waktu"),
        C(1, 5, "Output"),
        C(2, 0, "1"),
        C(2, 1, "Menghitung uang"),
        C(2, 3, "Nota"),
        C(2, 4, "5 Menit"),
    ]
    page = ruled_page(cells, [20, 160, 200, 90, 50, 90], [20, 30, 40])
    for name, x in (("Kasir", 230), ("Juru\nBuku", 300), ("Kepala Loket", 350)):
        page = with_words(page, name, x, 83)
    table = table_of(with_words(page, speck, 270, 83) if speck else page)
    assert [r.strip(" '") for r in roles_of(table)] == ["Kasir", "Juru Buku", "Kepala Loket"]
    (lanes,) = [p.lanes for p in table.halaman]
    assert [x0 < x < x1 for (x0, x1), x in zip(lanes, (240, 310, 370), strict=True)] == [True] * 3


def test_body_has_no_rules_between_roles_that_the_header_has() -> None:
    body = [C(2, 0, "1"), C(2, 1, "Menghitung"), C(2, 2, cols=3), C(2, 5, "Nota"), C(2, 6, "5 Menit"), C(2, 7, "Rekap")]
    table = table_of(ruled_page(header() + body, WIDTHS, [20, 20, 40]))
    assert kinds_of(table) == USUAL
    assert rows_of(table) == [("1", "Menghitung", "Nota", "5 Menit", "Rekap", None)]


def test_shifted_quality_headers_are_set_right_by_content() -> None:
    cells = [c for c in header() if c.text not in ("Kelengkapan", "Waktu", "Output", "Ket", "Mutu Baku")]
    cells += [C(0, 5, "Mutu Baku", cols=4), C(1, 5, ""), C(1, 6, "Kelengkapan"), C(1, 7, "Waktu"), C(1, 8, "Output")]
    cells += step(2, "1", "Menghitung uang", "Nota", "5 Menit", "Rekap")
    cells += step(3, "2", "Menyimpan uang", "Rekap", "2 Jam", "Arsip")
    table = table_of(ruled_page(cells, WIDTHS, [20, 20, 40, 40]))
    assert table.column_types_repaired
    assert rows_of(table)[0] == ("1", "Menghitung uang", "Nota", "5 Menit", "Rekap", None)
    assert rows_of(table)[1] == ("2", "Menyimpan uang", "Rekap", "2 Jam", "Arsip", None)


def test_garbled_activity_header_is_found_by_place() -> None:
    cells = [C(c.row, c.col, "AXOyitas", c.rows, c.cols) if c.text == "Kegiatan" else c for c in header()]
    assert kinds_of(table_of(ruled_page(cells + ONE, WIDTHS, [20, 20, 40]))) == USUAL


def test_identity_block_above_in_the_same_lattice_is_left_out() -> None:
    """The block has its own column borders; the table below touches it."""
    block = [
        C(0, 0, "Dinas Uji Coba", rows=2, cols=3),
        C(0, 3, "Nomor SOP", cols=3),
        C(0, 6, "SOP-1", cols=3),
        C(1, 3, "Tanggal Efektif", cols=3),
        C(1, 6, "2 Mei 2024", cols=3),
        C(2, 0, "Keterkaitan", cols=4),
        C(2, 4, "Peralatan/Perlengkapan", cols=5),
        C(3, 0, "Peringatan", cols=4),
        C(3, 4, "Pencatatan dan Pendataan", cols=5),
    ]
    moved = [C(c.row + 4, c.col, c.text, c.rows, c.cols) for c in header() + ONE]
    (part,) = parts_of(ruled_page(block + moved, WIDTHS, [20, 20, 20, 20, 20, 20, 40]))
    assert part.grid.n_rows == 3 and part.grid.n_cols == 9
    assert table_of(ruled_page(block + moved, WIDTHS, [20, 20, 20, 20, 20, 20, 40])).langkah[0].aktivitas is not None


def test_an_identity_block_alone_is_no_table() -> None:
    block = [
        C(0, 0, "Nomor SOP"),
        C(0, 1, "1"),
        C(1, 0, "Dasar Hukum"),
        C(1, 1, "Kualifikasi Pelaksana"),
        C(2, 0, "Keterkaitan"),
        C(2, 1, "Peralatan/ Perlengkapan"),
    ]
    assert parts_of(ruled_page(block, [200, 300], [20, 20, 20])) == []


def test_an_ordinary_table_is_no_process_table() -> None:
    cells = [C(0, i, t) for i, t in enumerate(["No", "Nama Barang", "Jumlah", "Harga", "Ket", "Asal"])]
    cells += [C(1, i, t) for i, t in enumerate(["1", "Meja", "2", "500", "baru", "toko"])]
    assert parts_of(ruled_page(cells, [30, 100, 60, 60, 60, 60], [20, 20])) == []


def test_columns_without_a_rule_between_them() -> None:
    cells = [c for c in header() if c.text not in ("Kelengkapan", "Waktu")]
    cells += [C(1, 5, "", cols=2), *(c for c in ONE if c.text not in ("Nota", "5 Menit")), C(2, 5, cols=2)]
    page = ruled_page(cells, WIDTHS, [20, 20, 40])
    for text, x, y in (("Kelengkapan", 405, 83), ("Waktu", 495, 83), ("Nota\nkas", 405, 103), ("5 Menit", 495, 103)):
        page = with_words(page, text, x, y)
    table = table_of(page)
    assert kinds_of(table) == USUAL
    assert rows_of(table) == [("1", "Menghitung uang", "Nota kas", "5 Menit", "Rekap", "harian")]


def test_header_garbled_on_a_later_page_keeps_the_kinds_of_the_first() -> None:
    one = ruled_page(header() + ONE, WIDTHS, [20, 20, 40])
    garbled = [C(c.row, c.col, {"Waktu": "Wtkn"}.get(c.text, c.text), c.rows, c.cols) for c in header()]
    two = ruled_page(garbled + step(2, "2", "Mencatat", "Rekap", "segera"), WIDTHS, [20, 20, 40], nomor=2)
    assert rows_of(table_of(one, two))[1] == ("2", "Mencatat", "Rekap", "segera", None, None)


def test_header_lost_on_the_first_page_comes_from_the_next() -> None:
    one = ruled_page(step(0, "1", "Menghitung uang", "Nota", "5 Menit", "Rekap"), WIDTHS, [40])
    two = ruled_page(header() + step(2, "2", "Mencatat", "Rekap", "1 Jam"), WIDTHS, [20, 20, 40], nomor=2)
    one = with_shapes(one, ("proses", 250, 80))
    table = table_of(one, two)
    assert rows_of(table)[0] == ("1", "Menghitung uang", "Nota", "5 Menit", "Rekap", None)
    assert roles_of(table) == list(ROLES)


def numbered(*marks: str) -> list[C]:
    """The usual header, its numbers in the cells of the names, below them."""
    names = ["No", "Kegiatan", "Kasir", "Juru Buku", "Kepala Loket", "Kelengkapan", "Waktu", "Output", "Ket"]
    return [C(0, i, f"{name}\n{mark}") for i, (name, mark) in enumerate(zip(names, marks, strict=True))]


@pytest.mark.parametrize(
    "marks",
    [
        [f"({n})" for n in range(1, 10)],
        ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        ["(1)", "iscsi", "(3)", "(4)", "6)", "(6)", "7)", "(8)", "(9)"],
    ],
)
def test_numbers_in_the_header_cells_are_no_part_of_the_names(marks: list[str]) -> None:
    rows = step(1, "1", "Menerima berkas", "Berkas", "15 menit", "Agenda")
    table = table_of(ruled_page([*numbered(*marks), *rows], WIDTHS, [30, 40], asal="ocr"))
    assert roles_of(table) == list(ROLES)
    assert kinds_of(table)[5:8] == ["kelengkapan", "waktu", "output"]


def test_a_name_with_a_number_keeps_it() -> None:
    names = ["No", "Kegiatan", "Asisten\n1", "Asisten\n2", "Kepala Loket", "Kelengkapan", "Waktu", "Output", "Ket"]
    rows = step(1, "1", "Menerima berkas", "Berkas", "15 menit", "Agenda")
    cells = [C(0, i, name) for i, name in enumerate(names)]
    assert roles_of(table_of(ruled_page([*cells, *rows], WIDTHS, [30, 40]))) == [
        "Asisten 1",
        "Asisten 2",
        "Kepala Loket",
    ]


def test_a_short_name_level_with_the_numbers_is_no_number() -> None:
    names = ["No\n(1)", "Kegiatan\n(2)", "Kasir\n(3)", "Ka.\nTU", "Asisten\nLoket 2", "Kelengkapan\n(6)", "Waktu\n(7)"]
    cells = [C(0, i, name) for i, name in enumerate([*names, "Output\n(8)", "Ket\n(9)"])]
    rows = step(1, "1", "Menerima berkas", "Berkas", "15 menit", "Agenda")
    table = table_of(ruled_page([*cells, *rows], WIDTHS, [30, 40]))
    assert roles_of(table) == ["Kasir", "Ka. TU", "Asisten Loket 2"]


def doubted(page: Page, *texts: str) -> Page:
    """The page with those words as good as not believed."""
    return replace(page, words=tuple(replace(w, confidence=0.1) if w.text in texts else w for w in page.words))


def test_noise_beside_the_numbers_is_no_part_of_a_name() -> None:
    marks = ["(1)", "(2)", "(3)", "ssi (4)", "(5)", "(6)", "(7)", "(8)", "(9)"]
    rows = step(1, "1", "Menerima berkas", "Berkas", "15 menit", "Agenda")
    page = ruled_page([*numbered(*marks), *rows], WIDTHS, [30, 40], asal="ocr")
    assert roles_of(table_of(doubted(page, "ssi"))) == list(ROLES)
    assert roles_of(table_of(page))[1] == "Juru Buku ssi (4)", "believed, it is a word"


def test_noise_in_a_row_of_numbers_makes_no_step_of_it() -> None:
    marks = ["(1)", "Sans (2)", ": (3)", "(4)", "28)", "(6)", "fs (7)", "Wat (8)", "(9)"]
    cells = [*header(), *(C(2, i, mark) for i, mark in enumerate(marks))]
    rows = step(3, "1", "Menyapu", "Sapu", "1 Jam")
    page = ruled_page([*cells, *rows], WIDTHS, [20, 20, 15, 40], asal="ocr")
    assert len(rows_of(table_of(page))) == 2, "believed, they are words"
    assert [r[1] for r in rows_of(table_of(doubted(page, "Sans", ":", "fs", "Wat")))] == ["Menyapu"]


def test_two_names_read_as_one_word_are_two_columns() -> None:
    cells = [c for c in header() if c.text not in ("Mutu Baku", "Kelengkapan", "Waktu", "Output")]
    cells.append(C(0, 5, "Mutu Baku\nKelengkapan             WaktuOutput", rows=2, cols=3))
    rows = step(2, "1", "Menerima berkas", "Berkas", "15 menit", "Agenda")
    page = ruled_page([*cells, *rows], WIDTHS, [20, 20, 40], asal="ocr")
    spread = [replace(w, box=Box(495, w.box.y0, 595, w.box.y1)) if w.text == "WaktuOutput" else w for w in page.words]
    assert kinds_of(table_of(replace(page, words=tuple(spread))))[5:8] == ["kelengkapan", "waktu", "output"]


def test_a_table_whose_header_is_lost_begins_below_the_identity_block() -> None:
    identity = [
        C(0, 0, "Dasar Hukum: 1. Undang-Undang", cols=5),
        C(0, 5, "Kualifikasi Pelaksana: 1. Teliti", cols=4),
        C(1, 0, "", cols=9),
    ]
    rows = [*step(2, "1", "Menerima berkas", "Berkas", "15 menit", "Agenda"), *step(3, "2", "Mencatat", "", "1 jam")]
    table = table_of(ruled_page([*identity, *rows], WIDTHS, [40, 20, 40, 40]))
    assert [r[:2] for r in rows_of(table)] == [("1", "Menerima berkas"), ("2", "Mencatat")]


def test_a_heading_of_several_columns_in_one_cell_is_enough_for_a_header() -> None:
    cells = [c for c in header(ket=False) if c.text not in ("Mutu Baku", "Kelengkapan", "Waktu", "Output")]
    cells.append(C(0, 5, "Mutu 1 Baku less\nKelengkapan | Waktu | Output @) a", rows=2, cols=3))
    rows = step(2, "1", "Menerima berkas", "Berkas", "15 menit", "Agenda")
    page = ruled_page([*cells, *rows], WIDTHS[:-1], [20, 20, 40], asal="ocr")
    places = {"Kelengkapan": (405, 470), "Waktu": (500, 530), "Output": (560, 600)}
    spread = [replace(w, box=_at(w.box, places.get(w.text))) for w in page.words]
    (part,) = parts_of(replace(page, words=tuple(spread)))
    assert part.body_row == 2


def _at(box: Box, place: tuple[int, int] | None) -> Box:
    return box if place is None else Box(place[0], box.y0, place[1], box.y1)
