from __future__ import annotations

from dataclasses import replace

import pytest
from made_table import (
    ROLE_X,
    WIDTHS,
    C,
    header,
    parts_of,
    roles_of,
    rows_of,
    ruled_page,
    step,
    table_of,
    with_shapes,
    with_words,
)

from pipeline.table.join import join_parts


def test_empty_signs_mean_nothing() -> None:
    table = table_of(ruled_page(header() + step(2, "1.", "Mencatat", "-", "–", ": …", "..."), WIDTHS, [20, 20, 40]))
    assert rows_of(table) == [("1.", "Mencatat", None, None, None, None)]


def test_lists_in_a_cell_stay_one_text() -> None:
    cells = header() + step(2, "1", "Mencatat:\na. kas\nb. bon", "1. Nota;\n2. Bon.", "1 Jam", "- Rekap\n- Arsip")
    assert rows_of(table_of(ruled_page(cells, WIDTHS, [20, 20, 60]))) == [
        ("1", "Mencatat: a. kas b. bon", "1. Nota; 2. Bon.", "1 Jam", "- Rekap - Arsip", None)
    ]


def test_activity_in_sub_rows_under_one_number() -> None:
    cells = [*header(), C(2, 0, "1", rows=3), C(2, 1, "a. Menghitung"), C(3, 1, "b. Mencatat"), C(4, 1, "c. Menyimpan")]
    cells += [C(2, 5, "Nota"), C(3, 5, "Buku"), C(2, 6, "1 Jam", rows=3), C(4, 7, "Arsip")]
    cells += step(5, "2", "Melapor", "Arsip", "1 Hari")
    assert rows_of(table_of(ruled_page(cells, WIDTHS, [20, 20, 20, 20, 20, 30]))) == [
        ("1", "a. Menghitung b. Mencatat c. Menyimpan", "Nota Buku", "1 Jam", "Arsip", None),
        ("2", "Melapor", "Arsip", "1 Hari", None, None),
    ]


def test_sub_rows_whose_number_cells_are_not_merged() -> None:
    cells = header() + step(2, "1", "Menyiapkan:", "Nota", "1 Jam", "Berkas")
    cells += step(3, "", "a. Menghitung", "", "", "Rekap") + step(4, "", "b. mencatat")
    cells += step(5, "2", "Melapor", "Arsip", "1 Hari")
    assert rows_of(table_of(ruled_page(cells, WIDTHS, [20, 20, 20, 20, 20, 30]))) == [
        ("1", "Menyiapkan: a. Menghitung b. mencatat", "Nota", "1 Jam", "Berkas Rekap", None),
        ("2", "Melapor", "Arsip", "1 Hari", None, None),
    ]


def test_a_step_that_lost_its_number_stays_a_step() -> None:
    cells = header() + step(2, "1", "Menghitung", "Nota", "1 Jam", "Rekap")
    cells += step(3, "", "Mencatat", "Rekap", "2 Jam", "Buku") + step(4, "3", "Menyimpan", "Buku", "1 Jam", "Arsip")
    assert [r[:2] for r in rows_of(table_of(ruled_page(cells, WIDTHS, [20, 20, 30, 30, 30])))] == [
        ("1", "Menghitung"),
        (None, "Mencatat"),
        ("3", "Menyimpan"),
    ]


def test_a_table_without_numbers() -> None:
    cells = header() + step(2, "", "Menghitung", "Nota") + step(3, "", "Mencatat", "Rekap")
    assert [r[:2] for r in rows_of(table_of(ruled_page(cells, WIDTHS, [20, 20, 30, 30])))] == [
        (None, "Menghitung"),
        (None, "Mencatat"),
    ]


def test_empty_rows_are_no_steps() -> None:
    cells = header() + step(2, "1", "Menghitung", "Nota") + step(4, "2", "Mencatat", "Rekap")
    assert len(table_of(ruled_page(cells, WIDTHS, [20, 20, 30, 30, 30, 30])).langkah) == 2


