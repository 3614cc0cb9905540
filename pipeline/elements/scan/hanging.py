"""Lines of the drawing that were taken for rules: they hang on a symbol, where a rule would end on another rule."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.shapes import Found
from pipeline.records.geometry import Box


def without_hanging(rules: Sequence[Segment], shapes: Sequence[Found], dpi: float) -> tuple[Segment, ...]:
    """The rules that stay rules. One is a connecting line when an end lies at a symbol and on no rule across, or on
    such a line."""
    known = read_toml("penghubung.toml")["garis"]
    near, exact = known["gantung_mm"] * dpi / MM, known["temu_mm"] * dpi / MM
    boxes = [Box(s.x, s.y, s.x + s.width, s.y + s.height) for s in shapes]
    kept = list(rules)
    lines: list[Segment] = []
    while True:
        more = [
            r
            for r in kept
            if any(
                not _meets(r, end, kept, exact) and (_at_a_symbol(r, end, boxes, near) or _meets(r, end, lines, exact))
                for end in (r.start, r.end)
            )
        ]
        if not more:
            return tuple(kept)
        lines += more
        kept = [r for r in kept if r not in more]


def _meets(rule: Segment, end: float, others: Sequence[Segment], near: float) -> bool:
    """Whether a rule's end lies on one across."""
    return any(
        r.horizontal != rule.horizontal
        and abs(r.pos - end) <= near + r.thickness / 2
        and r.start - 2 * near <= rule.pos <= r.end + 2 * near
        for r in others
    )


def _at_a_symbol(rule: Segment, end: float, boxes: Sequence[Box], near: float) -> bool:
    x, y = (end, rule.pos) if rule.horizontal else (rule.pos, end)
    return any(_at_side(b, x, y, rule.horizontal, near) for b in boxes)


def _at_side(box: Box, x: float, y: float, horizontal: bool, near: float) -> bool:
    """At the middle part of a side that the line meets head-on; a rule along a symbol's edge passes its corners."""
    if horizontal:
        inner = box.y0 + 0.15 * box.height <= y <= box.y1 - 0.15 * box.height
        return inner and min(abs(x - box.x0), abs(x - box.x1)) <= near
    inner = box.x0 + 0.15 * box.width <= x <= box.x1 - 0.15 * box.width
    return inner and min(abs(y - box.y0), abs(y - box.y1)) <= near
