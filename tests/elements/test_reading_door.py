"""How a page is read is decided page by page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from generator.contents import make
from generator.draw import draw
from generator.looks import LOOKS

from pipeline.elements import read as door
from pipeline.pages.choose import choose
from pipeline.pages.legible import is_legible
from pipeline.records.drawing import Picture, Rule
from pipeline.records.geometry import Box
from pipeline.records.page import Page
from pipeline.records.word import Word
from pipeline.source.identify import identify


def _page(letters: int = 0, picture: Box | None = None, **more: Any) -> Page:
    words = tuple(Word("kata", Box(50, 50 + 12 * k, 80, 60 + 12 * k), size=8) for k in range(letters // 4))
    return Page(1, "teks", 842, 595, words=words, pictures=(Picture(picture),) if picture else (), **more)


LARGE = Box(300, 100, 800, 500)


def test_a_page_with_its_own_text_is_read_as_text() -> None:
    assert choose(_page(400)).kind == "text"
    assert choose(_page(400, Box(20, 20, 90, 90))).kind == "text"  # a logo


def test_a_picture_with_a_footer_is_a_scan() -> None:
    assert choose(_page(20, Box(0, 0, 842, 595))).kind == "scan"


def test_a_table_pasted_as_a_picture_is_read_beside_the_text() -> None:
    way = choose(_page(400, LARGE))
    assert way.kind == "mixed" and way.pictures == (LARGE,)


def test_a_picture_behind_text_is_not_read_twice() -> None:
    page = _page(0, Box(0, 0, 842, 595))
    words = tuple(
        Word("kata", Box(30 + 40 * c, 30 + 12 * r, 55 + 40 * c, 40 + 12 * r), size=8)
        for r in range(40)
        for c in range(18)
    )
    assert choose(replace(page, words=words)).kind == "text"


def test_drawn_outlines_without_letters_are_a_scan_and_a_blank_page_is_not() -> None:
    assert choose(_page(0, rules=(Rule(True, 10, 0, 100, 1),))).kind == "scan"
    assert choose(_page(0)).kind == "text"


def test_signs_without_meaning_are_not_legible() -> None:
    good = Word("Kegiatan", Box(0, 0, 1, 1))
    assert is_legible(()) and is_legible([good])
    for bad in ("\ufffd\ufffd\ufffd", "\ue012\ue013", "(cid:12)(cid:7)"):
        assert not is_legible([good, Word(bad, Box(0, 0, 1, 1))])


def test_an_illegible_text_layer_is_read_again_by_another_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(draw(make(5), LOOKS[0]))
    first = door.read_page

    def garbled(pdf: Any, index: int) -> Page:
        page = first(pdf, index)
        return replace(page, words=tuple(replace(w, text="\ufffd" * len(w.text)) for w in page.words))

    monkeypatch.setattr(door, "read_page", garbled)
    pages = list(door.read_pages(identify(tmp_path / "a.pdf")))
    assert all("teks_rusak" in p.notes and p.cara == "teks" for p in pages)
    assert {"Nomor", "SOP"} <= {w.text for w in pages[0].words}
    assert all(w.confidence < 1 for w in pages[0].words)
