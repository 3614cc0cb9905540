"""Black bars on a scan: header rows whose shading a copier or a bilevel scan has turned black. What stood in them is
lost; their edges are rules of the table all the same, and hold those that end at them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import cv2
import numpy as np

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment, with_sides
from pipeline.ocr.components import components
from pipeline.pages.background import Gray, darker, shrunk


class Bar(NamedTuple):
    """One black bar, pixels."""

    x0: int
    y0: int
    x1: int
    y1: int

    def edges(self) -> Iterable[Segment]:
        for y in (self.y0, self.y1):
            yield Segment(True, float(y), float(self.x0), float(self.x1), 1.0, 255.0)
        for x in (self.x0, self.x1):
            yield Segment(False, float(x), float(self.y0), float(self.y1), 1.0, 255.0)


def with_bars(segments: Sequence[Segment], dark: Gray, flat: Gray, dpi: float) -> tuple[Segment, ...]:
    """The segments with the edges of the page's black bars; upright ones that end within a bar end at its edge. dark:
    the plane before shaded cells were evened out, flat: after it."""
    bars = find_bars(dark, dpi)
    kept = [_outside(s, bars, flat, dpi) for s in segments]
    return (*(s for s in kept if s is not None), *(edge for bar in bars for edge in bar.edges()))


def _outside(s: Segment, bars: Sequence[Bar], flat: Gray, dpi: float) -> Segment | None:
    out = s
    for bar in bars if not s.horizontal else ():
        if bar.x0 <= s.pos <= bar.x1:
            if bar.y0 <= out.start < bar.y1:
                out = replace(out, start=float(bar.y1))
            if bar.y0 < out.end <= bar.y1:
                out = replace(out, end=float(bar.y0))
    if out is s:
        return s
    return with_sides(cv2.transpose(flat), out, dpi / MM) if out.length > dpi / MM else None


def find_bars(dark: Gray, dpi: float) -> tuple[Bar, ...]:
    """The wide, low, black areas that do not touch the page's edge."""
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
    found: list[Bar] = []
    for x, y, w, h, _ in components(solid)[2][1:].tolist():
        if h <= known["tinggi_mm"][1] * px and x > 0 and y > 0 and x + w < width and y + h < height:
            found.append(_bar(dark, Bar(x * step, y * step, (x + w) * step, (y + h) * step), 2 * step))
    return tuple(found)


def _bar(dark: Gray, about: Bar, reach: int) -> Bar:
    """The bar, each side where most of the ink along it begins. about: about where it is."""
    x0, y0, x1, y1 = about
    rows = 255 - dark[:, x0:x1].mean(axis=1)
    columns = 255 - dark[y0:y1].mean(axis=0)
    top, bottom = _first(rows, y0, reach), len(rows) - _first(rows[::-1], len(rows) - y1, reach)
    left, right = _first(columns, x0, reach), len(columns) - _first(columns[::-1], len(columns) - x1, reach)
    return Bar(left, top, right, bottom)


def _first(ink: np.ndarray[tuple[int], np.dtype[np.float64]], at: int, reach: int) -> int:
    """The first place near `at` with at least half of the ink there is beyond it."""
    a, b = max(0, at - reach), min(len(ink), at + reach + 1)
    near = np.flatnonzero(ink[a:b] >= ink[a:b].max() / 2)
    return a + int(near[0]) if near.size else at
