"""Rules, symbols and connectors of a digital page, and that each is only one of them."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin

import pytest
from elements_digital.digital_kit import Dot, Sheet, box_ring, diamond_ring, raw_pdf, read_raw
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records.drawing import Connector
from pipeline.records.page import Page

XS, YS = (60.0, 90.0, 240.0, 340.0, 440.0, 760.0), (100.0, 130.0, 190.0, 250.0, 310.0)


def rules_of(page: Page) -> list[tuple[bool, int, int, int]]:
    return [(r.horizontal, round(r.pos), round(r.start), round(r.end)) for r in page.rules]


def full_grid(xs: tuple[float, ...], ys: tuple[float, ...]) -> list[tuple[bool, int, int, int]]:
    across = [(True, round(y), round(xs[0]), round(xs[-1])) for y in ys]
    return across + [(False, round(x), round(ys[0]), round(ys[-1])) for x in xs]


def kinds(page: Page) -> list[str]:
    return [s.kind for s in page.shapes]


def ends(c: Connector) -> tuple[Dot, Dot]:
    return (round(c.points[0].x), round(c.points[0].y)), (round(c.points[-1].x), round(c.points[-1].y))


def table() -> Sheet:
    sheet = Sheet()
    sheet.grid(XS, YS)
    return sheet


# --- rules -----------------------------------------------------------------------------------------------------------


def test_rules_from_thin_filled_boxes() -> None:
    assert rules_of(table().page()) == full_grid(XS, YS)


def test_rules_from_strokes() -> None:
    sheet = Sheet()
    sheet.grid(XS, YS, lambda x0, y0, x1, y1: sheet.line((x0, y0), (x1, y1)))
    page = sheet.page()
    assert rules_of(page) == full_grid(XS, YS)
    assert page.shapes == () and page.connectors == ()


def test_rules_from_cells_drawn_one_by_one() -> None:
    """A drawing program's table: each cell is an outlined rectangle with paper inside."""
    sheet = Sheet()
    for x0, x1 in pairwise(XS):
        for y0, y1 in pairwise(YS):
            sheet.path(box_ring(x0, y0, x1, y1), fill="white", stroke="black", width=0.25)
    sheet.path(box_ring(260, 150, 320, 170), fill="white", stroke="black")
    page = sheet.page()
    assert rules_of(page) == full_grid(XS, YS)
    assert [s.box.rounded() for s in page.shapes] == [(260.0, 150.0, 320.0, 170.0)]


def test_a_wide_header_cell_over_narrow_ones_is_a_cell() -> None:
    sheet = Sheet()
    sheet.path(box_ring(240, 80, 440, 100), stroke="black")
    for x0, x1 in ((240, 340), (340, 440)):
        for y0, y1 in pairwise(YS):
            sheet.path(box_ring(x0, y0, x1, y1), stroke="black")
    page = sheet.page()
    assert page.shapes == ()
    assert (True, 80, 240, 440) in rules_of(page)


def test_pieces_of_a_rule_are_joined_over_corner_dots() -> None:
    """Word draws a border cell by cell, with a dot of its own at each corner."""
    sheet = Sheet()
    for x0, x1 in pairwise(XS):
        for y in YS:
            sheet.rule(x0 + 0.25, y, x1 - 0.25, y)
            sheet.path(box_ring(x1 - 0.25, y - 0.25, x1 + 0.25, y + 0.25), fill="black")
    for x in XS:
        for y0, y1 in pairwise(YS):
            sheet.rule(x, y0 + 0.25, x, y1 - 0.25)
    page = sheet.page()
    assert rules_of(page) == full_grid(XS, YS)
    assert page.connectors == ()


def test_a_merged_cell_keeps_its_gap() -> None:
    sheet = Sheet()
    sheet.rule(60, 100, 240, 100)
    sheet.rule(340, 100, 760, 100)
    assert rules_of(sheet.page()) == [(True, 100, 60, 240), (True, 100, 340, 760)]


