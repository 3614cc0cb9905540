"""The outline of a sheet on a darker ground."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.pages.outline import Picture, from_the_front, sheet_corners

SEEN = [(150, 90), (1180, 60), (1290, 860), (60, 900)]


def photo(corners: list[tuple[int, int]], ground: int = 70) -> Picture:
    image = np.full((960, 1360, 3), ground, np.uint8)
    cv2.fillPoly(image, [np.array(corners, np.int32)], (250, 250, 250))
    (x, y), _, (right, below), _ = corners
    for k in range(1, 9):  # lines of type
        height = y + k * (below - y) // 10
        cv2.line(image, (x + 90, height), (right - 220, height), (30, 30, 30), 6)
    return image


def test_the_corners_of_a_leaning_sheet_are_found() -> None:
    found = sheet_corners(photo(SEEN))
    assert found is not None
    assert found == pytest.approx(np.array(SEEN, np.float32), abs=6)


def test_the_sheet_fills_the_picture_that_comes_out() -> None:
    out = from_the_front(photo(SEEN))
    assert out.shape[1] == pytest.approx(1130, abs=15) and out.shape[0] == pytest.approx(808, abs=15)
    assert (out[8:-8, 8:-8].max(axis=2) > 100).mean() > 0.9
    assert all(out[y, x].min() > 200 for y in (10, -10) for x in (10, -10))


def test_what_is_seen_from_the_front_or_lies_on_white_stays() -> None:
    straight = photo([(80, 60), (1280, 60), (1280, 900), (80, 900)])
    on_white = photo(SEEN, ground=235)
    blank = np.full((960, 1360), 255, np.uint8)
    for image in (straight, on_white, blank):
        assert from_the_front(image) is image
