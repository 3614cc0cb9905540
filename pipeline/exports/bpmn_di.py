"""Diagram interchange: the same grid as the other drawings, turned so that the steps run from left to right."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from pipeline.exports.bpmn_flow import short_name
from pipeline.exports.captions import caption_boxes, name_boxes
from pipeline.exports.diagram import Bentuk, Diagram
from pipeline.exports.place import Placed, Rect, Sizes, place
from pipeline.exports.route import RIGHT, Routed, route_with_room
from pipeline.exports.text import width, wrap
from pipeline.exports.xml import BPMNDI, DC, DI, add, lane_id

# In the units of the standard's own examples: a task is 80 high, an event 36 wide. Before turning: height, then width.
_NODE: dict[Bentuk, tuple[float, float]] = {
    "awal": (36, 36),
    "akhir": (36, 36),
    "keputusan": (50, 50),
    "proses": (80, 120),
    "lainnya": (80, 120),
}
_POOL_X, _POOL_Y, _BAND = 160.0, 80.0, 30.0
_EMPTY_POOL = 600.0, 200.0
_SIZE, _LINE, _LABEL_W = 11.0, 14.0, 112.0


def draw_diagram(root: etree._Element, d: Diagram, collaboration: str, participant: str, remarks: str | None) -> None:
    """Adds the BPMNDiagram: pool, lanes, shapes, edges with way points, and the boxes of the labels."""
    sizes = Sizes(
        left=_POOL_Y, top=_POOL_X + 2 * _BAND + 10, node=_NODE, cell=(100, 120), gap=10, lane_min=_lane_height(d)
    )
    placed, routed = route_with_room(lambda tracks: place(d, sizes, tracks), text_side=RIGHT)
    routed = tuple(Routed(r.edge, tuple((y, x) for x, y in r.points)) for r in routed)
    boxes = {key: box.turned() for key, box in placed.nodes.items()}
    pool = _pool(placed)

    diagram = add(root, "BPMNDiagram", BPMNDI, id="BPMNDiagram_1")
    plane = add(diagram, "BPMNPlane", BPMNDI, id="BPMNPlane_1", bpmnElement=collaboration)
    _shape(plane, participant, pool, isHorizontal="true")
    for i, lane in enumerate(placed.lanes):
        bounds = Rect(pool.x + _BAND, lane.x, pool.w - _BAND, lane.w)
        _shape(plane, lane_id(i), bounds, isHorizontal="true")
    names = name_boxes(_outside(d, boxes), routed, boxes.values(), _SIZE, _LABEL_W)
    for node in d.nodes:
        marker = "true" if node.bentuk == "keputusan" else None
        _shape(plane, node.key, boxes[node.key], names.get(node.key), isMarkerVisible=marker)
    _edges(plane, routed, boxes, names)
    if remarks is not None:
        lines = sum(len(wrap(note, _SIZE, 560)) for note in d.notes)
        _shape(plane, remarks, Rect(pool.x, pool.y1 + 30, 600, 12 + _LINE * lines))


def _pool(placed: Placed) -> Rect:
    w, h = _EMPTY_POOL
    if placed.lanes:
        h = placed.lanes[-1].x1 - _POOL_Y
    if placed.rows:
        w = placed.rows[-1].y1 + 10 - _POOL_X
    return Rect(_POOL_X, _POOL_Y, w, h)


def _edges(
    plane: etree._Element, routed: tuple[Routed, ...], boxes: Mapping[str, Rect], names: Mapping[str, Rect]
) -> None:
    texts = [*boxes.values(), *names.values()]
    captions = caption_boxes(routed, texts, _SIZE, 90)
    for r in routed:
        made = add(plane, "BPMNEdge", BPMNDI, id=f"{r.edge.key}_di", bpmnElement=r.edge.key)
        for x, y in r.points:
            add(made, "waypoint", DI, x=_n(x), y=_n(y))
        if r.edge.key in captions:
            _bounds(add(made, "BPMNLabel", BPMNDI), captions[r.edge.key])


def _outside(d: Diagram, boxes: Mapping[str, Rect]) -> dict[str, tuple[Rect, str]]:
    """Events and gateways carry their names beside them."""
    return {n.key: (boxes[n.key], short_name(d, n)) for n in d.nodes if n.bentuk in ("awal", "akhir", "keputusan")}


def _lane_height(d: Diagram) -> float:
    """So high that the turned name of every lane fits its band in two lines."""
    longest = max((width(lane.full, 12) for lane in d.lanes), default=0.0)
    return min(longest * 0.6 + 20, 300.0)


def _shape(plane: etree._Element, key: str, box: Rect, label: Rect | None = None, **attributes: str | None) -> None:
    made = add(plane, "BPMNShape", BPMNDI, id=f"{key}_di", bpmnElement=key, **attributes)
    _bounds(made, box)
    if label is not None:
        _bounds(add(made, "BPMNLabel", BPMNDI), label)


def _bounds(parent: etree._Element, box: Rect) -> None:
    add(parent, "Bounds", DC, x=_n(box.x), y=_n(box.y), width=_n(box.w), height=_n(box.h))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
