"""How likely values are right, and what is put up for review by the share of errors that a user accepts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sop_case import reading

from pipeline import convert
from pipeline.errors import UsageError
from pipeline.normal.leksikon import is_listed
from pipeline.ocr.word_list import WordList, general_words
from pipeline.sop.belief import SIGNS, Acceptance, beliefs, default_acceptance, signs_of
from pipeline.sop.evidence import Evidence

CELL = "/langkah/0/aktivitas"
needs_words = pytest.mark.skipif(general_words() is None, reason="Tesseract's Indonesian model is not installed")


def scanned(text: str, confidence: float = 0.99):  # type: ignore[no-untyped-def]
    return replace(reading(text, asal="ocr", confidence=confidence), worst=confidence)


def sign(pointer: str, text: str, name: str, general: WordList | None = None, **others: str) -> float:
    readings = {pointer: scanned(text)} | {p: scanned(t) for p, t in others.items()}
    return signs_of(readings, general)[pointer][SIGNS.index(name)]


def test_a_text_layer_keeps_its_certainty() -> None:
    assert beliefs({CELL: reading("Menerima berkas")}) == {CELL: 1.0}


def test_a_sign_that_was_left_out_speaks_against_a_value_as_one_that_stands() -> None:
    mended = replace(scanned("Menerima berkas"), raw="Menerima “ berkas")
    (loose,) = (dict(zip(SIGNS, signs, strict=True)) for signs in signs_of({CELL: mended}, None).values())
    (plain,) = (
        dict(zip(SIGNS, signs, strict=True)) for signs in signs_of({CELL: scanned("Menerima berkas")}, None).values()
    )
    assert sum(loose[s] != plain[s] for s in SIGNS) == 1


def test_words_nobody_knows_speak_against_a_value() -> None:
    right, wrong = scanned("Menerima surat"), scanned("Menenma surot")
    assert beliefs({CELL: right})[CELL] > beliefs({CELL: wrong})[CELL]


def test_a_long_word_read_twice_is_known_and_a_short_one_is_not() -> None:
    assert sign(CELL, "kuesioner", "tanpa_daftar", **{"/langkah/1/aktivitas": "kuesioner"}) == 0
    assert sign(CELL, "han", "tanpa_daftar", **{"/langkah/1/aktivitas": "han"}) > 0


@needs_words
@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Menerima surat", ()),  # the genre's own
        ("Menerima sepeda", ("umum",)),
        ("Menerima surot", ("tak_dikenal", "hampir")),
        ("Menerima xqzvwk", ("tak_dikenal",)),
        ("Menerima qzv", ("tak_dikenal",)),  # too short to be like another
    ],
)
def test_a_general_word_list_tells_strange_words_apart(text: str, kinds: tuple[str, ...]) -> None:
    known = general_words()
    assert [k for k in ("tak_dikenal", "hampir", "umum", "tanpa_daftar") if sign(CELL, text, k, known)] == list(kinds)
    strange = sign(CELL, text, "tanpa_daftar")
    assert (strange > 0) == bool(kinds), "without a list all that are strange are alike"


@needs_words
def test_a_misreading_is_believed_less_than_a_word_that_the_genre_lacks() -> None:
    plain, wrong = (beliefs({CELL: scanned(t)})[CELL] for t in ("Menerima sepeda", "Menerima surot"))
    assert plain > default_acceptance().least > wrong


def test_values_are_held_against_the_form_of_their_field() -> None:
    waktu = "/langkah/0/mutu_baku/waktu"
    assert sign(waktu, "5 Menit", "bentuk_sesuai") == 1 and sign(waktu, "Menit", "bentuk_rusak") == 1
    number = "/identitas/nomor_sop"
    assert sign(number, "70/DISKOMINFO/224", "bentuk_rusak") == 1, "no year"
    assert not any(
        sign(number, t, "bentuk_rusak") for t in ("70/DISKOMINFO/2024", "SOP-01", "065/68 /SATPOLPP", "12 A")
    )
    date = "/identitas/tanggal_efektif"
    assert sign(date, "2 Mei 2023", "bentuk_sesuai") == 1 and sign(date, "A Mei 2023", "bentuk_rusak") == 1


def test_a_stroke_that_stands_alone_is_a_sign_of_misreading() -> None:
    assert sign(CELL, "Formulir | berkas", "tanda_lepas") > 0
    assert sign(CELL, "Formulir 1 berkas - asli", "tanda_lepas") == 0


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_surer_words_never_make_a_value_less_likely(a: float, b: float) -> None:
    low, high = sorted((a, b))
    one = {CELL: scanned("Menerima surat", low)}
    assert beliefs(one)[CELL] <= beliefs({CELL: scanned("Menerima surat", high)})[CELL]


def test_who_accepts_fewer_errors_reviews_more() -> None:
    leasts = [Acceptance(e).least for e in (0.001, 0.005, 0.02, 0.1)]
    assert leasts == sorted(leasts, reverse=True) and leasts[0] > leasts[-1]
    assert default_acceptance().least == Acceptance(default_acceptance().error).least


def test_the_accepted_error_decides_what_is_listed() -> None:
    def listed(error: float) -> bool:
        book = Evidence(Acceptance(error))
        book.note(CELL, scanned("Menenma surot", 0.75))
        return CELL in book.perlu_ditinjau

    assert listed(0.001) and not listed(0.9)


@pytest.mark.parametrize(
    ("pointer", "text"), [("/identitas/tanggal_pembuatan", "2 Januari 2024"), ("/identitas/nomor_sop", "70/UMUM/2024")]
)
def test_what_is_filled_in_by_hand_is_listed_sooner_than_another_value(pointer: str, text: str) -> None:
    """So that handwriting which happens to make a date or a number is seen by somebody."""
    asked = Acceptance(0.01)
    listed_though_usual = 0
    for share in range(500, 1000):
        reading = scanned(text, share / 1000)
        book = Evidence(asked)
        book.note(pointer, reading)
        sure = beliefs({pointer: reading})[pointer]
        assert sure >= asked.least or pointer in book.perlu_ditinjau
        listed_though_usual += sure >= asked.least and pointer in book.perlu_ditinjau
    assert listed_though_usual > 0


def test_what_must_be_looked_at_is_listed_whatever_is_accepted() -> None:
    book = Evidence(Acceptance(0.9))
    book.note(CELL, replace(scanned("Menerima surat"), review=True))
    book.note("/identitas/nomor_sop", replace(scanned("12"), asal="tulisan_tangan"))
    assert set(book.perlu_ditinjau) == {CELL, "/identitas/nomor_sop"}


@pytest.mark.parametrize("error", [0.0, 1.0, -0.1, 5.0])
def test_a_share_of_errors_lies_between_none_and_all(error: float) -> None:
    with pytest.raises(UsageError):
        next(iter(convert("tidak-ada.pdf", accept_error=error)))


def test_the_word_list_holds_no_slips() -> None:
    assert is_listed("peraturan") and is_listed("menit")
    assert not is_listed("utuk") and not is_listed("han")


def test_no_good_page_makes_up_for_a_word_that_is_as_likely_wrong() -> None:
    """A line was lost beside it, or it was guessed: however sure the rest of the document is, a person must look."""
    page = {f"/langkah/{i}/aktivitas": scanned("Menerima berkas surat", 0.9985) for i in range(1, 40)}
    for mean in (0.5, 0.97):
        value = replace(scanned("Dokumen pengadaan barang", mean), worst=0.5)
        assert beliefs({CELL: value, **page})[CELL] <= 0.5 < default_acceptance().least
