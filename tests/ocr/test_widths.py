"""Words whose ink is far wider or narrower than what was read of it."""

from __future__ import annotations

import numpy as np
import pytest
from ocr_pictures import Pretend, blank, font, write

from pipeline.ocr.engine import Gray, Layout, RawWord
from pipeline.ocr.ink import text_lines
from pipeline.ocr.policy import own_mark, policy
from pipeline.ocr.read import read_crops
from pipeline.ocr.records import Crop
from pipeline.ocr.widths import with_misfits

TEXT = ["Menyusun", "laporan", "bahwa", "pengolahan", "sudah", "selesai"]
_TYPE = {"points": 10, "dpi": 216}  # lower-case letters as high as in the pictures that are read

needs_type = pytest.mark.skipif(font(10, 216) is None, reason="no typeface installed that words could be drawn in")


def drawn(words: list[str]) -> tuple[Gray, list[tuple[float, float, float, float]]]:
    """The words one below the other, and the box of each."""
    page = blank(500, 40 * len(words) + 20)
    boxes = []
    for n, text in enumerate(words):
        write(page, 20, 10 + 40 * n, [text], **_TYPE)
        part = page[40 * n : 40 * n + 40] < 160
        rows, columns = (np.flatnonzero(part.any(axis=axis)) for axis in (1, 0))
        boxes.append((float(columns[0]), 40.0 * n + rows[0], float(columns[-1] + 1), 40.0 * n + rows[-1] + 1))
    return page, boxes


def told(printed: list[str], read: list[str]) -> list[str]:
    """What of a piece's reading its ink contradicts."""
    page, boxes = drawn(printed)
    words = [RawWord(text, *box, 90.0, n) for n, (text, box) in enumerate(zip(read, boxes, strict=True))]
    return [w.text for w in with_misfits({0: words}, {0: page})[0] if w.misfit]


@needs_type
def test_what_was_read_right_fits() -> None:
    for printed in (
        TEXT,
        ["MENYUSUN", "Laporan", "PPK,", "2024", "(dua)", "tim"],
        ["Kepala", "Dinas", "WAJIB", "ilir"],
    ):
        assert told(printed, printed) == []


@needs_type
@pytest.mark.parametrize("wrong", ["icon", "Mei", "se"])
def test_what_is_too_short_for_its_ink_does_not(wrong: str) -> None:
    assert told(TEXT, [wrong, *TEXT[1:]]) == [wrong]


@needs_type
def test_what_is_too_long_for_its_ink_does_not() -> None:
    assert told(TEXT, [*TEXT[:-2], "sudahlah-sudah", "selesai"]) == ["sudahlah-sudah"]


@needs_type
def test_a_number_that_lost_figures_does_not() -> None:
    assert told([*TEXT, "20000"], [*TEXT, "200"]) == ["200"]


@needs_type
def test_single_signs_are_not_judged() -> None:
    assert told([*TEXT, "Menyusun"], [*TEXT, "I"]) == []


@needs_type
def test_white_in_a_box_is_no_ink() -> None:
    page, boxes = drawn(TEXT)
    x0, y0, x1, y1 = boxes[0]
    wider = [RawWord("Menyusun", x0, y0, x1 + 2 * (x1 - x0), y1, 90.0, 0)]
    words = [*wider, *(RawWord(t, *b, 90.0, n) for n, (t, b) in enumerate(zip(TEXT, boxes, strict=True), 1) if n > 1)]
    assert not any(w.misfit for w in with_misfits({0: words}, {0: page})[0])


@needs_type
def test_a_short_piece_is_judged_by_its_page_and_one_alone_by_none() -> None:
    page, boxes = drawn([*TEXT, *TEXT])
    many = [RawWord(t, *b, 90.0, n) for n, (t, b) in enumerate(zip([*TEXT, *TEXT], boxes, strict=True))]
    short, (box,) = drawn(["Menyusun"])
    one = [RawWord("se", *box, 90.0, 0)]
    assert [w.misfit for w in with_misfits({0: many, 1: one}, {0: page, 1: short})[1]] == [True]
    assert [w.misfit for w in with_misfits({1: one}, {1: short})[1]] == [False]


def test_a_misfit_is_believed_less() -> None:
    word = RawWord("icon", 0, 0, 90, 20, 88.0, misfit=True)
    assert own_mark(word) == policy().if_odd and own_mark(RawWord("icon", 0, 0, 90, 20, 88.0)) == 88.0


@needs_type
def test_the_second_engine_is_asked_about_it_whatever_its_mark_and_wins() -> None:
    page, _ = drawn(TEXT)

    def first(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        found = []
        for n, (text, line) in enumerate(zip(["icon", *TEXT[1:]], text_lines(image), strict=True)):
            ink = np.flatnonzero((line.cut(image) < 160).any(axis=0)) + line.x0
            found.append(RawWord(text, ink[0], line.y0, ink[-1] + 1, line.y1, 88.0 if n == 0 else 96.0, n))
        return tuple(found)

    def other(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return (RawWord("Menyusun", 0, 0, image.shape[1], image.shape[0], 97.0),)

    (words,) = read_crops(Pretend(first), Pretend(other, "rapidocr"), page, [Crop(0, 0, 500, page.shape[0])], 200)
    assert [w.text for w in words] == TEXT
