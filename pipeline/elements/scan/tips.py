"""Arrow heads on scans: a line's end that widens and then tapers to a point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM
from pipeline.elements.scan.strokes import Mask, Stroke


@dataclass(frozen=True, slots=True)
class Tip:
    """A head at a stroke's end. at: where the head comes to its point, along the stroke; sure: 0 to 1."""

    at: float
    sure: float


def find_tip(ink: Mask, stroke: Stroke, at_end: bool, dpi: float) -> Tip | None:
    """The head at one end of a stroke, None where it has none. ink: what is left of symbols, rules and type."""
    known = read_toml("penghubung.toml")["kepala"]
    px = dpi / MM
    sides, origin, sign = _profile(ink, stroke, at_end, known["dalam_mm"] * px, known["setengah_mm"] * px)
    if len(sides) < 4:
        return None
    spans = sides.sum(axis=1) + 1
    line = max(1.0, min(stroke.thickness, float(np.median(spans[: max(2, spans.size // 3)]))))
    least = max(known["lebar_min_mm"] * px, known["lebar_kali"] * line)
    widest = float(spans.max())
    if widest < least or widest > 1.95 * known["setengah_mm"] * px:
        return None
    # the base is the last place that is nearly as wide as the widest
    base = int(np.flatnonzero(spans >= 0.85 * widest)[0])
    tip = spans.size - 1
    head = spans[base:]
    if (tip - base) < known["panjang_min_mm"] * px:
        return None
    # both sides of the axis widen; a bend or a joint widens one
    if float(sides[base : base + max(2, round(0.3 * px))].mean(axis=0).min()) < 0.22 * widest:
        return None
    behind = spans[: max(0, base - max(1, round(0.35 * px)))]
    if not behind.size and base < 2:
        return None
    if behind.size and float(np.median(behind[-max(2, round(0.8 * px)) :])) > max(
        known["ekor_kali"] * line, 0.55 * widest
    ):
        return None
    # it tapers: the outer half is clearly narrower than the inner half, and widths mostly fall
    half = max(1, head.size // 2)
    inner, outer = float(head[:half].mean()), float(head[half:].mean())
    if outer > 0.8 * inner:
        return None
    falls = float((np.diff(head) <= 0.6).mean()) if head.size > 1 else 1.0
    sure = min(1.0, 0.45 + 0.3 * min(1.0, widest / least - 0.8) + 0.25 * falls)
    return Tip(origin + sign * tip, sure)


def _profile(
    ink: Mask, stroke: Stroke, at_end: bool, back: float, half: float
) -> tuple[npt.NDArray[np.float64], float, int]:
    """How far the ink reaches to either side of the stroke's axis, step by step from inside outwards to where the ink
    stops; with the position of the first step along the stroke and the direction of the steps."""
    view = ink if stroke.horizontal else ink.T
    height, width = view.shape
    row = round(stroke.pos)
    a, b = max(0, row - round(half)), min(height, row + round(half) + 1)
    sign = 1 if at_end else -1
    end = stroke.end if at_end else stroke.start
    back = min(back, max(3.0, 0.75 * stroke.length))
    first = round(end - sign * back)
    sides: list[tuple[float, float]] = []
    middle = row - a
    for x in range(first, first + sign * round(back + half), sign):
        if not 0 <= x < width:
            break
        column = np.flatnonzero(view[a:b, x])
        if not column.size or np.abs(column - middle).min() > max(2.0, 0.35 * half):
            break
        sides.append((max(0.0, float(middle - column[0])), max(0.0, float(column[-1] - middle))))
    return np.array(sides).reshape(-1, 2), float(first), sign