def test_a_double_border_is_one_rule() -> None:
    sheet = table()
    sheet.rule(60, 101.5, 760, 101.5)
    page = sheet.page()
    tops = [r for r in page.rules if r.horizontal and r.pos < 110]
    assert len(tops) == 1 and tops[0].pos == pytest.approx(100.75, abs=0.1) and tops[0].thickness == pytest.approx(2.0)


def test_shaded_cells_without_strokes_give_borders() -> None:
    """A header shaded line by line, beside a rule below; the shading's inner seams are no borders."""
    sheet = Sheet()
    for x0, x1 in ((60, 199), (201, 340)):
        for y0, y1 in ((100, 112), (112, 124), (124, 140)):
            sheet.path(box_ring(x0, y0, x1, y1), fill="#BDD6EE")
    page = sheet.page()
    assert [r for r in rules_of(page) if r[0]] == [(True, 100, 60, 340), (True, 140, 60, 340)]
    assert page.shapes == ()
    assert {r[1] for r in rules_of(page) if not r[0]} >= {60, 340}


def test_an_underline_is_no_rule() -> None:
    sheet = table()
    sheet.text(262, 152, "Nama Pejabat", size=10)
    sheet.rule(262, 153.5, 322, 153.5)
    assert rules_of(sheet.page()) == full_grid(XS, YS)


def test_borders_drawn_in_one_stroke_are_rules() -> None:
    sheet = table()
    sheet.line((60, 310), (60, 350), (240, 350), (240, 310))
    page = sheet.page()
    assert page.connectors == ()
    assert rules_of(page) == sorted(
        [(True, round(y), 60, 760) for y in YS]
        + [(True, 350, 60, 240), (False, 60, 100, 350), (False, 90, 100, 310), (False, 240, 100, 350)]
        + [(False, x, 100, 310) for x in (340, 440, 760)],
        key=lambda r: (not r[0], r[1]),
    )


def test_mitred_border_pieces_are_rules() -> None:
    """Borders whose ends are cut slantwise, so that they meet at the corners."""
    sheet = Sheet()
    for (x0, x1), (y0, y1) in (((60, 240), (100, 180)), ((240, 400), (100, 180))):
        sheet.path([(x0, y0), (x1, y0), (x1 - 1, y0 + 1), (x0 + 1, y0 + 1)], fill="black")
        sheet.path([(x0, y1), (x1, y1), (x1 - 1, y1 - 1), (x0 + 1, y1 - 1)], fill="black")
        sheet.path([(x0, y0), (x0 + 1, y0 + 1), (x0 + 1, y1 - 1), (x0, y1)], fill="black")
        sheet.path([(x1, y0), (x1 - 1, y0 + 1), (x1 - 1, y1 - 1), (x1, y1)], fill="black")
    page = sheet.page()
    assert [(r.horizontal, pytest.approx(r.pos, abs=1)) for r in page.rules] == [
        (True, 100), (True, 180), (False, 60), (False, 240), (False, 400),
    ]  # fmt: skip
    assert page.connectors == () and page.shapes == ()


def test_a_frame_around_rules_is_table() -> None:
    sheet = Sheet()
    sheet.path(box_ring(60, 100, 460, 310), stroke="black", width=1.5)
    for x in (240, 340):
        sheet.line((x, 100), (x, 310))
    sheet.line((60, 200), (460, 200))
    page = sheet.page()
    assert page.shapes == () and page.connectors == ()
    assert rules_of(page) == full_grid((60, 240, 340, 460), (100, 200, 310))


# --- symbols ---------------------------------------------------------------------------------------------------------


def pentagon(x0: float, y0: float, x1: float, y1: float) -> list[Dot]:
    return [(x0, y0), (x1, y0), (x1, y1 - 5), ((x0 + x1) / 2, y1), (x0, y1 - 5)]


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


# --- connectors ------------------------------------------------------------------------------------------------------


