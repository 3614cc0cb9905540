"""The flowchart of a made-up SOP: symbols in their cells and the lines between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan import Panah, Rencana
from generator.routes import HALF_H, HALF_W, Place, Points, branches, rich_route, route

if TYPE_CHECKING:
    from generator.draw import Sheet

__all__ = ["Place", "draw_flow"]
PAGE = 595.0


def draw_flow(s: Sheet, plan: Rencana, places: dict[int, Place], page: int, xs: list[float], bottom: float) -> None:
    """All of the flow that lies on this page, pentagons for arrows that leave or enter it included."""
    here = {k: p for k, p in places.items() if p.page == page}
    for k, place in here.items():
        _symbol(s, plan.simbol[k].jenis, place, last=k == len(plan.simbol) - 1)
    for a, b in plan.ikatan:
        if a in here and b in here:
            left, right = sorted((here[a], here[b]), key=lambda p: p.x)
            _line(s, [(left.x + HALF_W, left.y), (right.x - HALF_W, right.y)], head=False)
    pieces, done = branches(plan, places, page) if s.look.pieces else ([], set())
    for points, head in pieces:
        _line(s, points, head)
    for k, arrow in enumerate(plan.panah):
        if k not in done:
            _one(s, plan, arrow, places, page, bottom)


def _one(s: Sheet, plan: Rencana, arrow: Panah, places: dict[int, Place], page: int, bottom: float) -> None:
    a, b = places.get(arrow.dari), places.get(arrow.ke)
    letter = chr(ord("A") + places[arrow.dari].page) if s.look.letters and arrow.dari in places else ""
    if a and b and b.page < a.page == page:
        raise ValueError("a return over a page break cannot be drawn: make the plan with split")
    if a and b and a.page == b.page == page:
        points = (rich_route if s.look.rich else route)(plan, arrow, a, b)
        _line(s, points, dashed=s.look.dashed and b.y < a.y)
        if arrow.label:
            _label(s, arrow, points)
    elif a and a.page == page and not b:  # goes on to the next page
        _pentagon(s, a.x, bottom + 12, letter)
        points = [(a.x, a.y + HALF_H), (a.x, bottom + 5)]
        _line(s, points)
        if arrow.label:
            _label(s, arrow, points)
    elif b and b.page == page and a and a.page != page:
        top = b.top + 10 if s.look.repeat_header else 14.0
        _pentagon(s, b.x, top, letter)
        _line(s, [(b.x, top + 8), (b.x, b.y - HALF_H)])


def _symbol(s: Sheet, jenis: str, p: Place, last: bool) -> None:
    c, y = s.c, PAGE - p.y
    c.setLineWidth(0.9)
    fill = int(s.look.filled or s.look.dark)
    if s.look.dark:
        c.setFillColorRGB(0.16, 0.3, 0.55)
    else:
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
        if s.look.dark:
            c.setFillGray(1)
            c.setFont(s.look.font, 6.5)
            c.drawCentredString(p.x, y - 2.3, "Selesai" if last else "Mulai")
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


def _pentagon(s: Sheet, x: float, y: float, letter: str = "") -> None:
    path = s.c.beginPath()
    path.moveTo(x - 7, PAGE - y + 7)
    for dx, dy in ((7, 7), (7, -2), (0, -7), (-7, -2)):
        path.lineTo(x + dx, PAGE - y + dy)
    path.close()
    s.c.drawPath(path, stroke=1, fill=0)
    if letter:
        s.c.setFont(s.look.font, 7)
        s.c.drawCentredString(x, PAGE - y, letter)


def _line(s: Sheet, points: Points, head: bool = True, dashed: bool = False) -> None:
    c, size = s.c, s.look.head
    (x0, y0), (x1, y1) = points[-2], points[-1]
    dx, dy = (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)
    tip, base = (x1, y1), (x1 - dx * size * 1.5, y1 - dy * size * 1.5)
    wing = [
        (base[0] + dy * size * 0.6, base[1] + dx * size * 0.6),
        (base[0] - dy * size * 0.6, base[1] - dx * size * 0.6),
    ]
    line = [*points[:-1], tip if s.look.arrow == "chevron" or not head else base]
    c.setLineWidth(s.look.line)
    c.setStrokeColorRGB(*s.look.ink)
    c.setFillColorRGB(*s.look.ink)
    if s.look.arrow == "one-path" and len(line) == 2 and head:
        w = s.look.line / 2
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
        if dashed:
            c.setDash(4, 3)
        path = c.beginPath()
        path.moveTo(line[0][0], PAGE - line[0][1])
        for x, y in line[1:]:
            path.lineTo(x, PAGE - y)
        c.drawPath(path, stroke=1, fill=0)
        c.setDash()
        if head:
            _head(s, tip, wing)
    c.setStrokeGray(0)
    c.setFillGray(0)
    c.setLineWidth(s.look.rule)


def _head(s: Sheet, tip: tuple[float, float], wing: Points) -> None:
    head = s.c.beginPath()
    chevron = s.look.arrow == "chevron"
    start, rest = (wing[0], (tip, wing[1])) if chevron else (tip, tuple(wing))
    head.moveTo(start[0], PAGE - start[1])
    for x, y in rest:
        head.lineTo(x, PAGE - y)
    if not chevron:
        head.close()
    s.c.drawPath(head, stroke=int(chevron), fill=int(not chevron))


def _label(s: Sheet, arrow: Panah, points: Points) -> None:
    """Beside the beginning of its arrow, on the side on which the arrow does not turn off."""
    (x0, y0), (x1, y1) = points[0], points[1]
    s.c.setFont(s.look.font, 6.5)
    text = s.look.words[0] if arrow.label == "ya" else s.look.words[1]
    width = s.c.stringWidth(text, s.look.font, 6.5)
    if abs(x1 - x0) > abs(y1 - y0):
        up = len(points) > 2 and points[2][1] < y1
        off = s.look.away if abs(x1 - x0) > width + s.look.away else 0.0
        x = x0 + 2 + off if x1 > x0 else x0 - 2 - off - width
        s.c.drawString(x, PAGE - y0 - 7 if up else PAGE - y0 + 2, text)
    else:
        s.c.drawString(x0 + 2, PAGE - y0 - 7 - min(s.look.away, max(0.0, abs(y1 - y0) - 16)), text)
