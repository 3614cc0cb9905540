"""Which way a line leads whose head is doubtful."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.flow.ends import find_ends, limits_for
from pipeline.flow.trace import trace
from pipeline.records.drawing import Connector
from pipeline.records.flow import Node
from pipeline.records.geometry import Box, Point

TABLE = Box(40, 100, 800, 420)
UNIT = 20.0


def node(name: str, kind: str, x: float, y: float) -> Node:
    return Node(name, kind, 1, Box(x - 20, y - 10, x + 20, y + 10), 0, 0)  # type: ignore[arg-type]


@pytest.mark.parametrize(("sure", "arrows"), [(0.5, [("S2", "E1")]), (0.7, [("S2", "E1")]), (0.97, [("E1", "S2")])])
def test_a_doubtful_head_at_the_last_symbol_of_a_page_does_not_turn_the_line_to_the_next(
    sure: float, arrows: list[tuple[str, str]]
) -> None:
    nodes = [node("S1", "terminator", 300, 200), node("S2", "proses", 300, 300), node("E1", "konektor", 200, 430)]
    lines = [
        Connector((Point(300, 210), Point(300, 290)), False, True, 0.9, "traced", 0.0, 1.0),
        Connector(
            (Point(200, 420), Point(200, 350), Point(300, 350), Point(300, 310)),
            False,
            sure >= 0.5,
            0.9,
            "traced",
            0.0,
            sure,
        ),
    ]
    limits = limits_for(UNIT)
    found, _ = trace(lines, find_ends(lines, nodes, TABLE, limits), nodes, limits.touch, UNIT)
    assert [(a.dari, a.ke) for a in found] == [("S1", "S2"), *arrows]


def test_heads_at_both_ends_of_a_drawn_line_are_two_arrows_even_into_a_first_capsule() -> None:
    nodes = [node("S1", "terminator", 200, 200), node("S2", "proses", 300, 200), node("S3", "proses", 400, 210)]
    lines = [
        Connector((Point(220, 194), Point(280, 194)), False, True, 0.98, "drawn"),
        Connector((Point(220, 206), Point(220, 206), Point(380, 206)), True, True, 0.98, "drawn"),
    ]
    nodes[1] = replace(nodes[1], box=Box(280, 184, 320, 200))
    limits = limits_for(UNIT)
    found, _ = trace(lines, find_ends(lines, nodes, TABLE, limits), nodes, limits.touch, UNIT)
    assert sorted((a.dari, a.ke) for a in found) == [("S1", "S2"), ("S1", "S3"), ("S3", "S1")]


@pytest.mark.parametrize(
    ("course", "arrows"),
    [
        ((Point(220, 200), Point(380, 200)), [("S1", "S2"), ("S1", "S3"), ("S3", "S1")]),
        # the bar of a fork of which the stem was not seen, say: one way at most, as before
        ((Point(200, 190), Point(200, 170), Point(400, 170), Point(400, 190)), [("S1", "S2"), ("S3", "S1")]),
    ],
)
def test_heads_seen_at_both_ends_are_two_arrows_where_the_line_leads_straight_across(
    course: tuple[Point, ...], arrows: list[tuple[str, str]]
) -> None:
    nodes = [node("S1", "proses", 200, 200), node("S2", "proses", 200, 300), node("S3", "proses", 400, 200)]
    lines = [
        Connector(course, True, True, 0.9, "traced", 1.0, 1.0),
        Connector((Point(200, 210), Point(200, 290)), False, True, 0.9, "traced", 0.0, 1.0),
    ]
    limits = limits_for(UNIT)
    found, _ = trace(lines, find_ends(lines, nodes, TABLE, limits), nodes, limits.touch, UNIT)
    assert sorted((a.dari, a.ke) for a in found) == arrows


@pytest.mark.parametrize("head_on_line", [True, False])
def test_one_head_on_a_line_that_leads_to_several_is_for_review(head_on_line: bool) -> None:
    nodes = [
        node("S1", "proses", 200, 200),
        node("S2", "proses", 400, 150),
        node("S3", "proses", 400, 250),
    ]
    lines = [
        Connector((Point(220, 200), Point(340, 200)), False, head_on_line, 0.98, "drawn"),
        Connector((Point(340, 200), Point(340, 150), Point(380, 150)), False, True, 0.98, "drawn"),
        Connector((Point(340, 200), Point(340, 250), Point(380, 250)), False, True, 0.98, "drawn"),
    ]
    limits = limits_for(UNIT)
    found, _ = trace(lines, find_ends(lines, nodes, TABLE, limits), nodes, limits.touch, UNIT)
    assert [(a.dari, a.ke) for a in found] == [("S1", "S2"), ("S1", "S3")]
    assert all((a.confidence <= 0.5) is head_on_line for a in found)
