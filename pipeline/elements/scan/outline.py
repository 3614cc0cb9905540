"""Which flowchart shape a closed outline is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.records.drawing import ShapeKind

Mask = npt.NDArray[np.uint8]


_INNER = 90  # percentile of a side's points, from the outside in


@dataclass(frozen=True, slots=True)
class Outline:
    """kind and how surely, with the name of the ideal shape that fits best, and the fit (intersection over union).
    radius: of the corners as a share of the lower side."""

    kind: ShapeKind
    ideal: str
    confidence: float
    fit: float
    radius: float


_KINDS: dict[str, ShapeKind] = {
    "diamond": "keputusan",
    "pentagon 0.6": "konektor",
    "pentagon 0.72": "konektor",
    "pentagon 0.84": "konektor",
    "circle": "konektor",
    "ellipse": "terminator",
    "stadium": "terminator",
    "rectangle": "proses",
}


def judge(mask: Mask, px: float) -> Outline | None:
    """The shape whose inside is `mask` (255 inside, cut to its box), or None where it is none: too ragged, too thin,
    or not filling its box the way any of them does. px: pixels per millimetre."""
    known = read_toml("pindaian.toml")["bentuk"]
    h, w = mask.shape
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    contour = max(contours, key=cv2.contourArea)
    area = float(np.count_nonzero(mask))
    hull = cv2.convexHull(contour)
    if area < known["min_luas_mm2"] * px * px or max(w / h, h / w) > known["pipih"]:
        return None
    if cv2.contourArea(contour) < known["padat"] * cv2.contourArea(hull):
        return None
    fits = {name: _iou(mask, ideal) for name, ideal in _ideals(h, w).items()}
    best = max(fits, key=lambda name: fits[name])
    radius = _radius(mask)
    if fits[best] < known["cocok_pasti"] and best != "diamond":
        quad = _quadrilateral(mask, contour)
        if quad >= max(known["cocok"], fits[best] + known["sudut_lebih"]):
            return Outline("lainnya", "quadrilateral", round(quad, 2), quad, radius)
    if fits[best] < known["cocok"]:
        return None
    fit = fits[best]
    if best in ("rectangle", "stadium", "rounded"):
        kind: ShapeKind = "terminator" if radius >= known["sudut_bulat"] else "proses"
        return Outline(kind, best, round(fit, 2), fit, radius)
    if best == "ellipse" and min(w, h) < known["bulat_min_mm"] * px:
        return None
    if best == "ellipse" and w < known["bulat"] * h:
        best = "circle"
    return Outline(_KINDS.get(best, "lainnya"), best, round(fit, 2), fit, radius)


def _iou(mask: Mask, ideal: Mask) -> float:
    return float(np.count_nonzero(mask & ideal)) / float(np.count_nonzero(mask | ideal))


def _quadrilateral(mask: Mask, contour: npt.NDArray[np.int32]) -> float:
    """How well four straight sides fit (trapezoids, parallelograms): the share in common with the polygon."""
    reach = cv2.arcLength(contour, True)
    for share in (0.02, 0.03, 0.04, 0.05):
        corners = cv2.approxPolyDP(contour, share * reach, True)
        if len(corners) <= 4:
            break
    if len(corners) != 4 or not cv2.isContourConvex(corners):
        return 0.0
    ideal = np.zeros_like(mask)
    cv2.fillPoly(ideal, [corners], 255)
    return _iou(mask, ideal)


@lru_cache(maxsize=128)
def _ideals(h: int, w: int) -> dict[str, Mask]:
    x, y = w - 1, h - 1
    corners: dict[str, list[tuple[float, float]]] = {
        "rectangle": [(0, 0), (x, 0), (x, y), (0, y)],
        "diamond": [(x / 2, 0), (x, y / 2), (x / 2, y), (0, y / 2)],
    }
    for low in (0.6, 0.72, 0.84):
        corners[f"pentagon {low}"] = [(0, 0), (x, 0), (x, low * y), (x / 2, y), (0, low * y)]
    found = {name: polygon(h, w, points) for name, points in corners.items()}
    wave = [(x * t, y * (0.9 + 0.1 * np.sin(2 * np.pi * t))) for t in np.linspace(0, 1, 17)]
    found["document"] = polygon(h, w, [(x, 0), (0, 0), *wave])
    ellipse = np.zeros((h, w), np.uint8)
    cv2.ellipse(ellipse, (round(x / 2), round(y / 2)), (round(x / 2), round(y / 2)), 0, 0, 360, 255, cv2.FILLED)
    found["ellipse"] = ellipse
    found["stadium"] = _rounded(h, w, 0.5)
    found["rounded"] = _rounded(h, w, 0.3)
    return found


def polygon(h: int, w: int, points: list[tuple[float, float]]) -> Mask:
    """A filled polygon (255) in a picture of h by w pixels."""
    out = np.zeros((h, w), np.uint8)
    cv2.fillPoly(out, [np.array(points).round().astype(np.int32)], 255)
    return out


def _rounded(h: int, w: int, share: float) -> Mask:
    out = np.zeros((h, w), np.uint8)
    x, y = w - 1, h - 1
    r = int(share * min(x, y))
    cv2.rectangle(out, (r, 0), (x - r, y), 255, cv2.FILLED)
    cv2.rectangle(out, (0, r), (x, y - r), 255, cv2.FILLED)
    for cx in (r, x - r):
        for cy in (r, y - r):
            cv2.circle(out, (cx, cy), r, 255, cv2.FILLED)
    return out


def _radius(mask: Mask) -> float:
    """Radius of the corners as a share of the shorter side, from two measures of each corner: the area that it lacks,
    (1 - pi/4) r^2, and how far in along the diagonal the inside begins, r (1 - 1/sqrt 2).

    The corner is where the neighbouring stretches of its two sides would meet, so that a shape that leans a little
    is not taken for a rounded one; where a side is ragged, its inner edge counts, since a row of points that only half
    of it has would look like a large corner. The middle two of the four, so that a corner cut by a line does not count.
    """
    side = min(mask.shape)
    window = max(3, side // 3)
    found = []
    for view in (mask, mask[:, ::-1], mask[::-1], mask[::-1, ::-1]):
        inside = view > 0
        top = int(np.percentile(inside[:, window : 2 * window].argmax(axis=0), _INNER))
        left = int(np.percentile(inside[window : 2 * window, :].argmax(axis=1), _INNER))
        corner = inside[top : top + window, left : left + window]
        lacking = corner.size - int(np.count_nonzero(corner))
        diagonal = np.flatnonzero(np.diagonal(corner))
        begins = float(diagonal[0]) if diagonal.size else float(side)
        found.append(((lacking / (1 - np.pi / 4)) ** 0.5 + begins / (1 - 0.5**0.5)) / 2)
    found.sort()
    return float((found[1] + found[2]) / 2 / side)
