from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records.geometry import Box
from pipeline.records.word import Word
from pipeline.sop.gutter import gutter

LEFT, RIGHT = Box(20, 0, 80, 10), Box(300, 0, 380, 10)


def word(x0: float, x1: float) -> Word:
    return Word("x", Box(x0, 20, x1, 30))


def test_the_widest_strip_wins() -> None:
    assert gutter(LEFT, RIGHT, [word(20, 180), word(260, 500)]) == 220


def test_where_words_cross_everywhere_the_right_label_tells() -> None:
    assert gutter(LEFT, RIGHT, [word(20, 500)]) == 299


@given(st.floats(90, 280), st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=8))
def test_no_word_of_either_side_crosses_the_strip(middle: float, shares: list[tuple[float, float]]) -> None:
    words = [word(20, 20 + a * (middle - 25)) for a, _ in shares] + [
        word(middle + 5, middle + 6 + b * 200) for _, b in shares
    ]
    cut = gutter(LEFT, RIGHT, words)
    assert all(w.box.x1 <= cut or w.box.x0 >= cut for w in words)
    assert LEFT.x1 <= cut <= RIGHT.x0
