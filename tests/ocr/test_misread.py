"""Words that look misread are asked about, and lose to a reading that is a word."""

from __future__ import annotations

import pytest
from ocr_pictures import Pretend, blank, write

from pipeline.ocr.agree import settle
from pipeline.ocr.confidence import confidence
from pipeline.ocr.engine import Gray, Layout, RawWord
from pipeline.ocr.ink import text_lines
from pipeline.ocr.misread import looks_misread, may_be_another
from pipeline.ocr.policy import policy, trusted
from pipeline.ocr.read import read_crops
from pipeline.ocr.records import Crop
from pipeline.ocr.word_list import general_words

pytestmark = pytest.mark.skipif(general_words() is None, reason="Tesseract's Indonesian model is not installed")


@pytest.mark.parametrize(
    ("text", "misread"),
    [
        ("tercapal", True),
        ("(Pengumpuian,", True),
        ("NELAKSANAAN", True),
        ("pemyataan", True),  # two letters read as one
        ("kearnanan", True),  # one read as two
        ("tercapai", False),
        ("Pengumpulan;", False),
        ("SIMSPH", False),  # like nothing
        ("tota", False),  # too short to tell
        ("2024", False),
        ("SK/KAK", False),
        ("", False),
    ],
)
def test_what_looks_misread(text: str, misread: bool) -> None:
    assert looks_misread(text) is misread


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pemyataan", True),
        ("Pemyataan,", True),
        ("pernyataan", False),
        ("modem", False),
        ("tercapal", True),
        ("berjaian", True),
    ],
)
def test_letters_that_look_like_others(text: str, told: bool) -> None:
    assert may_be_another(text) is told


def test_such_a_word_is_doubted_though_both_engines_read_it() -> None:
    page = blank(600, 120)
    write(page, 40, 40, ["pemyataan"], points=12, dpi=200)

    def both(text: str, mark: float) -> float:
        def read(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
            return (RawWord(text, 0, 0, image.shape[1], image.shape[0], mark),)

        ((word,),) = read_crops(Pretend(read), Pretend(read, "rapidocr"), page, [Crop(0, 0, 600, 120)], 200)
        return word.confidence

    assert both("pemyataan", 97.0) <= policy().if_guessed < both("persyaratan", 97.0)


def test_a_misread_word_is_marked_low_enough_to_be_asked_about_and_no_higher_than_it_was() -> None:
    def word(text: str, mark: float) -> RawWord:
        return RawWord(text, 0, 0, 50, 12, mark)

    assert trusted(word("tercapal", 97)) < policy().ask_below
    assert trusted(word("tercapal", 40)) == 40
    assert trusted(word("tercapai", 97)) == 97


@pytest.mark.parametrize(("marks", "first_is_right"), [((97, 60), False), ((60, 97), True)])
def test_of_two_readings_the_one_that_is_a_word_stands(marks: tuple[float, float], first_is_right: bool) -> None:
    """However the engines mark them."""
    texts = ("tercapai", "tercapal") if first_is_right else ("tercapal", "tercapai")
    one, other = ([RawWord(t, 0, 0, 50, 12, mark)] for t, mark in zip(texts, marks, strict=True))
    (found,) = settle("tesserocr", one, "rapidocr", other, 0)
    assert found.word.text == "tercapai"
    kind = "differ_first" if first_is_right else "differ_second"
    assert found.confidence == confidence(kind, found.word.mark)


def test_the_second_engine_is_asked_about_a_word_that_the_first_is_sure_of() -> None:
    page = blank(900, 200)
    write(page, 40, 60, ["Pelayanan prima tidak tercapai"])
    boxes = ((44, 190), (200, 290), (300, 390), (400, 560))

    def says(*texts: str) -> Pretend:
        return Pretend(
            lambda picture, layout: tuple(
                RawWord(t, x0 * 0.5, 4, x1 * 0.5, 20, 96.0, 0) for t, (x0, x1) in zip(texts, boxes, strict=False)
            )
        )

    first, second = says("Pelayanan", "prima", "tidak", "tercapal"), says("tercapai")
    (words,) = read_crops(first, second, page, [Crop(0, 0, 900, 200)], 300)
    assert second.asked
    assert words[-1].text == "tercapai"


def test_words_that_look_misread_are_asked_about_beyond_the_budget() -> None:
    texts = ["Menerima berkas permohonan"] * 12 + ["Pelayanan tercapai semua"]
    page = blank(1200, 1600)
    write(page, 60, 40, texts, points=12, dpi=200)

    def first(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        spans = text_lines(image)
        words = ["Qxzvw"] * 12 + ["tercapal"]
        marks = [20.0] * 12 + [97.0]
        return tuple(
            RawWord(w, s.x0, s.y0, s.x1, s.y1, m, i)
            for i, (s, w, m) in enumerate(zip(spans, words, marks, strict=True))
        )

    second = Pretend(lambda picture, layout: (RawWord("tercapai", 0, 0, 99, 20, 70.0),), "rapidocr")
    (words,) = read_crops(Pretend(first), second, page, [Crop(0, 0, 1200, 1600)], 200)
    assert words[-1].text == "tercapai"
