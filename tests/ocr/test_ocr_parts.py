"""Mosaic, ink, rests of rules, confidence tables: the parts that need no engine."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ocr_pictures import Pretend, blank, write

from pipeline.data.load import read_toml
from pipeline.ocr.confidence import confidence
from pipeline.ocr.debris import is_debris
from pipeline.ocr.engine import Gray, Layout, RawWord
from pipeline.ocr.ink import Span, extent, text_lines, type_height
from pipeline.ocr.lines import Line, parts_to_ask
from pipeline.ocr.mosaic import Part, mosaics
from pipeline.ocr.picture import LOWER_CASE, dark_on_light, evened, scale_for
from pipeline.ocr.prepare import pieces_of, without_rests
from pipeline.ocr.read import read_crops
from pipeline.ocr.records import Crop

sizes = st.lists(st.tuples(st.integers(1, 90), st.integers(1, 300)), min_size=1, max_size=60)


@settings(max_examples=30)
@given(sizes, st.randoms())
def test_a_word_goes_back_to_its_own_part(shapes: list[tuple[int, int]], chance: object) -> None:
    parts = [Part(100 + i, np.full(shape, 200, dtype=np.uint8)) for i, shape in enumerate(shapes)]
    seen = []
    for mosaic in mosaics(parts):
        words = []
        for y0, y1, key in mosaic.bands:
            words.append(RawWord(str(key), mosaic.left + 1, y0, mosaic.left + 5, y1, 90))
        for key, back in mosaic.give_back(words).items():
            assert [w.text for w in back] == [str(key)]
            assert (back[0].x0, back[0].y0) == (1, 0)
            assert back[0].y1 == shapes[key - 100][0]
            seen.append(key)
    assert sorted(seen) == [p.key for p in parts]


def test_extent_sees_a_full_stop_and_no_dust() -> None:
    page = blank(600, 400)
    assert extent(page, 300) is None
    page[100, 100] = 0
    assert extent(page, 300) is None
    page[200:206, 300:306] = 0
    span = extent(page, 300)
    assert span is not None
    assert (span.y1, span.x1) == (206, 306)
    assert extent(np.full((50, 50), 180, np.uint8), 300) is None
    assert extent(page[:0], 300) is None


def test_text_lines_count_lines() -> None:
    page = blank(900, 400)
    write(page, 30, 30, ["Menyiapkan jadwal", "iiii - jjjj", "Selesai."])
    lines = text_lines(page)
    assert len(lines) == 3
    assert all(a.y0 < b.y0 for a, b in pairwise(lines))


@pytest.mark.parametrize("points", [7, 10, 14])
def test_every_type_size_comes_to_one_height(points: float) -> None:
    page = blank(2400, 300)
    write(page, 30, 60, ["Melaksanakan pemeriksaan dermaga secara berkala"], points)
    (piece,) = pieces_of(page, [Crop(0, 0, 2400, 300)], 300)
    height = type_height([piece.picture], 300 * piece.scale)
    assert height is not None
    assert abs(height - LOWER_CASE) < 0.25 * LOWER_CASE


def test_rests_of_rules_go_and_letters_stay() -> None:
    page = blank(500, 200)
    write(page, 12, 60, ["Ilmu"])
    clean = page.copy()
    page[40:150:2, 0:3] = 0
    page[:, 497:] = 30
    page[0:2, 50:400] = 0
    got = without_rests(page, 300)
    assert np.array_equal(got, clean)
    assert page[0, 100] == 0, "the caller's picture was changed"


def test_shade_is_whitened_and_light_print_turned() -> None:
    page = np.full((40, 80), 180, np.uint8)
    page[10:20, 10:30] = 60
    assert evened(page)[0, 0] == 255
    assert evened(page)[15, 15] == 0
    assert np.array_equal(dark_on_light(255 - page), page)
    assert dark_on_light(page) is page


@pytest.mark.parametrize("name", [k for k in read_toml("ocr_confidence.toml") if k != "meta"])
def test_confidence_rises_with_the_mark(name: str) -> None:
    shares = [confidence(name, mark) for mark in np.arange(-5, 106, 0.5)]
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] < 1


def test_debris_only_at_the_edge() -> None:
    height = LOWER_CASE
    rest = RawWord("|", 0, 20, 3, 60, 40)
    assert is_debris(rest, 300, 100, height)
    assert not is_debris(RawWord("|", 150, 40, 153, 60, 40), 300, 100, height)
    assert not is_debris(RawWord("-", 2, 40, 12, 44, 90), 300, 100, height), "a dash stands for an empty cell"
    assert not is_debris(RawWord("I", 0, 20, 3, 60, 40), 300, 100, height)


@pytest.mark.parametrize(
    ("x", "y", "speck"),
    [(103, 57, False), (115, 57, False), (190, 57, True), (190, 50, True), (40, 76, False), (190, 76, False)],
)
def test_a_full_stop_far_behind_its_word_is_a_speck(x: float, y: float, speck: bool) -> None:
    word = RawWord("Publik", 40, 40, 100, 60, 95)
    assert is_debris(RawWord(".", x, y, x + 3, y + 3, 64), 400, 100, 14.5, word) is speck
    assert not is_debris(RawWord(".", x, y, x + 3, y + 3, 64), 400, 100, 14.5), "it may be a bullet"


def test_a_stroke_that_stands_like_a_letter_behind_a_word_is_none() -> None:
    name, roman = RawWord("Asisten", 30, 3, 130, 25, 95), RawWord("|", 138, 3, 142, 25, 40)
    assert is_debris(roman, 300, 100, 15.0), "by itself it lies at the upper edge"
    assert not is_debris(roman, 300, 100, 15.0, name)
    assert is_debris(replace(roman, y0=0, y1=60), 300, 100, 15.0, name), "as high as a rule"
    assert is_debris(replace(roman, x0=190, x1=194), 300, 100, 15.0, name), "far from the word"
    assert is_debris(replace(roman, x0=296, x1=300), 300, 100, 15.0, replace(name, x1=290)), "at the side"
    assert is_debris(replace(roman, text="_"), 300, 100, 15.0, name)


def two_lines() -> tuple[Gray, list[Crop]]:
    page = blank(1200, 300)
    write(page, 60, 60, ["Memeriksa perahu", "dan dermaga"])
    return page, [Crop(20, 20, 1180, 280)]


def test_a_line_that_was_passed_over_is_asked_for() -> None:
    page, crops = two_lines()

    def first_line_only(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        line = text_lines(image)[0]
        return (RawWord("Memeriksa perahu", line.x0, line.y0, line.x1, line.y1, 96.0),)

    def the_other(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return (RawWord("dan", 0, 0, 40, 20, 99.0), RawWord("dermaga", 50, 0, 120, 20, 99.0))

    second = Pretend(the_other, "rapidocr")
    (words,) = read_crops(Pretend(first_line_only), second, page, crops, 300)
    assert [w.text for w in words] == ["Memeriksa perahu", "dan", "dermaga"]
    assert [layout for _, layout in second.asked] == ["line"]
    first = Pretend(lambda i, lay: first_line_only(i, lay) if lay == "block" else the_other(i, lay))
    (words,) = read_crops(first, None, page, crops, 300)
    assert [w.text for w in words] == ["Memeriksa perahu", "dan", "dermaga"]


def test_second_opinions_stay_within_the_budget() -> None:
    page = blank(2400, 3000)
    write(page, 60, 60, ["Menyiapkan berkas permohonan sandar"] * 40)

    def doubtful(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return tuple(RawWord("x", s.x0, s.y0, s.x1, s.y1, 20.0, i) for i, s in enumerate(text_lines(image)))

    second = Pretend(lambda i, lay: (), "rapidocr")
    read_crops(Pretend(doubtful), second, page, [Crop(0, 0, 2400, 3000)], 300)
    share = read_toml("ocr.toml")["second"]["budget"]
    assert 1 <= len(second.asked) <= 40 * share + 3


def test_sure_lines_are_not_asked_about() -> None:
    page, crops = two_lines()

    def both(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        return tuple(RawWord("kata", s.x0, s.y0, s.x1, s.y1, 97.0, i) for i, s in enumerate(text_lines(image)))

    second = Pretend(both, "rapidocr")
    read_crops(Pretend(both), second, page, crops, 300)
    assert second.asked == []


@given(
    st.lists(
        st.tuples(st.integers(10, 60), st.integers(-3, 30), st.sampled_from((20.0, 84.0, 86.0, 99.0))), max_size=12
    )
)
def test_a_line_is_asked_about_in_parts_that_make_it_up(drawn: list[tuple[int, int, float]]) -> None:
    x, words = 5.0, []
    for i, (wide, gap, mark) in enumerate(drawn):
        words.append(RawWord(f"kata{i}", x, 0, x + wide, 16, mark))
        x += wide + gap
    line = Line(0, Span(0, 16, 0, 1000), tuple(words), min((w.mark for w in words), default=0.0))
    parts = parts_to_ask(line, below=85)
    assert [w for p in parts for w in p.words] == words
    assert (parts[0].span.x0, parts[-1].span.x1) == (0, 1000)
    assert all(a.span.x1 == b.span.x0 for a, b in pairwise(parts))
    for part in parts:
        assert part.doubt == min((w.mark for w in part.words), default=0.0)
        assert all(part.span.x0 <= (w.x0 + w.x1) / 2 <= part.span.x1 for w in part.words)


def test_sure_words_away_from_a_doubtful_one_are_not_asked_about() -> None:
    marks = (99, 99, 99, 99, 20, 99, 99)
    words = tuple(RawWord("kata", 40 * i, 0, 40 * i + 30, 16, float(m)) for i, m in enumerate(marks))
    sure, asked, rest = parts_to_ask(Line(0, Span(0, 16, 0, 280), words, 20.0), below=85)
    assert [len(p.words) for p in (sure, asked, rest)] == [3, 3, 1]
    assert (asked.span.x0, asked.span.x1) == (115, 235)
    touching = tuple(RawWord("kata", 31 * i, 0, 31 * i + 30, 16, float(m)) for i, m in enumerate(marks))
    assert len(parts_to_ask(Line(0, Span(0, 16, 0, 220), touching, 20.0), below=85)) == 1


def test_places_of_words_are_those_of_the_page_where_a_picture_keeps_its_size() -> None:
    """Type a few per cent off the height that is aimed at is not sampled anew; its places must not be scaled either."""
    page = blank(1600, 400)
    write(page, 60, 60, ["Menerima berkas permohonan"] * 4, points=10, dpi=222)
    (piece,) = pieces_of(page, [Crop(0, 0, 1600, 400)], 222)
    found = piece.on_page(RawWord("x", 0, 0, piece.picture.shape[1], piece.picture.shape[0], 90), 1.0)
    ink = np.flatnonzero((page < 128).any(axis=0))
    assert abs(found.x1 - ink[-1]) <= 8 and abs(found.x0 - ink[0]) <= 8
    for height in (14.0, 14.4, 15.0):
        assert scale_for(height, 200) == 1.0
    assert scale_for(13.5, 200) != 1.0


def test_a_pale_edge_beside_type_is_left_out() -> None:
    page = blank(900, 200)
    write(page, 40, 40, ["Mengikuti pelatihan"], points=12, dpi=200)
    first = int(np.flatnonzero((page < 128).any(axis=0))[0])
    page[:, first - 4] = 215
    (piece,) = pieces_of(page, [Crop(first - 4, 0, 900, 200)], 200)
    assert (piece.picture[:, 0] == 255).all()


def test_words_beside_a_line_that_nobody_could_read_are_doubted() -> None:
    page = blank(1600, 300)
    write(page, 60, 40, ["Menerima berkas", "permohonan informasi"], points=12, dpi=200)

    def upper_line(image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        if layout != "block":
            return ()
        rows = np.flatnonzero((image < 128).any(axis=1))
        foot = int(rows[0] + (rows[-1] - rows[0]) * 0.4)
        x = np.flatnonzero((image[:foot] < 128).any(axis=0))
        return (RawWord("Menerima", float(x[0]), float(rows[0]), float(x[-1]), float(foot), 96, 0),)

    both = Pretend(upper_line), Pretend(lambda *_: (), "rapidocr")
    (words,) = read_crops(both[0], both[1], page, [Crop(0, 0, 1600, 300)], 200)
    assert [w.text for w in words] == ["Menerima"] and words[0].confidence <= 0.5


def test_blur_does_not_make_type_seem_larger() -> None:
    """Blurred letters run into each other and into tall ones beside them; the rows that hold them stay as they are."""
    page = blank(1600, 400)
    write(page, 60, 60, ["Menerima dan memeriksa berkas permohonan"] * 4, points=9, dpi=200)
    narrow = cv2.resize(page, None, fx=0.8, fy=1, interpolation=cv2.INTER_AREA)
    sharp = type_height([np.asarray(narrow, np.uint8)], 200)
    blurred = type_height([np.asarray(cv2.GaussianBlur(narrow, (0, 0), 1.8), np.uint8)], 200)
    assert sharp is not None
    assert blurred is not None
    assert abs(blurred - sharp) <= 1.5
    assert type_height([page[:, :80]], 200) is None, "too little to tell"
