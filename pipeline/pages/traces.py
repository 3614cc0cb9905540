"""Long drawn lines followed over the page as they run, also when they lean or bend a little."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.pages.background import Gray, darker

MM = 25.4


@dataclass(frozen=True, slots=True)
class Trace:
    """One long line. along, across: its points, pixels of the image (for a horizontal one x and y), along ascending."""

    horizontal: bool
    along: npt.NDArray[np.float64]
    across: npt.NDArray[np.float64]

    @property
    def length(self) -> float:
        return float(self.along[-1] - self.along[0])

    @property
    def slope(self) -> float:
        """Rise of `across` per unit of `along`, by least squares."""
        a = self.along - self.along.mean()
        return float((a * (self.across - self.across.mean())).sum() / (a * a).sum())


def find_traces(dark: Gray, dpi: float) -> tuple[Trace, ...]:
    """Horizontal and vertical traces of a flattened page (255 is paper), longest first; in pixels of `dark`."""
    known = read_toml("pindaian.toml")["jejak"]
    step = max(1, round(dpi / known["dpi"]))
    small = cv2.erode(dark, np.ones((step, step), np.uint8))[::step, ::step] if step > 1 else dark
    per_mm = dpi / step / MM
    ink = _thin(darker(small, read_toml("pindaian.toml")["tinta"]["pudar"]), per_mm)
    found = [
        Trace(horizontal, along * step + (step - 1) / 2, across * step + (step - 1) / 2)
        for horizontal, view in ((True, ink), (False, cv2.transpose(ink)))
        for along, across in _runs(view, per_mm)
    ]
    return tuple(sorted(found, key=lambda t: -t.length))


def _thin(ink: Gray, per_mm: float) -> Gray:
    """The ink with nothing but the rim of shaded cells and other fillings: one would tie all lines that touch it into
    one piece, and without its rim a page has no lines at all where its header is shaded."""
    wide = round(read_toml("pindaian.toml")["jejak"]["isian_mm"] * per_mm) | 1  # odd, so that nothing moves
    fills = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((wide, wide), np.uint8))
    if not fills.any():
        return ink
    out: Gray = cv2.subtract(ink, cv2.erode(fills, np.ones((3, 3), np.uint8)))
    return out


def _runs(ink: Gray, per_mm: float) -> list[tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]]:
    """Points of each long line of one direction. A line that leans is a stair of short runs, so runs longer than
    any letter's are kept, joined over small gaps and steps, and measured in bins along the line."""
    known = read_toml("pindaian.toml")["jejak"]
    shortest_run = max(3, round(known["lari_mm"] * per_mm))
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, shortest_run), np.uint8))
    gap = max(3, round(known["celah_mm"] * per_mm))
    joined = cv2.morphologyEx(cv2.dilate(runs, np.ones((3, 1), np.uint8)), cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    # a page has few long lines: their outlines are found in a third of the time that it takes to number every piece
    outlines, tree = cv2.findContours(joined, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    bin_size = max(2, round(known["petak_mm"] * per_mm))
    found = []
    for outline, links in zip(outlines, tree[0] if tree is not None else (), strict=True):
        if links[3] >= 0:
            continue  # the rim of a hole
        x, y, width, height = cv2.boundingRect(outline)
        if width < known["panjang_mm"] * per_mm or height > known["miring_maks"] * width + 4 * per_mm:
            continue
        line = np.zeros((height, width), np.uint8)
        cv2.drawContours(line, [outline - (x, y)], -1, 255, cv2.FILLED)
        ys, xs = np.nonzero(line & runs[y : y + height, x : x + width])
        where = xs // bin_size
        n = np.bincount(where)
        full = n > 0
        along = np.bincount(where, xs)[full] / n[full] + x
        across = np.bincount(where, ys)[full] / n[full] + y
        if len(along) >= 3:
            found.append((along, across))
    return found
