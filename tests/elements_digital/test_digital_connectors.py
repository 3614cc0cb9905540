"""Connectors of a digital page with their heads, apart from its rules and symbols."""

from __future__ import annotations

import pytest
from elements_digital.digital_kit import Dot, Sheet, box_ring, diamond_ring
from elements_digital.drawn_sheets import XS, YS, ends, full_grid, kinds, pentagon, rules_of, table


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
