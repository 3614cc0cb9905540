"""Which way up a page is: what settles it, and how much is read for it."""

from __future__ import annotations

import pytest
from ocr_pictures import Pretend, blank, write

from pipeline.ocr.engine import RawWord
from pipeline.ocr.upright import stand_up

PAGE = ["Peraturan Pemerintah Nomor 12 Tahun 2011 tentang Naskah"] * 8


def words(*found: tuple[str, float]) -> tuple[RawWord, ...]:
    return tuple(RawWord(text, 0.0, 0.0, 9.0, 9.0, mark, 0) for text, mark in found)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ((("Peraturan", 97.0), ("Pemerintah", 96.0)), 1),
        ((("Peraturan", 97.0), ("Pemerintah", 96.0), ("PISSIUON", 20.0), ("0g", 5.0)), 1),
        ((("Mn", 95.0), ("Ka", 95.0), ("0g", 94.0), ("Lam", 91.0), ("PISSIUON", 20.0)), 2),
    ],
    ids=["plain", "plain-beside-rubbish", "short-words-prove-nothing"],
)
def test_the_other_way_up_is_read_only_where_no_plain_words_stand(
    said: tuple[tuple[str, float], ...], asked: int
) -> None:
    page = blank(1600, 700)
    write(page, 60, 60, PAGE, dpi=150)
    engine = Pretend(lambda picture, layout: words(*said))
    degrees, _ = stand_up(engine, page, 150)
    assert degrees == 0
    assert min(len(engine.asked), 2) == asked
