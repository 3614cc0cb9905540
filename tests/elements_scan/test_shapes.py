"""Flowchart shapes of drawn pages, by kind and place."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from elements_scan.drawn_page import YS, Drawn, Image, process_table

from pipeline.elements.scan import read, reread
from pipeline.elements.scan.outline import judge, polygon
from pipeline.elements.scan.shapes import Found, _corners, _is_part
from pipeline.ocr.records import Crop, OcrWord
from pipeline.records.drawing import Shape, ShapeKind


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(image: Image, crops: list[Crop], dpi: float) -> list[tuple[OcrWord, ...]]:
        return [() for _ in crops]

    monkeypatch.setattr(reread, "recognise", nothing)


def shapes_of(image: Image) -> list[Shape]:
    shapes = read.read_region(image, 200).shapes
    return sorted(shapes, key=lambda s: (round(s.box.cy), s.box.cx))


def assert_box(shape: Shape, x0: float, y0: float, x1: float, y1: float) -> None:
    assert shape.box.rounded() == pytest.approx((x0, y0, x1, y1), abs=1.5)


def test_the_shapes_of_a_flow_are_found_and_told_apart() -> None:
    found = shapes_of(process_table().image)
    assert [s.kind for s in found] == ["terminator", "proses", "keputusan", "terminator"]
    assert_box(found[0], 265, 150, 315, 178)
    assert_box(found[2], 422, 275, 478, 315)


def test_a_shape_across_a_column_rule_is_one_shape() -> None:
    page = Drawn()
    page.grid()
    page.box(310, 150, 350, 180)  # the rule at 330 is hidden by it
    page.diamond(300, 210, 360, 250)
    assert [s.kind for s in shapes_of(page.image)] == ["proses", "keputusan"]


def test_a_shape_with_a_side_on_a_rule_is_found() -> None:
    page = Drawn()
    page.grid()
    page.box(290, 150, 330, 180)
    (box,) = shapes_of(page.image)
    assert box.kind == "proses"
    assert_box(box, 290, 150, 330, 180)


def test_a_broken_outline_is_closed() -> None:
    page = Drawn()
    page.grid()
    page.box(265, 150, 315, 180)
    page.image[page.px(150) - 3 : page.px(150) + 4, page.px(280) : page.px(281)] = 255
    assert [s.kind for s in shapes_of(page.image)] == ["proses"]


def test_a_filled_shape_is_found_and_says_so() -> None:
    page = Drawn()
    page.grid()
    page.box(265, 150, 315, 180, fill=110)
    (box,) = shapes_of(page.image)
    assert (box.kind, box.filled) == ("proses", True)


@pytest.mark.parametrize("fill", [60, 130, 200])
def test_filled_shapes_keep_their_kind(fill: int) -> None:
    page = Drawn()
    page.grid()
    page.polygon([(370, 205), (402, 232), (370, 259), (338, 232)], fill)
    page.box(425, 145, 475, 172, fill=fill)
    assert [(s.kind, s.filled) for s in shapes_of(page.image)] == [("proses", True), ("keputusan", True)]


def test_a_mark_below_the_table_is_found() -> None:
    page = process_table()
    page.pentagon(280, YS[-1] + 12, 306, YS[-1] + 28)
    assert shapes_of(page.image)[-1].kind == "konektor"


def test_a_light_blue_hairline_shape_is_found() -> None:
    page = Drawn()
    page.grid()
    image = cv2.cvtColor(page.image, cv2.COLOR_GRAY2BGR)
    cv2.rectangle(image, (page.px(265), page.px(150)), (page.px(315), page.px(180)), (225, 180, 120), 1)
    assert [s.kind for s in shapes_of(np.asarray(image, np.uint8))] == ["proses"]


def test_words_inside_do_not_change_the_kind() -> None:
    page = Drawn()
    page.grid()
    page.capsule(262, 150, 318, 178)
    page.text("Mulai", 275, 168, 9)
    page.diamond(335, 205, 405, 260)
    page.text("Layak", 356, 236, 9)
    assert [s.kind for s in shapes_of(page.image)] == ["terminator", "keputusan"]


def test_off_page_and_on_page_marks_are_konektor() -> None:
    page = Drawn()
    page.grid()
    page.pentagon(280, 150, 300, 172)
    cv2.circle(page.image, (page.px(370), page.px(232)), page.px(12), page.ink, page.px(1))
    assert [s.kind for s in shapes_of(page.image)] == ["konektor", "konektor"]


def test_a_mesh_of_connectors_is_no_shape() -> None:
    page = Drawn()
    page.grid()
    page.box(265, 150, 315, 180)
    page.diamond(342, 280, 398, 320)
    page.arrow((315, 165), (370, 165), (370, 280))
    page.arrow((342, 300), (290, 300), (290, 180))
    assert [s.kind for s in shapes_of(page.image)] == ["proses", "keputusan"]


def test_letters_logos_and_header_shading_are_no_shapes() -> None:
    page = Drawn()
    cv2.rectangle(page.image, (page.px(40), page.px(90)), (page.px(780), page.px(135)), 170, cv2.FILLED)
    page.grid()
    page.text("BOQ DO", 262, 180, 16)
    assert shapes_of(page.image) == []


def test_an_identity_block_has_no_flow() -> None:
    page = Drawn()
    page.grid((40.0, 400.0, 520.0, 780.0), (60.0, 90.0, 120.0, 150.0, 300.0))
    cv2.circle(page.image, (page.px(650), page.px(220)), page.px(30), page.ink, page.px(1))
    assert shapes_of(page.image) == []


def test_a_connector_that_spans_a_cell_is_no_rule() -> None:
    page = Drawn()
    page.grid()
    page.box(252, 220, 328, 250)  # as wide as its column, so that what leaves it seems to start at the rule
    page.box(412, 220, 488, 250)
    page.arrow((328, 235), (412, 235))
    page.text("1", 52, 150)
    rows = [r for r in read.read_region(page.image, 200).rules if r.horizontal]
    assert not [r for r in rows if abs(r.pos - 235) < 3]


def test_what_looks_like_a_shape_beyond_a_column_of_type_is_none() -> None:
    """The ring of a stamp over the outputs would make a lane of the columns between, and none of them would be read."""
    page = process_table()
    page.capsule(700, 235, 760, 262)
    assert [s.kind for s in shapes_of(page.image)] == ["terminator", "proses", "keputusan", "terminator"]


def test_words_that_a_bad_copy_ran_together_are_type_all_the_same() -> None:
    page = process_table()
    for y in YS[2:-1]:
        page.image[page.px(y) + 3 : page.px(y + 60), page.px(490) + 3 : page.px(600) - 3] = 255
        page.polygon([(496, y + 12), (580, y + 12), (580, y + 20), (496, y + 20)], page.ink)
    page.capsule(700, 235, 760, 262)
    page.capsule(520, 300, 580, 326)
    assert [s.kind for s in shapes_of(page.image)] == ["terminator", "proses", "keputusan", "terminator"]


def test_a_role_with_one_shape_and_names_in_its_neighbours_shapes_stays() -> None:
    page = process_table()
    page.capsule(505, 150, 585, 178)  # the last column among the roles, which holds nothing else in this table
    page.image[page.px(200) + 3 : page.px(395) - 3, page.px(490) + 3 : page.px(600) - 3] = 255
    for y in (150, 350):
        page.text("Mulai", 275, y + 18, 8)
    assert [s.kind for s in shapes_of(page.image)][:2] == ["terminator", "terminator"]
    assert len(shapes_of(page.image)) == 5


def _found(corners: list[tuple[float, float]], high: int, wide: int, x: int, y: int) -> Found:
    mask = polygon(high, wide, corners)
    outline = judge(mask, 200 / 25.4)
    assert outline is not None
    return Found(outline, x, y, mask)


def test_the_middle_of_a_diamond_is_no_shape_beside_the_diamond() -> None:
    diamond = _found([(49, 0), (98, 34), (49, 68), (0, 34)], 69, 99, 100, 100)
    middle = _found([(16, 0), (35, 0), (51, 12), (51, 35), (35, 47), (16, 47), (0, 35), (0, 12)], 48, 52, 123, 110)
    assert diamond.outline.kind == "keputusan" != middle.outline.kind
    assert _is_part(middle, diamond)
    assert not _is_part(diamond, middle)
    assert not _is_part(replace(middle, x=160), diamond), "it stands beside it"
    box = _found([(0, 0), (98, 0), (98, 68), (0, 68)], 69, 99, 100, 100)
    assert not _is_part(middle, box), "a box is not cut by an opening: the lines around may make one"


def test_a_role_among_broken_lines_and_labels_is_no_column_of_type() -> None:
    """Dashes and labels of branches are of the size of letters, in every row in which the role has no symbol."""
    page = process_table()
    page.image[page.px(135) + 3 : page.px(395) - 3, page.px(410) + 3 : page.px(600) - 3] = 255
    for y in (140, 205, 335):
        page.box(425, y + 8, 475, y + 22)
    for x in range(415, 485, 8):
        page.stroke(x, 290, x + 5, 290, 1.5)
    page.text("Belum lengkap", 414, 310, 8)
    for x in (500, 520, 540, 560):  # the next column has no symbol and is type
        for y in YS[2:-1]:
            page.text("berkas", x, y + 20, 6)
    found = shapes_of(page.image)
    assert sum(s.box.cx > 410 for s in found) == 3, "those of the column of broken lines"


def _rounded(wide: int, high: int, disc: int) -> Found:
    mask = cv2.copyMakeBorder(np.full((high, wide), 255, np.uint8), 9, 9, 9, 9, cv2.BORDER_CONSTANT, value=0)
    form = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (disc, disc))
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, form)[9:-9, 9:-9], np.uint8)
    outline = judge(mask, 200 / 25.4)
    assert outline is not None
    return Found(outline, 0, 0, mask)


def test_corners_of_a_small_box_are_as_round_in_pixels_as_those_of_a_large_one() -> None:
    large, small, round_one = _rounded(110, 70, 9), _rounded(90, 27, 9), _rounded(90, 36, 17)
    assert [s.outline.kind for s in (small, round_one)] == ["terminator"] * 2, "by itself each is rather round"
    assert [s.outline.kind for s in _corners([large, small, round_one])] == ["proses", "proses", "terminator"]
    assert [s.outline.kind for s in _corners([small, round_one])] == ["terminator"] * 2, "no sharp one to go by"


def _of_radius(share: float) -> Found:
    found = _rounded(77, 39, 9)
    kind: ShapeKind = "terminator" if share > 0.14 else "proses"
    return replace(found, outline=replace(found.outline, kind=kind, ideal="rounded", radius=share, confidence=0.98))


def test_a_box_of_doubtful_corners_is_what_the_box_most_like_it_is_and_is_doubted() -> None:
    first, second = _corners([_of_radius(0.158), _of_radius(0.133)])
    assert (first.outline.kind, first.outline.confidence) == ("terminator", 0.98)
    assert (second.outline.kind, second.outline.confidence) == ("terminator", 0.5)
    (alone,) = _corners([_of_radius(0.133)])
    assert (alone.outline.kind, alone.outline.confidence) == ("proses", 0.5)
