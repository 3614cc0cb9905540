"""Letters that touch the outline of their symbol stay on the plane that is read."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.elements.scan.drawings import without_drawings
from pipeline.elements.scan.outline import Outline
from pipeline.elements.scan.shapes import Found
from pipeline.records.geometry import Box

Gray = npt.NDArray[np.uint8]
DPI = 200
LANE = (Box(0, 0, 300 * 72 / DPI, 200 * 72 / DPI),)
CORNERS = np.array([(150, 30), (260, 100), (150, 170), (40, 100)], np.int32)


def read_plane(*letters: tuple[int, int, int, int], lettered: bool = False) -> Gray:
    """What is left to read of a diamond with letters in it, each a ring of the given corners."""
    page = np.full((200, 300), 255, np.uint8)
    cv2.polylines(page, [CORNERS], True, 0, 2)
    for x0, y0, x1, y1 in letters:
        cv2.rectangle(page, (x0, y0), (x1, y1), 0, 2)
    inside = np.zeros_like(page)
    cv2.fillConvexPoly(inside, CORNERS, 255)
    x, y, w, h = cv2.boundingRect(CORNERS)
    shape = Found(
        Outline("keputusan", "diamond", 0.95, 0.95, 0.3), x, y, inside[y : y + h, x : x + w], lettered=lettered
    )
    return without_drawings(page, page, page, [shape], LANE, DPI)


def inked(plane: Gray, x0: int, y0: int, x1: int, y1: int) -> bool:
    return bool((plane[y0:y1, x0:x1] < 128).any())


TOUCHING, LOOSE = (82, 74, 97, 90), (140, 74, 152, 90)


def test_a_letter_that_touches_stays_on_the_line_of_the_others() -> None:
    plane = read_plane(TOUCHING, LOOSE)
    assert inked(plane, 92, 76, 100, 92)
    assert not inked(plane, 40, 98, 46, 104)  # the outline's corner is gone


def test_what_touches_beside_no_letter_goes_with_the_outline() -> None:
    assert not inked(read_plane(TOUCHING), 92, 76, 100, 92)
    assert not inked(read_plane(TOUCHING, (140, 110, 152, 126)), 92, 76, 100, 92)


def test_where_all_lettering_is_known_to_touch_all_of_it_stays() -> None:
    assert inked(read_plane(TOUCHING, lettered=True), 92, 76, 100, 92)