def test_an_arrow_is_its_line_with_the_head_of_the_same_object() -> None:
    sheet = table()
    sheet.arrow((290, 172), (290, 205))
    sheet.arrow((318, 220), (390, 220), (390, 265))
    page = sheet.page()
    assert [ends(c) for c in page.connectors] == [((290, 172), (290, 205)), ((318, 220), (390, 265))]
    assert [tuple(map(round, p)) for p in page.connectors[1].points] == [(318, 220), (390, 220), (390, 265)]
    assert all(c.head_end and not c.head_start and c.how == "drawn" for c in page.connectors)
    assert rules_of(page) == full_grid(XS, YS) and page.shapes == ()


@pytest.mark.parametrize(
    "points",
    [
        [(300, 160), (380, 160)],
        [(380, 160), (300, 160)],
        [(300, 240), (300, 160)],
        [(300, 160), (300, 220), (400, 220)],
        [(300, 160), (420, 160), (420, 290), (310, 290)],
        [(300, 300), (270, 300), (270, 150), (330, 150), (330, 170)],
    ],
)
def test_bent_arrows_keep_every_bend(points: list[Dot]) -> None:
    sheet = Sheet()
    sheet.arrow(*points)
    (found,) = sheet.page().connectors
    assert [tuple(p) for p in found.points] == [pytest.approx(p, abs=0.6) for p in points]


def test_an_arrow_with_two_heads() -> None:
    sheet = Sheet()
    line = box_ring(304, 199.7, 396, 200.3)
    sheet.path(line, [(304, 198), (300, 200), (304, 202)], [(396, 198), (400, 200), (396, 202)], fill="black")
    (found,) = sheet.page().connectors
    assert found.head_start and found.head_end and ends(found) == ((300, 200), (400, 200))


def test_a_stroked_line_takes_the_loose_head_at_its_end() -> None:
    sheet = table()
    sheet.line((280, 172), (280, 220), (370, 220))
    sheet.path([(370, 217), (376, 220), (370, 223)], fill="black", stroke="black")
    sheet.line((300, 230), (300, 255))
    sheet.path([(300, 255), (297, 249), (303, 249)], fill="black")  # this line runs through to the tip
    page = sheet.page()
    found = {ends(c): (c.head_start, c.head_end) for c in page.connectors}
    assert found == {((280, 172), (376, 220)): (False, True), ((300, 230), (300, 255)): (False, True)}
    assert rules_of(page) == full_grid(XS, YS)


def test_open_chevrons_are_heads() -> None:
    sheet = table()
    sheet.line((280, 160), (330, 160))
    sheet.line((325, 156.5), (330, 160), (325, 163.5))
    (found,) = sheet.page().connectors
    assert ends(found) == ((280, 160), (330, 160)) and found.head_end and not found.head_start


def test_a_filled_chevron_in_the_lines_own_object_is_a_head() -> None:
    sheet = Sheet()
    line = box_ring(300, 199.6, 330, 200.4)
    chevron = [(324, 196), (331, 200), (324, 204), (323.4, 203.2), (329.2, 200), (323.4, 196.8)]
    sheet.path(line, chevron, fill="black")
    (found,) = sheet.page().connectors
    assert found.head_end and ends(found)[0] == (300, 200) and found.points[-1].x == pytest.approx(330, abs=1.2)


def test_a_barbed_head_points_with_its_far_corner() -> None:
    sheet = Sheet()
    sheet.line((300, 200), (340, 200))
    sheet.path([(346, 200), (338, 204), (340, 200), (338, 196)], fill="black")
    (found,) = sheet.page().connectors
    assert found.head_end and ends(found) == ((300, 200), (346, 200))


def test_dashes_are_one_line() -> None:
    sheet = table()
    dashes = [box_ring(262 + 6 * k, 219.6, 266 + 6 * k, 220.4) for k in range(8)]
    corner = [box_ring(309.6, 222 + 6 * k, 310.4, 226 + 6 * k) for k in range(4)]
    sheet.path(*dashes, *corner, [(307, 246), (310, 252), (313, 246)], fill="#4472C4")
    (found,) = sheet.page().connectors
    assert found.head_end and [tuple(map(round, p)) for p in found.points] == [(262, 220), (310, 220), (310, 252)]
    stroked = table()
    stroked.line((262, 220), (320, 220), (320, 240), dash=(3, 2))
    (found,) = stroked.page().connectors
    assert ends(found) == ((262, 220), (320, 240))


