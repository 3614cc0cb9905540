"""Rules of a digital page: however they are drawn, each is one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from elements_digital.digital_kit import Sheet, box_ring
from elements_digital.drawn_sheets import XS, YS, full_grid, rules_of, table


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
