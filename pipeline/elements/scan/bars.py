"""Black bars on a scan: header rows whose shading a copier or a bilevel scan has turned black. What stood in them is
lost; their edges are rules of the table all the same, and hold those that end at them."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.ocr.components import components
from pipeline.pages.background import Gray, darker, shrunk


def find_bars(dark: Gray, dpi: float) -> tuple[Segment, ...]:
    """The edges of wide, low, black areas that do not touch the page's edge, as segments in pixels."""
    known = read_toml("pindaian.toml")["balok"]
    step = max(1, round(dpi / known["dpi"]))
    px = dpi / MM / step
    solid = darker(shrunk(dark, step), known["gelap"])
    holes = max(1, round(known["huruf_mm"] * px))
    solid = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, np.ones((holes, holes), np.uint8))
    least = np.ones((max(1, round(known["tinggi_mm"][0] * px)), max(1, round(known["lebar_mm"] * px))), np.uint8)
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, least)
    if not solid.any():
        return ()
    height, width = solid.shape
    found: list[Segment] = []
    for x, y, w, h, _ in components(solid)[2][1:].tolist():
        if h <= known["tinggi_mm"][1] * px and x > 0 and y > 0 and x + w < width and y + h < height:
            found += _edges(dark, (x * step, y * step, (x + w) * step, (y + h) * step), 2 * step)
    return tuple(found)


def _edges(dark: Gray, box: tuple[int, int, int, int], reach: int) -> list[Segment]:
    """The four sides of a bar, where most of the ink along each begins. box: about where it is."""
    x0, y0, x1, y1 = box
    rows = 255 - dark[:, x0:x1].mean(axis=1)
    columns = 255 - dark[y0:y1].mean(axis=0)
    top, bottom = _first(rows, y0, reach), len(rows) - _first(rows[::-1], len(rows) - y1, reach)
    left, right = _first(columns, x0, reach), len(columns) - _first(columns[::-1], len(columns) - x1, reach)
    level = [Segment(True, float(y), float(left), float(right), 1.0, 255.0) for y in (top, bottom)]
    return [*level, *(Segment(False, float(x), float(top), float(bottom), 1.0, 255.0) for x in (left, right))]


def _first(ink: np.ndarray[tuple[int], np.dtype[np.float64]], at: int, reach: int) -> int:
    """The first place near `at` with at least half of the ink there is beyond it."""
    a, b = max(0, at - reach), min(len(ink), at + reach + 1)
    near = np.flatnonzero(ink[a:b] >= ink[a:b].max() / 2)
    return a + int(near[0]) if near.size else at
