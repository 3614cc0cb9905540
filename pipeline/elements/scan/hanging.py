"""Lines of the drawing that were taken for rules: they hang on a symbol, where a rule would end on another rule."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.shapes import Found
from pipeline.records.geometry import Box


def without_hanging(rules: Sequence[Segment], shapes: Sequence[Found], dpi: float) -> tuple[Segment, ...]:
    """The rules that stay rules. One is a connecting line when an end lies at a symbol and on no rule across."""
    near = read_toml("penghubung.toml")["garis"]["gantung_mm"] * dpi / MM
    boxes = [Box(s.x, s.y, s.x + s.width, s.y + s.height) for s in shapes]
    return tuple(r for r in rules if not any(_hangs(r, end, rules, boxes, near) for end in (r.start, r.end)))


def _hangs(rule: Segment, end: float, rules: Sequence[Segment], boxes: Sequence[Box], near: float) -> bool:
    x, y = (end, rule.pos) if rule.horizontal else (rule.pos, end)
    if not any(_at_side(b, x, y, rule.horizontal, near) for b in boxes):
        return False
    return not any(
        r.horizontal != rule.horizontal and abs(r.pos - end) <= near and r.start - near <= rule.pos <= r.end + near
        for r in rules
    )


def _at_side(box: Box, x: float, y: float, horizontal: bool, near: float) -> bool:
    """At the middle part of a side that the line meets head-on; a rule along a symbol's edge passes its corners."""
    if horizontal:
        inner = box.y0 + 0.15 * box.height <= y <= box.y1 - 0.15 * box.height
        return inner and min(abs(x - box.x0), abs(x - box.x1)) <= near
    inner = box.x0 + 0.15 * box.width <= x <= box.x1 - 0.15 * box.width
    return inner and min(abs(y - box.y0), abs(y - box.y1)) <= near
