"""An i whose dot has run into its stroke."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.ocr import dots
from pipeline.ocr.dots import with_dots
from pipeline.ocr.engine import Gray, RawWord


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        dots, "is_word", lambda text: text in ("Aplikasi", "tercapai", "manual", "mengenai", "mengenal")
    )


def _picture(*, dotted: bool, at_end: bool = False, pale: int = 150) -> Gray:
    """A stroke 20 high before (behind) the bars of other letters, soft; pale: grey of the gap under a dot."""
    page = np.full((40, 80), 255, np.uint8)
    x = 60 if at_end else 12
    page[10:30, x : x + 3] = 30
    if dotted:
        page[14:16, x : x + 3] = pale
    for other in (20, 28, 36, 44, 52):
        page[16:30, other : other + 3] = 30
    return np.asarray(cv2.GaussianBlur(page, (3, 3), 0.5), np.uint8)


def _word(text: str, *, at_end: bool = False) -> RawWord:
    return RawWord(text, 20 if at_end else 12, 10, 63 if at_end else 55, 30, 95.0)


@pytest.mark.parametrize("dotted", [True, False])
def test_a_first_letter_is_an_i_where_its_ink_has_a_dot(dotted: bool) -> None:
    read = with_dots(_word("Informasi"), _picture(dotted=dotted))
    assert read.text == ("informasi" if dotted else "Informasi")


@pytest.mark.parametrize(
    ("text", "pale", "read"),
    [
        ("tercapal", 100, "tercapai"),
        ("manual", 200, "manual"),  # a word, and none with an i
        ("mengenal", 200, "mengenal"),  # both are words
        ("AplikasI", 200, "Aplikasi"),
        ("Tanggal", 200, "Tanggal"),  # neither is known: a broken stroke
        ("tercapal", 30, "tercapal"),  # an even stroke
    ],
)
def test_a_last_letter_is_an_i_where_ink_and_words_say_so(text: str, pale: int, read: str) -> None:
    assert with_dots(_word(text, at_end=True), _picture(dotted=True, at_end=True, pale=pale)).text == read


@pytest.mark.parametrize("text", ["II", "Id", "IPK"])
def test_no_word_that_might_be_something_else_is_touched(text: str) -> None:
    picture = _picture(dotted=True, pale=130)
    assert with_dots(_word(text), picture).text == text


def test_a_word_beyond_the_picture_is_as_it_was() -> None:
    assert with_dots(RawWord("Informasi", 300, 10, 360, 30, 95.0), _picture(dotted=True)).text == "Informasi"
