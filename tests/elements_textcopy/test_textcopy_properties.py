"""What holds of any text."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st
from textcopy_sheets import assert_tiled

from pipeline.elements.textcopy.markup import strip_markup
from pipeline.elements.textcopy.raw import BOLD, PLAIN, lines_of, plain
from pipeline.elements.textcopy.read import read_text

WORDS = st.sampled_from(
    "Nomor SOP;Dasar Hukum;Kualifikasi Pelaksana;Peringatan :;No;Kegiatan;Pelaksana;Kelengkapan;Waktu;Output;Mutu Baku"
    ";1;2.;5 Menit;surat;SOP Arsip;NIP. 123;Kepala Balai;:;".split(";")
)
ROW = st.lists(WORDS, min_size=1, max_size=8)
LINES = st.lists(
    st.tuples(ROW, st.sampled_from(["\t", " | ", "   ", " ", ";"])).map(lambda p: p[1].join(p[0])), max_size=14
)
TEXT = LINES.map("\n".join)


@settings(max_examples=150, deadline=None)
@given(TEXT)
@example("Dasar Hukum\nNo | Nomor SOP | Nomor SOP")
@example("SOP   Mutu Baku   SOP   SOP   SOP\nWaktu   Kelengkapan\n1   SOP")
@example("No   Mutu Baku   Kegiatan   Mutu Baku   Waktu   Output\n1   SOP")
def test_grids_tile_and_no_word_is_lost(text: str) -> None:
    pages = read_text(text)
    for n, page in enumerate(pages, 1):
        assert page.nomor == n
        assert_tiled(page)
    have = Counter(x for p in pages for w in p.words for x in re.findall(r"\w+", w.text))
    numbers_of_items = re.compile(r"\d{1,2}")  # an item of a list is kept without its number
    given_words = Counter(x for x in re.findall(r"\w+", text) if not numbers_of_items.fullmatch(x))
    if not any(p.cara == "ocr" for p in pages):  # debris of OCR is left out
        assert not given_words - have


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from('ab 1.\t|\n\f<>/*_#-:;,"&+│┼'), max_size=120))
def test_never_fails(text: str) -> None:
    for page in read_text(text):
        assert_tiled(page)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab <b></p*_#\n"), max_size=60))
def test_bold_marks_come_in_pairs(text: str) -> None:
    out, _ = strip_markup(text)
    for line in lines_of(out):
        marks = [c for c in line if c in (BOLD, PLAIN)]
        assert marks == [BOLD, PLAIN] * (len(marks) // 2)


def test_comparisons_are_no_tags() -> None:
    assert plain(strip_markup("Bila < 5 hari dan > 2 hari, isi <nama>")[0]) == "Bila < 5 hari dan > 2 hari, isi <nama>"


def test_emphasis_inside_words_is_text() -> None:
    assert plain(strip_markup("nama_berkas_lama 2*3*4")[0]) == "nama_berkas_lama 2*3*4"
