"""Labels beside arrows that leave no decision."""

from __future__ import annotations

from dataclasses import replace

from pipeline.flow.labels import put_labels
from pipeline.flow.phrases import phrases_of
from pipeline.records.flow import Arrow, Node
from pipeline.records.geometry import Box, Point
from pipeline.records.word import Asal, Word

BOX = Node("S1", "proses", 1, Box(90, 90, 130, 110), 0, 0)
DOWN = Arrow("S1", "S2", 1, (Point(110, 110), Point(110, 200)), "drawn", 0.95)
ACROSS = Arrow("S1", "S3", 1, (Point(130, 100), Point(300, 100)), "drawn", 0.95)


def _read(arrows: list[Arrow], nodes: list[Node], *words: Word) -> list[tuple[str | None, str | None, float]]:
    return [(a.label, a.teks, a.confidence) for a in put_labels(arrows, nodes, phrases_of(words, nodes), 20.0)]


def _word(teks: str, x: float, y: float, asal: Asal = "teks") -> Word:
    return Word(teks, Box(x, y, x + 6 * len(teks), y + 8), 0.95, asal)


def test_the_arrow_of_a_box_has_the_label_beside_it() -> None:
    assert _read([DOWN, ACROSS], [BOX], _word("Belum", 115, 150), _word("Lengkap", 200, 88)) == [
        ("tidak", "Belum", 0.95),
        ("ya", "Lengkap", 0.95),
    ]


def test_the_nearer_of_two_labels_is_the_arrow_s() -> None:
    assert _read([DOWN], [BOX], _word("Belum", 127, 150), _word("Lengkap", 114, 170)) == [("ya", "Lengkap", 0.95)]


def test_between_two_arrows_it_is_for_review() -> None:
    beside = Arrow("S1", "S3", 1, (Point(130, 100), Point(150, 100), Point(150, 200)), "drawn", 0.95)
    assert _read([DOWN, beside], [BOX], _word("Belum", 114, 150)) == [("tidak", "Belum", 0.5), (None, None, 0.95)]


def test_a_label_that_a_decision_may_have_lost_is_no_box_s() -> None:
    decision = Node("S4", "keputusan", 1, Box(120, 160, 160, 180), 1, 0)
    assert _read([DOWN], [BOX, decision], _word("Tidak", 114, 145)) == [(None, None, 0.95)]
    out = Arrow("S4", "S1", 1, (Point(160, 170), Point(200, 170)), "drawn", 0.95)
    said = _word("Tidak", 165, 160), _word("Tidak", 114, 145)
    assert _read([DOWN, out], [BOX, decision], *said) == [("tidak", "Tidak", 0.95), ("tidak", "Tidak", 0.95)]


def test_words_beside_the_role_columns_are_no_box_s() -> None:
    phrases = phrases_of([_word("Belum", 114, 150)], [BOX], (20.0, 112.0))
    assert [p.beyond for p in phrases] == [True]
    assert [a.label for a in put_labels([DOWN], [BOX], phrases, 20.0)] == [None]
    decision = replace(BOX, kind="keputusan")
    assert [a.label for a in put_labels([DOWN], [decision], phrases, 20.0)] == ["tidak"]


def test_other_words_are_taken_where_printed_close_by_and_never_from_a_picture() -> None:
    assert _read([DOWN], [BOX], _word("Ditinjau", 114, 150)) == [(None, "Ditinjau", 0.95)]
    assert _read([DOWN], [BOX], _word("Ditinjau", 127, 150)) == [(None, None, 0.95)]
    assert _read([DOWN], [BOX], _word("Ditinjau", 114, 150, "ocr")) == [(None, None, 0.95)]
    assert _read([DOWN], [BOX], _word("Y", 114, 150, "ocr")) == [(None, None, 0.95)]
    assert _read([DOWN], [BOX], _word("Ya", 114, 150, "ocr")) == [("ya", "Ya", 0.95)]
