"""Lines of a cell to one text: breaks, hyphens, and words that the cell's edge cuts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grid.text import join_lines, mend_breaks, reading_of
from pipeline.records.geometry import Box
from pipeline.records.reading import Correction
from pipeline.records.word import Word


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Kelompok Masyaraka", "t"], "Kelompok Masyarakat"),
        (["Komisi Informasi/Pengad", "ilan"], "Komisi Informasi/Pengadilan"),
        (["Rekomen", "dasi, berita acara"], "Rekomendasi, berita acara"),
        (["SEKRETA", "RIS"], "SEKRETARIS"),
        (["Sekreta", "Ris"], "Sekreta Ris"),  # a capital begins a word
        (["dokumen di", "paraf pimpinan"], "dokumen di paraf pimpinan"),  # the drafter's own
        (["laporan", "nya"], "laporan nya"),  # likewise: a part is a word
        (["Surat", "keputusan"], "Surat keputusan"),
        (["dokumen", "tasi"], "dokumen tasi"),
        (["Tim pengadminist", "rasi-lain"], "Tim pengadminist rasi-lain"),
    ],
)
def test_a_word_that_the_cell_cuts_is_whole_only_where_it_is_known(lines: list[str], text: str) -> None:
    assert join_lines(mend_breaks(lines)) == text


def test_the_reading_says_what_was_joined() -> None:
    words = [
        Word("Kelompok", Box(0, 0, 40, 8)),
        Word("Masyaraka", Box(0, 10, 40, 18)),
        Word("t", Box(18, 20, 22, 28)),
    ]
    reading = reading_of(words, 1)
    assert reading is not None
    assert (reading.text, reading.raw, reading.review) == ("Kelompok Masyarakat", "Kelompok Masyaraka t", False)
    change = Correction("Kelompok Masyaraka t", "Kelompok Masyarakat", "kata_terbelah")
    assert reading.corrections == (change,)


@given(st.lists(st.text("abdeiknrst ,-/", max_size=12), max_size=5))
def test_no_letter_is_lost(lines: list[str]) -> None:
    assert "".join(mend_breaks(lines)).replace(" ", "") == "".join(lines).replace(" ", "")
