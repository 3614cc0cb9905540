"""Where each end of each line arrives: at a symbol, on another line, at the table's edge, or nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Literal

from pipeline.data.load import read_toml
from pipeline.flow.geometry import around_line, meeting, ray_hit, to_box, to_line, to_node
from pipeline.records.drawing import Connector
from pipeline.records.flow import Node
from pipeline.records.geometry import Box, Point


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in points for one table (see data/alur.toml)."""

    touch: float
    line: float
    ray: float
    ray_head: float
    edge: float
    label: float
    over: float
    beside: float


def limits_for(unit: float) -> Limits:
    """The limits where the median symbol is `unit` points high."""
    b = read_toml("alur.toml")["batas"]
    return Limits(
        b["sentuh"] * unit,
        b["garis"] * unit,
        b["sinar"] * unit,
        b["sinar_kepala"] * unit,
        b["tepi"] * unit,
        b["label"] * unit,
        b["lewat"] * unit,
        b["samping"] * unit,
    )


@dataclass(frozen=True, slots=True)
class End:
    """One end of a line. node: id it arrives at; line: index of the line it joins; edge: it leaves the table there.
    gap: points between the end and what it arrives at."""

    at: Point
    head: bool
    node: str | None = None
    line: int | None = None
    edge: Literal["top", "bottom"] | None = None
    gap: float = 0.0


def find_ends(lines: Sequence[Connector], nodes: Sequence[Node], table: Box, limits: Limits) -> list[tuple[End, End]]:
    """Both ends of each line, first point's end first. nodes: those of this page."""
    around = [around_line(line.points, limits.line) for line in lines]
    return [
        (_end(i, 0, lines, around, nodes, table, limits), _end(i, -1, lines, around, nodes, table, limits))
        for i in range(len(lines))
    ]


def _end(
    i: int,
    which: int,
    lines: Sequence[Connector],
    around: Sequence[Box],
    nodes: Sequence[Node],
    table: Box,
    limits: Limits,
) -> End:
    """around: of each line the box out of which nothing joins it."""
    line = lines[i]
    at = line.points[which]
    head = line.head_start if which == 0 else line.head_end
    ux, uy = outward(line.points, which, limits.touch)
    close = [n for n in nodes if to_box(at, n.box) <= 2 * limits.touch]
    touching = sorted(((to_node(at, n), n.id) for n in close), key=lambda g: g[0])
    near = next(((gap, name) for gap, name in touching if gap <= limits.touch), None)
    joins = min(
        ((to_line(at, lines[j].points), j) for j, box in enumerate(around) if j != i and box.holds(at.x, at.y)),
        key=lambda g: g[0],
        default=None,
    )
    joined = joins is not None and joins[0] <= limits.line
    if not joined and not near:
        joins = _overshot(i, which, lines, limits.over)
        joined = joins is not None
    # a head belongs to a symbol before it belongs to a line; a bare end to what lies nearer
    if near and (head or not joined or (joins and near[0] <= joins[0] + limits.line / 2)):
        return End(at, head, node=near[1], gap=near[0])
    if joined and joins and not head:
        return End(at, head, line=joins[1], gap=joins[0])
    reach = limits.ray_head if head else limits.ray
    hits = [(way, n.id) for n in nodes if (way := ray_hit(at, ux, uy, n, limits.line)) is not None and way <= reach]
    if hits:
        way, name = min(hits)
        if not (joined and joins and joins[0] < way):
            return End(at, head, node=name, gap=way)
    if joined and joins:
        return End(at, head, line=joins[1], gap=joins[0])
    if line.how == "traced" and not head and (beside := _beside(at, (ux, uy), nodes, limits.beside)):
        return End(at, head, node=beside[1], gap=beside[0])
    if at.y >= table.y1 - limits.edge and uy > 0.5:
        return End(at, head, edge="bottom")
    if at.y <= table.y0 + limits.edge and uy < -0.5:
        return End(at, head, edge="top")
    return End(at, head)


def _beside(at: Point, way: tuple[float, float], nodes: Sequence[Node], near: float) -> tuple[float, str] | None:
    """The symbol at whose side a traced line ends without turning to it: the last stub was too short to be seen."""
    found = []
    for n in nodes:
        upright = abs(way[1]) > abs(way[0])
        level = n.box.y0 <= at.y <= n.box.y1 if upright else n.box.x0 <= at.x <= n.box.x1
        if level and (gap := to_node(at, n)) <= near:
            found.append((gap, n.id))
    return min(found, default=None)


def _overshot(i: int, which: int, lines: Sequence[Connector], over: float) -> tuple[float, int] | None:
    """The line that this one crosses shortly before its end, as hands and programs draw a joint."""
    points = lines[i].points if which == -1 else lines[i].points[::-1]
    a, b = points[-2], points[-1]
    found = []
    for j, other in enumerate(lines):
        for c, d in pairwise(other.points) if j != i else ():
            at = meeting(a, b, c, d)
            if at is not None and hypot(at.x - b.x, at.y - b.y) <= over:
                found.append((hypot(at.x - b.x, at.y - b.y), j))
    return min(found, default=None)


def outward(points: Sequence[Point], which: int, stub: float) -> tuple[float, float]:
    """Unit direction in which a line leaves through its first (0) or last (-1) point. Jogs shorter than `stub` at its
    end (a head's wing, a rounded corner) do not count, unless the line is no longer than that."""
    end = points[which]
    rest = points[1:] if which == 0 else points[-2::-1]
    far = next((p for p in rest if hypot(end.x - p.x, end.y - p.y) >= stub), rest[-1] if rest else end)
    length = hypot(end.x - far.x, end.y - far.y)
    return ((end.x - far.x) / length, (end.y - far.y) / length) if length > 0 else (0.0, 0.0)
