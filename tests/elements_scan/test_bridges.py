"""What is drawn in the gaps that removed rules leave."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.elements.scan.field import bridge_rules
from pipeline.elements.scan.lines import Segment
from pipeline.elements.scan.strokes import Mask

DPI = 200.0
RULE = Segment(False, 100.0, 0.0, 120.0, 4.0, 200.0)


def _sheet(*, left: tuple[int, int], right: tuple[int, int], ragged: bool = False) -> Mask:
    """Ink on the rows of `left` up to the gap, columns 95 to 105, and on those of `right` beyond it. ragged: the left
    one steps back by some pixels on every other row."""
    ink = np.zeros((120, 200), np.uint8)
    ink[slice(*left), 86:95] = 255
    if ragged:
        ink[left[0] : left[1] : 2, 92:95] = 0
    ink[slice(*right), 106:120] = 255
    return ink


def _bridged(ink: Mask) -> list[int]:
    bridge_rules(ink, [RULE], DPI)
    return np.flatnonzero(ink[:, 100]).tolist()


@pytest.mark.parametrize(("left", "right"), [((58, 62), (58, 62)), ((58, 62), (50, 70)), ((20, 100), (58, 62))])
def test_a_line_that_the_rule_crossed_goes_on_to_a_head_and_to_a_symbol(
    left: tuple[int, int], right: tuple[int, int]
) -> None:
    assert _bridged(_sheet(left=left, right=right)) == [58, 59, 60, 61]


@pytest.mark.parametrize("ragged", [False, True])
def test_a_head_across_the_rule_from_a_symbol_s_side_is_not_glued_to_it(ragged: bool) -> None:
    assert _bridged(_sheet(left=(20, 100), right=(52, 68), ragged=ragged)) == []
