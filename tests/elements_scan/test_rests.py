"""Pieces of the roles' border that were read as letters."""

from __future__ import annotations

import pytest

from pipeline.elements.scan.rests import without_rests
from pipeline.ocr.port import OcrWord
from pipeline.records.geometry import Box

LANE = Box(100, 100, 300, 400)
K = 0.5  # points a pixel: the lane's borders stand at 200 and 600 pixels


def word(text: str, x0: float, x1: float, y: float = 400) -> OcrWord:
    return OcrWord(text, x0, y, x1, y + 20, 0.9)


@pytest.mark.parametrize("text", ["I", "1", "|", "l"])
@pytest.mark.parametrize("x0", [196, 602])
def test_a_lone_stroke_at_a_border_is_a_piece_of_it(text: str, x0: float) -> None:
    assert without_rests([word(text, x0, x0 + 5)], [LANE], K) == ()


@pytest.mark.parametrize(
    "words",
    [
        [word("T", 602, 614)],  # a label
        [word("Y", 602, 607)],
        [word("1", 400, 405)],  # the number of a mark
        [word("1", 602, 605, y=900)],  # below the roles
        [word("I", 602, 607), word("KAK", 610, 640)],
        [word("I", 595, 612)],  # too wide for a rule
        [],
    ],
)
def test_other_words_stay(words: list[OcrWord]) -> None:
    assert without_rests(words, [LANE], K) == words
