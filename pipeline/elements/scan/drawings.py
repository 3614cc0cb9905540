"""The reading plane without flowchart drawings, so that only type is left to read among the roles."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM
from pipeline.elements.scan.shapes import Found
from pipeline.pages.background import Gray
from pipeline.records.grid import Grid

Mask = npt.NDArray[np.uint8]


def without_drawings(gray: Gray, clean: Gray, shapes: Sequence[Found], grids: Sequence[Grid], dpi: float) -> Gray:
    """gray: the reading plane without rules; clean: the dark plane without rules. Returns a copy of `gray` in which the
    columns that hold shapes have nothing but letters: pieces of ink that are a shape's outline, too long or too large
    for a letter, or an arrow head are made paper. Type on a filled shape is turned dark on white."""
    out = gray.copy()
    for grid in grids:
        inside = [s for s in shapes if grid.box.holds(*_centre(s, 72 / dpi))]
        if inside:
            _clean_lanes(out, clean, inside, grid, dpi)
    return out


def _centre(s: Found, k: float) -> tuple[float, float]:
    return (s.x + s.width / 2) * k, (s.y + s.height / 2) * k


def _clean_lanes(out: Gray, clean: Gray, shapes: Sequence[Found], grid: Grid, dpi: float) -> None:
    known = read_toml("pindaian.toml")["gambar"]
    px, k = dpi / MM, dpi / 72
    left = max(x for x in grid.xs[:-1] if x * k <= min(s.x + s.width / 2 for s in shapes))
    right = min(x for x in grid.xs[1:] if x * k >= max(s.x + s.width / 2 for s in shapes))
    top, bottom = round(min(grid.box.y1 * k, min(s.y for s in shapes) - px)), round(grid.box.y1 * k)
    top = max(0, round(max((y * k for y in grid.ys if y * k <= min(s.y + s.height / 2 for s in shapes)), default=top)))
    x0, x1 = max(0, round(left * k)), round(right * k)
    for s in shapes:
        if s.filled:
            _turn_light(out, s)
    part = clean[top:bottom, x0:x1]
    if not part.size:
        return
    ink = np.where(part < read_toml("pindaian.toml")["tinta"]["pudar"], np.uint8(255), np.uint8(0))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    width, height, area = stats[:, 2] / px, stats[:, 3] / px, stats[:, 4] / (px * px)
    box = np.maximum(width * height, 1e-6)
    long_side, short_side = np.maximum(width, height), np.minimum(width, height)
    drawn = long_side > known["huruf_maks_mm"]
    drawn |= (height > known["huruf_tinggi_mm"]) | (
        (long_side > known["garis_min_mm"]) & (short_side < known["garis_tebal_mm"])
    )
    drawn |= (long_side >= known["panah_min_mm"]) & (area / box > known["panah_isi"])
    for s in shapes:
        rim = labels[max(0, s.y - 2 - top) : s.y + s.height + 2 - top, max(0, s.x - 2 - x0) : s.x + s.width + 2 - x0]
        edges = np.concatenate([rim[:3].ravel(), rim[-3:].ravel(), rim[:, :3].ravel(), rim[:, -3:].ravel()])
        drawn[np.unique(edges)] = True
    drawn[0] = False
    if count > 1:
        gone = cv2.dilate(np.where(drawn[labels], np.uint8(255), np.uint8(0)), np.ones((3, 3), np.uint8))
        out[top:bottom, x0:x1][gone > 0] = 255


def _turn_light(out: Gray, s: Found) -> None:
    """The inside of a filled shape with its grey stretched so that the filling is paper and the type is ink."""
    area = out[s.y : s.y + s.height, s.x : s.x + s.width]
    inside = s.mask[: area.shape[0], : area.shape[1]] > 0
    filling = float(np.median(area[inside])) if inside.any() else 255.0
    off = np.abs(area.astype(np.float32) - filling)
    area[inside] = np.clip(255 - 2 * off, 0, 255).astype(np.uint8)[inside]
