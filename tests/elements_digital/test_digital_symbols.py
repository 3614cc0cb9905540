"""Symbols of a digital page, by their outlines, and that each is only one."""

from __future__ import annotations

from math import cos, pi, sin

import pytest
from elements_digital.digital_kit import Dot, box_ring, diamond_ring
from elements_digital.drawn_sheets import XS, YS, full_grid, kinds, pentagon, rules_of, table


def wavy(x0: float, y0: float, x1: float, y1: float) -> list[Dot]:
    foot = [(x1 - (x1 - x0) * k / 20, y1 - 3 + 3 * sin(2 * pi * k / 20)) for k in range(21)]
    return [(x0, y0), (x1, y0), *foot]


def ellipse(x0: float, y0: float, x1: float, y1: float) -> list[Dot]:
    rx, ry = (x1 - x0) / 2, (y1 - y0) / 2
    return [(x0 + rx + rx * cos(2 * pi * k / 60), y0 + ry + ry * sin(2 * pi * k / 60)) for k in range(60)]


def hexagon(x0: float, y0: float, x1: float, y1: float) -> list[Dot]:
    cy, cut = (y0 + y1) / 2, 9
    return [(x0, cy), (x0 + cut, y0), (x1 - cut, y0), (x1, cy), (x1 - cut, y1), (x0 + cut, y1)]


def slanted(x0: float, y0: float, x1: float, y1: float) -> list[Dot]:
    return [(x0 + 10, y0), (x1, y0), (x1 - 10, y1), (x0, y1)]


def half_round(x0: float, y0: float, x1: float, y1: float) -> list[Dot]:
    """A delay: flat on the left, round on the right."""
    r = (y1 - y0) / 2
    bow = [(x1 - r + r * sin(pi * k / 16), y0 + r - r * cos(pi * k / 16)) for k in range(17)]
    return [(x0, y0), *bow, (x0, y1)]


def rounded(x0: float, y0: float, x1: float, y1: float) -> list[Dot]:
    """A capsule as Excel prints it, in short straight steps."""
    r = (y1 - y0) / 2
    right = [(x1 - r + r * sin(pi * k / 24), y0 + r - r * cos(pi * k / 24)) for k in range(25)]
    left = [(x0 + r - r * sin(pi * k / 24), y1 - r + r * cos(pi * k / 24)) for k in range(25)]
    return [*right, *left]


OUTLINES = [
    (box_ring, "proses"),
    (diamond_ring, "keputusan"),
    (rounded, "terminator"),
    (ellipse, "terminator"),
    (pentagon, "konektor"),
    (wavy, "lainnya"),
    (hexagon, "lainnya"),
    (slanted, "lainnya"),
    (half_round, "lainnya"),
]


@pytest.mark.parametrize(("ring", "kind"), OUTLINES)
@pytest.mark.parametrize("how", ["stroke", "ring", "fill and stroke", "patch"])
def test_symbols_by_their_outline(ring: object, kind: str, how: str) -> None:
    sheet = table()
    outline = ring(262, 145, 318, 172)  # type: ignore[operator]
    if how == "stroke":
        sheet.path(outline, stroke="black")
    elif how == "ring":
        sheet.path(ring(261.6, 144.6, 318.4, 172.4), ring(262.4, 145.4, 317.6, 171.6), fill="black")  # type: ignore[operator]
    elif how == "fill and stroke":
        sheet.path(outline, fill="#808080")
        sheet.path(outline, stroke="black")
    else:
        sheet.path(outline, fill="#5B9BD5")
    page = sheet.page()
    assert kinds(page) == [kind]
    assert page.shapes[0].box.rounded() == pytest.approx((262, 145, 318, 172), abs=0.6)
    assert page.shapes[0].filled is (how in ("fill and stroke", "patch"))
    assert rules_of(page) == full_grid(XS, YS) and page.connectors == ()


@pytest.mark.parametrize(("radius", "kind"), [(9.0, "terminator"), (2.0, "terminator"), (1.0, "terminator")])
def test_rounded_boxes_however_little(radius: float, kind: str) -> None:
    sheet = table()
    sheet.rounded(262, 150, 318, 168, radius)
    assert kinds(sheet.page()) == [kind]


def test_the_round_joint_of_a_thick_outline_is_no_rounded_box() -> None:
    """A pen with round joints, printed as a ring: the hole keeps its corners."""
    arc = [(sin(pi / 2 * k / 6), cos(pi / 2 * k / 6)) for k in range(7)]
    outer: list[Dot] = []
    for cx, cy, turn in ((318, 150, 0), (318, 168, 1), (262, 168, 2), (262, 150, 3)):
        for s, c in arc:
            u, v = (s, -c) if turn == 0 else (c, s) if turn == 1 else (-s, c) if turn == 2 else (-c, -s)
            outer.append((cx + 1.5 * u, cy + 1.5 * v))
    sheet = table()
    sheet.path(outer, box_ring(263.5, 151.5, 316.5, 166.5), fill="black")
    assert kinds(sheet.page()) == ["proses"]


def test_a_circle_is_a_connector_symbol() -> None:
    sheet = table()
    sheet.path(ellipse(280, 150, 298, 168), stroke="black")
    assert kinds(sheet.page()) == ["konektor"]


def test_off_page_pentagons_point_any_way() -> None:
    sheet = table()
    sheet.path(pentagon(280, 140, 300, 156), stroke="black")
    sheet.path([(280, 210), (290, 204), (300, 210), (300, 222), (280, 222)], stroke="black")
    sheet.path([(360, 210), (380, 210), (386, 218), (380, 226), (360, 226)], stroke="black")
    assert kinds(sheet.page()) == ["konektor"] * 3


def test_doubles_and_shadows_are_one_symbol() -> None:
    sheet = table()
    sheet.path(box_ring(266, 154, 322, 176), fill="#A0A0A0")  # shadow, drawn first
    sheet.path(box_ring(262, 150, 318, 172), fill="white")
    sheet.path(box_ring(262, 150, 318, 172), stroke="black")
    sheet.path(box_ring(264, 152, 316, 170), stroke="black")
    page = sheet.page()
    assert [s.box.rounded() for s in page.shapes] == [(262, 150, 318, 172)]


def test_masks_and_label_boxes_are_nothing() -> None:
    sheet = table()
    sheet.path(box_ring(262, 150, 318, 172), fill="white")
    sheet.path(box_ring(362, 150, 418, 172), fill="white", stroke="white")
    page = sheet.page()
    assert page.shapes == () and rules_of(page) == full_grid(XS, YS)


def test_a_symbol_flush_with_its_column_stays_a_symbol() -> None:
    sheet = table()
    sheet.path(box_ring(240, 145, 340, 175), stroke="black")
    page = sheet.page()
    assert kinds(page) == ["proses"] and rules_of(page) == full_grid(XS, YS)


def test_a_symbol_over_several_lanes_is_one_symbol() -> None:
    sheet = table()
    sheet.path(box_ring(250, 145, 430, 175), stroke="black")
    page = sheet.page()
    assert [s.box.rounded() for s in page.shapes] == [(250, 145, 430, 175)]


def test_a_symbol_that_a_page_break_cuts_counts_where_most_of_it_shows() -> None:
    for keeps, found in ((24, ["proses"]), (8, [])):
        sheet = table()
        c = sheet.canvas
        c.saveState()
        clip = c.beginPath()
        clip.rect(0, sheet.height - 280, 842, 280)
        c.clipPath(clip, stroke=0)
        sheet.path(box_ring(262, 280 - keeps, 318, 280 - keeps + 30), stroke="black")
        c.restoreState()
        assert kinds(sheet.page()) == found
