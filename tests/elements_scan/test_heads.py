"""Heads of connecting lines on drawn pages."""

from __future__ import annotations

import pytest
from elements_scan.drawn_page import Drawn, Image

from pipeline.elements.scan import read, reread
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
