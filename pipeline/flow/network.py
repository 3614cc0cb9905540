"""Lines that hang together as one network: its ports at symbols, and which port can be reached from which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import Literal

from pipeline.data.load import read_toml
from pipeline.flow.ends import End, outward
from pipeline.flow.geometry import meeting
from pipeline.records.drawing import Connector
from pipeline.records.geometry import Point

Side = Literal["top", "bottom", "left", "right"]


@dataclass(frozen=True, slots=True)
class Port:
    """An end of a line at a symbol. head: how likely a head is drawn there, 0 to 1; side: of the symbol; gap: points
    between the two; lone: no other end of a line lies there too."""

    node: str
    line: int
    which: int
    head: float
    side: Side
    gap: float


@dataclass(frozen=True, slots=True)
class Way:
    """A way between two ports along the lines. joints: how often it changes lines; gap: the widest it leaps, points.
    over_head: it goes on beyond a head that ends on another line."""

    points: tuple[Point, ...]
    joints: int
    gap: float
    confidence: float
    over_head: bool = False


@dataclass(slots=True)
class Network:
    """ways: (from port, to port) by place among `ports`, where the heads of the lines between allow it."""

    ports: list[Port]
    lines: frozenset[int]
    ways: dict[tuple[int, int], Way] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Edge:
    a: int
    b: int
    line: int
    points: tuple[Point, ...]
    forth: bool
    back: bool


def networks_of(
    lines: Sequence[Connector],
    ends: Sequence[tuple[End, End]],
    touch: float,
    crossed: Sequence[tuple[int, int, Point]] = (),
) -> list[Network]:
    """The networks of a page that have a port. crossed: pairs of lines that are taken to meet where they cross."""
    vertices = _Union()
    marks: dict[int, list[tuple[float, object]]] = {
        i: [(0.0, (i, 0)), (_length(line.points), (i, 1))] for i, line in enumerate(lines)
    }
    leaps: dict[object, float] = {}

    def meet(key: object, j: int, at: Point, gap: float) -> None:
        along = _along(lines[j].points, at)
        whole = marks[j][1][0]
        other: object = (j, 0) if along <= touch else (j, 1) if along >= whole - touch else ("m", j, key)
        if isinstance(other, tuple) and other[0] == "m":
            marks[j].append((along, other))
        vertices.join(key, other)
        leaps[key] = gap

    for i, pair in enumerate(ends):
        for w in (0, 1):
            if pair[w].line is not None and pair[w].node is None:
                meet((i, w), pair[w].line or 0, pair[w].at, pair[w].gap)
    for k, (i, j, at) in enumerate(crossed):
        meet(("x", k), i, at, 0.0)
        meet(("x", k), j, at, 0.0)
    edges = [e for i in marks for e in _edges(i, lines[i], marks[i], vertices)]
    by_root: dict[int, list[_Edge]] = defaultdict(list)
    groups = _Union()
    for e in edges:
        groups.join(e.a, e.b)
    for e in edges:
        by_root[groups.number(e.a)].append(e)
    found = []
    for part in by_root.values():
        network = _network(part, lines, ends, vertices, touch)
        if network.ports:
            _fill(network, part, lines, ends, vertices)
            found.append(network)
    return found


def _network(
    edges: Sequence[_Edge], lines: Sequence[Connector], ends: Sequence[tuple[End, End]], vertices: _Union, touch: float
) -> Network:
    ports = []
    members = sorted({e.line for e in edges})
    for i in members:
        for w in (0, 1):
            end = ends[i][w]
            if end.node is not None:
                ports.append(Port(end.node, i, w, head_of(lines[i], w), _side(lines[i].points, w, touch), end.gap))
    return Network(ports, frozenset(members))


def head_of(line: Connector, which: int) -> float:
    """How likely a head is drawn at an end; what a drawing itself says is nearly certain."""
    known = read_toml("alur.toml")["peran"]
    judged = line.sure_start if which == 0 else line.sure_end
    if judged is not None:
        return float(min(known["kepala_paling"], max(known["kepala_paling_tidak"], judged)))
    drawn = line.head_start if which == 0 else line.head_end
    return float(known["kepala_tergambar"] if drawn else 1 - known["kepala_tergambar"])


def _side(points: Sequence[Point], which: int, touch: float) -> Side:
    ux, uy = outward(points, -which, touch)
    if abs(uy) > abs(ux):
        return "top" if uy > 0 else "bottom"
    return "left" if ux > 0 else "right"


def _edges(i: int, line: Connector, marks: Sequence[tuple[float, object]], vertices: _Union) -> list[_Edge]:
    """The pieces of a line between the places where others meet it. A line with one head that is no doubtful one is
    passed towards it only; a doubtful one is weighed with all else that is known (see roles)."""
    plain = float(read_toml("alur.toml")["peran"]["kepala_jelas"])
    at_start, at_end = head_of(line, 0), head_of(line, 1)
    forth, back = at_end >= 0.5 or at_start < plain, at_start >= 0.5 or at_end < plain
    out = []
    for (s, a), (t, b) in pairwise(sorted(marks, key=lambda m: m[0])):
        out.append(_Edge(vertices.number(a), vertices.number(b), i, _part(line.points, s, t), forth, back))
    return out


def _fill(
    network: Network,
    edges: Sequence[_Edge],
    lines: Sequence[Connector],
    ends: Sequence[tuple[End, End]],
    vertices: _Union,
) -> None:
    links: dict[int, list[tuple[int, _Edge, bool]]] = defaultdict(list)
    for e in edges:
        if e.forth:
            links[e.a].append((e.b, e, True))
        if e.back:
            links[e.b].append((e.a, e, False))
    at = {vertices.number((p.line, p.which)): n for n, p in enumerate(network.ports)}
    for n, port in enumerate(network.ports):
        start = vertices.number((port.line, port.which))
        for m, steps in _walk(start, links, at).items():
            network.ways[(n, m)] = _way(port, network.ports[m], steps, lines, ends)


def _walk(
    start: int, links: dict[int, list[tuple[int, _Edge, bool]]], at: dict[int, int]
) -> dict[int, list[tuple[_Edge, bool]]]:
    """The shortest way from a vertex to every port, none leading through another port."""
    came: dict[int, list[tuple[_Edge, bool]]] = {start: []}
    queue = [start]
    found = {}
    while queue:
        v = queue.pop(0)
        for w, e, forth in links[v]:
            if w in came:
                continue
            came[w] = [*came[v], (e, forth)]
            if w in at:
                found[at[w]] = came[w]
            else:
                queue.append(w)
    return found


def _way(
    source: Port,
    target: Port,
    steps: Sequence[tuple[_Edge, bool]],
    lines: Sequence[Connector],
    ends: Sequence[tuple[End, End]],
) -> Way:
    points: list[Point] = []
    for e, forth in steps:
        part = e.points if forth else e.points[::-1]
        points += part if not points else part[1:]
    passed = [e.line for e, _ in steps]
    joints = sum(a != b for a, b in pairwise(passed))
    leaps = [end.gap for i in set(passed) for end in ends[i] if end.node is None and end.line in passed]
    gap = max(source.gap, target.gap, *leaps, 0.0)
    sure = min((lines[i].confidence for i in passed), default=1.0)
    if gap > _length(points) and any(lines[i].how == "traced" for i in passed):
        sure = min(sure, float(read_toml("alur.toml")["peran"]["lompatan"]))
    beyond = any(a.line != b.line and _ends_in_head(lines[a.line], a, forth) for (a, forth), (b, _) in pairwise(steps))
    return Way(tuple(points), joints, gap, sure, beyond)


def _ends_in_head(line: Connector, passed: _Edge, forth: bool) -> bool:
    """Whether the piece of a line that was passed leads to that line's end, and a head is there."""
    a, b = (passed.points[-1], line.points[-1]) if forth else (passed.points[0], line.points[0])
    return hypot(a.x - b.x, a.y - b.y) < 1.0 and head_of(line, 1 if forth else 0) >= 0.5


