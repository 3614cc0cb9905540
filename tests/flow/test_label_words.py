"""What the words beside an arrow mean, plain, parted by a rule, and misread."""

from __future__ import annotations

import pytest

from pipeline.flow.labels import put_labels
from pipeline.flow.phrases import meaning, nearly, phrases_of
from pipeline.records.flow import Arrow, Node
from pipeline.records.geometry import Box, Point
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


def test_a_misread_label_beside_a_cell_s_word_is_a_phrase_of_its_own() -> None:
    assert [(p.teks, p.label) for p in phrases_of(words("Tidax", "diparaf"), [])] == [
        ("Tidax", "tidak"),
        ("diparaf", None),
    ]
    assert [p.teks for p in phrases_of(words("Tidax", "diparaf", asal="teks"), [])] == ["Tidax diparaf"]


def test_only_ocr_misreads() -> None:
    (seen,) = phrases_of(words("Tidax"), [])
    (drafted,) = phrases_of(words("Tidax", asal="teks"), [])
    assert (seen.label, seen.misread, seen.teks) == ("tidak", True, "Tidax")
    assert drafted.label is None


def _ways(first: str, second: str, asal: Asal = "ocr", *, third: bool = False) -> list[tuple[str | None, float]]:
    """Labels and confidences of the ways out of a decision, to the left, to the right (and down)."""
    decision = Node("S1", "keputusan", 1, Box(190, 90, 230, 110), 0, 0)
    left = Arrow("S1", "S2", 1, (Point(190, 100), Point(100, 100)), "drawn", 0.9)
    right = Arrow("S1", "S3", 1, (Point(230, 100), Point(320, 100)), "drawn", 0.9)
    down = Arrow("S1", "S4", 1, (Point(210, 110), Point(210, 200)), "drawn", 0.9)
    said = [Word(first, Box(170, 88, 186, 96), 0.9, asal), Word(second, Box(234, 88, 250, 96), 0.9, asal)]
    found = put_labels([left, right, *([down] if third else [])], [decision], phrases_of(said, [decision]), 15.0)
    return [(a.label, a.confidence) for a in found]


def test_of_two_ways_out_the_other_is_understood_sooner_and_looked_at() -> None:
    assert _ways("TJak", "Ya") == [("tidak", 0.5), ("ya", 0.9)]
    assert _ways("Tidak", "Yo") == [("tidak", 0.9), ("ya", 0.5)]
    assert _ways("I", "Y") == [("tidak", 0.5), ("ya", 0.9)]


def test_without_a_plain_label_beside_it_nothing_is_guessed() -> None:
    assert _ways("TJak", "Vo")[0][0] is None
    assert _ways("I", "Ya")[0][0] is None
    assert _ways("TJak", "Ya", third=True)[0][0] is None
    assert _ways("Arsip", "Ya")[0][0] is None
    assert _ways("TJak", "Ya", "teks")[0][0] is None


LANES = (100.0, 300.0)


def _line(*texts: str, x: float, y: float = 50.0) -> list[Word]:
    """Words of one line, each 26 points wide with 3 between, from x on."""
    return [Word(t, Box(x + 29 * n, y, x + 29 * n + 26, y + 8), 0.95) for n, t in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "x"),
    [
        (("jika", "setuju"), 45.0),  # the end of an activity's line, close before the first role column
        (("Draft", "Surat"), 302.0),  # the beginning of a cell behind the last
        (("Surat",), 302.0),
        (("kepada", "lebih"), 70.0),  # runs into the column
    ],
)
def test_text_of_a_cell_beside_the_roles_is_no_label(texts: tuple[str, ...], x: float) -> None:
    assert phrases_of(_line(*texts, x=x), [], LANES) == []


@pytest.mark.parametrize(
    ("texts", "x", "teks"),
    [
        (("Tidak",), 80.0, "Tidak"),  # stands across the border
        (("Belum", "Lengkap"), 274.0, "Belum Lengkap"),
        (("Ya", "Draft"), 280.0, "Ya"),  # a cell's text follows close upon it
        (("Ditinjau",), 150.0, "Ditinjau"),
    ],
)
def test_a_label_is_one_by_itself_beside_the_roles_and_any_words_are_among_them(
    texts: tuple[str, ...], x: float, teks: str
) -> None:
    assert [p.teks for p in phrases_of(_line(*texts, x=x), [], LANES)] == [teks]


def test_a_label_beside_the_roles_is_one_unless_it_is_a_line_of_a_cell_s_text() -> None:
    (label,) = phrases_of(_line("Tidak", x=302), [], LANES)
    assert (label.label, label.beyond) == ("tidak", True)
    text = [*_line("Berkas", "yang", x=302, y=40), *_line("lengkap", x=302)]
    assert phrases_of(text, [], LANES) == []


def test_turned_words_of_one_line_far_apart_are_two_labels() -> None:
    turned = [Word("Lengkap", Box(150, y, 158, y + 40), 0.95, angle=270) for y in (100, 300)]
    assert [p.teks for p in phrases_of(turned, [], LANES)] == ["Lengkap", "Lengkap"]
