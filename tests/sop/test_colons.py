"""Labels and values of an identity page that OCR ran into each other."""

from __future__ import annotations

from sop_case import grid

from pipeline.grid.text import lines_of
from pipeline.records.grid import Grid
from pipeline.records.word import Asal
from pipeline.sop.colons import with_colons


def one_cell(text: str, asal: Asal = "ocr") -> Grid:
    return grid((0, 400), (0, 100), {(0, 0): text}, asal)


def texts(g: Grid) -> list[str]:
    return [line.text for line in lines_of(g.cells[0].words)]


def test_signs_below_and_above_a_colon_are_colons() -> None:
    g = one_cell("Nomor SOP  1.  061/7/2024\nNomor SOP  :  061/7/2024\nNomor SOP  1  061/7/2024")
    assert texts(with_colons(g)) == ["Nomor SOP : 061/7/2024"] * 3


def test_the_second_line_of_a_label_has_its_colon_too() -> None:
    g = one_cell("Nomor SOP    :  061/7/2024\nTanggal    2 Januari 2024\nPembuatan    1  2 Januari 2025")
    assert texts(with_colons(g))[2] == "Pembuatan : 2 Januari 2025"


def test_a_day_that_stands_further_right_is_none() -> None:
    g = one_cell("Nomor SOP  :  061/7/2024\nNomor SOP     2 Januari 2024")
    assert texts(with_colons(g))[1] == "Nomor SOP 2 Januari 2024"


def test_without_a_colon_that_was_read_nothing_is_one() -> None:
    g = one_cell("Nomor SOP  1  061/7/2024\nNomor SOP  2  Januari 2024")
    assert with_colons(g) is g


def test_type_is_left_alone() -> None:
    g = one_cell("Nomor SOP  1.  061/7/2024\nNomor SOP  :  061/7/2024", "teks")
    assert with_colons(g) is g


def test_a_value_glued_to_its_label_is_parted() -> None:
    assert texts(with_colons(one_cell("Nomor SOP:061/7/2024", "teks"))) == ["Nomor SOP: 061/7/2024"]
    assert texts(with_colons(one_cell("Tanggal Efektif10 Januari 2025"))) == ["Tanggal Efektif: 10 Januari 2025"]
    left, right = with_colons(one_cell("Tanggal Efektif10")).cells[0].words[1:]
    assert left.box.x1 == right.box.x0 and left.box.width > right.box.width


def test_other_words_with_colons_and_digits_stay() -> None:
    for text in ("Buku kas:harian", "Formulir F10 dan F11", "Pukul 08:30 WIB"):
        g = one_cell(text)
        assert with_colons(g) is g
