from __future__ import annotations

import pytest

from pipeline.normal.romawi import correct_numeral, correct_numerals_within
from pipeline.records.reading import Reading
from pipeline.records.word import Asal


def read(text: str, asal: Asal = "ocr") -> Reading:
    return Reading(text, 1, asal=asal, confidence=0.9)


def test_a_stroke_after_a_position_is_its_roman_number() -> None:
    found = correct_numeral(read("Asisten |"))
    assert found.text == "Asisten I" and found.review and found.corrections[0].aturan == "angka_romawi"
    assert correct_numeral(read("Staf Ahli ||")).text == "Staf Ahli II"
    assert correct_numeral(read("| Sekretaris")).text == "| Sekretaris"
    assert correct_numeral(read("Asisten |", "teks")).text == "Asisten |"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Eselon ll", "Eselon II"),
        ("Eselon Ill / Fungsional Ahli Madya", "Eselon III / Fungsional Ahli Madya"),
        ("Pengolahan data triwulan lI dan Il.", "Pengolahan data triwulan II dan II."),
        ("Golongan I|", "Golongan II"),
    ],
)
def test_letters_that_are_no_word_are_the_number(text: str, right: str) -> None:
    found = correct_numerals_within(read(text))
    assert (found.text, found.raw, found.review) == (right, text, True)
    assert {c.aturan for c in found.corrections} == {"angka_romawi"}
    assert correct_numerals_within(read(text, "teks")).text == text


def test_a_lone_stroke_is_one_behind_what_is_counted_so() -> None:
    found = correct_numerals_within(read("Dokumen Penawaran file | dan file II."))
    assert (found.text, found.review) == ("Dokumen Penawaran file I dan file II.", True)


@pytest.mark.parametrize(
    "text",
    ["Surat | Nota", "Ill", "|| Surat", "profile | dan", "dll dan lain-lain", "SOP III", "file lI1", "AllI", "I"],
)
def test_other_strokes_stay(text: str) -> None:
    assert correct_numerals_within(read(text)).text == text
