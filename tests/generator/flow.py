"""The flowchart of a made-up SOP: symbols in their cells and the lines between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.plan import Panah, Rencana

if TYPE_CHECKING:
    from generator.draw import Sheet

HALF_W, HALF_H = 17.0, 9.0
HEAD = 4.0
PAGE = 595.0


@dataclass(frozen=True)
class Place:
    """Centre of a symbol on its page, the borders of its lane, the top of its row."""

    page: int
    x: float
    y: float
    lane0: float
    lane1: float
    top: float = 0.0


Points = list[tuple[float, float]]


def draw_flow(s: Sheet, plan: Rencana, places: dict[int, Place], page: int, xs: list[float], bottom: float) -> None:
    """All of the flow that lies on this page, pentagons for arrows that leave or enter it included."""
    here = {k: p for k, p in places.items() if p.page == page}
    for k, place in here.items():
        _symbol(s, plan.simbol[k].jenis, place)
    for arrow in plan.panah:
        a, b = places.get(arrow.dari), places.get(arrow.ke)
        if a and b and b.page < a.page == page:
            raise ValueError("a return over a page break cannot be drawn: make the plan with split")
        if a and b and a.page == b.page == page:
            points = _route(plan, arrow, a, b)
            _arrow(s, points)
            if arrow.label:
                _label(s, arrow, points)
        elif a and a.page == page and not b:  # goes on to the next page
            _pentagon(s, a.x, bottom + 12)
            points = [(a.x, a.y + HALF_H), (a.x, bottom + 5)]
            _arrow(s, points)
            if arrow.label:
                _label(s, arrow, points)
        elif b and b.page == page and a and a.page != page:
            top = b.top + 10 if s.look.repeat_header else 14.0
            _pentagon(s, b.x, top)
            _arrow(s, [(b.x, top + 8), (b.x, b.y - HALF_H)])


def _symbol(s: Sheet, jenis: str, p: Place) -> None:
    c, y = s.c, PAGE - p.y
    c.setLineWidth(0.9)
    fill = 1 if s.look.filled else 0
    c.setFillGray(0.75)
    if jenis == "keputusan":
        path = c.beginPath()
        path.moveTo(p.x, y + HALF_H + 3)
        for dx, dy in ((HALF_W, 0), (0, -HALF_H - 3), (-HALF_W, 0)):
            path.lineTo(p.x + dx, y + dy)
        path.close()
        c.drawPath(path, stroke=1, fill=fill)
    elif jenis == "terminator":
        c.roundRect(p.x - HALF_W, y - HALF_H, 2 * HALF_W, 2 * HALF_H, HALF_H, stroke=1, fill=fill)
    elif s.look.ring:
        c.setFillGray(0)
        path = c.beginPath()
        path.rect(p.x - HALF_W, y - HALF_H, 2 * HALF_W, 2 * HALF_H)
        path.rect(p.x - HALF_W + 0.8, y - HALF_H + 0.8, 2 * HALF_W - 1.6, 2 * HALF_H - 1.6)
        c.drawPath(path, stroke=0, fill=1, fillMode=0)
    else:
        c.rect(p.x - HALF_W, y - HALF_H, 2 * HALF_W, 2 * HALF_H, stroke=1, fill=fill)
    c.setFillGray(0)
    c.setLineWidth(s.look.rule)


def _pentagon(s: Sheet, x: float, y: float) -> None:
    path = s.c.beginPath()
    path.moveTo(x - 7, PAGE - y + 7)
    for dx, dy in ((7, 7), (7, -2), (0, -7), (-7, -2)):
        path.lineTo(x + dx, PAGE - y + dy)
    path.close()
    s.c.drawPath(path, stroke=1, fill=0)


def _route(plan: Rencana, arrow: Panah, a: Place, b: Place) -> Points:
    decision = plan.simbol[arrow.dari].jenis == "keputusan"
    half = HALF_H + 3 if decision else HALF_H
    half_b = HALF_H + 3 if plan.simbol[arrow.ke].jenis == "keputusan" else HALF_H
    if b.y > a.y:
        if abs(a.x - b.x) < 1:
            return [(a.x, a.y + half), (b.x, b.y - half_b)]
        side = HALF_W if b.x > a.x else -HALF_W
        return [(a.x + side, a.y), (b.x, a.y), (b.x, b.y - half_b)]
    forward = next((p for p in plan.panah if p.dari == arrow.dari and p.label == "ya"), None)
    right = forward is None or plan.simbol[forward.ke].pelaksana <= plan.simbol[arrow.dari].pelaksana
    x = a.lane1 - 5 if right else a.lane0 + 5
    start = (a.x + (HALF_W if right else -HALF_W), a.y)
    y = b.y - 5
    return [start, (x, a.y), (x, y), (b.x + (HALF_W if x > b.x else -HALF_W), y)]


def _arrow(s: Sheet, points: Points) -> None:
    c = s.c
    (x0, y0), (x1, y1) = points[-2], points[-1]
    dx, dy = (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)
    tip, base = (x1, y1), (x1 - dx * HEAD * 1.5, y1 - dy * HEAD * 1.5)
    wing = [
        (base[0] + dy * HEAD * 0.6, base[1] + dx * HEAD * 0.6),
        (base[0] - dy * HEAD * 0.6, base[1] - dx * HEAD * 0.6),
    ]
    line = [*points[:-1], tip if s.look.arrow == "chevron" else base]
    c.setLineWidth(0.7)
    if s.look.arrow == "one-path" and len(line) == 2:
        w = 0.35
        path = c.beginPath()
        (ax, ay), (bx, by) = line
        ring = [
            (ax - dy * w, ay - dx * w),
            (bx - dy * w, by - dx * w),
            (bx + dy * w, by + dx * w),
            (ax + dy * w, ay + dx * w),
        ]
        for shape in (ring, [tip, *wing]):
            path.moveTo(shape[0][0], PAGE - shape[0][1])
            for x, y in shape[1:]:
                path.lineTo(x, PAGE - y)
            path.close()
        c.drawPath(path, stroke=0, fill=1)
    else:
        path = c.beginPath()
        path.moveTo(line[0][0], PAGE - line[0][1])
        for x, y in line[1:]:
            path.lineTo(x, PAGE - y)
        c.drawPath(path, stroke=1, fill=0)
        head = c.beginPath()
        start = wing[0] if s.look.arrow == "chevron" else tip
        rest = (tip, wing[1]) if s.look.arrow == "chevron" else wing
        head.moveTo(start[0], PAGE - start[1])
        for x, y in rest:
            head.lineTo(x, PAGE - y)
        if s.look.arrow != "chevron":
            head.close()
        c.drawPath(head, stroke=int(s.look.arrow == "chevron"), fill=int(s.look.arrow != "chevron"))
    c.setLineWidth(s.look.rule)


def _label(s: Sheet, arrow: Panah, points: Points) -> None:
    (x0, y0), (x1, y1) = points[0], points[1]
    s.c.setFont(s.look.font, 6.5)
    text = "Ya" if arrow.label == "ya" else "Tidak"
    if abs(x1 - x0) > abs(y1 - y0):
        toward = 2 if x1 > x0 else -2 - s.c.stringWidth(text, s.look.font, 6.5)
        s.c.drawString(x0 + toward, PAGE - y0 + 2, text)
    else:
        s.c.drawString(x0 + 2, PAGE - y0 - 7, text)
