"""Boxes of words in which letters of another line lie."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from ocr_pictures import Pretend, blank, write

from pipeline.ocr.boxes import levelled
from pipeline.ocr.engine import Gray, Layout, RawWord
from pipeline.ocr.ink import text_lines
from pipeline.ocr.picture import LOWER_CASE
from pipeline.ocr.read import read_crops
from pipeline.ocr.records import Crop

_HIGH = 1.5 * LOWER_CASE


def word(text: str, n: int, top: float = 0.0, foot: float = _HIGH, line: int = 0) -> RawWord:
    return RawWord(text, 100.0 * n, top, 100.0 * n + 80, foot, 95.0, line)


def test_a_box_that_reaches_into_the_next_line_is_as_high_as_its_own() -> None:
    usual = [word("Peraturan", 0), word("Nomor", 2), word("28", 3)]
    found = levelled([*usual, word("Pemerintah", 1, foot=3 * _HIGH)])
    assert found[:3] == usual
    assert found[3].text == "Pemerintah" and found[3].y0 == 0 and _HIGH <= found[3].y1 < 1.3 * _HIGH


def test_words_of_other_lines_do_not_count() -> None:
    words = [word("a", 0), word("b", 1), word("c", 2), word("Judul", 0, 60, 60 + 2 * _HIGH, line=1)]
    assert levelled(words) == words


def test_two_words_do_not_say_how_high_a_line_is() -> None:
    words = [word("Kepala", 0), word("Dinas", 1, foot=3 * _HIGH)]
    assert levelled(words) == words


@given(st.lists(st.tuples(st.floats(0, 30), st.floats(31, 200)), max_size=8))
def test_no_box_grows_and_none_is_lost(sides: list[tuple[float, float]]) -> None:
    words = [word(str(n), n, top, foot) for n, (top, foot) in enumerate(sides)]
    found = levelled(words)
    assert [w.text for w in found] == [w.text for w in words]
    assert all(v.y0 >= w.y0 and v.y1 <= w.y1 and v.y0 < v.y1 for v, w in zip(found, words, strict=True))


def test_a_short_line_that_one_high_box_hides_is_asked_for() -> None:
    page = blank(1200, 300)
    write(page, 60, 40, ["Peraturan Pemerintah Nomor Tahun"], points=12, dpi=200)
    write(page, 60, 76, ["Kearsipan"], points=12, dpi=200)  # set close, as lines are whose boxes run into each other
    more = 1.5 * LOWER_CASE  # to the next line's foot

    def upper(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        first, _ = text_lines(image)
        texts = ("Peraturan", "Pemerintah", "Nomor", "Tahun")
        ends = np.cumsum([0, *map(len, texts)]) * (first.x1 - first.x0) / sum(map(len, texts)) + first.x0
        return tuple(
            RawWord(text, ends[n], first.y0 + 2, ends[n + 1], first.y1 + (more if n == 1 else -6), 96.0, 0)
            for n, text in enumerate(texts)
        )

    def the_other(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return (RawWord("Kearsipan", 0, 0, 150, 20, 99.0),)

    (words,) = read_crops(Pretend(upper), Pretend(the_other, "rapidocr"), page, [Crop(0, 0, 1200, 300)], 200)
    assert [w.text for w in words] == ["Peraturan", "Pemerintah", "Nomor", "Tahun", "Kearsipan"]
