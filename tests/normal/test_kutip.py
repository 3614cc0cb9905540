from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normal.kutip import without_lone_quote
from pipeline.records.reading import Correction, Reading
from pipeline.records.word import Asal


def read(text: str, asal: Asal = "ocr") -> Reading:
    return Reading(text, 1, asal=asal, confidence=0.9)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('Tata Kerja Badan Pusat "Statistik', "Tata Kerja Badan Pusat Statistik"),
        ("Peraturan ‘Presiden Nomor 29", "Peraturan Presiden Nomor 29"),
        ("Dinas” Kesehatan", "Dinas Kesehatan"),
        ("Draf “ surat", "Draf surat"),
    ],
)
def test_a_mark_without_its_partner_is_left_out_on_record(text: str, left: str) -> None:
    found = without_lone_quote(read(text))
    assert found.text == left and found.raw == text and not found.review
    assert found.corrections == (Correction(text, left, "kutip_tunggal"),)


@pytest.mark.parametrize(
    "text", ['Nilai "BerAKHLAK" dasar', "Doa Jum'at", "15' kerja", 'kertas 4" panjang', "“", "Alur “A” dan “B"]
)
def test_other_marks_stay(text: str) -> None:
    assert without_lone_quote(read(text)) == read(text)


def test_what_was_typed_stays() -> None:
    typed = read('Badan Pusat "Statistik', "teks")
    assert without_lone_quote(typed) == typed


@given(st.text(alphabet="ab 1'\"”‘", max_size=20))
def test_nothing_but_one_mark_and_white_goes(text: str) -> None:
    found = without_lone_quote(read(text)).text
    bare = str.maketrans("", "", "'\"”‘ ")
    assert found.translate(bare) == text.translate(bare)
