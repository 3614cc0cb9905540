"""Coloured strokes over black type on drawn pages."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from pipeline.pages.background import planes_of
from pipeline.pages.colour import without_coloured_strokes

DPI = 200
BLACK, BLUE, VIOLET, RED = (30, 30, 30), (170, 70, 20), (200, 110, 120), (60, 50, 190)
Image = npt.NDArray[np.uint8]


def _page() -> Image:
    image = np.full((900, 1300, 3), 255, np.uint8)
    for k in range(20):
        _word(image, "KEPALA BALAI CONTOH KABUPATEN", 100, 60 + 42 * k, BLACK)
    return image


def _word(image: Image, text: str, x: int, y: int, ink: tuple[int, int, int]) -> None:
    cv2.putText(image, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, ink, 2, cv2.LINE_AA)


def _multiply(image: Image, layer: Image) -> Image:
    """Ink on ink: what each swallows of the light."""
    return np.asarray(image.astype(np.uint16) * layer // 255, np.uint8)


def _scribble(ink: tuple[int, int, int]) -> Image:
    layer = np.full((900, 1300, 3), 255, np.uint8)
    points = np.array([[220, 300], [260, 180], [300, 330], [330, 200], [360, 340], [420, 210], [520, 260]], np.int32)
    cv2.polylines(layer, [points], False, ink, 5, cv2.LINE_AA)
    return layer


def _stamp(ink: tuple[int, int, int]) -> Image:
    layer = np.full((900, 1300, 3), 255, np.uint8)
    for radius in (130, 90):
        cv2.circle(layer, (400, 400), radius, ink, 3, cv2.LINE_AA)
    for k in range(12):
        at = (round(388 + 110 * np.cos(k * np.pi / 6)), round(408 + 110 * np.sin(k * np.pi / 6)))
        cv2.putText(layer, "K", at, cv2.FONT_HERSHEY_SIMPLEX, 0.7, ink, 2, cv2.LINE_AA)
    return layer


@pytest.mark.parametrize("layer", [_scribble(BLUE), _scribble(RED), _stamp(VIOLET)])
def test_strokes_go_and_black_type_stays(layer: Image) -> None:
    bare = _page()
    image = _multiply(bare, layer)
    plain = without_coloured_strokes(image, planes_of(image).gray, DPI)
    assert plain is not None
    typed = bare[:, :, 1] < 100
    stroke = (layer.min(axis=2) < 150) & ~cv2.dilate(typed.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(bool)
    assert stroke.sum() > 800
    assert (plain[stroke] > 200).mean() > 0.97
    assert (plain[typed] < 128).mean() > 0.97


def test_a_stamp_that_runs_into_a_shaded_cell_goes_too() -> None:
    layer = _stamp(VIOLET)
    bare = _page()
    bare[40:300, 60:1250] = np.minimum(bare[40:300, 60:1250], np.array((238, 215, 189), np.uint8))
    image = _multiply(bare, layer)
    plain = without_coloured_strokes(image, planes_of(image).gray, DPI)
    assert plain is not None
    typed = bare[:, :, 1] < 100
    stroke = (layer.min(axis=2) < 150) & ~cv2.dilate(typed.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(bool)
    stroke[:320] = False
    assert stroke.sum() > 800
    assert (plain[stroke] > 200).mean() > 0.97
    assert (plain[typed] < 128).mean() > 0.97


def test_no_crumbs_are_left_of_a_stamp_whose_tones_jpeg_has_mixed() -> None:
    """The darkest of them were read as letters of empty cells."""
    layer = _stamp((170, 60, 90))
    image = cv2.imdecode(cv2.imencode(".jpg", _multiply(_page(), layer), [cv2.IMWRITE_JPEG_QUALITY, 50])[1], 1)
    plain = without_coloured_strokes(np.asarray(image, np.uint8), planes_of(np.asarray(image, np.uint8)).gray, DPI)
    assert plain is not None
    typed = cv2.dilate((_page()[:, :, 1] < 200).astype(np.uint8), np.ones((15, 15), np.uint8)).astype(bool)
    apart = (cv2.erode(layer.min(axis=2), np.ones((9, 9), np.uint8)) < 150) & ~typed
    assert apart.sum() > 800
    assert (plain[apart] < 200).sum() < 15


def test_small_coloured_words_stay() -> None:
    image = _page()
    _word(image, "Mulai", 900, 100, BLUE)
    cv2.rectangle(image, (880, 400), (1180, 700), BLUE, 3)
    before = planes_of(image).gray
    plain = without_coloured_strokes(_multiply(image, _scribble(BLUE)), before, DPI)
    assert plain is not None
    assert np.array_equal(plain[70:110, 880:1050], before[70:110, 880:1050])


def test_a_page_of_blue_type_and_a_grey_page_are_left_alone() -> None:
    image = np.full((900, 1300, 3), 255, np.uint8)
    for k in range(20):
        _word(image, "KEPALA BALAI CONTOH KABUPATEN", 100, 60 + 42 * k, BLUE)
    assert without_coloured_strokes(_multiply(image, _scribble(BLUE)), planes_of(image).gray, DPI) is None
    grey = _page()[:, :, 0]
    assert without_coloured_strokes(grey, planes_of(grey).gray, DPI) is None


def test_filled_pictures_are_left_alone() -> None:
    image = _page()
    cv2.ellipse(image, (1000, 200), (60, 75), 0, 0, 360, (60, 140, 30), -1)
    assert without_coloured_strokes(image, planes_of(image).gray, DPI) is None
