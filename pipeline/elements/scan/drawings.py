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
        drawn[i] |= _is_solid(part, labels, stats, int(i)) and not _in_a_word(stats, int(i), thin | drawn, px)
    own = [s for s in shapes if x0 <= s.x + s.width / 2 <= x1 and top <= s.y + s.height / 2 <= bottom]
    for s in own:
        drawn[_outline(labels, stats, s, (x0, top), px)] = True
    drawn[0] = False
    lines = drawn[labels]
    for i in np.flatnonzero(~drawn & (long_side >= known["panah_min_mm"])):
        drawn[i] = i > 0 and _links(lines, stats, int(i), px)
    if count > 1:
        gone = picked(labels, drawn)
        letters = stats[1:][~drawn[1:] & (height[1:] >= known["huruf_min_mm"])]  # 0 is the paper
        for s in own:
            _keep_lettering(gone, letters, s, (x0, top))
        out[top:bottom, x0:x1][cv2.dilate(gone, np.ones((5, 5), np.uint8)) > 0] = 255


def _keep_lettering(gone: Mask, letters: npt.NDArray[np.int32], s: Found, at: tuple[int, int]) -> None:
    """Takes out of what is to go the letters that touch a shape's outline, and are of one piece with it: what lies well
    inside, on the lines of its other letters; anywhere inside where it is known that its lettering touches. letters:
    boxes of loose ones; at: where they and `gone` begin on the sheet."""
    x, y = s.x - at[0], s.y - at[1]
    middles = letters[:, :2] + letters[:, 2:4] / 2
    loose = letters[((middles >= (x, y)) & (middles < (x + s.width, y + s.height))).all(axis=1)]
    if not s.lettered and not loose.size:
        return
    inner = _inner(s.mask)
    if not s.lettered:
        inner[: max(0, int(loose[:, 1].min()) - y - 1)] = 0
        inner[max(0, int((loose[:, 1] + loose[:, 3]).max()) - y + 1) :] = 0
    part = gone[max(0, y) : max(0, y + s.height), max(0, x) : max(0, x + s.width)]
    part[inner[max(0, -y) :, max(0, -x) :][: part.shape[0], : part.shape[1]] > 0] = 0


def _inner(mask: Mask) -> Mask:
    """The inside of a convex shape without the soft edge of its outline, bays of its letters filled."""
    contour = max(cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0], key=cv2.contourArea)
    whole = cv2.fillConvexPoly(np.zeros_like(mask), cv2.convexHull(contour), 255)
    return np.asarray(cv2.erode(whole, np.ones((5, 5), np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=0))


def _outline(
    labels: npt.NDArray[np.int32], stats: npt.NDArray[np.int32], s: Found, at: tuple[int, int], px: float
) -> npt.NDArray[np.intp]:
    """The pieces that a shape's outline is made of: much of it, or little else than a part of it. A letter beside a
    diamond, within its box, is none. at: where `labels` begin on the sheet."""
    known = read_toml("pindaian.toml")["gambar"]
    reach = max(2, round(known["garis_luar_mm"] * px))
    x, y = s.x - at[0] - reach, s.y - at[1] - reach
    inside = cv2.copyMakeBorder(s.mask, reach, reach, reach, reach, cv2.BORDER_CONSTANT, value=0)
    around = cv2.dilate(inside, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    rim = (around > 0) & (inside == 0)
    rim = rim[max(0, -y) : labels.shape[0] - y, max(0, -x) : labels.shape[1] - x]
    part = labels[max(0, y) : max(0, y) + rim.shape[0], max(0, x) : max(0, x) + rim.shape[1]]
    pieces, counts = np.unique(part[rim], return_counts=True)
    of_rim, of_piece = counts / max(1, int(rim.sum())), counts / np.maximum(1, stats[pieces, cv2.CC_STAT_AREA])
    return np.asarray(pieces[(of_rim >= known["bagian_tepi"]) | (of_piece >= known["bagian_coretan"])])


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


def _is_solid(part: Gray, labels: npt.NDArray[np.int32], stats: npt.NDArray[np.int32], i: int) -> bool:
    """A piece that fills its convex hull, and so does its dark middle: an arrow head. A letter of that size has bays or
    a hole, which a blur fills with grey."""
    x, y, w, h = (int(v) for v in stats[i, :4])
    window = (slice(y, y + h), slice(x, x + w))
    piece = labels[window] == i
    grey = np.where(piece, part[window], np.uint8(255))
    known = read_toml("pindaian.toml")["gambar"]
    contours, _ = cv2.findContours(piece.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.contourArea(cv2.convexHull(max(contours, key=cv2.contourArea)))
    if np.count_nonzero(piece) < known["panah_isi"] * max(hull, 1.0):
        return False
    middle = grey < (int(grey.min()) + known["tinta"]) / 2
    whole = np.zeros(middle.shape, np.uint8)
    cv2.fillConvexPoly(whole, cv2.convexHull(np.argwhere(middle)[:, ::-1].astype(np.int32)), 1)
    return bool(np.count_nonzero(middle) >= known["panah_isi_inti"] * np.count_nonzero(whole))


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
