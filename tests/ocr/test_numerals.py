"""Numbers whose ink is not what was read."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ocr_pictures import Gray, Pretend, blank, font, write

from pipeline.ocr.agree import settle
from pipeline.ocr.confidence import confidence
from pipeline.ocr.engine import Layout, RawWord
from pipeline.ocr.numerals import fits, marked
from pipeline.ocr.prepare import pieces_of
from pipeline.ocr.records import Crop
from pipeline.ocr.second import second_opinion

needs_type = pytest.mark.skipif(font(10, 216) is None, reason="no typeface installed that figures could be drawn in")


def seen(drawn: str, read: str, blur: float = 0.0) -> RawWord:
    page = blank(400, 60)
    write(page, 20, 12, [drawn], points=10, dpi=216)
    page = np.asarray(cv2.GaussianBlur(page, (0, 0), blur) if blur else page, np.uint8)
    rows, columns = (np.flatnonzero((page < 160).any(axis=axis)) for axis in (1, 0))
    box = (float(v) for v in (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1))
    return marked([RawWord(read, *box, 95.0, 0)], page)[0]


@needs_type
@pytest.mark.parametrize("blur", [0.0, 0.8])
@pytest.mark.parametrize("text", ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "14.", "(5)", "2024", "15-20"])
def test_numbers_read_right_are_not_marked(text: str, blur: float) -> None:
    assert not seen(text, text, blur).encloses


@needs_type
@pytest.mark.parametrize("blur", [0.0, 0.8])
@pytest.mark.parametrize(
    ("drawn", "read"), [("1", "4"), ("11", "14"), ("1.", "4."), ("3", "8"), ("5", "6"), ("19", "13")]
)
def test_numbers_that_the_ink_contradicts_are_marked(drawn: str, read: str, blur: float) -> None:
    word = seen(drawn, read, blur)
    assert word.encloses
    assert fits(drawn, word.encloses)
    assert not fits(read, word.encloses)


@needs_type
@pytest.mark.parametrize("text", ["hari", "14a", "Pasal", "-", ""])
def test_only_numbers_are_looked_at(text: str) -> None:
    assert not seen("1", text).encloses


@needs_type
@pytest.mark.parametrize("mark", [99.0, 60.0])
def test_the_reading_that_fits_the_ink_stands_as_sure_as_its_engine_alone(mark: float) -> None:
    word = seen("1", "4")
    (told,) = settle("tesserocr", [word], "rapidocr", [RawWord("1", 0, 0, 9, 12, mark, 0)], 0)
    assert told.word.text == "1"
    assert told.confidence == confidence("rapidocr", mark)


@needs_type
def test_a_number_that_its_ink_contradicts_is_not_believed_without_a_second_engine() -> None:
    (told,) = settle("tesserocr", [seen("1", "4")], "rapidocr", [], 0)
    assert told.confidence < 0.5


@needs_type
def test_a_second_engine_is_asked_about_it_however_many_lines_are_more_doubtful() -> None:
    page = blank(900, 1200)
    write(page, 40, 40, ["1", *(["berkas"] * 14)], points=10, dpi=216)
    step = round(10 * 1.25 * 216 / 72)
    pieces = pieces_of(page, [Crop(0, 30 + step * k, 900, 30 + step * (k + 1)) for k in range(15)], 216)
    raw = {p.key: [_read_as(p.picture, *(("berkas", 30.0) if p.key else ("4", 84.0)))] for p in pieces}

    def second(picture: Gray, layout: Layout) -> tuple[RawWord, ...]:
        wide = picture.shape[1] > 60
        return (RawWord("berkas" if wide else "1", 0, 0, 9, 12, 99.0, 0),)

    told = second_opinion(Pretend(second), Pretend(second, "rapidocr"), pieces, raw)
    assert [j.word.text for j in told[0]] == ["1"]


def _read_as(picture: Gray, text: str, mark: float) -> RawWord:
    rows, columns = (np.flatnonzero((picture < 160).any(axis=axis)) for axis in (1, 0))
    return RawWord(text, *(float(v) for v in (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)), mark, 0)


@given(st.text(alphabet="0123456789.,-/()a ", max_size=8))
def test_a_word_without_ink_or_a_number_never_fails(text: str) -> None:
    word = RawWord(text, -3.0, 5.0, 40.0, 18.0, 90.0, 0)
    (told,) = marked([word], blank(30, 20))
    assert told.text == text
    assert not fits("hari", told.encloses)
