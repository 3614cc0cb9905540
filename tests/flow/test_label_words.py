"""What the words beside an arrow mean, plain, parted by a rule, and misread."""

from __future__ import annotations

import pytest

from pipeline.flow.labels import meaning, nearly, phrases_of
from pipeline.records.geometry import Box
from pipeline.records.word import Asal, Word


@pytest.mark.parametrize(
    ("teks", "label"),
    [("Ya", "ya"), ("TIDAK.", "tidak"), ("Lengkap?", "ya"), ("Belum lengkap", "tidak"), ("Kasi", None)],
)
def test_plain_words(teks: str, label: str | None) -> None:
    assert meaning(teks) == label


@pytest.mark.parametrize(
    ("teks", "label"), [("Tidax", "tidak"), ("Ditotak", "tidak"), ("Setuiu", "ya"), ("Yo", None), ("Kepala", None)]
)
def test_misread_words_are_understood_where_one_meaning_is_near(teks: str, label: str | None) -> None:
    assert nearly(teks) == label


def words(*texts: str, asal: Asal = "ocr") -> list[Word]:
    return [Word(t, Box(100 + 20 * n, 50, 118 + 20 * n, 58), 0.95, asal) for n, t in enumerate(texts)]


def test_a_word_parted_by_a_rule_is_one() -> None:
    (phrase,) = phrases_of(words("Tida", "k"), [])
    assert (phrase.teks, phrase.label, phrase.misread) == ("Tidak", "tidak", False)


def test_only_ocr_misreads() -> None:
    (seen,) = phrases_of(words("Tidax"), [])
    (drafted,) = phrases_of(words("Tidax", asal="teks"), [])
    assert (seen.label, seen.misread, seen.teks) == ("tidak", True, "Tidax")
    assert drafted.label is None
