"""Header cells over several columns: which words part them."""

from __future__ import annotations

import pytest

from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid
from pipeline.records.word import Word
from pipeline.table.leaves import leaves_of


def word(text: str, x: float, confidence: float = 1.0, y: float = 42) -> Word:
    return Word(text, Box(x, y, x + 5 * len(text), y + 8), confidence, "ocr", 8)


def names(*words: Word) -> list[str]:
    """What the columns are named of a role's header cell, 100 to 200 points, with these words."""
    group = Cell(0, 0, 1, 2, Box(0, 20, 200, 40), (word("Pelaksana", 60, y=26),))
    cells = (
        group,
        Cell(1, 0, 1, 1, Box(0, 40, 100, 60), (word("Camat", 20),)),
        Cell(1, 1, 1, 1, Box(100, 40, 200, 60), words),
        Cell(2, 0, 1, 1, Box(0, 60, 100, 90)),
        Cell(2, 1, 1, 1, Box(100, 60, 200, 90)),
    )
    grid = Grid(1, Box(0, 20, 200, 90), (0, 100, 200), (20, 40, 60, 90), cells)
    return [" ".join(w.text for w in leaf.words) for leaf in leaves_of(grid, 2)]


def test_a_wide_gap_between_two_names_parts_two_columns() -> None:
    assert names(word("Kasir", 105), word("Juru", 170)) == ["Camat", "Kasir", "Juru"]


@pytest.mark.parametrize("speck", ["5", "vay", "'"])
def test_what_is_hardly_believed_parts_none_and_is_kept(speck: str) -> None:
    assert names(word("Kasir", 105), word(speck, 170, 0.2)) == ["Camat", f"Kasir {speck}"]
