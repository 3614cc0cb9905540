"""Semicolons that were read as colons or commas, and the signs that stay what they are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ocr_pictures import blank, font, write

from pipeline.ocr.engine import RawWord
from pipeline.ocr.stops import with_semicolon

_TYPE = {"points": 10, "dpi": 216}  # lower-case letters as high as in the pictures that are read

needs_type = pytest.mark.skipif(font(10, 216) is None, reason="no typeface installed that marks could be drawn in")


def seen(drawn: str, read: str, blur: float) -> str:
    page = blank(400, 60)
    write(page, 20, 12, [drawn], **_TYPE)
    page = np.asarray(cv2.GaussianBlur(page, (0, 0), blur) if blur else page, np.uint8)
    rows, columns = (np.flatnonzero((page < 160).any(axis=axis)) for axis in (1, 0))
    box = (float(v) for v in (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1))
    return with_semicolon(RawWord(read, *box, 90.0, 0), page).text


@needs_type
@pytest.mark.parametrize("blur", [0.0, 0.8, 1.4])
@pytest.mark.parametrize("word", ["Publik", "Pemerintahan", "KEARSIPAN", "Informasi", "2012", ""])
def test_what_is_drawn_as_a_semicolon_is_one(word: str, blur: float) -> None:
    assert seen(f"{word};", f"{word}:", blur) == f"{word};"
    assert seen(f"{word};", f"{word},", blur) == f"{word};"


@needs_type
@pytest.mark.parametrize("blur", [0.0, 0.8, 1.4])
@pytest.mark.parametrize("text", ["Publik:", "Publik,", "Informasi,", "Informasi:", "HUKUM:", ":", "ii,", "Publik."])
def test_other_signs_stay(text: str, blur: float) -> None:
    assert seen(text, text, blur) == text


def test_a_sign_that_runs_into_the_letter_before_it_with_its_rim_is_seen() -> None:
    page = blank(80, 60)
    page[8:28, 30:54] = 170
    page[8:28, 30:46] = page[10:14, 50:53] = page[22:28, 50:53] = 0
    assert with_semicolon(RawWord("Publik:", 5, 5, 53, 28, 90.0, 0), page).text == "Publik;"


def test_the_next_line_is_no_part_of_a_sign() -> None:
    page = blank(80, 60)
    page[10:14, 50:53] = page[22:28, 50:53] = page[32:50, 50:53] = 0
    assert with_semicolon(RawWord("Publik:", 5, 5, 53, 28, 90.0, 0), page).text == "Publik;"


def test_a_word_without_ink_stays() -> None:
    assert with_semicolon(RawWord("Publik:", 5, 5, 50, 30, 90.0, 0), blank(80, 40)).text == "Publik:"


@given(st.text("ab;:,. ", max_size=6), st.integers(-20, 60), st.integers(-20, 60))
def test_only_the_last_sign_can_change(text: str, x: int, y: int) -> None:
    page = blank(60, 40)
    page[10:14, 50:53] = page[22:28, 50:53] = 0
    word = RawWord(text, x, y, x + 30, y + 25, 90.0, 0)
    found = with_semicolon(word, page).text
    assert found[:-1] == text[:-1] and (found == text or (found[-1], text[-1] in ":,") == (";", True))
