"""Signatures without colour over type, and two readings of one line."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.elements.scan.reread import better_lines, worth
from pipeline.elements.scan.scrawl import without_scrawl
from pipeline.ocr.port import Crop, OcrWord
from pipeline.pages.background import Gray

DPI = 200
LINES = ("KEPALA BALAI CONTOH", "KABUPATEN CONTOH", "PARTA WIJAYA, S.E.", "NIP. 19700101 199503 1 001")
BASES = (60, 95, 260, 295)


def _cell(*, signed: bool) -> Gray:
    cell = np.full((330, 700), 255, np.uint8)
    for text, base in zip(LINES, BASES, strict=True):
        cv2.putText(cell, text, (120, base), cv2.FONT_HERSHEY_SIMPLEX, 0.75, 20, 2, cv2.LINE_AA)
    if signed:
        points = np.array([[200, 90], [260, 230], [300, 110], [340, 235], [380, 120], [430, 270]], np.int32)
        cv2.polylines(cell, [points], False, 20, 4, cv2.LINE_AA)
    return cell


def test_a_signature_goes_between_the_lines_and_not_in_them() -> None:
    plain, cell = _cell(signed=False), _cell(signed=True)
    before = cell.copy()
    found = without_scrawl(cell, None, [Crop(0, 0, 700, 330)], DPI)
    assert np.array_equal(cell, before)
    assert set(found) == {0}
    out = found[0].picture
    assert (out[105:235] < 165).mean() < 0.1 * (cell[105:235] < 165).mean()
    typed = plain < 128
    assert (out[typed] < 165).all()
    assert found[0].lines
    assert all(any(line.y0 < base - 5 < line.y1 for base in BASES) for line in found[0].lines)


def test_a_cell_of_type_alone_is_left() -> None:
    assert without_scrawl(_cell(signed=False), None, [Crop(0, 0, 700, 330)], DPI) == {}


def test_lines_that_coloured_ink_was_taken_off_are_named() -> None:
    lifted = np.zeros((330, 700), np.uint8)
    lifted[240:262, 200:220] = 255
    found = without_scrawl(_cell(signed=False), lifted, [Crop(0, 0, 700, 330)], DPI)
    assert [line.y0 < 255 < line.y1 for line in found[0].lines] == [True]


def _word(text: str, confidence: float, y: float = 10, x: float = 0) -> OcrWord:
    return OcrWord(text, x, y, x + 10 * len(text), y + 20, confidence)


def test_the_surer_reading_of_each_line_is_taken() -> None:
    lines = [Crop(0, 5, 400, 35, "line"), Crop(0, 45, 400, 75, "line")]
    whole = [_word("PARTA", 0.95), _word("NP19", 0.3, 50), _word("xx", 0.1, 120)]
    again = [[(_word("PATA", 0.4),), (_word("NIP.", 0.9, 50), _word("19700101", 0.9, 50, 50))]]
    assert [w.text for w in better_lines(whole, again, lines)] == ["PARTA", "NIP.", "19700101", "xx"]


def test_a_line_read_once_is_never_lost() -> None:
    lines = [Crop(0, 5, 400, 35, "line")]
    assert [w.text for w in better_lines([_word("PAKTA", 0.2)], [[()]], lines)] == ["PAKTA"]
    assert [w.text for w in better_lines([], [[(_word("PAKTA", 0.2),)]], lines)] == ["PAKTA"]


def test_same_letters_keep_their_spaces() -> None:
    lines = [Crop(0, 5, 400, 35, "line")]
    again = [[(_word("PARTA", 0.8), _word("WIJAYA", 0.8, 10, 60))]]
    assert len(better_lines([_word("PARTAWIJAYA", 0.9)], again, lines)) == 2


@pytest.mark.parametrize(("digits", "better"), [("197001011995031001", True), ("197041011995031001", False)])
def test_a_number_that_can_be_one_counts_more(digits: str, better: bool) -> None:
    assert (worth([_word(digits, 0.7)]) > worth([_word("197001011995031O01", 0.72)])) == better
