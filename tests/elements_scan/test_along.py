"""Lines that run on a rule of the table, of which only the ends show."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.elements.scan.along import along_rules, stubs
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.strokes import Mask, Stroke
from pipeline.records.geometry import Box

DPI = 200.0
PX = DPI / MM
ROW = Segment(True, 200.0, 0.0, 900.0, 3.0, 200)
ABOVE, BELOW = Box(100, 120, 200, 176), Box(400, 230, 500, 290)
ARROW = (Stroke(False, 450.0, 200.0, 230.0, 3.0), False)  # from the rule into the symbol below


def _ink(*columns: tuple[int, int, int]) -> Mask:
    """Both symbols with their outlines, and strokes of three pixels (middle, top, foot)."""
    ink = np.zeros((400, 900), np.uint8)
    for box in (ABOVE, BELOW):
        x0, y0, x1, y1 = (int(v) for v in box)
        ink[y0 : y1 + 1, x0 : x1 + 1] = 255
        ink[y0 + 3 : y1 - 2, x0 + 3 : x1 - 2] = 0
    for x, top, foot in columns:
        ink[top : foot + 1, x - 1 : x + 2] = 255
    return ink


@pytest.mark.parametrize("turned", [False, True])
def test_a_line_on_a_rule_is_found_by_its_stub_and_its_other_end(turned: bool) -> None:
    ink, rule, boxes, arrow = _ink((150, 176, 198)), ROW, [ABOVE, BELOW], ARROW
    if turned:
        ink = np.ascontiguousarray(ink.T)
        rule = Segment(False, ROW.pos, ROW.start, ROW.end, ROW.thickness, ROW.contrast)
        boxes = [Box(b.y0, b.x0, b.y1, b.x1) for b in boxes]
        arrow = (Stroke(True, 450.0, 200.0, 230.0, 3.0), False)
    short = stubs(ink, boxes, [rule], [arrow[0]], PX)
    assert [(s.horizontal, s.pos, s.start, s.end, e) for s, e in short] == [(turned, 150.0, 176.0, 200.0, True)]
    level, stub = along_rules([arrow], short, [rule], PX)
    assert (level.horizontal, level.start, level.end) == (not turned, 150.0, 450.0)
    assert stub is short[0][0]


def test_a_stub_that_meets_no_other_end_is_nothing() -> None:
    short = stubs(_ink((150, 176, 198)), [ABOVE, BELOW], [ROW], [], PX)
    assert len(short) == 1
    assert along_rules([], short, [ROW], PX) == []


def test_nothing_is_joined_where_a_third_end_lies_on_the_rule() -> None:
    short = stubs(_ink((150, 176, 198)), [ABOVE, BELOW], [ROW], [ARROW[0]], PX)
    third = (Stroke(False, 700.0, 200.0, 260.0, 3.0), False)
    assert along_rules([ARROW, third], short, [ROW], PX) == []


@pytest.mark.parametrize(
    "ink",
    [
        _ink(),
        _ink((150, 176, 188)),  # does not reach the rule
        _ink((130, 176, 198), (170, 176, 198)),  # two of them: which is meant?
        _ink(*((x, 176, 198) for x in range(102, 200, 3))),  # a dark patch
    ],
)
def test_no_stub_without_one_clear_way(ink: Mask) -> None:
    assert stubs(ink, [ABOVE], [ROW], [], PX) == []


def test_no_stub_where_a_stroke_is_known_or_the_rule_is_far() -> None:
    ink = _ink((150, 176, 198))
    assert stubs(ink, [ABOVE], [ROW], [Stroke(False, 151.0, 178.0, 260.0, 3.0)], PX) == []
    far = Box(ABOVE.x0, ABOVE.y0 - 40, ABOVE.x1, ABOVE.y1 - 40)
    assert stubs(_ink((150, 136, 198)), [far], [ROW], [], PX) == []
