"""Lines that the first engine lost or misread, and what a second one makes of them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from ocr_pictures import Pretend, blank, font, write

from pipeline.ocr.engine import Gray, Layout, RawWord
from pipeline.ocr.ink import text_lines
from pipeline.ocr.picture import LOWER_CASE
from pipeline.ocr.policy import policy
from pipeline.ocr.read import read_crops
from pipeline.ocr.records import Crop


def three_lines() -> Gray:
    page = blank(1200, 400)
    write(page, 60, 40, ["Menerima berkas", "permohonan informasi", "dan mencatatnya"], points=12, dpi=200)
    return page


def high_boxes(image: Gray) -> tuple[RawWord, ...]:
    """The first and the third line in boxes that reach into the second."""
    lines = text_lines(image)
    more = (lines[1].y1 - lines[1].y0) * 0.8
    upper = RawWord("Menerima", lines[0].x0, max(0, lines[0].y0 - more), lines[0].x1, lines[0].y1 + more, 96.0, 0)
    return upper, RawWord("dan", lines[2].x0, lines[2].y0 - more, lines[2].x1, lines[2].y1 + more, 96.0, 1)


def test_a_line_that_boxes_too_high_hide_is_asked_for() -> None:
    def the_other(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return (RawWord("permohonan", 0, 0, 150, 20, 99.0),) if layout == "line" else high_boxes(image)

    crops = [Crop(0, 0, 1200, 400)]
    (words,) = read_crops(Pretend(high_boxes_only), Pretend(the_other, "rapidocr"), three_lines(), crops, 200)
    assert [w.text for w in words] == ["Menerima", "permohonan", "dan"]
    first = Pretend(the_other)  # by the first engine where the second reads nothing
    (words,) = read_crops(first, Pretend(lambda *_: (), "rapidocr"), three_lines(), crops, 200)
    assert [w.text for w in words] == ["Menerima", "permohonan", "dan"]


def high_boxes_only(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
    return high_boxes(image) if layout == "block" else ()


def test_a_line_is_asked_about_without_the_logo_above_it() -> None:
    """An engine may draw the box of a word of a letterhead around the logo above it."""
    page = blank(1200, 600)
    write(page, 60, 300, ["BADAN PUSAT STATISTIK"], points=12, dpi=200)
    write(page, 60, 370, ["Menerima berkas", "permohonan"], points=12, dpi=200)
    cv2.rectangle(page, (190, 60), (330, 290), 90, -1)

    def with_logo(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        line, *below = text_lines(image)
        third = (line.x1 - line.x0) / 3
        x, y0, y1 = line.x0, line.y1 - 1.4 * LOWER_CASE, line.y1
        return (
            RawWord("BADAN", x, y0, x + third - 6, y1, 96.0),
            RawWord("ae", x + third, 10, x + 2 * third - 6, y1, 0.0),
            RawWord("STATISTIK", x + 2 * third, y0, x + 3 * third, y1, 97.0),
            *(RawWord("kata", s.x0, s.y0, s.x1, s.y1, 97.0, i) for i, s in enumerate(below, start=1)),
        )

    names = ("BADAN", "PUSAT", "STATISTIK")
    second = Pretend(lambda i, lay: tuple(RawWord(n, 90 * k, 0, 90 * k + 80, 20, 99.0) for k, n in enumerate(names)))
    read_crops(Pretend(with_logo), second, page, [Crop(0, 0, 1200, 600)], 200)
    assert second.asked
    assert min(height for (height, _), _ in second.asked) < 3 * LOWER_CASE


def test_large_type_has_no_lines_within_its_boxes() -> None:
    page = blank(1200, 400)
    write(page, 60, 40, ["Menerima berkas", "permohonan"], points=12, dpi=200)
    large = blank(1200, 400)
    write(large, 60, 40, ["Pengesahan"], points=26, dpi=200)

    def each(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        lines = text_lines(image)
        return tuple(RawWord("kata", s.x0, s.y0, s.x1, s.y1, 97.0, i) for i, s in enumerate(lines))

    second = Pretend(each, "rapidocr")
    both = np.vstack([page, large])
    read_crops(Pretend(each), second, both, [Crop(0, 0, 1200, 400), Crop(0, 400, 1200, 800)], 200)
    assert second.asked == []


def test_lines_of_type_that_were_lost_are_asked_for_beyond_the_budget() -> None:
    page = blank(2400, 3000)
    write(page, 60, 60, ["Menyiapkan berkas permohonan sandar"] * 40)

    def every_other(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        lines = text_lines(image) if layout == "block" else ()
        return tuple(RawWord("kata", s.x0, s.y0, s.x1, s.y1, 97.0, i) for i, s in enumerate(lines) if i % 2 == 0)

    second = Pretend(lambda i, lay: (RawWord("lain", 0, 0, 60, 20, 99.0),), "rapidocr")
    (words,) = read_crops(Pretend(every_other), second, page, [Crop(0, 0, 2400, 3000)], 300)
    assert [w.text for w in words] == ["kata", "lain"] * 20


def test_a_line_that_only_seemed_lost_is_not_doubled() -> None:
    def all_of_it(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        height = image.shape[0]
        return (
            RawWord("Menerina", 0, 0, 150, 0.4 * height, 99.0),
            RawWord("permohonan", 0, 0.4 * height, 150, height, 99.0),
        )

    crops = [Crop(0, 0, 1200, 400)]
    (words,) = read_crops(Pretend(high_boxes_only), Pretend(all_of_it, "rapidocr"), three_lines(), crops, 200)
    assert sorted(w.text for w in words) == ["Menerima", "dan", "permohonan"]

    def known(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return (RawWord("Menerima", 0, 0, 150, 0.4 * image.shape[0], 99.0),)

    (words,) = read_crops(Pretend(high_boxes_only), Pretend(known, "rapidocr"), three_lines(), crops, 200)
    assert [w.text for w in words] == ["Menerima", "dan"]


def test_a_lost_line_that_the_second_engine_hardly_saw_makes_its_piece_doubtful() -> None:
    def stain(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return (RawWord("perrnohcnan", 0, 0.5 * image.shape[0], 150, image.shape[0], 40.0),)

    crops = [Crop(0, 0, 1200, 400)]
    (words,) = read_crops(Pretend(high_boxes_only), Pretend(stain, "rapidocr"), three_lines(), crops, 200)
    assert [w.text for w in words] == ["Menerima", "dan"]
    assert max(w.confidence for w in words) <= 0.5


def test_a_hidden_q_that_was_asked_for_holds_for_its_page() -> None:
    page = blank(1200, 1600)
    write(page, 60, 40, ["Monitoring QG"] * 16, points=12, dpi=200)

    def without_q(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        found = []
        for i, s in enumerate(text_lines(image)):
            part = s.x0 + 0.7 * (s.x1 - s.x0)
            found += [RawWord("Monitoring", s.x0, s.y0, part, s.y1, 97.0, i)]
            found += [RawWord("AG", part + 9, s.y0, s.x1, s.y1, 97.0, i)]
        return tuple(found)

    def with_q(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return (RawWord("Monitoring", 0, 0, 60, 20, 99.0), RawWord("QG", 70, 0, 99, 20, 99.0))

    second = Pretend(with_q, "rapidocr")
    (words,) = read_crops(Pretend(without_q), second, page, [Crop(0, 0, 1200, 1600)], 200)
    asked, sure = len(second.asked), [w.confidence for w in words if w.text == "QG"]
    assert [w.text for w in words] == ["Monitoring", "QG"] * 16
    assert 1 <= asked < 8
    assert sum(s > 0.9 for s in sure) == asked
    assert sum(s <= 0.5 for s in sure) == 16 - asked, "up for review"


def test_a_line_of_which_little_was_found_makes_its_piece_doubtful() -> None:
    """By ratio, so that what was noise beside type stays noise beside it."""

    def little(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return (RawWord("si", 0, 0.5 * image.shape[0], 20, image.shape[0], 99.0),)

    crops = [Crop(0, 0, 1200, 400)]
    (words,) = read_crops(Pretend(high_boxes_only), Pretend(little, "rapidocr"), three_lines(), crops, 200)
    assert sorted(w.text for w in words) == ["Menerima", "dan", "si"]
    assert max(w.confidence for w in words) <= 0.5


def nothing(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
    return ()


def by_its_line(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
    return (RawWord("terbaca", 0, 0, float(image.shape[1]), float(image.shape[0]), 99.0),)


@pytest.mark.skipif(font(10, 200) is None, reason="no typeface installed that words could be drawn in")
@pytest.mark.parametrize(
    "text", [["Buku register laporan realisasi", "Disimpan sebagai data"], ["Sesuai Perka", "7/2018"]]
)
def test_every_line_of_a_cell_is_asked_for_where_nothing_of_it_was_read(text: list[str]) -> None:
    page = blank(1200, 600)
    write(page, 60, 40, text * 4, dpi=200)
    second = Pretend(by_its_line, "rapidocr")
    (words,) = read_crops(Pretend(nothing), second, page, [Crop(0, 0, 1200, 600)], 200)
    assert [w.text for w in words] == ["terbaca"] * 8  # more than the budget and the least number of lines allow


@pytest.mark.parametrize("kind", ["signature", "specks", "logo"])
def test_what_is_no_type_is_not_asked_for_beyond_the_budget(kind: str) -> None:
    page = blank(1200, 1400)
    for k in range(9):
        y = 60 + 140 * k
        if kind == "signature":
            curve = [(100 + 6 * t, round(y + 30 + 12 * np.sin(t / 3))) for t in range(60)]
            cv2.polylines(page, [np.array(curve, np.int32)], False, 20, 3)
        elif kind == "logo":
            cv2.rectangle(page, (100, y), (420, y + 30), 60, -1)
        else:
            for x in range(100, 400, 20):
                page[y + 4 * (x // 20 % 5) :, x:][:4, :4] = 20
    second = Pretend(nothing, "rapidocr")
    read_crops(Pretend(nothing), second, page, [Crop(0, 0, 1200, 1400)], 200)
    assert len(second.asked) <= policy().at_least
