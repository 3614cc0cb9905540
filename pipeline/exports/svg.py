"""The swim-lane as one self-contained SVG: steps down the page as in the document, a lane for each role."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from pipeline.data.catalogue import Lang, say
from pipeline.exports.build import build
from pipeline.exports.captions import caption_boxes
from pipeline.exports.diagram import Bentuk, Diagram, Mark, Node
from pipeline.exports.place import Placed, Rect, Sizes, place
from pipeline.exports.route import Routed, route_with_room
from pipeline.exports.text import shorten, width, wrap, wrap_at_most
from pipeline.exports.xml import text_of
from pipeline.model.sop import SOP

_FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
_SIZE, _SMALL, _LINE = 11.0, 9.5, 14.0
_MARGIN, _PAD = 16.0, 6.0
_NO_W, _STEP_W = 38.0, 250.0
_NODE: dict[Bentuk, tuple[float, float]] = {
    "terminator": (76, 30),
    "proses": (76, 34),
    "keputusan": (84, 50),
    "lainnya": (76, 34),
}
_STYLE = f"""
text {{ font-family: {_FONT}; font-size: {_SIZE:g}px; fill: #1c1c1c; }}
.judul {{ font-size: 15px; font-weight: bold; }} .kecil {{ font-size: {_SMALL:g}px; }}
.kepala {{ font-weight: bold; }} .tengah {{ text-anchor: middle; }}
.kisi {{ fill: none; stroke: #9aa3ad; stroke-width: 0.8; }} .latar {{ fill: #e9edf2; }}
.simbol {{ fill: #ffffff; stroke: #1c1c1c; stroke-width: 1.3; }} .terminator {{ fill: #dff0e0; }}
.keputusan {{ fill: #fff1cc; }} .tanpa-simbol {{ stroke-dasharray: 4 3; fill: #f7f7f7; }}
.panah {{ fill: none; stroke: #24405e; stroke-width: 1.3; stroke-linejoin: round; }}
.tidak {{ stroke: #a3341f; }}
.label {{ font-size: {_SMALL:g}px; paint-order: stroke; stroke: #ffffff; stroke-width: 3px; }}
.penanda {{ fill: #ffffff; stroke: #5b6670; stroke-width: 0.9; }}
""".strip()


def to_svg(sop: SOP, lang: Lang = "id") -> str:
    """SVG 1.1 text. Left the steps' numbers and words, right a lane for each role with the symbols of the flow. What
    the drawing cannot show, and what the source did not carry, is said below it."""
    d = build(sop, lang)
    title = wrap(" – ".join(t for t in (d.nomor, d.judul) if t), 15, max(360.0, _area(d)))
    head_top = _MARGIN + 20 * len(title) + _PAD
    heads = [wrap(lane.nama, _SIZE, _lane_room()) or [""] for lane in d.lanes]
    grouped = any(lane.kelompok for lane in d.lanes)
    head_h = _LINE * max((len(h) for h in heads), default=1) + 2 * _PAD + (_LINE + _PAD if grouped else 0)
    steps = [wrap(row.aktivitas, _SIZE, _STEP_W - 2 * _PAD) for row in d.rows]
    sizes = Sizes(
        left=_MARGIN + _NO_W + _STEP_W,
        top=head_top + head_h,
        node=_NODE,
        cell=(84, 50 if any(n.bentuk == "keputusan" for n in d.nodes) else 36),
        gap=7,
        row_min=lambda row: _LINE * len(steps[row]) + 2 * _PAD,
    )
    placed, routed = route_with_room(lambda tracks: place(d, sizes, tracks))
    bottom = placed.rows[-1].y1 if placed.rows else sizes.top
    right = placed.lanes[-1].x1 if placed.lanes else sizes.left
    notes = [line for note in d.notes for line in wrap(note, _SMALL, max(right - _MARGIN, 300.0))]
    total_w = max(right, _MARGIN + max((width(t, 15) for t in title), default=0.0)) + _MARGIN
    total_h = bottom + _MARGIN + (12.0 * len(notes) + _PAD if notes else 0)

    svg = _Svg(total_w, total_h, d.judul)
    for n, line in enumerate(title):
        svg.text(_MARGIN, _MARGIN + 14 + 20 * n, line, "judul")
    _header(svg, d, placed, heads, head_top, sizes.top, right, lang, grouped)
    _rows(svg, d, placed, steps)
    svg.box("path", "kisi", d=_rules(placed, sizes.top, bottom))
    _arrows(svg, routed, placed)
    for node in d.nodes:
        _symbol(svg, d, node, placed.nodes[node.key])
    _marks(svg, d, placed)
    for n, line in enumerate(notes):
        svg.text(_MARGIN, bottom + _PAD + 12 * (n + 1), line, "kecil catatan")
    return svg.done()


def _area(d: Diagram) -> float:
    return _NO_W + _STEP_W + len(d.lanes) * 119.0


def _lane_room() -> float:
    return 84 + 2 * 2.5 * 7 - _PAD


class _Svg:
    """Writes elements in the order of the calls."""

    def __init__(self, w: float, h: float, title: str) -> None:
        self.root = etree.Element(
            "svg",
            {"width": _n(w), "height": _n(h), "viewBox": f"0 0 {_n(w)} {_n(h)}", "role": "img", "version": "1.1"},
            nsmap={None: "http://www.w3.org/2000/svg"},
        )
        etree.SubElement(self.root, "title").text = title
        etree.SubElement(self.root, "style").text = _STYLE
        defs = etree.SubElement(self.root, "defs")
        for name, colour in (("ujung", "#24405e"), ("ujung-tidak", "#a3341f")):
            marker = etree.SubElement(
                defs,
                "marker",
                {"id": name, "viewBox": "0 0 10 10", "refX": "9.5", "refY": "5", "markerWidth": "7"},
                markerHeight="7",
                markerUnits="userSpaceOnUse",
                orient="auto",
            )
            etree.SubElement(marker, "path", d="M 0 0 L 10 5 L 0 10 z", fill=colour)
        etree.SubElement(self.root, "rect", width="100%", height="100%", fill="#ffffff")

    def box(self, tag: str, css: str, **attributes: str) -> etree._Element:
        return etree.SubElement(self.root, tag, {"class": css}, **attributes)

    def rect(self, r: Rect, css: str, radius: float = 0.0) -> None:
        made = self.box("rect", css, x=_n(r.x), y=_n(r.y), width=_n(r.w), height=_n(r.h))
        if radius:
            made.set("rx", _n(radius))

    def text(self, x: float, y: float, text: str, css: str = "") -> None:
        made = etree.SubElement(self.root, "text", x=_n(x), y=_n(y))
        if css:
            made.set("class", css)
        made.text = text

    def lines(self, cx: float, cy: float, lines: Sequence[str], css: str, step: float) -> None:
        """Lines of text centred on a point."""
        y = cy - step * (len(lines) - 1) / 2 + step * 0.28
        for n, line in enumerate(lines):
            self.text(cx, y + n * step, line, f"{css} tengah".strip())

    def done(self) -> str:
        return text_of(self.root)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _header(
    svg: _Svg,
    d: Diagram,
    placed: Placed,
    heads: Sequence[Sequence[str]],
    top: float,
    bottom: float,
    right: float,
    lang: Lang,
    grouped: bool,
) -> None:
    svg.rect(Rect(_MARGIN, top, right - _MARGIN, bottom - top), "kisi latar")
    middle = (top + bottom) / 2
    svg.lines(_MARGIN + _NO_W / 2, middle, [say("ekspor_kol_no", lang)], "kepala", _LINE)
    svg.lines(_MARGIN + _NO_W + _STEP_W / 2, middle, [say("ekspor_kol_kegiatan", lang)], "kepala", _LINE)
    under = top + _LINE + _PAD if grouped else top
    start = 0
    for i, (lane, head) in enumerate(zip(placed.lanes, heads, strict=True)):
        own = d.lanes[i].kelompok
        svg.lines(lane.cx, ((under if own else top) + bottom) / 2, head, "kepala", _LINE)
        if own and (i + 1 == len(d.lanes) or d.lanes[i + 1].kelompok != own):
            group = Rect(placed.lanes[start].x, top, lane.x1 - placed.lanes[start].x, under - top)
            svg.rect(group, "kisi")
            svg.lines(group.cx, group.cy, [_fitted(own, group.w - _PAD)], "kepala", _LINE)
        if i + 1 < len(d.lanes) and d.lanes[i + 1].kelompok != own:
            start = i + 1


def _fitted(text: str, room: float) -> str:
    return (wrap_at_most(text, _SIZE, room, 1) or [""])[0]


def _rows(svg: _Svg, d: Diagram, placed: Placed, steps: Sequence[Sequence[str]]) -> None:
    for row, extent, lines in zip(d.rows, placed.rows, steps, strict=True):
        svg.lines(_MARGIN + _NO_W / 2, extent.cy, [_fitted(row.nomor, _NO_W - 4)], "", _LINE)
        y = extent.cy - _LINE * (len(lines) - 1) / 2 + _LINE * 0.28
        for n, line in enumerate(lines):
            svg.text(_MARGIN + _NO_W + _PAD, y + n * _LINE, line)


def _rules(placed: Placed, top: float, bottom: float) -> str:
    """The grid below the header and the lane borders through it, as one path."""
    left = _MARGIN
    right = placed.lanes[-1].x1 if placed.lanes else _MARGIN + _NO_W + _STEP_W
    xs = [left, left + _NO_W, left + _NO_W + _STEP_W, *(lane.x1 for lane in placed.lanes)]
    ys = [row.y1 for row in placed.rows]
    across = [f"M {_n(left)} {_n(y)} H {_n(right)}" for y in ys]
    return " ".join([*across, *(f"M {_n(x)} {_n(top)} V {_n(bottom)}" for x in xs)])


def _arrows(svg: _Svg, routed: Sequence[Routed], placed: Placed) -> None:
    for r in routed:
        no = r.edge.label == "tidak"
        path = "M " + " L ".join(f"{_n(x)} {_n(y)}" for x, y in r.points)
        made = svg.box("path", "panah tidak" if no else "panah", d=path)
        made.set("marker-end", f"url(#ujung{'-tidak' if no else ''})")
        made.set("data-dari", r.edge.dari)
        made.set("data-ke", r.edge.ke)
    boxes = caption_boxes(routed, placed.nodes.values(), _SMALL, 90)
    for r in routed:
        if r.edge.key in boxes:
            at = boxes[r.edge.key]
            svg.text(at.x + 1, at.y + _SMALL, shorten(r.edge.caption, 18), "label")


_Outline = Callable[[Rect], str]


def _diamond(r: Rect) -> str:
    return f"{_n(r.cx)},{_n(r.y)} {_n(r.x1)},{_n(r.cy)} {_n(r.cx)},{_n(r.y1)} {_n(r.x)},{_n(r.cy)}"


def _slanted(r: Rect) -> str:
    s = r.h / 4
    return f"{_n(r.x + s)},{_n(r.y)} {_n(r.x1)},{_n(r.y)} {_n(r.x1 - s)},{_n(r.y1)} {_n(r.x)},{_n(r.y1)}"


_POLYGONS: dict[Bentuk, _Outline] = {"keputusan": _diamond, "lainnya": _slanted}


def _symbol(svg: _Svg, d: Diagram, node: Node, r: Rect) -> None:
    css = f"simbol {node.bentuk}" + ("" if node.drawn else " tanpa-simbol")
    if outline := _POLYGONS.get(node.bentuk):
        svg.box("polygon", css, points=outline(r))
    else:
        svg.rect(r, css, r.h / 2 if node.bentuk == "terminator" else 2)
    room = r.w * (0.56 if node.bentuk == "keputusan" else 0.86)
    text = node.teks or d.rows[node.row].nomor
    svg.lines(r.cx, r.cy, wrap_at_most(text, _SMALL, room, 2), "kecil", _SMALL + 1)
    tip = etree.SubElement(svg.root[-1], "title") if text else None
    if tip is not None:
        tip.text = d.name(node)


def _marks(svg: _Svg, d: Diagram, placed: Placed) -> None:
    """Off-page marks as small pentagons in the lower right corner of their cells; those without a cell are in the
    notes only."""
    count: dict[tuple[int, int], int] = {}
    for mark in d.marks:
        if mark.row is None or mark.lane is None:
            continue
        cell = mark.row, mark.lane
        count[cell] = count.get(cell, 0) + 1
        _pentagon(svg, mark, placed.lanes[mark.lane].x1 - 17.0 * count[cell], placed.rows[mark.row].y1 - 16)


def _pentagon(svg: _Svg, mark: Mark, x: float, y: float) -> None:
    spots = ((x, y), (x + 13, y), (x + 13, y + 8), (x + 6.5, y + 13), (x, y + 8))
    svg.box("polygon", "penanda", points=" ".join(f"{_n(a)},{_n(b)}" for a, b in spots))
    if mark.teks:
        svg.lines(x + 6.5, y + 5, [shorten(mark.teks, 3)], "kecil", _SMALL)
