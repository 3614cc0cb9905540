from __future__ import annotations

import pytest

from pipeline.normal.bulan import correct_bulan
from pipeline.records.reading import Reading
from pipeline.records.word import Asal


def read(text: str, asal: Asal = "ocr") -> Reading:
    return Reading(text, 1, asal=asal, confidence=0.9)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2 Januan 2025", "2 Januari 2025"),
        ("10 Januar 2025", "10 Januari 2025"),
        ("28 agu5tus 2023", "28 Agustus 2023"),
        ("3 NOVEMBFR 2020", "3 NOVEMBER 2020"),
        ("Bengkulu, 7 Mel 2021", "Bengkulu, 7 Mei 2021"),
    ],
)
def test_a_month_one_slip_away_is_put_right_for_review(text: str, right: str) -> None:
    found = correct_bulan(read(text))
    assert (found.text, found.raw, found.review) == (right, text, True)
    assert found.corrections[0].aturan == "nama_bulan"
    assert correct_bulan(read(text, "teks")).text == text


@pytest.mark.parametrize(
    "text",
    [
        "2 Januari 2025",
        "5 Jumi 2020",
        "5 Agt 2020",
        "1 XII 2020",
        "12 Hari 2020",
        "Nomor 5 Tahun 2020",
        "2 Ramadhan 1446",
    ],
)
def test_other_words_and_months_with_two_neighbours_stay(text: str) -> None:
    assert correct_bulan(read(text)).text == text
