from __future__ import annotations

from dataclasses import replace

import pytest
from made_table import ROLE_X, WIDTHS, C, header, ruled_page, step, table_of, with_shapes, with_words

from pipeline.records.drawing import Shape
from pipeline.records.geometry import Box
from pipeline.records.page import Page

A, B, D = ROLE_X


def three_steps(*more: C) -> Page:
    cells = [*header()]
    for i, text in enumerate(("Menghitung", "Mencatat", "Menyimpan")):
        cells += step(2 + i, str(i + 1), text, "Nota", "1 Jam", "Rekap")
    return ruled_page(cells + list(more), WIDTHS, [20, 20, 40, 40, 40])


def test_symbols_go_to_lane_and_row_of_their_centre() -> None:
    table = table_of(with_shapes(three_steps(), ("terminator", A, 120), ("keputusan", B, 160), ("lainnya", D, 200)))
    assert [s.pelaksana for s in table.langkah] == [(0,), (1,), (2,)]
    assert [t.shape.kind for s in table.langkah for t in s.tanda if t.shape] == ["terminator", "keputusan", "lainnya"]


def test_joint_activity_and_two_symbols_in_one_cell() -> None:
    table = table_of(with_shapes(three_steps(), ("proses", A, 115), ("terminator", A, 130), ("proses", D, 120)))
    assert table.langkah[0].pelaksana == (0, 2)
    assert [t.pelaksana for t in table.langkah[0].tanda] == [0, 0, 2]


def test_off_page_pentagons_are_no_actors() -> None:
    table = table_of(with_shapes(three_steps(), ("konektor", A, 210), ("konektor", B, 225)))
    assert [s.pelaksana for s in table.langkah] == [(), (), ()]
    assert len(table.halaman[0].shapes) == 2


def test_a_wide_symbol_counts_for_both_lanes() -> None:
    page = three_steps()
    wide = Shape("proses", Box(A - 25, 110, B + 22, 130))
    assert table_of(replace(page, shapes=(wide,))).langkah[0].pelaksana == (0, 1)


def test_a_symbol_on_the_border_counts_for_both_but_a_slip_does_not() -> None:
    border = (A + B) / 2
    assert table_of(with_shapes(three_steps(), ("keputusan", border + 1, 120))).langkah[0].pelaksana == (0, 1)
    assert table_of(with_shapes(three_steps(), ("keputusan", border + 6, 120))).langkah[0].pelaksana == (1,)


def test_text_in_a_symbol_belongs_to_it() -> None:
    table = table_of(with_words(with_shapes(three_steps(), ("terminator", A, 120)), "Mulai", A - 9, 116))
    (tanda,) = table.langkah[0].tanda
    assert tanda.teks is not None and tanda.teks.text == "Mulai" and tanda.shape is not None


def test_branch_labels_are_no_actors_where_symbols_are_drawn() -> None:
    table = table_of(with_words(with_shapes(three_steps(), ("keputusan", A, 120)), "Tidak", B - 9, 116))
    assert table.langkah[0].pelaksana == (0,)


def test_words_for_symbols_count_without_a_drawing() -> None:
    cells = [*header(), *step(2, "1", "Menghitung", "Nota", "1 Jam"), C(2, 2, "Mulai"), C(2, 4, "Ya")]
    table = table_of(ruled_page(cells, WIDTHS, [20, 20, 40], has_drawing=False))
    assert table.langkah[0].pelaksana == (0, 2)
    assert [t.teks.text for t in table.langkah[0].tanda if t.teks] == ["Mulai", "Ya"]
    assert not table.has_drawing


@pytest.mark.parametrize("sign", ["√", "•", "Mulai", "SELESAI"])
def test_signs_written_in_place_of_symbols(sign: str) -> None:
    table = table_of(with_words(three_steps(), sign, B - 8, 116))
    assert [s.pelaksana for s in table.langkah] == [(1,), (), ()]


def test_merged_role_cell_acts_in_all_its_rows() -> None:
    merged = [C(2, 2, rows=2), C(2, 3, rows=2), C(2, 4, rows=2)]
    table = table_of(with_shapes(three_steps(*merged), ("terminator", A, 120), ("proses", B, 200)))
    assert [s.pelaksana for s in table.langkah] == [(0,), (0,), (1,)]
    assert [len(s.tanda) for s in table.langkah] == [1, 0, 1]


def test_role_area_without_rules_between_rows_goes_by_height() -> None:
    merged = [C(2, 2, rows=3), C(2, 3, rows=3), C(2, 4, rows=3)]
    table = table_of(with_shapes(three_steps(*merged), ("terminator", A, 120), ("proses", B, 160), ("proses", A, 200)))
    assert [s.pelaksana for s in table.langkah] == [(0,), (1,), (0,)]


def test_symbols_outside_the_role_columns_are_no_actors() -> None:
    table = table_of(with_shapes(three_steps(), ("proses", 60 + 80, 120), ("proses", A, 65)))
    assert all(not s.tanda for s in table.langkah)