def crossings(lines: Sequence[Connector], some: frozenset[int]) -> list[tuple[int, int, Point]]:
    """Where one of `some` lines crosses another that is not among them."""
    out = []
    for i in sorted(some):
        for j, other in enumerate(lines):
            if j in some:
                continue
            for a, b in pairwise(lines[i].points):
                for c, d in pairwise(other.points):
                    at = meeting(a, b, c, d)
                    if at is not None:
                        out.append((i, j, at))
    return out


def _length(points: Sequence[Point]) -> float:
    return sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(points))


def _along(points: Sequence[Point], p: Point) -> float:
    """How far along a polyline its point nearest to `p` lies."""
    best, at, done = float("inf"), 0.0, 0.0
    for a, b in pairwise(points):
        dx, dy = b.x - a.x, b.y - a.y
        whole = hypot(dx, dy)
        t = 0.0 if whole == 0 else max(0.0, min(1.0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / whole**2))
        off = hypot(p.x - a.x - t * dx, p.y - a.y - t * dy)
        if off < best:
            best, at = off, done + t * whole
        done += whole
    return at


def _part(points: Sequence[Point], start: float, end: float) -> tuple[Point, ...]:
    """A polyline between two distances along it."""
    out, done = [], 0.0
    for a, b in pairwise(points):
        whole = hypot(b.x - a.x, b.y - a.y)
        for at in (start, end):
            if done <= at <= done + whole and whole > 0:
                t = (at - done) / whole
                out.append((at, Point(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))))
        if start < done + whole < end:
            out.append((done + whole, b))
        done += whole
    kept: list[Point] = []
    for _, p in sorted(out, key=lambda o: o[0]):
        if not kept or hypot(kept[-1].x - p.x, kept[-1].y - p.y) > 1e-6:
            kept.append(p)
    return tuple(kept or points[:1])


class _Union:
    """Things that are one and the same, numbered."""

    def __init__(self) -> None:
        self._parent: dict[object, object] = {}
        self._numbers: dict[object, int] = {}

    def _root(self, key: object) -> object:
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def join(self, a: object, b: object) -> None:
        self._parent[self._root(a)] = self._root(b)

    def number(self, key: object) -> int:
        return self._numbers.setdefault(self._root(key), len(self._numbers))
