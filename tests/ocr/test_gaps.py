"""Labels and values that an engine gave as one word, and words in which a colon belongs."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.ocr.engine import Gray, RawWord
from pipeline.ocr.gaps import parted


def picture(*blocks: tuple[int, int]) -> Gray:
    """A line of type as black blocks from x to x."""
    page = np.full((40, 400), 255, np.uint8)
    for x0, x1 in blocks:
        cv2.rectangle(page, (x0, 8), (x1 - 1, 30), 0, cv2.FILLED)
    return page


def parts(text: str, *blocks: tuple[int, int]) -> list[tuple[str, float, float]]:
    word = RawWord(text, 5, 5, 395, 35, 80.0, 3)
    found = parted(word, picture(*blocks))
    assert all((w.mark, w.line, w.y0, w.y1) == (80.0, 3, 5, 35) for w in found)
    return [(w.text, w.x0, w.x1) for w in found]


def test_a_colon_with_white_on_both_sides_stands_alone() -> None:
    assert parts("Tanggal:2", (10, 110), (200, 204), (260, 270)) == [
        ("Tanggal", 10, 110),
        (":", 200, 204),
        ("2", 260, 270),
    ]


@pytest.mark.parametrize("colon", [(116, 120), (250, 254)], ids=["beside the label", "beside the value"])
def test_a_colon_with_white_on_one_side_ends_the_label(colon: tuple[int, int]) -> None:
    found = parts("Efektif:10", (10, 110), colon, (260, 290))
    assert [t for t, _, _ in found] == ["Efektif:", "10"]
    assert found[0][1] == 10
    assert found[1][2] == 290


def test_a_narrow_letter_between_two_gaps_is_no_colon() -> None:
    assert [t for t, _, _ in parts("oleh:Kepala", (10, 40), (80, 110), (200, 390))] == ["oleh:", "Kepala"]


@pytest.mark.parametrize("text", ["Tanggal2", "Tanggal:", ":2"])
def test_without_a_colon_inside_a_word_stays(text: str) -> None:
    assert parts(text, (10, 110), (200, 204), (260, 270)) == [(text, 5, 395)]


def test_without_wide_white_a_word_stays() -> None:
    assert parts("08:30", (10, 60), (66, 70), (76, 126)) == [("08:30", 5, 395)]
