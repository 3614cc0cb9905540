"""Which areas of a sheet to read, and how: one per cell with ink, one per group of words among the roles, one per block
of type outside the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM
from pipeline.ocr.components import components, picked
from pipeline.ocr.ink import runs
from pipeline.ocr.port import Crop
from pipeline.ocr.records import Hint
from pipeline.pages.background import Gray, darker
from pipeline.pages.stand_up import direction
from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid

Mask = npt.NDArray[np.uint8]


def table_crops(clean: Gray, grids: Sequence[Grid], lanes: Sequence[Box], dpi: float) -> tuple[list[Crop], list[Crop]]:
    """One crop per cell outside the lanes that has ink; and one per group of words among the roles, since a label is
    often drawn across a cell's border. Words that go on across the border of the lanes are read whole, with the latter.
    clean: the grey plane without rules and drawings. lanes: the areas among the roles, points."""
    ink = _ink(clean)
    over = [_straddling(ink, lane, dpi) for lane in lanes]
    labels = _lane_crops(ink, lanes, over, dpi)
    for words in over:
        ink[words > 0] = 0
    cells = (c for grid in grids for c in grid.cells if not any(lane.holds(c.box.cx, c.box.cy) for lane in lanes))
    return [crop for crop in (_cell_crop(ink, cell, dpi) for cell in cells) if crop is not None], labels


def _lane_crops(ink: Mask, lanes: Sequence[Box], over: Sequence[Mask], dpi: float) -> list[Crop]:
    known = read_toml("pindaian.toml")["petak"]
    found = []
    for lane, words in zip(lanes, over, strict=True):
        x0, y0, x1, y1 = _window(lane, dpi)
        more = words.copy()
        more[y0:y1, x0:x1] |= ink[y0:y1, x0:x1]
        reach = round(known["lintas_mm"] * dpi / MM)
        a, b = max(0, x0 - reach), min(ink.shape[1], x1 + reach)
        found += _blocks(more[y0:y1, a:b], (a, y0), dpi, known["kata_peran_mm"], known["spasi_peran_mm"])
    return found


def _window(lane: Box, dpi: float) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = (max(0, round(v * dpi / 72)) for v in lane)
    return x0, y0, x1, y1


def _straddling(ink: Mask, lane: Box, dpi: float) -> Mask:
    """The ink of words that run on across the left or right border of a lane: letters next to each other, some on
    either side."""
    known = read_toml("pindaian.toml")["petak"]
    px = dpi / MM
    reach, gap = round(known["lintas_mm"] * px), max(1, round(known["sela_huruf_mm"] * px))
    x0, y0, x1, y1 = _window(lane, dpi)
    out = np.zeros_like(ink)
    for border in (x0, x1):
        a, b = max(0, border - reach), min(ink.shape[1], border + reach)
        if b - a <= 2 * gap or y1 - y0 < 2:
            continue
        letters = _letters(np.ascontiguousarray(ink[y0:y1, a:b]), px)
        _, labels, stats, _ = components(cv2.dilate(letters, np.ones((1, gap), np.uint8)))
        first, last = stats[:, cv2.CC_STAT_LEFT] + a, stats[:, cv2.CC_STAT_LEFT] + stats[:, cv2.CC_STAT_WIDTH] + a
        both = (first < border - gap) & (last > border + gap) & (first > a) & (last < b)
        both[0] = False
        out[y0:y1, a:b] |= np.where(both[labels], letters, np.uint8(0))
    return out


def _cell_crop(ink: Mask, cell: Cell, dpi: float) -> Crop | None:
    known = read_toml("pindaian.toml")["petak"]
    px = dpi / MM
    inset = known["sisip_mm"] * px
    k = dpi / 72
    x0, y0 = max(0, round(cell.box.x0 * k + inset)), max(0, round(cell.box.y0 * k + inset))
    x1, y1 = min(ink.shape[1], round(cell.box.x1 * k - inset)), min(ink.shape[0], round(cell.box.y1 * k - inset))
    if x1 - x0 < 4 or y1 - y0 < 4:
        return None
    left, right = _within_sides(ink[y0:y1, x0:x1], px)
    x0, x1 = x0 + left, x0 + right
    part = ink[y0:y1, x0:x1]
    if int(np.count_nonzero(part)) < known["tinta_min_mm2"] * px * px:
        return None
    return Crop(x0, y0, x1, y1, _hint(part, px, dpi))


def _within_sides(part: Mask, px: float) -> tuple[int, int]:
    """The columns of a cell between what is left of its side rules, where the page's bend kept them from being taken
    off: upright strokes as high as the cell, near a side and apart from the type. A number beside one is not read."""
    known = read_toml("pindaian.toml")["petak"]
    high, wide = part.shape
    reach = round(min(known["sisi_mm"] * px, wide / 4))
    inked = np.asarray(part.any(axis=0))
    left, right = 0, wide
    for a, b in runs(inked):
        whole = np.count_nonzero(part[:, a:b].any(axis=1)) >= known["sisi_tinggi"] * high
        if not whole or b - a > known["sisi_tebal_mm"] * px:
            continue
        if a <= reach:
            left = b
        elif b >= wide - reach:
            right = min(right, a)
    return left, right


def _hint(part: Mask, px: float, dpi: float) -> Hint:
    known = read_toml("pindaian.toml")["petak"]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    upright = part.shape[0] > known["tegak_rasio"] * part.shape[1] and height > known["tegak_rasio"] * width
    if upright and height >= known["tegak_min_mm"] * px and width < known["tegak_lebar_mm"] * px:
        tight = part[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        if direction(np.ascontiguousarray(tight), dpi) < 1:
            return "header_turned"
    if part.shape[1] <= known["nomor_mm"] * px and height <= known["baris_mm"] * px:
        return "number"
    return "line" if height <= known["baris_mm"] * px else "block"


def block_crops(clean: Gray, tables: Sequence[Box], dpi: float) -> list[Crop]:
    """One crop per block of type outside the tables (titles, sign-off), top one first.
    tables: their boxes in points."""
    known = read_toml("pindaian.toml")["petak"]
    half = cv2.erode(clean, np.ones((2, 2), np.uint8))[::2, ::2]  # where a block is needs no fine detail
    ink = _ink(half)
    margin, k = known["luar_mm"] * dpi / MM, dpi / 72
    within = [
        (
            max(0, round(box.x0 * k - margin) // 2),
            max(0, round(box.y0 * k - margin) // 2),
            round(box.x1 * k + margin) // 2,
            round(box.y1 * k + margin) // 2,
        )
        for box in tables
    ]
    for x0, y0, x1, y1 in within:
        ink[y0:y1, x0:x1] = 0
    height, width = clean.shape
    blocks = _blocks(ink, (0, 0), dpi / 2, known["kata_mm"], known["spasi_mm"])
    return [
        Crop(2 * c.x0, 2 * c.y0, min(width, 2 * c.x1), min(height, 2 * c.y1), c.hint)
        for block in blocks
        for c in _apart(block, within, ink, round(known["tepi_mm"] * dpi / 2 / MM))
    ]


def _apart(block: Crop, tables: Sequence[tuple[int, int, int, int]], ink: Mask, pad: int) -> list[Crop]:
    """A block of type in the parts of it that lie above, below and beside the tables, each with ink of its own. What
    stands beside a table and what stands below it may be one block, whose corner is the table's. pad: white around
    the block, with which alone it may reach into a table."""
    parts = [block]
    for x0, y0, x1, y1 in tables:
        cut: list[Crop] = []
        for b in parts:
            if min(b.x1, x1) - max(b.x0, x0) <= pad or min(b.y1, y1) - max(b.y0, y0) <= pad:
                cut.append(b)
                continue
            top, foot = max(b.y0, y0), min(b.y1, y1)
            cut += [
                replace(b, y1=top),
                replace(b, y0=foot),
                replace(b, y0=top, y1=foot, x1=max(b.x0, x0)),
                replace(b, y0=top, y1=foot, x0=min(b.x1, x1)),
            ]
        parts = [p for p in cut if ink[p.y0 : p.y1, p.x0 : p.x1].any()]
    return parts


def _blocks(ink: Mask, at: tuple[int, int], dpi: float, beside: float, below: float) -> list[Crop]:
    """Letters nearer to each other than `beside` and `below` (mm) as one crop each, top one first.
    at: where the ink lies on the sheet."""
    known = read_toml("pindaian.toml")["petak"]
    px = dpi / MM
    if not ink.size:
        return []
    letters = _letters(ink, px)
    reach = cv2.getStructuringElement(cv2.MORPH_RECT, (round(beside * px), round(below * px)))
    count, _, stats, _ = components(cv2.dilate(letters, reach))
    pad = round(known["tepi_mm"] * px)
    found = []
    for i in range(1, count):
        x, y, width, height, _ = (int(v) for v in stats[i])
        inside = letters[y : y + height, x : x + width]
        rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        if rows[-1] - rows[0] < known["huruf_min_mm"] * px:
            continue
        tall = rows[-1] - rows[0] > known["baris_mm"] * px
        x0, y0 = at[0] + x + int(columns[0]), at[1] + y + int(rows[0])
        x1, y1 = at[0] + x + int(columns[-1]) + 1, at[1] + y + int(rows[-1]) + 1
        found.append(Crop(max(0, x0 - pad), max(0, y0 - pad), x1 + pad, y1 + pad, "block" if tall else "line"))
    return sorted(found, key=lambda c: (c.y0, c.x0))


def _ink(clean: Gray) -> Mask:
    return darker(clean, read_toml("pindaian.toml")["tinta"]["gelap"])


def _letters(ink: Mask, px: float) -> Mask:
    """The ink of letter size; pictures, frames and dust left out."""
    known = read_toml("pindaian.toml")["petak"]
    count, labels, stats, _ = components(ink)
    if count <= 1:
        return np.zeros_like(ink)
    width, height = stats[:, cv2.CC_STAT_WIDTH] / px, stats[:, cv2.CC_STAT_HEIGHT] / px
    keep = (height <= known["huruf_maks_mm"]) & (width <= known["kata_maks_mm"]) & (np.maximum(width, height) >= 0.4)
    keep[0] = False
    return picked(labels, keep)
