"""The reading plane without flowchart drawings, so that only type is left to read among the roles."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM
from pipeline.elements.scan.shapes import Found
from pipeline.ocr.components import components, picked
from pipeline.pages.background import Gray, darker
from pipeline.records.geometry import Box, Point
from pipeline.records.grid import Grid

Mask = npt.NDArray[np.uint8]


def lanes_of(grids: Sequence[Grid], shapes: Sequence[Found], dpi: float) -> tuple[Box, ...]:
    """The areas among the roles, in points: from the first column and row that hold a shape to the last column that
    does, and down to the table's end or the off-page marks below it; one per table that has shapes."""
    k = 72 / dpi
    below = read_toml("pindaian.toml")["bentuk"]["luar_mm"] * 72 / MM
    found = []
    for grid in grids:
        middles = [Point((s.x + s.width / 2) * k, (s.y + s.height / 2) * k) for s in shapes]
        middles = [m for m in middles if grid.box.holds(*m)]
        if middles:
            # A shape may stand on a border: then the columns (rows) to both sides of it belong to the lanes.
            left = max((x for x in grid.xs if x < min(m.x for m in middles) - 1), default=grid.box.x0)
            right = min((x for x in grid.xs if x > max(m.x for m in middles) + 1), default=grid.box.x1)
            top = max((y for y in grid.ys if y < min(m.y for m in middles) - 1), default=grid.box.y0)
            ends = [(s.y + s.height) * k for s in shapes if left <= (s.x + s.width / 2) * k <= right]
            bottom = max((y for y in ends if grid.box.y1 < y <= grid.box.y1 + below), default=grid.box.y1)
            found.append(Box(left, top, right, bottom))
    return tuple(found)


def without_drawings(
    gray: Gray, clean: Gray, tinted: Gray, shapes: Sequence[Found], lanes: Sequence[Box], dpi: float
) -> Gray:
    """The reading plane with nothing but letters in the lanes: pieces of ink that are a shape's outline, too long or
    too large for a letter, or an arrow head are made paper, and type on a filled shape is turned dark on white.

    gray: the reading plane without rules; clean: the dark plane without rules; tinted: the reading plane as it was.
    """
    out = gray.copy()
    for lane in lanes:
        _clean_lane(out, clean, shapes, lane, dpi)
    for s in shapes:
        if s.filled:
            _turn_light(out, tinted, s)
    return out


def _clean_lane(out: Gray, clean: Gray, shapes: Sequence[Found], lane: Box, dpi: float) -> None:
    known = read_toml("pindaian.toml")["gambar"]
    px, k = dpi / MM, dpi / 72
    x0, top, x1, bottom = (max(0, round(v * k)) for v in lane)
    part = clean[top:bottom, x0:x1]
    if not part.size:
        return
    ink = darker(part, known["tinta"])
    count, labels, stats, _ = components(ink)
    width, height = stats[:, 2] / px, stats[:, 3] / px
    long_side, short_side = np.maximum(width, height), np.minimum(width, height)
    drawn = (long_side > known["huruf_maks_mm"]) | (height > known["huruf_tinggi_mm"])
    thin = (long_side > known["garis_min_mm"]) & (short_side < known["garis_tebal_mm"]) & ~drawn
    heads = (short_side >= known["panah_min_mm"]) & (long_side <= known["panah_maks_mm"])
    for i in np.flatnonzero(thin):
        drawn[i] = width[i] > height[i] or not _in_a_word(stats, int(i), thin | drawn, px)
    for i in np.flatnonzero(heads):
        drawn[i] |= _is_solid(labels, stats, int(i)) and not _in_a_word(stats, int(i), thin | drawn, px)
    for s in shapes:
        if not (x0 <= s.x + s.width / 2 <= x1 and top <= s.y + s.height / 2 <= bottom):
            continue
        rim = labels[max(0, s.y - 2 - top) : s.y + s.height + 2 - top, max(0, s.x - 2 - x0) : s.x + s.width + 2 - x0]
        edges = np.concatenate([rim[:3].ravel(), rim[-3:].ravel(), rim[:, :3].ravel(), rim[:, -3:].ravel()])
        drawn[np.unique(edges)] = True
    drawn[0] = False
    lines = drawn[labels]
    for i in np.flatnonzero(~drawn & (long_side >= known["panah_min_mm"])):
        drawn[i] = i > 0 and _links(lines, stats, int(i), px)
    if count > 1:
        gone = cv2.dilate(picked(labels, drawn), np.ones((5, 5), np.uint8))
        out[top:bottom, x0:x1][gone > 0] = 255


def _in_a_word(stats: npt.NDArray[np.int32], i: int, other: npt.NDArray[np.bool_], px: float) -> bool:
    """Whether a piece has a letter beside it, and so is one (l, I, 1 are stubs of lines by themselves)."""
    x, y, w, h = (int(v) for v in stats[i, :4])
    gap = read_toml("pindaian.toml")["gambar"]["sela_huruf_mm"] * px
    x0, y0, w0, h0 = stats[:, 0], stats[:, 1], stats[:, 2], stats[:, 3]
    beside = (x0 <= x + w + gap) & (x0 + w0 >= x - gap)
    level = np.minimum(y0 + h0, y + h) - np.maximum(y0, y) >= 0.6 * h0
    letters = beside & level & ~other & (h0 >= 0.4 * h)
    letters[[0, i]] = False
    return bool(letters.any())


def _is_solid(labels: npt.NDArray[np.int32], stats: npt.NDArray[np.int32], i: int) -> bool:
    """A piece that fills its convex hull: an arrow head; a letter of that size has bays or a hole."""
    x, y, w, h = (int(v) for v in stats[i, :4])
    part = np.where(labels[y : y + h, x : x + w] == i, np.uint8(255), np.uint8(0))
    contours, _ = cv2.findContours(part, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.contourArea(cv2.convexHull(max(contours, key=cv2.contourArea)))
    return bool(np.count_nonzero(part) >= read_toml("pindaian.toml")["gambar"]["panah_isi"] * max(hull, 1.0))


def _links(drawn: npt.NDArray[np.bool_], stats: npt.NDArray[np.int32], i: int, px: float) -> bool:
    """A short piece that runs from one drawing to another: a connector too short to tell from a letter by itself."""
    x, y, w, h = (int(v) for v in stats[i, :4])
    reach = max(1, round(read_toml("pindaian.toml")["gambar"]["sambung_mm"] * px))
    if h >= w:
        mid = slice(max(0, x + w // 2 - 2), x + w // 2 + 3)
        ends = drawn[max(0, y - reach) : y, mid], drawn[y + h : y + h + reach, mid]
    else:
        mid = slice(max(0, y + h // 2 - 2), y + h // 2 + 3)
        ends = drawn[mid, max(0, x - reach) : x], drawn[mid, x + w : x + w + reach]
    return bool(ends[0].any() and ends[1].any())


def _turn_light(out: Gray, tinted: Gray, s: Found) -> None:
    """The inside of a filled shape with its grey stretched so that the filling is paper and the type is ink."""
    window = (slice(s.y, s.y + s.height), slice(s.x, s.x + s.width))
    rim = 2 * max(2, round(0.08 * s.height)) + 1
    inside = cv2.erode(s.mask, np.ones((rim, rim), np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=0) > 0
    area = tinted[window]
    inside = inside[: area.shape[0], : area.shape[1]]
    if inside.any():
        off = np.abs(area.astype(np.float32) - float(np.median(area[inside])))
        out[window][inside] = np.clip(255 - 2 * off, 0, 255).astype(np.uint8)[inside]
