"""Which part of a cell is read: what is left of its side rules is not."""

from __future__ import annotations

import cv2
import pytest
from ocr_pictures import blank

from pipeline.elements.scan.crops import table_crops
from pipeline.ocr.port import Crop
from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid

DPI = 200.0
WIDE, HIGH = 104, 140  # pixels of the cell, which begins at 100, 100


def crops(*strokes: tuple[int, int, int, int], digit: bool = True) -> list[Crop]:
    """Crops of a cell with a figure amid it and upright strokes: x, width, top, foot in pixels of the cell."""
    plane = blank(400, 400)
    if digit:
        cv2.putText(plane, "2", (100 + WIDE // 2 - 8, 100 + HIGH // 2 + 10), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 20, 2)
    for x, width, top, foot in strokes:
        plane[100 + top : 100 + foot, 100 + x : 100 + x + width] = 20
    k = 72 / DPI
    box = Box(100 * k, 100 * k, (100 + WIDE) * k, (100 + HIGH) * k)
    grid = Grid(1, box, (box.x0, box.x1), (box.y0, box.y1), (Cell(0, 0, 1, 1, box),))
    return table_crops(plane, [grid], [], DPI)[0]


def test_a_figure_alone_is_read_in_its_whole_cell() -> None:
    (crop,) = crops()
    assert crop.hint == "number" and crop.x0 < 110 and crop.x1 > 90 + WIDE


@pytest.mark.parametrize("x", [4, 20])
def test_a_rule_at_the_left_is_left_out(x: int) -> None:
    (crop,) = crops((x, 4, 0, HIGH))
    assert crop.hint == "number" and 100 + x + 4 <= crop.x0 < 100 + WIDE // 2 - 8


def test_a_rule_at_the_right_is_left_out() -> None:
    (crop,) = crops((WIDE - 14, 4, 0, HIGH))
    assert crop.hint == "number" and 100 + WIDE // 2 + 8 < crop.x1 <= 100 + WIDE - 14


@pytest.mark.parametrize(
    "stroke",
    [
        (10, 4, 40, 100),  # a letter's height
        (10, 14, 0, HIGH),  # too wide for a rule
        (36, 4, 0, HIGH),  # not at the side
    ],
)
def test_other_strokes_stay(stroke: tuple[int, int, int, int]) -> None:
    (crop,) = crops(stroke)
    assert crop.x0 < 110 and crop.x1 > 90 + WIDE


def test_a_cell_with_nothing_but_its_rule_is_blank() -> None:
    assert crops((6, 4, 0, HIGH), digit=False) == []