def test_straight_pieces_between_symbols_are_connectors_not_rules() -> None:
    """A joint activity: two boxes tied by a line without a head, over a column's border."""
    sheet = table()
    sheet.path(box_ring(262, 150, 318, 172), stroke="black")
    sheet.path(box_ring(362, 150, 418, 172), stroke="black")
    sheet.line((318, 161), (362, 161))
    page = sheet.page()
    (found,) = page.connectors
    assert ends(found) == ((318, 161), (362, 161)) and not found.head_start and not found.head_end
    assert rules_of(page) == full_grid(XS, YS)


def test_loose_pieces_that_go_on_in_one_another_are_one_connector() -> None:
    sheet = table()
    sheet.path(diamond_ring(262, 150, 318, 172), stroke="black")
    sheet.line((318, 161), (400, 161))
    sheet.line((400, 161), (400, 220))
    sheet.arrow((400, 220), (400, 262))
    page = sheet.page()
    (found,) = page.connectors
    assert [tuple(map(round, p)) for p in found.points] == [(318, 161), (400, 161), (400, 262)] and found.head_end
    assert kinds(page) == ["keputusan"] and rules_of(page) == full_grid(XS, YS)


def test_rules_beside_symbols_stay_rules() -> None:
    """Symbols that touch or overlap a border, as off-page marks at the table's foot do."""
    sheet = table()
    sheet.path(pentagon(280, 303, 300, 319), stroke="black")
    sheet.path(box_ring(320, 200, 360, 225), stroke="black")
    page = sheet.page()
    assert rules_of(page) == full_grid(XS, YS) and page.connectors == ()
    assert sorted(kinds(page)) == ["konektor", "proses"]


def test_a_block_arrow_is_a_connector() -> None:
    sheet = table()
    sheet.path(
        [(262, 158), (300, 158), (300, 153), (312, 161), (300, 169), (300, 164), (262, 164)],
        fill="white",
        stroke="black",
    )
    page = sheet.page()
    (found,) = page.connectors
    assert ends(found) == ((262, 161), (312, 161)) and found.head_end and page.shapes == ()


def test_strokes_inside_a_symbol_belong_to_it() -> None:
    """A predefined process: a box with a bar at each side."""
    sheet = table()
    sheet.path(box_ring(262, 150, 318, 172), stroke="black")
    sheet.line((268, 150), (268, 172))
    sheet.line((312, 150), (312, 172))
    page = sheet.page()
    assert kinds(page) == ["proses"] and page.connectors == () and rules_of(page) == full_grid(XS, YS)


def test_a_line_cut_by_the_page_break_ends_there_without_its_head() -> None:
    sheet = table()
    c = sheet.canvas
    c.saveState()
    clip = c.beginPath()
    clip.rect(0, sheet.height - 320, 842, 320)
    c.clipPath(clip, stroke=0)
    sheet.arrow((290, 290), (290, 400))
    c.restoreState()
    (found,) = sheet.page().connectors
    assert ends(found) == ((290, 290), (290, 320)) and not found.head_end


# --- the whole page --------------------------------------------------------------------------------------------------


def test_forms_within_forms_are_drawn_where_their_matrices_put_them() -> None:
    inner = b"0 0 50 20 re S 10 30 m 90 30 l 90 0.4 l S"
    outer = b"q 1 0 0 1 20 10 cm /In Do Q"
    form = b"<</Type/XObject/Subtype/Form/BBox[-9 -9 900 900]/Resources<</XObject<</In 11 0 R>>>>"
    page = read_raw(
        raw_pdf(
            b"q 2 0 0 2 100 200 cm /Out Do Q",
            resources=b"/XObject<</Out 10 0 R>>",
            extra=b"10 0 obj%s/Length %d>>stream\n%s\nendstream endobj\n" % (form, len(outer), outer)
            + b"11 0 obj%s/Length %d>>stream\n%s\nendstream endobj\n" % (form, len(inner), inner),
        )
    )
    assert page.shapes[0].box.rounded() == (140.0, 335.0, 240.0, 375.0)
    assert [tuple(map(round, p)) for p in page.connectors[0].points] == [(160, 315), (320, 315), (320, 374)]


