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


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["pelak-", "sanaan tugas"], "pelaksanaan tugas"),
        (["tim ke-", "pegawaian"], "tim kepegawaian"),
        (["masing-", "masing bagian"], "masing-masing bagian"),
        (["Undang-", "Undang"], "Undang-Undang"),
        (["Buah-", "buahan"], "Buah-buahan"),
        (["Januari-", "Februari"], "Januari-Februari"),
        (["petugas non-", "organik"], "petugas non-organik"),
        (["data pra-", "pendataan"], "data pra-pendataan"),
        (["tanggal 20-", "31 Maret"], "tanggal 20-31 Maret"),
        (["1 -", "2 hari"], "1 - 2 hari"),
        (["surat-", "keputusan"], "surat-keputusan"),  # both are words, their whole is none
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_only_where_the_break_made_it(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


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


def test_what_ocr_made_of_strokes_is_put_right_on_record() -> None:
    texts = ("Pusat", '"Statistik', "uji", "|", "berkas", "2", "han")
    reading = reading_of([Word(t, Box(40 * n, 10, 40 * n + 30, 20), 0.9, "ocr") for n, t in enumerate(texts)], 1)
    assert reading is not None and reading.text == "Pusat Statistik uji 1 berkas 2 hari" and reading.review
    assert {c.aturan for c in reading.corrections} == {"kutip_tunggal", "angka_hitung", "satuan_waktu"}
