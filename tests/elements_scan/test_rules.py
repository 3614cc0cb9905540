"""Table rules of drawn pages: all of them, where they were drawn, and no connector among them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from elements_scan.drawn_page import XS, YS, Drawn, Image, process_table

from pipeline.elements.scan.bars import with_bars
from pipeline.elements.scan.lines import MM, Segment, find_segments
from pipeline.elements.scan.rules import _is_type
from pipeline.elements.scan.sheet import Sheet, prepare
from pipeline.records.drawing import Rule


def rules_of(image: Image, dpi: float = 200) -> tuple[list[Rule], list[Rule]]:
    rules = prepare(image, dpi, stand_up=False).page_rules()
    flat = sorted((r for r in rules if r.horizontal), key=lambda r: r.pos)
    return flat, sorted((r for r in rules if not r.horizontal), key=lambda r: r.pos)


def assert_table(image: Image, dpi: float = 200, within: float = 1.0) -> None:
    flat, upright = rules_of(image, dpi)
    assert [r.pos for r in flat] == pytest.approx(YS, abs=within)
    assert [r.pos for r in upright] == pytest.approx(XS, abs=within)
    for r in flat:
        assert (r.start, r.end) == pytest.approx((XS[0], XS[-1]), abs=2 * within)
    for r in upright:
        assert (r.start, r.end) == pytest.approx((YS[0], YS[-1]), abs=2 * within)


def turned_by(image: Image, degrees: float) -> Image:
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    return np.asarray(cv2.warpAffine(image, turn, (width, height), borderValue=255), np.uint8)


def test_every_rule_is_found_where_it_was_drawn() -> None:
    assert_table(process_table().image)


@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_resolution_does_not_matter(dpi: float) -> None:
    assert_table(process_table(dpi=dpi).image, dpi, within=1.3)


def test_faint_rules_count_as_much_as_black_ones() -> None:
    page = Drawn()
    page.ink = 205
    page.grid()
    page.ink = 20
    page.text("berkas", 76, 150)
    assert_table(page.image)


def test_rules_on_a_shaded_header_are_found() -> None:
    page = Drawn()
    cv2.rectangle(page.image, (page.px(XS[0]), page.px(YS[0])), (page.px(XS[-1]), page.px(YS[2])), 190, cv2.FILLED)
    page.grid()
    assert_table(page.image)


def test_a_dark_header_loses_none_of_its_rules() -> None:
    page = Drawn()
    cv2.rectangle(page.image, (page.px(XS[0]), page.px(YS[0])), (page.px(XS[-1]), page.px(YS[2])), 120, cv2.FILLED)
    page.grid()
    page.text("Aktivitas", 120, 118)
    assert_table(page.image)


def test_noise_shadow_and_blur_lose_no_rule() -> None:
    image = process_table().image.astype(np.float32)
    image *= np.linspace(1, 0.6, image.shape[1], dtype=np.float32)
    image = cv2.GaussianBlur(image, (0, 0), 1.0)
    image += np.random.default_rng(7).normal(0, 8, image.shape).astype(np.float32)
    assert_table(np.clip(image, 0, 255).astype(np.uint8))


def test_a_dark_lid_around_the_sheet_is_no_table() -> None:
    page = process_table()
    page.image[:, -60:] = 15
    page.image[-50:] = 15
    assert_table(page.image)


@pytest.mark.parametrize("degrees", [-3.0, -0.7, 1.4, 4.0])
def test_a_lean_is_taken_out_and_told(degrees: float) -> None:
    sheet = prepare(turned_by(process_table().image, degrees), 200, stand_up=False)
    assert sheet.kemiringan == pytest.approx(degrees, abs=0.06)
    flat = [r for r in sheet.page_rules() if r.horizontal]
    assert len(flat) == len(YS)
    gaps = np.diff([r.pos for r in sorted(flat, key=lambda r: r.pos)])
    assert list(gaps) == pytest.approx(list(np.diff(YS)), abs=1.2)


def test_a_curled_page_gives_each_rule_once() -> None:
    image = process_table().image
    height, width = image.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = x / width - 0.5, y / height - 0.5
    bent = cv2.remap(image, x + 40 * v * v * u, y + 60 * u * u * (v + 0.4), cv2.INTER_LINEAR, borderValue=255)
    flat, upright = rules_of(np.asarray(bent, np.uint8))
    assert len(flat) == len(YS)
    assert len(upright) == len(XS)


def test_a_rule_ends_at_a_merged_cell() -> None:
    page = Drawn()
    for x in XS:
        page.stroke(x, YS[0], x, YS[-1])
    for y in YS:
        if y == YS[3]:  # the cell of the last but one column is merged over two rows
            page.stroke(XS[0], y, XS[6], y)
            page.stroke(XS[7], y, XS[8], y)
        else:
            page.stroke(XS[0], y, XS[-1], y)
    flat, _ = rules_of(page.image)
    pieces = sorted((r.start, r.end) for r in flat if abs(r.pos - YS[3]) < 1)
    assert [p for pair in pieces for p in pair] == pytest.approx([XS[0], XS[6], XS[7], XS[8]], abs=1.5)


def test_a_shape_over_a_rule_does_not_end_it() -> None:
    page = Drawn()
    page.grid()
    page.box(265, 255, 315, 275)
    assert_table(page.image)


def test_a_table_without_side_borders_keeps_its_rows() -> None:
    page = Drawn()
    for x in XS[1:-1]:
        page.stroke(x, YS[0], x, YS[-1])
    for y in YS:
        page.stroke(XS[0], y, XS[-1], y)
    flat, upright = rules_of(page.image)
    assert len(flat) == len(YS)
    assert len(upright) == len(XS) - 2


def test_lines_of_type_are_no_rules() -> None:
    page = Drawn()
    page.grid((60.0, 780.0), (80.0, 400.0))
    for i in range(20):
        page.text("Menerima dan memeriksa kelengkapan berkas permohonan serta mencatatnya " * 2, 64, 100 + 14 * i, 10)
    flat, upright = rules_of(page.image)
    assert len(flat) == len(upright) == 2


def _flat(filled: float, beside: float, length_mm: float, lettered: float) -> Segment:
    return Segment(True, 300, 100, 100 + length_mm * 200 / MM, 3, 50, filled, beside, lettered)


def test_a_blurred_line_of_type_has_no_gaps_but_leaves_paper_beside_it() -> None:
    px = 200 / MM
    assert _is_type(_flat(1.0, 0.9, 40, 0.7), px)
    assert not _is_type(_flat(1.0, 0.9, 40, 0.5), px), "half of it lies on a shaded cell"
    assert not _is_type(_flat(1.0, 1.0, 200, 0.9), px), "no line of type is so long"
    pale = _flat(1.0, 0.9, 40, 0.4)
    assert _is_type(pale, px, usual=2 * pale.contrast), "half as dark as the rules of its page"
    assert not _is_type(pale, px, usual=1.2 * pale.contrast)


def test_paper_beside_a_line_is_told_by_stretches() -> None:
    page = Drawn()
    page.grid((60.0, 780.0), (80.0, 400.0))
    cv2.rectangle(page.image, (page.px(60), page.px(240)), (page.px(420), page.px(270)), 190, cv2.FILLED)
    page.stroke(60, 240, 780, 240, ink=60)
    page.stroke(100, 340, 400, 340, ink=60)
    for x in range(100, 400, 6):  # strokes of letters above it
        page.box(x, 334, x + 3.5, 340, fill=60)
    flat = [s for s in find_segments(page.image, 200) if s.horizontal]
    shaded = next(s for s in flat if abs(s.pos - page.px(240)) < 3 and s.length > page.px(600))
    assert shaded.beside > 0.45
    assert shaded.lettered <= 0.55
    typed = next(s for s in flat if abs(s.pos - page.px(340)) < 3 and s.length > page.px(200))
    assert typed.beside > 0.45
    assert typed.lettered > 0.9


@pytest.mark.parametrize("image", [np.full((800, 1100), 255, np.uint8), np.zeros((800, 1100), np.uint8)])
def test_a_page_without_ink_has_no_rules(image: Image) -> None:
    sheet: Sheet = prepare(image, 100)
    assert sheet.rules == ()


def test_columns_below_a_heading_of_several_have_no_rule_above_them() -> None:
    """The columns of a group begin in the middle of the header, and the page has a single row: each crosses one rule
    and ends on another, and its neighbour begins and ends with it."""
    page = Drawn()
    flat, upright = (90.0, 150.0, 350.0), (40.0, 70.0, 250.0, 330.0, 490.0, 780.0)
    page.grid(upright, flat)
    for x in (590.0, 670.0):
        page.stroke(x, 115, x, 350)
    found = [r.pos for r in rules_of(page.image)[1]]
    assert found == pytest.approx([40, 70, 250, 330, 490, 590, 670, 780], abs=1)


def test_one_such_line_alone_may_be_drawing() -> None:
    page = Drawn()
    page.grid((40.0, 70.0, 250.0, 330.0, 490.0, 780.0), (90.0, 150.0, 350.0))
    page.stroke(590, 115, 590, 350)
    assert 590 not in [round(r.pos) for r in rules_of(page.image)[1]]


@pytest.mark.parametrize("letters", [False, True])
def test_the_edges_of_a_black_bar_are_rules(letters: bool) -> None:
    page = Drawn()
    page.grid(ys=YS[2:])
    page.box(XS[0], 100, XS[-1], YS[2], fill=0)
    if letters:
        page.ink = 255
        page.text("Kegiatan", 100, 122)
        page.ink = 20
    flat, upright = rules_of(page.image)
    assert [r.pos for r in flat] == pytest.approx([100, *YS[2:]], abs=1.2)
    assert all(min(abs(r.pos - x) for x in XS) <= 1.2 for r in upright)
    assert all(min(abs(r.pos - x) for r in upright) <= 1.2 for x in XS)


def test_a_line_that_begins_within_a_black_bar_begins_at_its_edge() -> None:
    """White cracks of a rule are left there; they end nowhere."""
    page = Drawn()
    page.box(XS[0], 100, XS[-1], YS[2], fill=0)
    x, top, foot, end = (float(page.px(v)) for v in (XS[3], 110, YS[2], YS[-1]))
    through = Segment(False, x, float(page.px(60)), end, 3, 90)
    lines = (Segment(False, x, top, end, 3, 90), Segment(False, x + 99, top, foot - 5, 3, 90), through)
    found = [s for s in with_bars(lines, page.image, page.image, 200) if not s.horizontal and s.thickness == 3]
    assert [(s.pos, s.start) for s in found] == [(x, pytest.approx(foot, abs=3)), (x, through.start)]
    assert found[1] is through


def test_a_rule_that_several_shapes_tear_apart_is_one_rule() -> None:
    """Each piece but the outer ones hangs between two shapes: only the whole rests on other rules."""
    page = Drawn()
    page.grid()
    for y in (150, 215, 280):
        page.box(310, y, 350, y + 28)
    assert_table(page.image)