def test_pictures_are_boxes_only() -> None:
    page = read_raw(
        raw_pdf(
            b"q 60 0 0 40 100 500 cm /Im Do Q",
            resources=b"/XObject<</Im 10 0 R>>",
            extra=b"10 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
            b"/Length 1>>stream\n\x80\nendstream endobj\n",
        )
    )
    assert [p.box.rounded() for p in page.pictures] == [(100.0, 55.0, 160.0, 95.0)]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_drawings_on_a_rotated_page_stand_up(rotate: int) -> None:
    sheet = Sheet(rotate=rotate)
    sheet.canvas.transform(
        *{90: (0, 1, -1, 0, 595, 0), 180: (-1, 0, 0, -1, 842, 595), 270: (0, -1, 1, 0, 0, 842)}[rotate]
    )
    sheet.grid(XS, YS)
    sheet.path(box_ring(262, 150, 318, 172), stroke="black")
    sheet.arrow((290, 172), (290, 205))
    page = sheet.page()
    assert rules_of(page) == full_grid(XS, YS)
    assert [s.box.rounded() for s in page.shapes] == [(262.0, 150.0, 318.0, 172.0)]
    assert [ends(c) for c in page.connectors] == [((290, 172), (290, 205))]


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.414, 3.0])
def test_sizes_follow_the_page(scale: float) -> None:
    """The same sheet printed on other paper."""
    sheet = Sheet(842 * scale, 595 * scale)
    sheet.canvas.scale(scale, scale)
    sheet.height = 595
    sheet.grid(XS, YS)
    sheet.path(box_ring(262, 150, 318, 172), stroke="black")
    sheet.rounded(362, 150, 418, 172, 2.0)
    sheet.arrow((290, 172), (290, 205))
    page = sheet.page()
    assert len(page.rules) == len(XS) + len(YS)
    assert kinds(page) == ["proses", "terminator"] and [c.head_end for c in page.connectors] == [True]


def test_broken_objects_do_not_stop_the_page() -> None:
    page = read_raw(
        raw_pdf(
            b"100 100 m 200 100 l S /Nix Do 0 0 0 0 re f 1e30 1e30 m 5 5 l S q q q [ ( BT /F9 10 Tf (x) Tj ET"
            b" 10 10 m 10 10 l 10 10 l h f BT /F1 10 Tf 100 400 Td (ada) Tj ET"
        )
    )
    assert page.nomor == 1 and all(abs(r.pos) < 1e5 for r in page.rules)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_any_content_stream_gives_a_page(noise: bytes, at: int) -> None:
    content = (
        b"60 100 m 700 100 l S 262 150 56 22 re S BT /F1 10 Tf 100 400 Td (ada) Tj ET 300 300 m 340 300 l 340 200 l S"
    )
    read_raw(raw_pdf(content[:at] + noise + content[at:]))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(25, 120), min_size=1, max_size=6),
    st.lists(st.integers(15, 80), min_size=1, max_size=5),
    st.sampled_from([0.25, 0.5, 1.0, 1.5]),
)
def test_any_grid_comes_back_rule_by_rule(widths: list[int], heights: list[int], thickness: float) -> None:
    xs = tuple(40.0 + sum(widths[:k]) for k in range(len(widths) + 1))
    ys = tuple(60.0 + sum(heights[:k]) for k in range(len(heights) + 1))
    sheet = Sheet()
    sheet.grid(xs, ys, lambda x0, y0, x1, y1: sheet.rule(x0, y0, x1, y1, thickness))
    page = sheet.page()
    assert rules_of(page) == full_grid(xs, ys)
    assert page.shapes == () and page.connectors == ()


def test_a_page_that_is_not_there() -> None:
    import pypdfium2 as pdfium

    from pipeline.elements.digital.read import read_page

    with pytest.raises(IndexError):
        read_page(pdfium.PdfDocument(Sheet().data()), 1)
