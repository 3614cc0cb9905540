"""What is handed to the OCR engine, and what comes back as a page."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from elements_scan.drawn_page import XS, YS, Drawn, Image, process_table

from pipeline.elements.scan import read, reread
from pipeline.ocr.records import Crop, OcrWord


class Engine:
    """Stands in for the engine: keeps what it was given, and reads one word in the middle of each crop."""

    def __init__(self) -> None:
        self.image: Image = np.zeros((0, 0), np.uint8)
        self.crops: list[Crop] = []

    def __call__(self, image: Image, crops: list[Crop], dpi: float) -> list[tuple[OcrWord, ...]]:
        self.image, self.crops = image, list(crops)
        return [(OcrWord("kata", c.x0 + 2, c.y0 + 2, c.x0 + 40, c.y0 + 22, 0.9),) for c in crops]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    stand_in = Engine()
    monkeypatch.setattr(reread, "recognise", stand_in)
    return stand_in


def crop_at(engine: Engine, x: float, y: float) -> Crop | None:
    k = 200 / 72
    return next((c for c in engine.crops if c.x0 <= x * k < c.x1 and c.y0 <= y * k < c.y1), None)


def test_each_cell_with_type_is_read_and_no_other(engine: Engine) -> None:
    read.read_region(process_table().image, 200)
    assert crop_at(engine, 55, 150) is not None
    assert crop_at(engine, 150, 160) is not None
    assert crop_at(engine, 720, 370) is not None
    assert crop_at(engine, 290, 163) is None  # a shape
    assert crop_at(engine, 290, 300) is None  # an empty cell among the roles
    assert crop_at(engine, 100, 72) is not None  # the title above the table


@pytest.mark.parametrize("blur", [0.0, 1.2], ids=["sharp", "blurred"])
@pytest.mark.parametrize("letter", ["Y", "T"])
def test_a_lone_letter_beside_a_diamond_is_read(engine: Engine, letter: str, blur: float) -> None:
    """Within its box, but off its outline; and though a blur fills its bays it is no arrow head."""
    page = Drawn()
    page.grid()
    page.diamond(340, 205, 400, 255)
    page.text(letter, 337, 252, size=8)
    page.image = np.asarray(cv2.GaussianBlur(page.image, (0, 0), blur) if blur else page.image, np.uint8)
    read.read_region(page.image, 200)
    assert crop_at(engine, 339, 249) is not None


def test_an_arrow_head_by_itself_is_not_read(engine: Engine) -> None:
    page = Drawn()
    page.grid()
    page.diamond(340, 205, 400, 255)
    page.polygon([(375, 300), (370, 297), (370, 303)], fill=page.ink)
    read.read_region(page.image, 200)
    assert crop_at(engine, 372, 300) is None


def test_type_around_a_table_is_read_without_what_the_table_holds(engine: Engine) -> None:
    """One block that stands beside the table's foot and goes on below it: its corner is the table's."""
    page = process_table()
    left, foot = XS[0], YS[-1]
    for i in range(5):
        page.text("ini", left - 22, foot - 24 + 9 * i, 8)
    page.text("ini telah ditandatangani", left - 22, foot + 20, 8)
    read.read_region(page.image, 200)
    beside, below = crop_at(engine, left - 18, foot - 20), crop_at(engine, left + 30, foot + 17)
    assert beside is not None and beside.x1 <= page.px(left)
    assert below is not None and below.y0 >= page.px(foot)


def test_only_type_is_left_among_the_roles(engine: Engine) -> None:
    read.read_region(process_table().image, 200)
    page = Drawn()
    words = [crop_at(engine, 390, 287), crop_at(engine, 459, 325)]
    assert all(w is not None for w in words)
    lanes = engine.image[page.px(YS[2]) + 4 : page.px(YS[-1]) - 4, page.px(XS[2]) + 4 : page.px(XS[5]) - 4].copy()
    for w in words:
        assert w is not None
        x, y = page.px(XS[2]) + 4, page.px(YS[2]) + 4
        lanes[w.y0 - y : w.y1 - y, w.x0 - x : w.x1 - x] = 255
    assert int((lanes < 160).sum()) == 0


def test_a_label_across_a_row_rule_is_read_whole(engine: Engine) -> None:
    page = process_table()
    page.text("Ya", 300, YS[3] + 4, 10)
    read.read_region(page.image, 200)
    label = crop_at(engine, 306, YS[3])
    assert label is not None
    assert label.y0 < page.px(YS[3] - 2) and label.y1 > page.px(YS[3] + 2)


def test_a_letter_that_touches_a_rule_stays_whole(engine: Engine) -> None:
    page = Drawn()
    page.grid()
    page.stroke(100, YS[3] - 8, 100, YS[3] + 3, 1.0)  # a descender through the rule below
    read.read_region(page.image, 200)
    column = engine.image[page.px(YS[3] - 7) : page.px(YS[3] + 2), page.px(100) - 1 : page.px(100) + 2].min(axis=1)
    assert int(column.max()) < 160
    beside = engine.image[page.px(YS[3]) - 2 : page.px(YS[3]) + 3, page.px(150) : page.px(220)]
    assert int(beside.min()) == 255


def test_hints_follow_the_cell(engine: Engine) -> None:
    page = process_table()
    turned = cv2.rotate(np.full((page.px(18), page.px(60)), 255, np.uint8), cv2.ROTATE_90_COUNTERCLOCKWISE)
    label = Drawn(lebar=60, tinggi=18)
    for i in range(2):
        label.text("Kepala Bagian", 2, 8 + 8 * i, 7)
    turned = cv2.rotate(label.image, cv2.ROTATE_90_COUNTERCLOCKWISE)
    y, x = page.px(YS[2] + 2), page.px(XS[0] + 6)
    page.image[y : y + turned.shape[0], x : x + turned.shape[1]] = turned
    read.read_region(page.image, 200)
    hints = {
        name: crop_at(engine, *at) for name, at in {"turned": (55, 160), "no": (55, 225), "text": (150, 160)}.items()
    }
    assert {k: v.hint for k, v in hints.items() if v is not None} == {
        "turned": "header_turned",
        "no": "number",
        "text": "block",
    }


def test_a_page_has_the_size_of_its_paper_and_words_in_points(engine: Engine) -> None:
    page = read.read_image(process_table().image, 200, 3)
    assert (page.nomor, page.cara, page.rotasi, page.kemiringan) == (3, "ocr", 0, 0.0)
    assert (page.lebar, page.tinggi) == pytest.approx((842, 595), abs=0.5)
    assert page.dpi == 200
    number = next(w for w in page.words if 40 < w.box.cx < 70 and 135 < w.box.cy < 200)
    assert (number.asal, number.confidence) == ("ocr", 0.9)
    assert number.size == pytest.approx(20 * 72 / 200)


def test_an_unknown_resolution_is_taken_from_the_paper(engine: Engine) -> None:
    page = read.read_image(process_table(dpi=150).image, None, 1)
    assert 297 / 25.4 * 72 <= page.lebar <= 330 / 25.4 * 72
    assert len(page.shapes) == 4


@pytest.mark.parametrize(("turns", "rotasi"), [(1, 90), (2, 180), (3, 270)])
def test_a_turned_page_is_stood_up(engine: Engine, turns: int, rotasi: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.pages.stand_up.orientation", lambda image, dpi: (rotasi, 0.9))
    image = np.ascontiguousarray(np.rot90(process_table().image, turns))
    page = read.read_image(image, 200, 1)
    assert page.rotasi == rotasi
    assert (page.lebar, page.tinggi) == pytest.approx((842, 595), abs=0.5)
    assert sum(r.horizontal for r in page.rules) == len(YS)


def test_colour_and_grey_give_the_same(engine: Engine) -> None:
    gray = process_table().image
    a = read.read_region(gray, 200)
    b = read.read_region(np.asarray(cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR), np.uint8), 200)
    assert a.rules == b.rules
    assert a.shapes == b.shapes
