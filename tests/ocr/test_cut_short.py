"""Words at a cell's right side that lack their last letter."""

from __future__ import annotations

import pytest
from ocr_pictures import Pretend, blank, write

from pipeline.ocr.cut_short import cut_short
from pipeline.ocr.engine import Gray, Layout, RawWord
from pipeline.ocr.picture import LOWER_CASE
from pipeline.ocr.policy import policy
from pipeline.ocr.read import read_crops
from pipeline.ocr.records import Crop

RIGHT = 300.0


def at(text: str, gap: float, line: int = 0) -> RawWord:
    """A word that ends `gap` heights of a lower-case letter before the side."""
    x1 = RIGHT - gap * LOWER_CASE
    return RawWord(text, x1 - 60, 30.0 * line, x1, 30.0 * line + 20, 96.0, line)


@pytest.mark.parametrize("text", ["lapora", "Meni", "sampa", "tota"])
def test_a_word_at_the_side_that_lacks_a_letter_of_a_known_one_is_told(text: str) -> None:
    assert cut_short([at("waktu", 6), at(text, 0.4)], RIGHT) == {1}


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("lapora", 1.0),  # white behind it
        ("laporan", 0.4),
        ("PPK", 0.4),
        ("Xqz", 0.4),
        ("20", 0.4),
    ],
)
def test_other_words_are_not(text: str, gap: float) -> None:
    assert cut_short([at(text, gap)], RIGHT) == frozenset()


def test_a_word_that_goes_on_in_the_next_line_is_not() -> None:
    assert cut_short([at("masyaraka", 0.1), at("t", 15, line=1)], RIGHT) == frozenset()
    assert cut_short([at("masyaraka", 0.1), at("telah", 15, line=1)], RIGHT) == {0}


def test_it_is_doubted_whatever_its_mark() -> None:
    def one(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return (RawWord("sampa", 0, 0, image.shape[1], image.shape[0], 97.0),)

    for right, doubted in ((0, True), (60, False)):
        page = blank(400, 120)
        write(page, 60, 40, ["sampa"], points=12, dpi=200)
        end = int((page < 128).any(axis=0).nonzero()[0][-1]) + 1
        ((word,),) = read_crops(Pretend(one), None, page, [Crop(20, 20, end + 2 + right, 110)], 200)
        assert (word.confidence <= policy().if_guessed) == doubted
