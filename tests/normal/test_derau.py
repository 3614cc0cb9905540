from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.normal.derau import clean_cell, correct_counts, correct_step_number, correct_units, correct_waktu
from pipeline.records.reading import Reading
from pipeline.records.word import Asal


def read(text: str, asal: Asal = "ocr") -> Reading:
    return Reading(text, 1, asal=asal, confidence=0.9)


@pytest.mark.parametrize("text", ["-", "–", ":", "...", "…", "", " ", "- -", "<p></p>"])
@pytest.mark.parametrize("asal", ["ocr", "teks"])
def test_an_empty_cell_is_none(text: str, asal: Asal) -> None:
    assert clean_cell(read(text, asal)) is None


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("| Dokumen, data", "Dokumen, data"),
        ("[Menerima surat", "Menerima surat"),
        ("Surat —", "Surat"),
        ("“15 menit", "15 menit"),
        ("“Surat” dan data", "“Surat” dan data"),
        ("15'", "15'"),
        ("Surat [A]", "Surat [A]"),
        ("[A] Surat", "[A] Surat"),
        (": SOP-1/2031", "SOP-1/2031"),
        ("**Surat** <b>masuk</b>", "Surat masuk"),
        ("Su\u200brat\n masuk", "Surat masuk"),
        ("√", "√"),
    ],
)
def test_edges_of_an_ocr_cell(text: str, clean: str) -> None:
    found = clean_cell(read(text))
    assert found is not None
    assert (found.text, found.corrections, found.review) == (clean, (), False)


def test_a_text_layer_keeps_its_signs() -> None:
    found = clean_cell(read("| Dokumen", "teks"))
    assert found is not None and found.text == "| Dokumen"


@pytest.mark.parametrize(
    ("text", "better", "rule"),
    [
        ("S Menit", "5 Menit", "angka_waktu"),
        ("l5 Menit", "15 Menit", "angka_waktu"),
        ("1O Menit", "10 Menit", "angka_waktu"),
        ("I Hari", "1 Hari", "angka_waktu"),
        ("I-2 hari", "1-2 hari", "angka_waktu"),
        ("± S menit", "± 5 menit", "angka_waktu"),
        ("5 Menil", "5 Menit", "satuan_waktu"),
        ("5 MENlT", "5 MENIT", "satuan_waktu"),
        ("5 Jarn", "5 Jam", "satuan_waktu"),
        ("5 Han kerja", "5 Hari kerja", "satuan_waktu"),
    ],
)
def test_durations_put_right_on_record(text: str, better: str, rule: str) -> None:
    found = correct_waktu(read(text))
    assert (found.text, found.raw, found.review) == (better, text, True)
    assert [c.aturan for c in found.corrections] == [rule]


@pytest.mark.parametrize(("text", "better"), [("3jam", "3 jam"), ("1-2Hari kerja", "1-2 Hari kerja")])
def test_a_lost_space_is_put_back_on_record_and_needs_no_look(text: str, better: str) -> None:
    found = correct_waktu(read(text))
    assert (found.text, found.raw, found.review) == (better, text, False)
    assert [c.aturan for c in found.corrections] == ["spasi_waktu"]
    assert correct_waktu(read(text, "teks")).text == text


def test_a_falling_range_is_up_for_review() -> None:
    assert correct_waktu(read("4-2 hari")).review
    assert not correct_waktu(read("1-2 hari")).review
    assert not correct_waktu(read("4-2 hari", "teks")).review


def test_two_numbers_side_by_side_are_up_for_review() -> None:
    found = correct_waktu(read("2 30 Menit"))
    assert (found.text, found.review, found.corrections) == ("2 30 Menit", True, ())
    for text in ("1 1/2 jam", "2 x 24 jam", "1 hari 30 menit"):
        assert not correct_waktu(read(text)).review


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Contoh uji air | berkas", "Contoh uji air 1 berkas"),
        ("SK l Lembar", "SK 1 Lembar"),
        ("Surat, ! rangkap", "Surat, 1 rangkap"),
    ],
)
def test_a_stroke_before_what_is_counted_is_a_one(text: str, right: str) -> None:
    found = correct_counts(read(text))
    assert (found.text, found.raw, found.review) == (right, text, True)
    assert found.corrections[0].aturan == "angka_hitung"
    assert correct_counts(read(text, "teks")).text == text


@pytest.mark.parametrize(
    "text", ["Golongan I berkas", "Buku | dan berkas", "|berkas", "hasil berkas", "Ya | setuju", "| Berkas permohonan"]
)
def test_other_strokes_are_no_count(text: str) -> None:
    assert correct_counts(read(text)).text == text


def test_a_plus_before_a_duration_is_up_for_review() -> None:
    found = correct_waktu(read("+ 30 Menit"))
    assert (found.text, found.review, found.corrections) == ("+ 30 Menit", True, ())
    assert not correct_waktu(read("± 30 Menit")).review
    assert not correct_waktu(read("+ 30 Menit", "teks")).review


def test_the_note_names_what_changed() -> None:
    found = correct_waktu(read("S Menil"))
    assert found.raw == "S Menil"
    assert [(c.dari, c.ke) for c in found.corrections] == [("Menil", "Menit"), ("S", "5")]


