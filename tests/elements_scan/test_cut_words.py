"""Words that run over a column border into an empty cell."""

from __future__ import annotations

import pytest

from pipeline.elements.scan.cut_words import joined_over_columns
from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid
from pipeline.records.word import Word

GRID = Grid(
    1,
    Box(0, 0, 200, 50),
    (0, 100, 200),
    (0, 50),
    (Cell(0, 0, 1, 1, Box(0, 0, 100, 50)), Cell(0, 1, 1, 1, Box(100, 0, 200, 50))),
)


def word(text: str, x0: float, x1: float, y: float = 10) -> Word:
    return Word(text, Box(x0, y, x1, y + 8), 0.98, "ocr")


ELSEWHERE = word("KAK,", 20, 40, 30)


def test_a_word_cut_by_the_border_of_an_empty_cell_is_one_of_the_first_cell_and_doubted() -> None:
    found = joined_over_columns([ELSEWHERE, word("K", 95, 99), word("AK", 101, 111)], [GRID])
    assert [(w.text, w.confidence) for w in found] == [("KAK,", 0.98), ("KAK", 0.5)]
    assert GRID.cells[0].box.holds(found[1].box.cx, found[1].box.cy) and found[1].box.x1 == 100


@pytest.mark.parametrize(
    "words",
    [
        [word("K", 95, 99), word("AK", 101, 111)],  # nothing says that they are one word
        [ELSEWHERE, word("K", 95, 99), word("AK", 108, 118)],  # too far apart
        [ELSEWHERE, word("K", 95, 99), word("AK", 101, 111, 16)],  # on another line
        [ELSEWHERE, word("K", 95, 99), word("AK", 101, 111), word("ada", 120, 140, 30)],  # a cell with words of its own
        [ELSEWHERE, word("K", 95, 99), word("AK", 101, 111), word("AK", 30, 40)],  # a word of the page
        [ELSEWHERE, word("K", 85, 89), word("AK", 91, 99)],  # both in one cell
    ],
)
def test_other_words_stay(words: list[Word]) -> None:
    assert joined_over_columns(words, [GRID]) == words