def test_totals_subtitles_and_footnotes_go_to_lain() -> None:
    cells = [*header(), C(2, 0, "A. Persiapan", cols=9), *step(3, "1", "Menghitung", "Nota", "1 Jam")]
    cells += [C(4, 0, "Jumlah", cols=5), C(4, 6, "1 Jam"), C(5, 0, "Catatan: hari kerja saja", cols=9)]
    table = table_of(ruled_page(cells, WIDTHS, [20, 20, 15, 30, 20, 20]))
    assert [r[1] for r in rows_of(table)] == ["Menghitung"]
    assert [(label, r.text) for label, r in table.lain] == [
        ("", "A. Persiapan"),
        ("Jumlah", "1 Jam"),
        ("", "Catatan: hari kerja saja"),
    ]


def test_merged_value_is_repeated_with_its_span() -> None:
    cells = header() + step(2, "1", "Menghitung") + step(3, "2", "Mencatat") + step(4, "3", "Menyimpan", "", "2 Jam")
    cells += [C(2, 6, "1 Hari", rows=2)]
    table = table_of(ruled_page(cells, WIDTHS, [20, 20, 30, 30, 30]))
    waktu = [s.waktu for s in table.langkah]
    assert [(w.text, w.spans) for w in waktu if w] == [("1 Hari", (0, 1)), ("1 Hari", (0, 1)), ("2 Jam", None)]


def test_missing_rules_between_rows_of_one_column_are_no_merged_cell() -> None:
    cells = header() + step(2, "1", "Menghitung") + step(3, "2", "Mencatat") + [C(2, 5, "", rows=2)]
    page = ruled_page(cells, WIDTHS, [20, 20, 40, 40])
    page = with_words(with_words(page, "Nota", 405, 105), "Rekap", 405, 145)
    assert [r[2] for r in rows_of(table_of(page))] == ["Nota", "Rekap"]


def test_closing_row_is_no_step() -> None:
    cells = header() + step(2, "1", "Menghitung", "Nota") + [C(3, 3, "SELESAI")]
    page = with_shapes(
        ruled_page(cells, WIDTHS, [20, 20, 40, 30]), ("proses", ROLE_X[0], 120), ("terminator", ROLE_X[1], 155)
    )
    table = table_of(page)
    assert len(table.langkah) == 1
    assert table.langkah[0].pelaksana == (0,)
    assert [t.pelaksana for t in table.penutup if t.shape] == [1]


@pytest.mark.parametrize(
    "title", ["SOP : HITUNG KAS", "75.SOP Menghitung Kas", "STANDAR OPERASIONAL PROSEDUR HITUNG KAS"]
)
def test_title_line_above_the_table(title: str) -> None:
    page = ruled_page(header() + step(2, "1", "Menghitung", "Nota"), WIDTHS, [20, 20, 40])
    table = table_of(with_words(with_words(page, title, 60, 45), "Halaman lain", 60, 5))
    assert table.judul is not None and table.judul.text == title


def test_a_page_number_above_the_table_is_no_title() -> None:
    page = ruled_page(header() + step(2, "1", "Menghitung", "Nota"), WIDTHS, [20, 20, 40])
    assert table_of(with_words(page, "4", 400, 45)).judul is None


def first_page(nomor: int = 1, *more: C) -> list[C]:
    return [*header(), *step(2, "1", "Menghitung uang", "Nota", "1 Jam", "Rekap"), *more]


def test_next_page_with_repeated_header_and_column_numbers() -> None:
    numbers = [C(2, i, str(i + 1)) for i in range(9)]
    one = ruled_page(header() + numbers + step(3, "1", "Menghitung", "Nota"), WIDTHS, [20, 20, 12, 40])
    two = ruled_page(header() + numbers + step(3, "2", "Mencatat", "Rekap"), WIDTHS, [20, 20, 12, 40], nomor=2)
    table = table_of(one, two)
    assert [(s.halaman, s.nomor.text) for s in table.langkah if s.nomor] == [(1, "1"), (2, "2")]
    assert [p.bands[0][0] for p in table.halaman] == [0, 1]
    assert len(table.peran) == 3


