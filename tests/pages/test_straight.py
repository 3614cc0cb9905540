"""Standing up and straightening, on pages of type and on pages of rules."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from elements_scan.drawn_page import Drawn, Image, process_table

from pipeline.pages import stand_up
from pipeline.pages.background import planes_of, without_colour
from pipeline.pages.deskew import find_skew
from pipeline.pages.stand_up import find_turn, turned
from pipeline.pages.straighten import apply, fit, turn_only
from pipeline.pages.traces import find_traces

KALIMAT = "memeriksa kelengkapan berkas dan melaporkan hasilnya kepada kepala bidang"


def prose(**kwargs: float) -> Drawn:
    page = Drawn(**kwargs)  # type: ignore[arg-type]
    for i in range(26):
        page.text(KALIMAT, 60, 60 + 18 * i, 11)
    return page


def turned_by(image: Image, degrees: float) -> Image:
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    return np.asarray(cv2.warpAffine(image, turn, (width, height), borderValue=255), np.uint8)


def test_a_page_that_stands_is_left_standing_without_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(image: Image, dpi: float) -> tuple[int, float]:
        raise AssertionError("the engine was asked")

    monkeypatch.setattr(stand_up, "orientation", asked)
    image = prose().image
    assert find_turn(image, image, 200).degrees == 0


@pytest.mark.parametrize(("turns", "degrees"), [(1, 90), (2, 180), (3, 270)])
def test_a_turned_page_is_recognised(turns: int, degrees: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stand_up, "orientation", lambda image, dpi: (degrees, 0.8))
    image = np.ascontiguousarray(np.rot90(prose().image, turns))
    turn = find_turn(image, image, 200)
    assert turn.degrees == degrees
    assert np.array_equal(turned(image, degrees), prose().image)


@pytest.mark.parametrize(("sure", "degrees"), [(0.95, 0), (0.3, 180)])
def test_a_sure_engine_overrules_the_letters_that_reach_down(
    sure: float, degrees: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stand_up, "heads_up", lambda ink, dpi: -0.3)
    monkeypatch.setattr(stand_up, "orientation", lambda image, dpi: (0, sure))
    image = prose().image
    turn = find_turn(image, image, 200)
    assert turn.degrees == degrees
    assert turn.doubtful is (degrees != 0)


def test_nothing_is_turned_on_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stand_up, "orientation", lambda image, dpi: (180, 0.2))
    page = Drawn()
    page.text("A", 400, 300, 40)
    assert find_turn(page.image, page.image, 200).degrees == 0


@pytest.mark.parametrize("degrees", [-2.6, -0.4, 0.0, 1.1])
def test_lean_from_lines_of_type(degrees: float) -> None:
    image = turned_by(prose().image, degrees)
    skew = find_skew(image, 200, ())
    assert skew.degrees == pytest.approx(degrees, abs=0.12)


@pytest.mark.parametrize("degrees", [-1.7, -0.12, 0.35, 2.9])
def test_lean_from_rules_is_exact(degrees: float) -> None:
    image = turned_by(process_table().image, degrees)
    skew = find_skew(image, 200, find_traces(image, 200))
    assert skew.how == "rules"
    assert skew.degrees == pytest.approx(degrees, abs=0.04)


def test_a_blank_page_has_no_lean() -> None:
    blank = np.full((1000, 1400), 255, np.uint8)
    assert find_skew(blank, 120, find_traces(blank, 120)).how == "none"


def test_straightening_undoes_a_turn() -> None:
    image = process_table().image
    (straight,) = apply([turned_by(image, 1.5)], turn_only((image.shape[0], image.shape[1]), 1.5))
    flat = [t for t in find_traces(straight, 200) if t.horizontal and t.length > 1500]
    assert flat
    assert max(float(np.ptp(t.across)) for t in flat) < 2.5


def bent_down(image: Image) -> Image:
    """The page with its middle 12 pixels below its sides."""
    height, width = image.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u = x / width - 0.5
    return np.asarray(cv2.remap(image, x, y + 50 * u * u, cv2.INTER_LINEAR, borderValue=255), np.uint8)


def most_uneven(image: Image) -> float:
    return max(float(np.ptp(t.across)) for t in find_traces(image, 200) if t.horizontal and t.length > 1500)


def test_a_bend_is_taken_out_though_shaded_cells_tie_the_rules_together() -> None:
    page = process_table()
    height, width = page.image.shape
    head = page.image[page.px(90) : page.px(135), page.px(40) : page.px(780)]
    head[:] = np.minimum(head, 190)
    bent = bent_down(page.image)
    s = fit((height, width), find_traces(bent, 200), 0.0, 200)
    (straight,) = apply([bent], s)
    assert most_uneven(bent) > 8
    assert most_uneven(straight) < 3


def test_the_rims_of_a_shaded_cell_are_lines_like_rules() -> None:
    """Where a header is shaded there may be no others to measure by."""
    image = np.full((400, 1600), 255, np.uint8)
    image[150:210, 100:1500] = 120
    leaning = turned_by(image, 1.0)
    rims = [t for t in find_traces(leaning, 200) if t.horizontal and t.length > 1200]
    assert len(rims) == 2
    assert all(t.slope == pytest.approx(np.tan(np.radians(1.0)), abs=0.002) for t in rims)
    assert 50 < abs(rims[0].across.mean() - rims[1].across.mean()) < 70


def test_a_bend_is_taken_out_of_level_rules_that_no_upright_ones_cross() -> None:
    page = Drawn()
    for i in range(10):
        page.stroke(40, 90 + 30 * i, 780, 90 + 30 * i)
        page.text(KALIMAT, 60, 110 + 30 * i, 11)
    bent = bent_down(page.image)
    s = fit((bent.shape[0], bent.shape[1]), find_traces(bent, 200), 0.0, 200)
    (straight,) = apply([bent], s)
    assert most_uneven(bent) > 8
    assert most_uneven(straight) < 3
    assert s.dx == turn_only((bent.shape[0], bent.shape[1]), 0.0).dx


def test_a_bend_is_taken_out() -> None:
    image = process_table().image
    height, width = image.shape
    bent = bent_down(image)
    traces = find_traces(bent, 200)
    before = max(float(np.ptp(t.across)) for t in traces if t.horizontal and t.length > 1500)
    s = fit((height, width), traces, 0.0, 200)
    (straight,) = apply([bent], s)
    after = max(float(np.ptp(t.across)) for t in find_traces(straight, 200) if t.horizontal and t.length > 1500)
    assert before > 8
    assert s.bend > 3
    assert after < 3


def test_a_flat_page_is_not_bent() -> None:
    image = process_table().image
    assert fit((image.shape[0], image.shape[1]), find_traces(image, 200), 0.0, 200).bend == 0.0


def test_shadow_and_colour_of_the_paper_are_taken_out() -> None:
    page = prose()
    shade = np.linspace(1.0, 0.55, page.image.shape[1])
    image = np.stack([page.image * shade * tint for tint in (0.85, 0.95, 1.0)], axis=2).astype(np.uint8)
    planes = planes_of(image)
    margin = planes.gray[20:100, 50:-50]
    assert int(np.percentile(margin, 1)) > 235
    assert int(planes.dark.min()) < 60


def test_light_blue_ink_is_plain_in_the_dark_plane() -> None:
    image = np.full((400, 600, 3), 255, np.uint8)
    image[200:202, 100:500] = (225, 180, 110)
    planes = planes_of(image)
    assert int(planes.dark[200:202, 150:450].max()) < 130 < int(planes.gray[200:202, 150:450].min())


def test_pale_print_is_darkened_and_blank_paper_is_not() -> None:
    page = prose()
    pale = (255 - (255 - page.image.astype(np.float32)) * 0.4).astype(np.uint8)
    assert int(np.percentile(planes_of(pale).gray[page.image < 60], 50)) < 60
    blank = np.full((600, 800), 250, np.uint8)
    assert int(planes_of(blank).gray.min()) > 240


def test_the_noise_of_a_page_of_few_words_does_not_become_ink() -> None:
    page = prose()
    few = np.full_like(page.image, 255)
    few[: len(few) // 4] = page.image[: len(few) // 4]
    blurred = cv2.GaussianBlur(few, (0, 0), 0.9).astype(np.float32)
    noisy = np.clip(blurred - 20 + np.random.default_rng(3).normal(0, 18, few.shape), 0, 255).astype(np.uint8)
    below = planes_of(noisy).gray[len(few) // 2 :]
    assert float((below < 150).mean()) < 0.0005


def test_a_picture_without_colour_becomes_grey_and_one_stroke_of_a_pen_keeps_it_coloured() -> None:
    page = np.dstack([process_table().image] * 3)
    gray = without_colour(page, 200)
    assert gray.ndim == 2
    assert np.array_equal(gray, page[:, :, 0])
    cv2.line(page, (900, 900), (960, 930), (170, 60, 40), 5)
    assert without_colour(page, 200) is page
