"""Which shape an outline is, where print and scan have worn its edges."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.elements.scan.outline import Mask, judge

PX = 200 / 25.4
SIZES = [(106, 42), (79, 38), (142, 41)]


def _box(width: int, height: int, radius: float) -> Mask:
    """A box with round corners, drawn eight times as large and shrunk."""
    k = 8
    out = np.zeros((height * k, width * k), np.uint8)
    r = round(radius * k)
    cv2.rectangle(out, (r, 0), (width * k - 1 - r, height * k - 1), 255, cv2.FILLED)
    cv2.rectangle(out, (0, r), (width * k - 1, height * k - 1 - r), 255, cv2.FILLED)
    for x in (r, width * k - 1 - r):
        for y in (r, height * k - 1 - r):
            cv2.circle(out, (x, y), r, 255, cv2.FILLED)
    small = cv2.resize(out, (width, height), interpolation=cv2.INTER_AREA)
    return np.where(small >= 128, np.uint8(255), np.uint8(0))


def _worn(mask: Mask) -> Mask:
    """The points of each corner gone, and a row of points from one side, then another, but for its middle: a line that
    leans by a hair."""
    out = mask.copy()
    for view in (out, out[:, ::-1], out[::-1], out[::-1, ::-1]):
        view[0, :2] = view[1, 0] = 0
    for view in (out.T[::-1], out[::-1]):
        a, b = round(0.3 * view.shape[1]), round(0.6 * view.shape[1])
        view[0, :a] = view[0, b:] = 0
    return out


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_ragged_sides_make_no_round_corners(width: int, height: int) -> None:
    found = judge(_worn(np.full((height, width), 255, np.uint8)), PX)
    assert found is not None
    assert found.kind == "proses"
    assert found.radius < 0.1


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_corners_of_a_sixth_of_the_height_are_round(width: int, height: int) -> None:
    found = judge(_box(width, height, height / 6), PX)
    assert found is not None
    assert found.kind == "terminator"
