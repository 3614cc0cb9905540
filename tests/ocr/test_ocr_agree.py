"""Two readings of a line made one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ocr.agree import settle
from pipeline.ocr.confidence import confidence
from pipeline.ocr.engine import RawWord
from pipeline.ocr.hidden_q import may_hide_q


def line(text: str, mark: float = 90.0) -> list[RawWord]:
    return [RawWord(t, 40.0 * i, 0, 40.0 * i + 30, 12, mark) for i, t in enumerate(text.split())]


def settled(a: list[RawWord], b: list[RawWord]) -> list[tuple[str, float]]:
    return [(j.word.text, j.confidence) for j in settle("tesserocr", a, "rapidocr", b, 0)]


def test_agreement_is_surer_than_one_engine() -> None:
    one = line("Surat Tugas", 80)
    for (text, sure), word in zip(settled(one, line("Surat Tugas", 95)), one, strict=True):
        assert text == word.text
        assert sure > confidence("tesserocr", 80)


def test_disagreement_takes_the_likelier_and_doubts_it() -> None:
    (_, first), (text, sure), (_, last) = settled(line("1 han kerja", 70), line("1 hari kerja", 99))
    assert text == "hari"
    assert sure < confidence("rapidocr", 99)
    assert min(first, last) > sure


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("AG", True),
        ("OG.", True),
        ("Ouality", True),
        ("Oanun", True),
        ("Output", False),
        ("SOP", False),
        ("2024", False),
        ("Arsip", False),
        ("BPS", False),
        ("PDRB", False),
        ("O", False),
    ],
)
def test_words_that_may_hide_a_q(text: str, may: bool) -> None:
    assert may_hide_q(text) is may


def test_a_q_that_the_first_engine_does_not_know_is_taken_from_the_second() -> None:
    ((text, sure),) = settled(line("Ouality", 99), line("Quality", 96))
    assert text == "Quality"
    assert sure > confidence("differ_second", 96)
    assert [t for t, _ in settled(line("Surat AG", 99), line("Surat QG", 70))] == ["Surat", "QG"]
    assert settled(line("Arsip", 99), line("Qrsjp", 40))[0][0] == "Arsip", "that is more than a Q"


def test_spaces_of_the_first_engine_stand() -> None:
    assert [t for t, _ in settled(line("Surat telah ditandatangani"), line("Surattelah ditandatangani"))] == [
        "Surat",
        "telah",
        "ditandatangani",
    ]


def test_a_number_misplaced_by_the_second_engine_is_not_doubled() -> None:
    far = [RawWord("1", 90, 0, 99, 12, 99), RawWord("Jam", 120, 0, 150, 12, 99)]
    assert [t for t, _ in settled(line("1 Jam"), far)] == ["1", "Jam"]


def test_a_lost_word_comes_back_and_a_stain_is_doubted() -> None:
    assert [t for t, _ in settled([], line("Terlampir", 99))] == ["Terlampir"]
    assert settled([], line("ü", 30)) == []
    ((_, sure),) = settled(line("~v", 40), [])
    assert sure < 0.1


def test_the_semicolon_that_the_first_model_lacks() -> None:
    assert [t for t, _ in settled(line("Buku agenda:"), line("Buku agenda;"))] == ["Buku", "agenda;"]


def test_a_different_digit_is_no_agreement() -> None:
    ((_, sure),) = settled(line("2023"), line("2025"))
    assert sure < confidence("tesserocr", 90)


words = st.lists(st.text("abcdeABCDE0123./-", min_size=1, max_size=6), max_size=6)


@given(words, words, st.floats(0, 100), st.floats(0, 100))
def test_every_word_comes_from_a_reading_with_a_probability(a: list[str], b: list[str], p: float, q: float) -> None:
    ones, others = line(" ".join(a), p), line(" ".join(b), q)
    found = settled(ones, others)
    assert {t for t, _ in found} <= {w.text for w in ones} | {w.text for w in others}
    assert all(0 <= sure <= 1 for _, sure in found)
    assert len(found) <= len(ones) + len(others)


@given(words, st.floats(0, 100))
def test_reading_twice_the_same_changes_nothing(a: list[str], p: float) -> None:
    ones = line(" ".join(a), p)
    assert [t for t, _ in settled(ones, ones)] == [w.text for w in ones]