@pytest.mark.parametrize(
    "text",
    [
        "20 Menit",
        "Sesuai jadwal",
        "Setiap jam",
        "sehari",
        "per hari",
        "5 lembar",
        "2 jari",
        "|5 menit",
        "1 bulan",
        "TW I",
        "Semester I",
    ],
)
def test_durations_left_alone(text: str) -> None:
    assert correct_waktu(read(text)) == read(text)


def test_a_number_that_cannot_be_made_out_is_up_for_review() -> None:
    for text in ("Ts menit", "A hari", "O Menit"):
        found = correct_waktu(read(text))
        assert (found.text, found.review, found.corrections) == (text, True, ())
    assert not correct_waktu(read("dua hari")).review


def test_what_the_text_layer_says_is_the_drafter() -> None:
    assert correct_waktu(read("S Menit", "teks")).text == "S Menit"
    assert correct_waktu(read("S Menit", "tulisan_tangan")).text == "S Menit"


def test_a_bare_letter_is_a_number_only_under_a_header_with_a_unit() -> None:
    assert correct_waktu(read("S")).text == "S"
    assert correct_waktu(read("S"), "menit").text == "5"


@pytest.mark.parametrize(
    ("text", "expected", "number"),
    [
        ("z", 2, "2"),
        ("l", 1, "1"),
        ("S", 5, "5"),
        ("S", 8, "8"),
        ("S", None, "5"),
        ("I", 1, "1"),
        ("i)", 1, "1"),
        ("|1", 1, "1"),
        ("|1", 11, "11"),
        ("1O", 10, "10"),
        ("|", 1, "1"),
    ],
)
def test_step_numbers_put_right_on_record(text: str, expected: int | None, number: str) -> None:
    found = correct_step_number(read(text), expected)
    assert found is not None
    assert (found.text, found.review, found.raw) == (number, True, text)
    assert [c.aturan for c in found.corrections] == ["angka_langkah"]


@pytest.mark.parametrize(("text", "number"), [("1.", "1"), ("(2)", "2"), ("7", "7"), ("1.1.", "1.1")])
def test_step_numbers_without_their_dots(text: str, number: str) -> None:
    found = correct_step_number(read(text, "teks"), 3)
    assert found is not None
    assert (found.text, found.corrections, found.review) == (number, (), False)


def test_the_expected_number_is_never_invented() -> None:
    assert correct_step_number(None, 4) is None
    assert correct_step_number(read("."), 4) is None
    assert correct_step_number(read("|"), 4) is None
    kept = correct_step_number(read("7"), 4)
    assert kept is not None and (kept.text, kept.review) == ("7", False)
    doubtful = correct_step_number(read("S"), 2)
    assert doubtful is not None and (doubtful.text, doubtful.review, doubtful.corrections) == ("S", True, ())
    roman = correct_step_number(read("I.", "teks"), 1)
    assert roman is not None and roman.text == "I"


TIMES = st.text(alphabet="SlIOoz0123456789 -–.menithajrbul|")


@given(st.text() | TIMES, st.sampled_from(["ocr", "teks"]), st.none() | st.just("menit"))
def test_durations_change_only_signs_that_look_like_digits_or_units(text: str, asal: Asal, unit: str | None) -> None:
    found = correct_waktu(read(text, asal), unit)
    if asal == "teks" or not found.corrections:
        assert found.text == text
    elif all(c.aturan == "angka_waktu" for c in found.corrections):
        changed = [(a, b) for a, b in zip(text, found.text, strict=True) if a != b]
        assert changed and all(b.isdecimal() and not a.isdecimal() for a, b in changed)


@given(st.text() | st.text(alphabet="|[]lIzS1O. ", max_size=4), st.none() | st.integers(1, 60))
def test_a_step_number_keeps_every_digit_that_was_read(text: str, expected: int | None) -> None:
    found = correct_step_number(read(text), expected)
    if found is not None and found.corrections:
        assert found.review and found.text.isdecimal()
        assert all(d in found.text for d in text if d in "123456789")


@given(st.text(), st.sampled_from(["ocr", "teks"]))
@example('<"{', "ocr")
@example(":«0", "ocr")
def test_cleaning_is_silent_and_final(text: str, asal: Asal) -> None:
    once = clean_cell(read(text, asal))
    if once is not None:
        assert once.text and once.corrections == ()
        assert clean_cell(once) == once


@pytest.mark.parametrize(
    ("text", "right"),
    [("maksimal 2 han", "maksimal 2 hari"), ("paling lama 30 menlt kerja", "paling lama 30 menit kerja")],
)
def test_a_misread_unit_behind_a_number_is_put_right_in_any_text(text: str, right: str) -> None:
    found = correct_units(read(text))
    assert (found.text, found.raw, found.review) == (right, text, True)
    assert correct_units(read(text, "teks")).text == text


@pytest.mark.parametrize("text", ["UU han", "2 kali", "Nomor 5 tahap dua", "3 hari", "7 bukan", "Bab 2 harian"])
def test_other_words_behind_numbers_stay(text: str) -> None:
    assert correct_units(read(text)).text == text
