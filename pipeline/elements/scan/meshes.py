"""Rectangles that nobody drew: the paper between connecting lines that cross or bend around it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM
from pipeline.pages.background import Gray
from pipeline.records.geometry import Box


def is_mesh(box: Box, clean: Gray, dpi: float) -> bool:
    """Do the sides run on beyond the corners? A drawn box ends at its corners, and connectors meet its sides away from
    them; of a mesh at least two sides are parts of longer lines. box: pixels; clean: the dark plane without rules."""
    return sum(_runs_on(box, clean, dpi)) >= 2


def _runs_on(box: Box, clean: Gray, dpi: float) -> Iterator[bool]:
    known = read_toml("pindaian.toml")
    px = dpi / MM
    near, first, last = (round(known["bentuk"][k] * px) for k in ("sudut_tebal_mm", "sudut_dari_mm", "sudut_sampai_mm"))
    x0, y0, x1, y1 = (round(v) for v in box)
    for y in (y0, y1):
        band = slice(max(0, y - near), y + near + 1)
        for x, step in ((x0, -1), (x1, 1)):
            yield _inked(clean[band, :], x, step, first, last, known["tinta"]["pudar"])
    for x in (x0, x1):
        band = slice(max(0, x - near), x + near + 1)
        for y, step in ((y0, -1), (y1, 1)):
            yield _inked(clean[:, band].T, y, step, first, last, known["tinta"]["pudar"])


def _inked(strip: Gray, corner: int, step: int, first: int, last: int, faint: int) -> bool:
    """Is there ink all along the strip, from a little to somewhat more beyond the corner?"""
    a, b = sorted((corner + step * first, corner + step * last))
    part = strip[:, max(0, a) : max(0, b)]
    return bool(part.size and np.mean(part.min(axis=0) < faint) >= 0.9)
