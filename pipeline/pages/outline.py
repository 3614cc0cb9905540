"""A sheet photographed on a darker ground, seen from the front.

The table's rules say more exactly how a page bends (see pages.straighten), but on a sheet seen from far aside they lean
too much to be followed. Its own four edges are straight and stand out from what it lies on.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.ocr.levels import Levels
from pipeline.pages.background import Gray

Picture = npt.NDArray[np.uint8]
Corners = npt.NDArray[np.float32]


def from_the_front(image: Picture) -> Picture:
    """The picture (BGR or grey) cut to its sheet, the sheet's corners at the corners; the picture itself where no sheet
    stands out from a dark ground, or it is seen from the front already."""
    corners = sheet_corners(image)
    if corners is None:
        return image
    top, right, bottom, left = (float(np.linalg.norm(corners[i] - corners[(i + 1) % 4])) for i in range(4))
    width, height = round((top + bottom) / 2), round((left + right) / 2)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(corners, flat)
    out: Picture = cv2.warpPerspective(image, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,) * 3)
    return out


def sheet_corners(image: Picture) -> Corners | None:
    """The sheet's corners in pixels, clockwise from the top left one; None as above."""
    known = read_toml("pindaian.toml")["lembar"]
    scale = known["sisi_kecil"] / max(image.shape[:2])
    # Nearly every picture shows no sheet on a ground: that is told by single points, which cost less than means.
    step = max(1, int(1 / scale))
    if scale >= 1 or _corners(np.ascontiguousarray(image[::step, ::step]), known) is None:
        return None
    found = _corners(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), known)
    return None if found is None else np.asarray(found / scale, np.float32)


def _corners(small: Picture, known: dict[str, Any]) -> Corners | None:
    light: Gray = small if small.ndim == 2 else reduce(cv2.max, cv2.split(small[:, :, :3]))
    middle, bright = cv2.threshold(light, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    levels = Levels(light)
    ground = levels.below(middle + 1)
    if not 0 < ground < levels.size:
        return None
    if levels.at((ground + levels.size) // 2) - levels.at(ground // 2) < known["beda"]:  # of the usual levels of either
        return None
    reach = 2 * round(known["tutup"] * max(small.shape[:2]) / 2) + 1
    whole = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    contours, _ = cv2.findContours(whole, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    return _quadrilateral(max(contours, key=cv2.contourArea), whole.size, known)


def _quadrilateral(contour: npt.NDArray[np.int32], area: int, known: dict[str, Any]) -> Corners | None:
    """The four corners of an outline that is a quadrilateral with sides that are not parallel."""
    hull = cv2.convexHull(contour)
    if cv2.contourArea(hull) < known["bagian"] * area:
        return None
    four = cv2.approxPolyDP(hull, known["sudut"] * cv2.arcLength(hull, True), True)
    if len(four) != 4 or cv2.contourArea(four) < known["cocok"] * cv2.contourArea(hull):
        return None
    if cv2.contourArea(contour) < known["cocok"] * cv2.contourArea(hull):
        return None
    points = four.reshape(4, 2).astype(np.float32)
    middle = points.mean(axis=0)
    order = np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))
    points = points[order]
    points = np.roll(points, -int(np.argmin(points.sum(axis=1))), axis=0)
    off = float(np.linalg.norm(points[0] - points[1] + points[2] - points[3]))
    return points if off >= known["miring"] * float(np.linalg.norm(points[2] - points[0])) else None
