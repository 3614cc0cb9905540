"""Heads of connecting lines on drawn pages."""

from __future__ import annotations

import numpy as np
import pytest
from elements_scan.drawn_page import Drawn, Image

from pipeline.elements.scan import read, reread
from pipeline.elements.scan.profile import _without_crossings
from pipeline.ocr.records import Crop, OcrWord
from pipeline.records.drawing import Connector


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(image: Image, crops: list[Crop], dpi: float) -> list[tuple[OcrWord, ...]]:
        return [() for _ in crops]

    monkeypatch.setattr(reread, "recognise", nothing)


def two_boxes() -> Drawn:
    page = Drawn()
    page.grid()
    page.box(270, 150, 315, 178)
    page.box(350, 150, 395, 178)
    return page


def line_of(page: Drawn) -> Connector:
    (line,) = read.read_region(page.image, page.dpi).connectors
    return line


@pytest.mark.parametrize("beyond", [0.0, 0.8, 1.4])
def test_a_head_across_an_outline_is_seen(beyond: float) -> None:
    """Office programs draw a head into the symbol that its line was drawn up to by hand. beyond: points."""
    page = two_boxes()
    page.stroke(318, 164, 348, 164)
    tip = 350 + beyond
    page.polygon([(tip, 164), (tip - 3.4, 161.8), (tip - 3.4, 166.2)], page.ink, width=0.3)
    line = line_of(page)
    assert (line.head_start, line.head_end) == (False, True)


def test_a_line_that_meets_an_outline_has_no_head() -> None:
    page = two_boxes()
    page.stroke(315, 164, 350, 164, width=1.2)
    line = line_of(page)
    assert (line.head_start, line.head_end) == (False, False)


def straddled(page: Drawn) -> None:
    page.box(310, 150, 350, 178)  # the rule at 330 is hidden by it
    page.box(310, 280, 350, 308)


def lines_on(x: float, lines: tuple[Connector, ...]) -> list[Connector]:
    return [c for c in lines if all(abs(p.x - x) < 2 for p in c.points)]


def test_a_line_on_a_rule_between_symbols_that_straddle_it_is_known_by_its_head() -> None:
    page = Drawn()
    page.grid()
    page.arrow((330, 178), (330, 280))
    straddled(page)
    (line,) = lines_on(330, read.read_region(page.image, page.dpi).connectors)
    assert (line.head_start, line.head_end) == (False, True)
    assert (line.points[0].y, line.points[-1].y) == pytest.approx((178, 280), abs=2)


def test_a_line_on_a_rule_is_met_by_one_across_it() -> None:
    page = Drawn()
    page.grid()
    page.box(270, 150, 300, 178)
    page.box(360, 150, 390, 178)
    for corner in ((285, 178), (375, 178)):
        page.stroke(*corner, corner[0], 230)
    page.stroke(285, 230, 375, 230)
    page.arrow((330, 230), (330, 280))
    page.box(310, 280, 350, 308)
    (line,) = lines_on(330, read.read_region(page.image, page.dpi).connectors)
    assert (line.head_start, line.head_end) == (False, True)
    assert (line.points[0].y, line.points[-1].y) == pytest.approx((230, 280), abs=2)


def test_a_rule_between_symbols_that_straddle_it_is_no_line() -> None:
    page = Drawn()
    page.grid()
    straddled(page)
    assert lines_on(330, read.read_region(page.image, page.dpi).connectors) == []


def test_what_is_left_of_a_rule_is_no_wider_than_what_lies_around_it() -> None:
    reach = np.array([2.0, 2, 8, 8, 8, 8, 2, 6, 5, 4, 3, 2])
    first, last = -reach, reach.copy()
    _without_crossings(first, last, np.isin(np.arange(len(reach)), (2, 3, 4, 5)))
    expected = [2, 2, 2, 2, 2, 2, 2, 6, 5, 4, 3, 2]
    assert (-first).tolist() == last.tolist() == expected
