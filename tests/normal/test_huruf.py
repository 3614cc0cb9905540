from __future__ import annotations

import pytest

from pipeline.normal.huruf import correct_letters
from pipeline.records.reading import Reading
from pipeline.records.word import Asal


def read(text: str, asal: Asal = "ocr") -> Reading:
    return Reading(text, 1, asal=asal, confidence=0.9)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Kepaia BPS Provinsi", "Kepala BPS Provinsi"),
        ("Tim Hansos BPS Provins!", "Tim Hansos BPS Provinsi"),
        ("KEPAIA BIDANG", "KEPALA BIDANG"),
        ("PAIKPA", "PA/KPA"),
        ("Staf KPA1PA", "Staf KPA/PA"),
    ],
)
def test_a_word_that_looks_like_one_known_word_is_that_word(text: str, right: str) -> None:
    found = correct_letters(read(text))
    assert (found.text, found.raw, found.review) == (right, text, True)
    assert found.corrections[0].aturan == "huruf_mirip"
    assert correct_letters(read(text, "teks")).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Kepala Bidang",
        "Learning Partner",
        "Bangkom",
        "Kepla Bidang",
        "Tim IT",
        "PPK!",
        "PA/KPA",
        "STAFI",
        "TIM INTI",
        "KASI",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert correct_letters(read(text)).text == text
