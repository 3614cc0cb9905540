"""Diamonds whose lettering parts the paper inside them."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from pipeline.elements.scan.halves import across_type
from pipeline.elements.scan.lines import MM
from pipeline.elements.scan.outline import judge
from pipeline.elements.scan.shapes import _areas

Mask = npt.NDArray[np.uint8]
PX = 200 / MM
CORNERS = [(60, 10), (160, 75), (60, 140), (-40, 75)]  # of a diamond, pixels


def drawn(*lines: tuple[tuple[int, int], tuple[int, int]], band: tuple[int, int, int, int] | None = None) -> Mask:
    ink = np.zeros((200, 300), np.uint8)
    for (x0, y0), (x1, y1) in lines:
        cv2.line(ink, (x0 + 80, y0 + 20), (x1 + 80, y1 + 20), 255, 2)
    if band:
        x0, y0, x1, y1 = band
        cv2.rectangle(ink, (x0 + 80, y0 + 20), (x1 + 80, y1 + 20), 255, cv2.FILLED)
    return ink


def sides(*corners: tuple[int, int]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return list(zip(corners, (*corners[1:], corners[0]), strict=True))


def kinds(ink: Mask) -> list[str]:
    found = []
    for hull in across_type(_areas(ink, PX, holes=True), ink, PX):
        x, y, w, h = cv2.boundingRect(hull)
        mask = np.zeros((h, w), np.uint8)
        cv2.drawContours(mask, [hull - (x, y)], -1, 255, cv2.FILLED)
        outline = judge(mask, PX)
        found += [outline.kind] if outline else []
    return found


@pytest.mark.parametrize("band", [(-36, 71, 156, 79), (-18, 58, 138, 70), (-18, 80, 138, 90)])
def test_the_halves_above_and_below_a_line_of_type_are_one_diamond(band: tuple[int, int, int, int]) -> None:
    """Letters across the corners, and above or below them, which then belong to one of the halves."""
    assert kinds(drawn(*sides(*CORNERS), band=band)) == ["keputusan"]


@pytest.mark.parametrize("band", [(-13, 58, 110, 80), (10, 70, 134, 92)])
def test_a_word_that_touches_one_side_leaves_the_diamond_whole(band: tuple[int, int, int, int]) -> None:
    assert kinds(drawn(*sides(*CORNERS), band=band)) == ["keputusan"]


def test_a_hole_with_a_bay_whose_hull_is_not_drawn_is_no_diamond() -> None:
    """Its corners are those of one, but from two of them the line leads inwards."""
    corners = [(60, 10), (160, 75), (60, 140), (50, 100), (-40, 75), (50, 50)]
    assert kinds(drawn(*sides(*corners))) == []


def test_a_whole_diamond_has_no_halves() -> None:
    assert kinds(drawn(*sides(*CORNERS))) == []


def test_what_is_parted_by_more_than_a_line_of_type_is_not_joined() -> None:
    assert kinds(drawn(*sides(*CORNERS), band=(-36, 55, 156, 95))) == []


def test_holes_whose_hull_is_not_drawn_are_not_joined() -> None:
    """Two triangles on one another that make no diamond: their outer corners stand free."""
    above, below = sides((0, 10), (60, 70), (-60, 70)), sides((60, 74), (120, 134), (-20, 134))
    assert kinds(drawn(*above, *below)) == []


def test_two_boxes_on_one_another_are_no_diamond() -> None:
    boxes = [*sides((0, 0), (90, 0), (90, 50), (0, 50)), *sides((0, 54), (90, 54), (90, 104), (0, 104))]
    assert "keputusan" not in kinds(drawn(*boxes))


def test_holes_beside_one_another_are_not_joined() -> None:
    left, right = sides((-40, 75), (55, 10), (55, 140)), sides((65, 10), (160, 75), (65, 140))
    assert kinds(drawn(*left, *right)) == []
