"""Arrows along free tracks: right angles, around the symbols, apart from each other as far as the tracks allow."""

from __future__ import annotations

import heapq
import itertools
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.exports.diagram import Edge
from pipeline.exports.place import Placed, Rect

Point = tuple[float, float]
_Spot = tuple[int, int]  # indices into xs and ys
_STEPS: tuple[_Spot, ...] = ((0, 1), (1, 0), (0, -1), (-1, 0))  # down, right, up, left
DOWN, RIGHT, UP, LEFT = range(4)

# Costs in drawing units: what a detour may be long to save one of these.
_BEND = 30.0  # a corner
_CROSS = 18.0  # crossing another arrow
_TOUCH = 60.0  # a corner on another arrow, which could be read as a junction
_OVERLAP = 400.0  # running on the line of an unrelated arrow
_BESIDE_TEXT = 90.0  # leaving or entering through the side where the symbol's name stands
_SIDEWAYS_IN = 8.0  # entering by a side or from below rather than from above


@dataclass(frozen=True, slots=True)
class Routed:
    """points: from the border of the first symbol to the border of the second, one corner each."""

    edge: Edge
    points: tuple[Point, ...]


@dataclass(slots=True)
class _Traffic:
    """What already runs where."""

    spans: dict[tuple[_Spot, _Spot], list[Edge]] = field(default_factory=lambda: defaultdict(list))
    spots: dict[_Spot, list[Edge]] = field(default_factory=lambda: defaultdict(list))
    overlaps: int = 0


def route_with_room(place: Callable[[int], Placed], text_side: int | None = None) -> tuple[Placed, tuple[Routed, ...]]:
    """Routes with two tracks a side, with up to five where arrows would otherwise run on each other.

    place: the layout for a number of tracks. text_side: direction in which the names of events and gateways stand."""
    best: tuple[int, Placed, tuple[Routed, ...]] | None = None
    for tracks in (2, 3, 5):
        placed = place(tracks)
        routed, overlaps = route(placed, text_side)
        if best is None or overlaps < best[0]:
            best = overlaps, placed, routed
        if overlaps == 0:
            break
    assert best is not None
    return best[1], best[2]


def route(placed: Placed, text_side: int | None = None) -> tuple[tuple[Routed, ...], int]:
    """All arrows, in the order of the diagram, and how many spans unrelated arrows had to share. Short ones are drawn
    first, so that they stay straight."""
    grid = _Grid(placed, text_side)
    traffic = _Traffic()
    paths = {e.key: grid.lay(e, traffic) for e in sorted(placed.diagram.edges, key=lambda e: grid.reach(e))}
    routed = tuple(Routed(e, grid.points(e, paths[e.key])) for e in placed.diagram.edges)
    return routed, traffic.overlaps