def test_next_page_without_header_stands_elsewhere_and_is_wider() -> None:
    one = ruled_page(first_page(), WIDTHS, [20, 20, 40])
    wide = [w * 1.15 for w in WIDTHS]
    two = with_shapes(
        ruled_page(step(0, "2", "Mencatat", "Rekap", "1 Jam"), wide, [40], nomor=2, left=15, top=30),
        ("proses", 15 + 1.15 * (180 + 90), 50),
    )
    table = table_of(one, two)
    assert rows_of(table)[1] == ("2", "Mencatat", "Rekap", "1 Jam", None, None)
    assert table.langkah[1].pelaksana == (1,)


def test_next_page_without_header_and_without_last_column() -> None:
    one = ruled_page(first_page(), WIDTHS, [20, 20, 40])
    two = ruled_page(step(0, "2", "Mencatat", "Rekap", "1 Jam", "Buku"), WIDTHS[:-1], [40], nomor=2)
    assert rows_of(table_of(one, two))[1] == ("2", "Mencatat", "Rekap", "1 Jam", "Buku", None)


def test_row_cut_by_the_page_is_joined() -> None:
    one = ruled_page(first_page(), WIDTHS, [20, 20, 40])
    two = ruled_page(
        step(0, "", "lalu menyusunnya", "", "", "kas") + step(1, "2", "Mencatat", "Rekap", "1 Jam"),
        WIDTHS,
        [20, 30],
        nomor=2,
    )
    table = table_of(one, two)
    assert [r[:2] for r in rows_of(table)] == [("1", "Menghitung uang lalu menyusunnya"), ("2", "Mencatat")]
    assert rows_of(table)[0][4] == "Rekap kas"
    assert [b[0] for b in table.halaman[1].bands] == [0, 1]


def test_a_grid_of_another_kind_is_no_next_page() -> None:
    one = ruled_page(first_page(), WIDTHS, [20, 20, 40])
    other = ruled_page(
        [C(0, 0, "Nomor SOP"), C(0, 1, "7"), C(1, 0, "Nama SOP"), C(1, 1, "Kas")], [100, 200], [20, 20], nomor=2
    )
    assert len(parts_of(one, other)) == 1


def test_two_tables_on_one_page() -> None:
    second = [C(c.row + 4, c.col, c.text, c.rows, c.cols) for c in header() + step(2, "1", "Menyapu", "Sapu", "1 Jam")]
    page = ruled_page([*first_page(), C(3, 0, "SOP MENYAPU", cols=9), *second], WIDTHS, [20, 20, 40, 20, 20, 20, 40])
    parts = parts_of(page)
    assert [p.nomor_pertama for p in parts] == [1, 1]
    assert [p.judul.text if p.judul else None for p in parts] == [None, "SOP MENYAPU"]


def test_header_lost_altogether_is_typed_by_content() -> None:
    cells = []
    for i, (a, k, w, o) in enumerate(
        [("Menghitung uang kas", "Nota", "1 Jam", "Rekap"), ("Mencatat uang kas", "Rekap", "2 Jam", "Buku")]
    ):
        cells += step(i, str(i + 1), a, k, w, o)
    page = with_shapes(ruled_page(cells, WIDTHS, [40, 40]), ("proses", ROLE_X[0], 80), ("proses", ROLE_X[2], 120))
    table = table_of(page)
    assert table.column_types_repaired
    assert rows_of(table)[1] == ("2", "Mencatat uang kas", "Rekap", "2 Jam", "Buku", None)
    assert [s.pelaksana for s in table.langkah] == [(0,), (2,)]


def test_roles_of_a_second_header_are_matched_by_name() -> None:
    one = ruled_page(first_page(), WIDTHS, [20, 20, 40])
    cells = header(("Juru Buku", "Arsiparis")) + step(2, "2", "Menyimpan", "Rekap", "1 Jam", roles=2)
    two = with_shapes(ruled_page(cells, [20, 160, 60, 60, 90, 50, 90, 60], [20, 20, 40], nomor=2), ("proses", 310, 120))
    table = table_of(one, two)
    assert roles_of(table) == ["Kasir", "Juru Buku", "Kepala Loket", "Arsiparis"]
    assert table.langkah[1].pelaksana == (3,)


