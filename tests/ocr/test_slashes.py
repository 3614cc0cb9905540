"""Slashes inside numbers that were read as ones."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from ocr_pictures import Gray, Pretend, blank, font, write

from pipeline.ocr.engine import Layout, RawWord
from pipeline.ocr.prepare import pieces_of
from pipeline.ocr.records import Crop
from pipeline.ocr.second import second_opinion
from pipeline.ocr.slashes import with_slashes

needs_type = pytest.mark.skipif(font(10, 216) is None, reason="no typeface installed that figures could be drawn in")


def drawn(text: str, blur: float = 0.0) -> tuple[Gray, tuple[float, ...]]:
    page = blank(400, 60)
    write(page, 20, 12, [text], points=10, dpi=216)
    page = np.asarray(cv2.GaussianBlur(page, (0, 0), blur) if blur else page, np.uint8)
    rows, columns = (np.flatnonzero((page < 160).any(axis=axis)) for axis in (1, 0))
    return page, (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)


def put_right(text: str, read: str, blur: float = 0.0) -> RawWord:
    page, box = drawn(text, blur)
    return with_slashes(RawWord(read, *(float(v) for v in box), 95.0, 0), page)


@needs_type
@pytest.mark.parametrize("blur", [0.0, 0.8])
@pytest.mark.parametrize(
    ("text", "read"), [("7/2018", "712018"), ("7/2018", "7l2018"), ("12/2011", "1212011"), ("3/4/2019,", "31412019,")]
)
def test_a_leaning_stroke_in_a_number_is_a_slash_and_is_asked_about(text: str, read: str, blur: float) -> None:
    word = put_right(text, read, blur)
    assert word.text == text
    assert word.misfit


@needs_type
@pytest.mark.parametrize("blur", [0.0, 0.8])
@pytest.mark.parametrize("text", ["2112", "712018", "19.112", "0111-10"])
def test_ones_stay(text: str, blur: float) -> None:
    assert put_right(text, text, blur).text == text
    assert not put_right(text, text, blur).misfit


@needs_type
@pytest.mark.parametrize(("text", "read"), [("a/b", "a1b"), ("7/2018", "71201"), ("/20", "120"), ("7/2018", "")])
def test_what_is_no_number_or_has_other_pieces_than_signs_is_left_alone(text: str, read: str) -> None:
    assert put_right(text, read).text == read


@needs_type
def test_the_second_engine_is_asked_about_it() -> None:
    page, (x0, y0, x1, y1) = drawn("7/2018")
    (piece,) = pieces_of(page, [Crop(0, 0, 400, 60)], 216)
    k = piece.scale
    box = ((x0 - piece.x0) * k, (y0 - piece.y0) * k, (x1 - piece.x0) * k, (y1 - piece.y0) * k)

    def told(picture: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return (RawWord("7/2018", 0, 0, float(picture.shape[1]), float(picture.shape[0]), 99.0, 0),)

    second = Pretend(told, "rapidocr")
    found = second_opinion(Pretend(told), second, [piece], {piece.key: [RawWord("712018", *box, 95.0, 0)]})
    assert [j.word.text for j in found[piece.key]] == ["7/2018"]
    assert len(second.asked) == 1
    assert found[piece.key][0].confidence > 0.9
