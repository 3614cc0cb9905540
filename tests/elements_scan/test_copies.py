"""Folds, stamps and handwriting on drawn pages."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from elements_scan.drawn_page import XS, YS, Drawn, Image, process_table

from pipeline.elements.scan import read, reread
from pipeline.elements.scan.by_hand import by_hand
from pipeline.elements.scan.reread import better_lines
from pipeline.elements.scan.sheet import prepare
from pipeline.ocr.records import Crop, OcrWord


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(image: Image, crops: list[Crop], dpi: float) -> list[tuple[OcrWord, ...]]:
        return [() for _ in crops]

    monkeypatch.setattr(reread, "recognise", nothing)


def upright(image: Image) -> list[float]:
    return sorted(r.pos for r in prepare(image, 200, stand_up=False).page_rules() if not r.horizontal)


def test_a_fold_across_the_sheet_is_no_rule() -> None:
    page = process_table()
    before = upright(page.image)
    page.stroke(450, 2, 450, 593, width=1.0, ink=120)
    assert upright(page.image) == pytest.approx(before, abs=1)


def test_a_rule_that_ends_at_the_table_stays() -> None:
    page = process_table()
    page.stroke(450, YS[0], 450, YS[-1])
    assert len(upright(page.image)) == len(XS) + 1


def stamped(page: Drawn, x: float, y: float) -> Image:
    image = page.image.copy()
    for radius in (42, 36):
        cv2.circle(image, (page.px(x), page.px(y)), page.px(radius), 60, page.px(1.2), cv2.LINE_AA)
    return image


def test_rings_of_a_stamp_over_several_cells_are_no_shapes(no_engine: None) -> None:
    page = process_table()
    kinds = [s.kind for s in read.read_region(page.image, 200).shapes]
    assert [s.kind for s in read.read_region(stamped(page, XS[6], YS[4]), 200).shapes] == kinds


def test_a_shaded_bit_of_the_number_column_is_no_shape(no_engine: None) -> None:
    page = process_table()
    drawn = [s.box.rounded() for s in read.read_region(page.image, 200).shapes]
    page.box(46, YS[3] + 10, 64, YS[3] + 26, fill=150)
    assert [s.box.rounded() for s in read.read_region(page.image, 200).shapes] == drawn


def number(heights: list[int], text: str) -> tuple[Image, OcrWord]:
    """Strokes as high as given, their feet on one line, under a word that says how they were read."""
    image = np.full((80, 30 + 24 * len(heights)), 255, np.uint8)
    for i, h in enumerate(heights):
        cv2.rectangle(image, (15 + 24 * i, 60 - h), (25 + 24 * i, 60), 20, cv2.FILLED)
    return image, OcrWord(text, 14, 60 - max(heights), 28 + 24 * len(heights), 61, 0.95)


def number_and_words(heights: list[int], text: str) -> tuple[Image, list[OcrWord]]:
    image, word = number(heights, text)
    return image, [word]


def test_digits_of_one_height_are_printed_and_uneven_ones_are_written() -> None:
    image, word = number([20, 20, 21, 20], "2023")
    assert by_hand(image, [word]) == frozenset()
    image, word = number([20, 27, 18, 24], "2023")
    assert by_hand(image, [word]) == {0}


def test_words_and_staff_numbers_are_not_judged() -> None:
    image, word = number([20, 27, 18, 24], "Ab12")
    assert by_hand(image, [word]) == frozenset()
    image, word = number([20, 27, 18, 24], "2023")
    assert by_hand(*number_and_words([27, 20], "14.")) == frozenset(), "the mark of a list"
    assert by_hand(*number_and_words([27, 20], "14")) == {0}
    rest = OcrWord("19700101199503", 200, 40, 300, 60, 0.99)
    assert by_hand(image, [word, rest]) == frozenset()


def test_a_line_that_was_read_in_two_ways_is_believed_less() -> None:
    line = Crop(0, 0, 400, 30, "line")
    whole = [OcrWord("rapat", 10, 5, 60, 25, 0.99), OcrWord("dinasi", 70, 5, 140, 25, 0.99)]
    other = [OcrWord("rapat", 10, 5, 60, 25, 0.7), OcrWord("koordinasi", 70, 5, 140, 25, 0.6)]
    assert {w.confidence for w in better_lines(whole, [[other]], [line])} == {0.792}
    assert {w.confidence for w in better_lines(whole, [[whole]], [line])} == {0.99}
