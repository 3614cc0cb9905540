"""Lines that run far from the page's symbols: down a long last row, and into a column that no symbol stands in."""

from __future__ import annotations

import pytest
from elements_scan.drawn_page import YS, Drawn, Image

from pipeline.elements.scan import reread
from pipeline.elements.scan.read import read_region
from pipeline.ocr.port import Crop, OcrWord


@pytest.fixture(autouse=True)
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(image: Image, crops: list[Crop], dpi: float) -> list[tuple[OcrWord, ...]]:
        return [() for _ in crops]

    monkeypatch.setattr(reread, "recognise", nothing)


def page(*lines: str) -> Drawn:
    """A table of one symbol in the first column of four roles, its rows as high as two. lines: text in the second."""
    drawn = Drawn()
    drawn.grid(ys=(*YS[:3], YS[4], YS[6]))
    for y in (YS[2], YS[4]):
        drawn.text("Menerima berkas dari", 76, y + 20)
        drawn.text("berkas lengkap", 496, y + 20)
    drawn.capsule(265, 150, 315, 178)
    for i, words in enumerate(lines):
        drawn.text(words, 340, 220 + 14 * i)
    return drawn


def ends(drawn: Drawn) -> list[tuple[int, int]]:
    """Where the page's connectors end, in units of ten points."""
    found = read_region(drawn.image, drawn.dpi)
    return [(round(c.points[-1].x / 10), round(c.points[-1].y / 10)) for c in found.connectors]


def test_a_line_is_followed_down_to_the_tables_end() -> None:
    drawn = page()
    drawn.arrow((290, 178), (290, 405))
    assert (29, 40) in [(x, min(y, 40)) for x, y in ends(drawn)]


@pytest.mark.parametrize(("lines", "entered"), [((), True), (("Tidak",), True), (("Menerima", "berkas"), False)])
def test_a_line_is_followed_into_an_empty_column(lines: tuple[str, ...], entered: bool) -> None:
    drawn = page(*lines)
    drawn.arrow((290, 178), (290, 195), (390, 195), (390, 405))
    assert any(x == 39 and y >= 40 for x, y in ends(drawn)) == entered
