"""The approval block: position, name, rank and number, and what strokes and bad print make of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sop_case import block

from pipeline.records.geometry import Box
from pipeline.records.word import Word
from pipeline.sop.pengesah import looks_like_name, read_pengesah


def test_a_signature_read_as_letters_is_left_out() -> None:
    words = block("KEPALA DINAS CONTOH\n\n\nBUDI CONTOH, S.H.\nNIP. 19700101 199503 1 001", 10, 10, "ocr", 0.95)
    stroke = Word("Gh", Box(40, 25, 90, 60), 0.3, "ocr", 35.0)
    p = read_pengesah((*words, stroke), 1)
    assert p.jabatan and p.jabatan.text == "KEPALA DINAS CONTOH"
    assert p.nama and p.nama.text == "BUDI CONTOH, S.H." and p.nip and p.nip.text == "19700101 199503 1 001"
    clean = read_pengesah(words, 1)
    assert clean.nama and clean.nama.box and not clean.nama.review
    above = Word("1", Box(40, clean.nama.box.y0 - 8, 42, clean.nama.box.y0 - 3), 0.3, "ocr", 5.0)
    beside = read_pengesah((*words, above), 1)
    assert beside.nama and beside.nama.text == p.nama.text and beside.nama.review
    over = Word("ME", Box(30, 40, 70, 66), 0.3, "ocr", 26.0)
    hidden = read_pengesah((*words, over), 1)
    assert hidden.nama and hidden.nama.review


def test_a_badly_read_rank_below_a_name_is_no_name() -> None:
    text = "KEPALA DINAS CONTOH\n\n\nBUDI CONTOH, S.H.\nPar-bira Utama Madya\nNIP. 19700101 199503 1 001"
    p = read_pengesah(block(text, 10, 10, "ocr", 0.9), 1)
    assert p.nama and p.nama.text == "BUDI CONTOH, S.H."
    assert p.pangkat and p.pangkat.text == "Par-bira Utama Madya"


@pytest.mark.parametrize(("sure", "rank"), [(0.3, True), (0.9, False)])
def test_a_line_like_a_rank_is_one_where_it_was_hardly_legible(sure: float, rank: bool) -> None:
    """The name above it was not read at all. Of a line that was read well the letters count: it may be a name."""
    words = block("KEPALA DINAS CONTOH\n\n\nPernbirla Utama Madya\nNIP. 19700101 199503 1 001", 10, 10, "ocr", 0.9)
    words = [replace(w, confidence=sure) if w.text == "Pernbirla" else w for w in words]
    p = read_pengesah(words, 1)
    assert (p.nama is None, p.pangkat is not None) == (rank, rank)


def test_a_number_is_found_whatever_a_stamp_prints_before_it() -> None:
    p = read_pengesah(block("KEPALA DINAS CONTOH\n\n\nBUDI, S.H.\nVANTNIP19700101 199503 1 001", 10, 10, "ocr", 0.9), 1)
    assert p.nip and p.nip.text == "19700101 199503 1 001" and p.nama and p.nama.text == "BUDI, S.H."


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("Drs. BUDI CONTOH, M.Si", True),
        ("Ir. H. Ani Contoh, S.T., M.T.", True),
        ("SITI CONTOH", True),
        ("BUDIJS.H., M.H.", False),
        ("BUD| CONTOH, S.H.", False),
        ("8UDI CONTOH", False),
        ("BUDI CONTOH, 5.H", False),
    ],
)
def test_what_is_surely_a_name(text: str, good: bool) -> None:
    assert looks_like_name(text) is good