@pytest.mark.parametrize(
    ("numbers", "doubtful"),
    [
        ("1 2 3 4", False),
        ("1 2 9 4", False),
        ("1 2 S 4", False),
        ("1 2 1 4", False),
        ("1 2 1 4 5", False),
        ("2 3 4 5", True),
        ("a b c d", False),
    ],
)
def test_numbers_that_go_on_with_a_jump_make_ocr_steps_doubtful_but_not_a_drafters(
    numbers: str, doubtful: bool
) -> None:
    cells = [*header(), *(c for i, n in enumerate(numbers.split()) for c in step(2 + i, n, "Mencatat"))]
    heights = [20, 20, *(30 for _ in numbers.split())]
    assert table_of(ruled_page(cells, WIDTHS, heights, asal="ocr")).steps_doubtful is doubtful
    assert not table_of(ruled_page(cells, WIDTHS, heights)).steps_doubtful


@pytest.mark.parametrize(("high", "doubtful"), [(30, False), (60, True)])
def test_a_number_left_out_between_rows_that_touch_is_the_drafters_unless_one_may_hold_two(
    high: float, doubtful: bool
) -> None:
    cells = [*header(), *(c for i, n in enumerate("1 2 4 5".split()) for c in step(2 + i, n, "Mencatat"))]
    assert table_of(ruled_page(cells, WIDTHS, [20, 20, 30, high, 30, 30], asal="ocr")).steps_doubtful is doubtful


def test_a_number_left_out_between_two_pages_is_doubtful() -> None:
    def rows(first: int, numbers: str) -> list[C]:
        return [c for i, n in enumerate(numbers.split()) for c in step(first + i, n, "Mencatat")]

    one = ruled_page([*header(), *rows(2, "1 2")], WIDTHS, [20, 20, 30, 30], asal="ocr")
    two = ruled_page([*header(), *rows(2, "4 5")], WIDTHS, [20, 20, 30, 30], nomor=2, asal="ocr")
    assert table_of(one, two).steps_doubtful


@pytest.mark.parametrize("top", [0, 11])
def test_rows_without_a_rule_between_them_are_cut_by_their_numbers(top: float) -> None:
    """top: how far below the first line of its row a number stands (0: at the top, else in the middle)."""
    page = ruled_page(header() + [C(2, i) for i in range(9)], WIDTHS, [20, 20, 90])
    for n, y in enumerate((104, 146)):
        page = with_words(page, str(n + 1), 45, y + top)
        page = with_words(page, ("Menghitung\nuang\nkas", "Mencatat\nuang\nkas")[n], 65, y)
        page = with_words(page, ("1 Jam", "2 Jam")[n], 495, y + top)
    table = table_of(page)
    assert [(r[0], r[1], r[3]) for r in rows_of(table)] == [
        ("1", "Menghitung uang kas", "1 Jam"),
        ("2", "Mencatat uang kas", "2 Jam"),
    ]
    assert table.steps_doubtful


def test_room_beside_a_narrower_table_is_no_column() -> None:
    """The identity block above is wider, so that the lattice has a column more than the table."""
    block = [C(0, 0, "Nomor SOP", cols=6), C(0, 6, "SOP-1", cols=4)]
    moved = [C(c.row + 1, c.col, c.text, c.rows, c.cols) for c in first_page()]
    page = ruled_page(block + moved, [*WIDTHS, 25], [20, 20, 20, 40])
    assert len(table_of(page).kolom) == 9


def test_join_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="no parts"):
        join_parts([])


def test_parts_keep_only_the_drawing_near_them() -> None:
    page = with_shapes(
        ruled_page(first_page(), WIDTHS, [20, 20, 40]),
        ("proses", 250, 120),
        ("konektor", 250, 155),
        ("proses", 250, 400),
    )
    (part,) = parts_of(replace(page))
    assert [s.kind for s in part.shapes] == ["proses", "konektor"]
