"""The sign ± that was read as another, and the signs that stay what they are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from ocr_pictures import Pretend, blank, font, write

from pipeline.ocr.engine import Gray, Layout, RawWord
from pipeline.ocr.plus_minus import with_plus_minus
from pipeline.ocr.read import read_crops
from pipeline.ocr.records import Crop

_TYPE = {"points": 10, "dpi": 216}  # lower-case letters as high as in the pictures that are read

needs_type = pytest.mark.skipif(font(10, 216) is None, reason="no typeface installed that signs could be drawn in")


def seen(drawn: str, read: str, blur: float = 0.0, without_foot: float = 0.0) -> str:
    """What is made of a sign read as another. without_foot: share of the sign's height that the engine's box leaves."""
    page = blank(120, 60)
    write(page, 20, 12, [drawn], **_TYPE)
    page = np.asarray(cv2.GaussianBlur(page, (0, 0), blur) if blur else page, np.uint8)
    rows, columns = (np.flatnonzero((page < 160).any(axis=axis)) for axis in (1, 0))
    foot = rows[-1] + 1 - without_foot * (rows[-1] - rows[0])
    box = (float(v) for v in (columns[0], rows[0], columns[-1] + 1, foot))
    return with_plus_minus(RawWord(read, *box, 90.0, 0), page).text


@needs_type
@pytest.mark.parametrize("blur", [0.0, 0.8, 1.2])
@pytest.mark.parametrize("read", ["+", "&", "£", "x"])
def test_a_cross_on_a_bar_is_plus_minus(read: str, blur: float) -> None:
    assert seen("±", read, blur) == "±"


@needs_type
def test_its_bar_may_lie_outside_the_box_of_what_was_read() -> None:
    assert seen("±", "+", without_foot=0.15) == "±"


@needs_type
@pytest.mark.parametrize("blur", [0.0, 0.8, 1.2])
@pytest.mark.parametrize("sign", ["+", "&", "x", "X", "t", "=", "-", "*", "#", "$", "%", "/", "|", "i", "1", "2", "4"])
def test_other_signs_stay(sign: str, blur: float) -> None:
    assert seen(sign, sign, blur) == sign


@needs_type
def test_figures_and_words_are_not_asked_about() -> None:
    assert seen("±", "2") == "2"
    assert seen("±", "+30") == "+30"


def test_a_word_without_ink_stays() -> None:
    assert with_plus_minus(RawWord("+", 5, 5, 20, 30, 90.0, 0), blank(60, 40)).text == "+"


@needs_type
def test_it_is_put_right_in_what_is_read_of_a_crop() -> None:
    page = blank(200, 80)
    write(page, 40, 20, ["±"], **_TYPE)

    def plus(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        rows, columns = (np.flatnonzero((image < 160).any(axis=axis)) for axis in (1, 0))
        return (RawWord("+", columns[0], rows[0], columns[-1] + 1, rows[-1] + 1, 90.0),)

    ((word,),) = read_crops(Pretend(plus), None, page, [Crop(0, 0, 200, 80)], 216)
    assert word.text == "±"
