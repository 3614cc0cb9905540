"""Where everything stands: lanes side by side, rows below each other, symbols in the middle of their cells.

Lengths are in drawing units, origin at the top left. Around the place of every symbol lie tracks, free lines on which
arrows may run: `tracks` of them left and right of a lane's symbols, above and below each slot of a row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.exports.diagram import Bentuk, Diagram, Node


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    w: float
    h: float

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2

    @property
    def x1(self) -> float:
        return self.x + self.w

    @property
    def y1(self) -> float:
        return self.y + self.h

    def turned(self) -> Rect:
        """Mirrored on the diagonal: columns become rows."""
        return Rect(self.y, self.x, self.h, self.w)


@dataclass(frozen=True, slots=True)
class Sizes:
    """left, top: where the first lane and row begin. node: width and height of each form; cell: room for the widest
    and highest of them with what is written beside it. gap: distance of tracks. row_min: least height of a row."""

    left: float
    top: float
    node: Mapping[Bentuk, tuple[float, float]]
    cell: tuple[float, float]
    gap: float
    lane_min: float = 0.0
    row_min: Callable[[int], float] = lambda _row: 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """lanes, rows: their extents. xs, ys: all lines on which an arrow may run, ascending. nodes: by key."""

    diagram: Diagram
    tracks: int
    lanes: tuple[Rect, ...]
    rows: tuple[Rect, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    nodes: Mapping[str, Rect] = field(default_factory=dict)


def place(diagram: Diagram, sizes: Sizes, tracks: int) -> Placed:
    """Lays out a diagram. The area of lanes and rows is as large as it must be, never larger than `tracks` demands."""
    side = (tracks + 0.5) * sizes.gap
    lane_w = max(sizes.cell[0] + 2 * side, sizes.lane_min)
    slot_min = sizes.cell[1] + 2 * side
    xs: list[float] = []
    centre_x: list[float] = []
    for lane in range(len(diagram.lanes)):
        x0 = sizes.left + lane * lane_w
        xs += _lines(x0, x0 + lane_w, tracks, sizes.gap)
        centre_x.append(x0 + lane_w / 2)
    ys: list[float] = []
    extents: list[tuple[float, float]] = []
    centre_y: dict[tuple[int, int], float] = {}
    y = sizes.top
    for row in range(len(diagram.rows)):
        slots = diagram.slots(row)
        height = max(slots * slot_min, sizes.row_min(row))
        for slot in range(slots):
            y0, y1 = y + slot * height / slots, y + (slot + 1) * height / slots
            ys += _lines(y0, y1, tracks, sizes.gap)
            centre_y[row, slot] = (y0 + y1) / 2
        extents.append((y, height))
        y += height
    width = lane_w * len(diagram.lanes)
    return Placed(
        diagram,
        tracks,
        lanes=tuple(Rect(sizes.left + i * lane_w, sizes.top, lane_w, y - sizes.top) for i in range(len(diagram.lanes))),
        rows=tuple(Rect(sizes.left, y0, width, h) for y0, h in extents),
        xs=tuple(xs),
        ys=tuple(ys),
        nodes={n.key: _box(n, centre_x[n.lane], centre_y[n.row, n.slot], sizes) for n in diagram.nodes},
    )


def _lines(lo: float, hi: float, tracks: int, gap: float) -> list[float]:
    """Tracks of one cell along one axis: at both borders, and the middle."""
    near = [lo + (k + 0.5) * gap for k in range(tracks)]
    return [*near, (lo + hi) / 2, *(hi - (k + 0.5) * gap for k in reversed(range(tracks)))]


def _box(node: Node, cx: float, cy: float, sizes: Sizes) -> Rect:
    w, h = sizes.node[node.bentuk]
    return Rect(cx - w / 2, cy - h / 2, w, h)
