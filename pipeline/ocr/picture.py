"""One crop made ready to be read: paper white, ink black, letters at the height that the engines like."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.ocr.engine import Gray
from pipeline.ocr.levels import Levels

LOWER_CASE = 14.5
"""Height in pixels that lower-case letters get: 200 dpi for 10 point type. Of 13, 14, 14.5 and 15, public documents
worn as photocopies and rough scans and made-up ones read best at 14 and 14.5; time grows with it."""
_NEAR = 0.04  # of one: not worth another sampling
_DARK_FILL = 100  # grey of a fill that holds light print; grey cells with dark print are lighter
_SHADE = 0.72  # of the paper's grey; darker is ink


def scale_for(type_height: float | None, dpi: float) -> float:
    """Factor that brings lower-case letters to LOWER_CASE; 200 dpi is aimed at where their height is not known. 1 where
    the picture is left as it is (see resized), so that places in it are those of the page."""
    wanted = LOWER_CASE / type_height if type_height else 200 / dpi
    return 1.0 if abs(wanted - 1) < _NEAR else float(np.clip(wanted, 0.35, 3.0))


def resized(picture: Gray, scale: float) -> Gray:
    if abs(scale - 1) < _NEAR:
        return picture
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    height, width = picture.shape
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=how), dtype=np.uint8)


def dark_on_light(picture: Gray) -> Gray:
    """The picture, turned round where it is light print on a dark fill."""
    sample = picture[::4, ::4]
    return 255 - picture if sample.size and float(np.median(sample)) < _DARK_FILL else picture


def evened(picture: Gray) -> Gray:
    """Paper at 255 and ink at 0, whatever the shade of the cell."""
    levels = Levels(picture)
    paper = levels.percentile(50)
    dark = levels.below(_SHADE * paper)
    if dark == 0:
        return picture
    black = levels.percentile(5, dark)
    grey = np.arange(256, dtype=np.float32)
    table = np.clip((grey - black) * 255 / max(20.0, 0.94 * paper - black), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(picture, table), dtype=np.uint8)