class _Grid:
    """The tracks as a graph; symbols take the crossing of two middle lines, which is shut for arrows of others."""

    def __init__(self, placed: Placed, text_side: int | None) -> None:
        self.xs, self.ys = placed.xs, placed.ys
        self.boxes: Mapping[str, Rect] = placed.nodes
        self.at = {k: (_nearest(self.xs, b.cx), _nearest(self.ys, b.cy)) for k, b in placed.nodes.items()}
        self.shut = set(self.at.values())
        self.order = {e.key: n for n, e in enumerate(placed.diagram.edges)}
        named_beside = {n.key for n in placed.diagram.nodes if n.bentuk in ("awal", "akhir", "keputusan")}
        self.text_side = {k: text_side for k in named_beside} if text_side is not None else {}

    def reach(self, edge: Edge) -> tuple[float, int]:
        a, b = self.boxes[edge.dari], self.boxes[edge.ke]
        return abs(a.cx - b.cx) + abs(a.cy - b.cy) if edge.dari != edge.ke else 1e9, self.order[edge.key]

    def lay(self, edge: Edge, traffic: _Traffic) -> list[_Spot]:
        """The cheapest path between two symbols, entered into the traffic. A* over spots and headings."""
        start, goal = self.at[edge.dari], self.at[edge.ke]
        queue: list[tuple[float, float, int, _Spot, int]] = []
        cost: dict[tuple[_Spot, int], float] = {}
        came: dict[tuple[_Spot, int], tuple[_Spot, int]] = {}
        tick = 0
        for heading in range(4):
            spot = self._next(start, heading)
            if spot is not None and (spot == goal or spot not in self.shut) and spot != start:
                price = self._price(edge, start, spot, traffic) + self._side(edge.dari, heading)
                price += self._arrival(edge, spot, goal, heading)
                cost[spot, heading] = price
                heapq.heappush(queue, (price + self._left(spot, goal), price, tick, spot, heading))
                tick += 1
        end: tuple[_Spot, int] | None = None
        while queue:
            _, paid, _, spot, heading = heapq.heappop(queue)
            if paid > cost[spot, heading]:
                continue
            if spot == goal:
                end = spot, heading
                break
            for turn in range(4):
                if turn == (heading + 2) % 4:
                    continue
                ahead = self._next(spot, turn)
                if ahead is None or (ahead in self.shut and ahead != goal):
                    continue
                price = paid + self._price(edge, spot, ahead, traffic) + self._arrival(edge, ahead, goal, turn)
                if turn != heading:
                    price += _BEND + (_TOUCH if self._strangers(edge, traffic.spots.get(spot, ())) else 0.0)
                if price < cost.get((ahead, turn), float("inf")):
                    cost[ahead, turn] = price
                    came[ahead, turn] = spot, heading
                    heapq.heappush(queue, (price + self._left(ahead, goal), price, tick, ahead, turn))
                    tick += 1
        path = [goal]
        while end is not None and end in came:
            end = came[end]
            path.append(end[0])
        path.append(start)
        path.reverse()
        self._enter(edge, path, traffic)
        return path

    def _next(self, spot: _Spot, heading: int) -> _Spot | None:
        x, y = spot[0] + _STEPS[heading][0], spot[1] + _STEPS[heading][1]
        return (x, y) if 0 <= x < len(self.xs) and 0 <= y < len(self.ys) else None

    def _left(self, spot: _Spot, goal: _Spot) -> float:
        return abs(self.xs[spot[0]] - self.xs[goal[0]]) + abs(self.ys[spot[1]] - self.ys[goal[1]])

    def _price(self, edge: Edge, a: _Spot, b: _Spot, traffic: _Traffic) -> float:
        price = abs(self.xs[a[0]] - self.xs[b[0]]) + abs(self.ys[a[1]] - self.ys[b[1]])
        if self._strangers(edge, traffic.spans.get(_span(a, b), ())):
            price += _OVERLAP
        elif self._strangers(edge, traffic.spots.get(b, ())):
            price += _CROSS
        return price

    def _arrival(self, edge: Edge, spot: _Spot, goal: _Spot, heading: int) -> float:
        if spot != goal:
            return 0.0
        return self._side(edge.ke, (heading + 2) % 4) + (0.0 if heading == DOWN else _SIDEWAYS_IN)

    def _side(self, key: str, side: int) -> float:
        return _BESIDE_TEXT if self.text_side.get(key) == side else 0.0

    def _strangers(self, edge: Edge, others: Sequence[Edge]) -> bool:
        """Whether any of them must be kept apart: arrows may join before a common end, and part after a common start
        when they mean the same there."""
        return any(not (o.ke == edge.ke or (o.dari == edge.dari and o.caption == edge.caption)) for o in others)

    def _enter(self, edge: Edge, path: list[_Spot], traffic: _Traffic) -> None:
        for a, b in itertools.pairwise(path):
            taken = traffic.spans[_span(a, b)]
            traffic.overlaps += self._strangers(edge, taken)
            taken.append(edge)
        for spot in path[1:-1]:
            traffic.spots[spot].append(edge)

    def points(self, edge: Edge, path: list[_Spot]) -> tuple[Point, ...]:
        """Corners of a path, from border to border."""
        line = [(self.xs[x], self.ys[y]) for x, y in path]
        line[0] = _border(self.boxes[edge.dari], line[1])
        line[-1] = _border(self.boxes[edge.ke], line[-2])
        kept = [line[0]]
        for before, here, after in zip(line, line[1:], line[2:], strict=False):
            if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
                kept.append(here)
        return (*kept, line[-1])


def _span(a: _Spot, b: _Spot) -> tuple[_Spot, _Spot]:
    return (a, b) if a < b else (b, a)


def _nearest(lines: Sequence[float], at: float) -> int:
    return min(range(len(lines)), key=lambda i: abs(lines[i] - at))


def _border(box: Rect, toward: Point) -> Point:
    """Where a line from the middle of a symbol to a point beside, above or below it leaves its box."""
    if abs(toward[0] - box.cx) < abs(toward[1] - box.cy):
        return box.cx, box.y1 if toward[1] > box.cy else box.y
    return box.x1 if toward[0] > box.cx else box.x, box.cy
