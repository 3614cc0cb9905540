"""Columns among the roles that no symbol of the page stands in, but a line of the flowchart runs into: on a page's last
row it goes on in them to the table's end."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.ocr.components import components
from pipeline.pages.background import Gray, darker
from pipeline.records.geometry import Box
from pipeline.records.grid import Grid


def with_entered(
    lanes: Sequence[Box], grids: Sequence[Grid], lines: Sequence[Segment], clean: Gray, dpi: float
) -> tuple[Box, ...]:
    """The lanes, each with the next column to its left or right that a level line runs into from it and turns in, where
    that column holds no text. lanes: points (see drawings.lanes_of); lines: those of the sheet that are no rules,
    pixels; clean: the plane without rules."""
    return tuple(_widened(lane, _grid_of(lane, grids), lines, clean, dpi) for lane in lanes)


def _grid_of(lane: Box, grids: Sequence[Grid]) -> Grid | None:
    return next((g for g in grids if g.box.holds((lane.x0 + lane.x1) / 2, lane.y0 + 1)), None)


def _widened(lane: Box, grid: Grid | None, lines: Sequence[Segment], clean: Gray, dpi: float) -> Box:
    if grid is None:
        return lane
    before = max((x for x in grid.xs if x < lane.x0 - 1), default=None)
    behind = min((x for x in grid.xs if x > lane.x1 + 1), default=None)
    x0, x1 = lane.x0, lane.x1
    if before is not None and _is_entered(Box(before, lane.y0, lane.x0, lane.y1), lane, lines, clean, dpi):
        x0 = before
    if behind is not None and _is_entered(Box(lane.x1, lane.y0, behind, lane.y1), lane, lines, clean, dpi):
        x1 = behind
    return Box(x0, lane.y0, x1, lane.y1)


def _is_entered(column: Box, lane: Box, lines: Sequence[Segment], clean: Gray, dpi: float) -> bool:
    k = dpi / 72
    reach = float(read_toml("penghubung.toml")["daerah"]["masuk_mm"]) * dpi / MM
    inside, own = ([v * k for v in box] for box in (column, lane))
    border = inside[0] if column.x0 == lane.x1 else inside[2]
    for s in lines:
        if not s.horizontal or not inside[1] < s.pos < inside[3] or not s.start + reach < border < s.end - reach:
            continue
        far, near = (s.end, s.start) if border == inside[0] else (s.start, s.end)
        if inside[0] < far < inside[2] and own[0] < near < own[2] and _turns(far, s.pos, lines, reach):
            return not _has_text(clean, column, dpi)
    return False


def _turns(x: float, y: float, lines: Sequence[Segment], reach: float) -> bool:
    """Whether an upright line begins or ends where a level one ends."""
    return any(
        abs(s.pos - x) <= reach and min(abs(s.start - y), abs(s.end - y)) <= reach for s in lines if not s.horizontal
    )


def _has_text(clean: Gray, column: Box, dpi: float) -> bool:
    """Whether a column holds more letters than a label of a line has."""
    known = read_toml("pindaian.toml")
    px, (x0, y0, x1, y1) = dpi / MM, (max(0, round(v * dpi / 72)) for v in column)
    ink = darker(clean[y0:y1, x0:x1], known["gambar"]["tinta"])
    count, _, stats, _ = components(np.ascontiguousarray(ink))
    high, wide = stats[1:count, cv2.CC_STAT_HEIGHT] / px, stats[1:count, cv2.CC_STAT_WIDTH] / px
    letters = (high >= known["coretan"]["huruf_min_mm"]) & (np.maximum(high, wide) <= known["coretan"]["huruf_maks_mm"])
    return bool(np.count_nonzero(letters) > read_toml("penghubung.toml")["daerah"]["huruf_label"])
