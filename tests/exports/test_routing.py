"""Arrows run at right angles from border to border, around the symbols, and not on each other."""

from __future__ import annotations

import itertools

from export_case import ANY_SOP, DEGENERATE, made, sop
from hypothesis import given, settings

from pipeline.exports.build import build
from pipeline.exports.captions import caption_boxes
from pipeline.exports.diagram import Diagram
from pipeline.exports.place import Placed, Rect, Sizes, place
from pipeline.exports.route import Routed, route_with_room
from pipeline.model.sop import SOP

SIZES = Sizes(
    left=50,
    top=40,
    node={"terminator": (70, 30), "proses": (70, 30), "keputusan": (80, 46), "lainnya": (70, 30)},
    cell=(80, 46),
    gap=7,
)


def _drawn(d: Diagram) -> tuple[Placed, tuple[Routed, ...]]:
    return route_with_room(lambda tracks: place(d, SIZES, tracks))


def _on_border(box: Rect, x: float, y: float) -> bool:
    across = abs(x - box.cx) < 1e-6 and (abs(y - box.y) < 1e-6 or abs(y - box.y1) < 1e-6)
    return across or (abs(y - box.cy) < 1e-6 and (abs(x - box.x) < 1e-6 or abs(x - box.x1) < 1e-6))


def _well_drawn(placed: Placed, routed: tuple[Routed, ...]) -> None:
    for r in routed:
        assert len(r.points) >= 2
        assert _on_border(placed.nodes[r.edge.dari], *r.points[0])
        assert _on_border(placed.nodes[r.edge.ke], *r.points[-1])
        for (x0, y0), (x1, y1) in itertools.pairwise(r.points):
            assert (abs(x0 - x1) < 1e-6) != (abs(y0 - y1) < 1e-6)
            for box in placed.nodes.values():
                inside_x = min(x0, x1) < box.x1 - 1e-6 and max(x0, x1) > box.x + 1e-6
                inside_y = min(y0, y1) < box.y1 - 1e-6 and max(y0, y1) > box.y + 1e-6
                assert not (inside_x and inside_y), (r.edge, box)


@settings(max_examples=40, deadline=None)
@given(ANY_SOP)
def test_any_flow_is_well_drawn(made: SOP) -> None:
    _well_drawn(*_drawn(build(made)))


def test_made_up_and_degenerate_flows_are_well_drawn() -> None:
    for case in (*DEGENERATE.values(), *(made(seed, steps=12, roles=6) for seed in range(4))):
        _well_drawn(*_drawn(build(case)))


def _spans(r: Routed) -> list[tuple[bool, float, float, float]]:
    """Stretches as (upright, place, from, to)."""
    out = []
    for (x0, y0), (x1, y1) in itertools.pairwise(r.points):
        upright = abs(x0 - x1) < 1e-6
        ends = sorted((y0, y1) if upright else (x0, x1))
        out.append((upright, x0 if upright else y0, ends[0], ends[1]))
    return out


def test_unrelated_arrows_never_share_a_line() -> None:
    for seed in range(12):
        _, routed = _drawn(build(made(seed, steps=10)))
        for a, b in itertools.combinations(routed, 2):
            if a.edge.ke == b.edge.ke or (a.edge.dari == b.edge.dari and a.edge.caption == b.edge.caption):
                continue
            for (up, at, lo, hi), (up2, at2, lo2, hi2) in itertools.product(_spans(a), _spans(b)):
                shared = up == up2 and abs(at - at2) < 1e-6 and min(hi, hi2) - max(lo, lo2) > 1e-6
                assert not shared, (seed, a.edge, b.edge)


def test_next_step_below_is_a_straight_line_and_a_return_goes_around() -> None:
    d = build(sop(symbols="S1 proses 0 0,S2 proses 1 0,S3 proses 2 0", arrows="S1>S2,S2>S3,S3>S1:tidak"))
    _, routed = _drawn(d)
    assert [len(r.points) for r in routed] == [2, 2, 4]


def test_ways_out_of_a_decision_do_not_start_on_one_line() -> None:
    d = build(sop(symbols="S1 proses 0 0,S2 keputusan 1 0,S3 proses 2 0", arrows="S1>S2,S2>S3:ya,S2>S1:tidak"))
    _, routed = _drawn(d)
    assert routed[1].points[0] != routed[2].points[0]


def test_words_beside_arrows_stay_clear_of_symbols_and_each_other() -> None:
    for seed in range(12):
        placed, routed = _drawn(build(made(seed)))
        boxes = caption_boxes(routed, placed.nodes.values(), 9.5, 90)
        assert set(boxes) == {r.edge.key for r in routed if r.edge.caption}
        for box, other in itertools.product(boxes.values(), [*placed.nodes.values(), *boxes.values()]):
            apart = box.x >= other.x1 or box.x1 <= other.x or box.y >= other.y1 or box.y1 <= other.y
            assert apart or box is other, seed
