"""Shaded cells and filled shapes made paper, so that what is drawn and typed on them is as plain as elsewhere."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.data.load import read_toml
from pipeline.pages.background import Gray, shrunk
from pipeline.pages.traces import MM


def is_shaded(plane: Gray, dpi: float) -> bool:
    """Whether the page has tinted areas wider than any stroke of type."""
    known = read_toml("pindaian.toml")["arsiran"]
    step = max(1, round(known["langkah_mm"] * dpi / MM))
    small = shrunk(plane, step)
    width = max(2, round(known["goresan_mm"] * dpi / MM / step))
    tint = cv2.dilate(small, np.ones((width, width), np.uint8)) < known["terang"]
    return bool(tint.sum() * (step * MM / dpi) ** 2 >= known["luas_mm2"])


def evened(plane: Gray, dpi: float) -> Gray:
    """The plane with every tint wider than a stroke lifted to paper; what is darker than its tint keeps its contrast,
    stretched so that black on grey is black again."""
    known = read_toml("pindaian.toml")["arsiran"]
    width = 2 * round(known["goresan_mm"] * dpi / MM / 2) + 1
    tint = cv2.morphologyEx(plane, cv2.MORPH_CLOSE, np.ones((width, width), np.uint8))
    out: Gray = cv2.divide(plane, np.maximum(tint, known["tergelap"]), scale=255)
    return out
