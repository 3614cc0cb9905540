"""Labels that run over the border of the roles into a cell's words."""

from __future__ import annotations

import pytest

from pipeline.elements.scan.glued import joined_over_borders, parted_at_borders
from pipeline.ocr.port import OcrWord
from pipeline.records.geometry import Box
from pipeline.records.word import Word

LANE = Box(100, 100, 300, 400)
K = 0.5  # points a pixel: the lane's borders stand at 200 and 600 pixels


def word(text: str, x0: float, x1: float, y: float = 400, confidence: float = 0.95, angle: int = 0) -> OcrWord:
    return OcrWord(text, x0, y, x1, y + 20, confidence, angle)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Tidaklaporan", ["Tidak", "laporan"]),
        ("Tidaxlaporan", ["Tidax", "laporan"]),
        ("Yalaporan", ["Ya", "laporan"]),
    ],
)
def test_a_label_and_the_word_behind_the_right_border_are_two(text: str, parts: list[str]) -> None:
    found = parted_at_borders([word(text, 560, 680)], [LANE], K)
    assert [w.text for w in found] == parts
    assert (found[0].x1, found[1].x0) == (600, 600) and all(w.confidence <= 0.5 for w in found)


def test_a_label_and_the_word_before_the_left_border_are_two() -> None:
    found = parted_at_borders([word("laporanTidak", 100, 240)], [LANE], K)
    assert [w.text for w in found] == ["laporan", "Tidak"] and found[0].x1 == found[1].x0 == 200


@pytest.mark.parametrize(
    "whole",
    [
        word("Tidak", 560, 680),  # nothing behind it
        word("Tidakxqzlaporn", 560, 680),  # what is behind it is no word
        word("Kepalalaporan", 560, 680),  # no label
        word("Tidaklaporan", 400, 520),  # crosses no border
        word("Tidaklaporan", 560, 680, y=900),  # below the lane
        word("Tidaklaporan", 560, 680, angle=90),
    ],
)
def test_other_words_stay(whole: OcrWord) -> None:
    assert parted_at_borders([whole], [LANE], K) == [whole]


def part(text: str, x0: float, x1: float, y: float = 200) -> Word:
    return Word(text, Box(x0, y, x1, y + 10), 0.95, "ocr")


def test_two_parts_of_a_label_to_both_sides_of_a_border_are_one_word_of_the_lane() -> None:
    cell = part("arsip", 60, 90)
    at_left = joined_over_borders([cell, part("T", 92, 97), part("dak", 102, 115)], [LANE])
    assert [(w.text, w.box.x0, w.box.x1) for w in at_left] == [("arsip", 60, 90), ("Tdak", 100, 115)]
    at_right = joined_over_borders([part("k", 302, 306), part("Tida", 285, 298)], [LANE])
    assert [(w.text, w.box.x0, w.box.x1) for w in at_right] == [("Tidak", 285, 300)]
    assert at_left[1].confidence <= 0.5


@pytest.mark.parametrize(
    "pair",
    [
        [part("arsip", 75, 97), part("Ya", 102, 115)],  # no label together
        [part("tidak", 72, 97), part("l", 102, 104)],  # a whole word of the cell, and a stroke
        [part("T", 92, 97), part("dak", 112, 125)],  # far apart
        [part("T", 152, 157), part("dak", 160, 173)],  # no border between
        [part("T", 92, 97), part("dak", 102, 115, y=206)],  # not on one line
        [part("T", 92, 97, y=500), part("dak", 102, 115, y=500)],  # below the lane
    ],
)
def test_other_neighbours_stay_two(pair: list[Word]) -> None:
    assert joined_over_borders(pair, [LANE]) == pair
