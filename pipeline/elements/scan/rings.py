"""The rings of round stamps in ink as black as the type: found, and made paper where no letter crosses them.

A ring is a rule that is bent. Photocopies and scans in black and white keep no colour by which a stamp could be lifted
off the type (see pages.colour), but beside drawings, which are taken out before, and round logos, whose words are none
of the document's either, nothing on a page of an office is a large circle.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM
from pipeline.ocr.components import components, picked
from pipeline.ocr.port import OcrWord
from pipeline.pages.background import Gray, darker

Floats = npt.NDArray[np.float64]
Circle = tuple[float, float, float]
"""Its middle (x, y) and radius, pixels."""

_STEP = 2  # rings are sought on a picture of half the size
_TRIES = 150  # circles that are laid through the points of one piece of ink
_POINTS = 400  # of the piece, and of all arcs, on which they are tried
_PIECES = 12  # the largest ones
_BINS = 72  # directions in which a ring is or is not seen


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle of ink: its middle and radius, pixels of the plane."""

    x: float
    y: float
    radius: float


def without_rings(plane: Gray, rings: Sequence[Ring], dpi: float) -> Gray:
    """The plane (255 is paper) with the rings made paper, and every stroke that crosses one kept; the plane itself
    where there is none."""
    if not rings:
        return plane
    out = plane.copy()
    for ring in rings:
        _blank(out, ring, dpi)
    return out


def doubted_inside(words: Sequence[OcrWord], rings: Sequence[Ring]) -> tuple[OcrWord, ...]:
    """The words, those inside a stamp's inmost ring believed no more than a guess: its own words stand there, in type
    like any other."""
    known = read_toml("pindaian.toml")["cincin"]
    inner = [
        min(*(q.radius for q in rings if math.hypot(q.x - r.x, q.y - r.y) < r.radius / 4), known["isi"] * r.radius)
        for r in rings
    ]

    def inside(w: OcrWord) -> bool:
        x, y = (w.x0 + w.x1) / 2, (w.y0 + w.y1) / 2
        return any(math.hypot(x - r.x, y - r.y) <= radius for r, radius in zip(rings, inner, strict=True))

    return tuple(replace(w, confidence=min(w.confidence, known["yakin"])) if inside(w) else w for w in words)


def find_rings(plane: Gray, dpi: float) -> tuple[Ring, ...]:
    """Circles as large as those of stamps, largest first, in a plane without rules and drawings."""
    known = read_toml("pindaian.toml")["cincin"]
    px = dpi / _STEP / MM
    where = _sparse(plane, dpi / MM, known)
    if where is None:
        return ()
    x0, y0, x1, y1 = where
    _, labels, stats, _ = components(_shrunk(plane[y0:y1, x0:x1], _STEP))
    arcs = _are_arcs(stats, px, known)
    if not arcs.any():
        return ()
    ys, xs = np.nonzero(picked(labels, arcs))
    points = np.stack([xs, ys], axis=1).astype(np.float64)
    owner = labels[ys, xs]
    found: list[Ring] = []
    for i in sorted(np.flatnonzero(arcs), key=lambda i: -int(stats[i][cv2.CC_STAT_AREA]))[:_PIECES]:
        ring = _through(points[owner == i], points, px, known)
        while ring is not None:
            x, y, radius = (v * _STEP for v in ring)
            found.append(Ring(x0 + x + 0.5, y0 + y + 0.5, radius))
            left = _off(points, ring) > known["tebal_mm"] * px
            points, owner = points[left], owner[left]
            ring = _about(ring, points, px, known)
    return tuple(sorted(found, key=lambda r: -r.radius))


def _shrunk(plane: Gray, step: int) -> Gray:
    """The ink (255) of the darkest points of squares of step x step, so that thin rings stay."""
    dark = np.ascontiguousarray(cv2.erode(plane, np.ones((step, step), np.uint8))[::step, ::step])
    return darker(dark, read_toml("pindaian.toml")["tinta"]["gelap"])


def _sparse(plane: Gray, px: float, known: dict[str, Any]) -> tuple[int, int, int, int] | None:
    """The area (x0, y0, x1, y1) of all ink that may be arcs, sought on a picture so small that words and lines of type
    run full: most pages have none, and are done with."""
    step = 2 * _STEP
    _, _, stats, _ = components(_shrunk(plane, step))
    some = stats[_are_arcs(stats, px / step, known)]
    if not len(some):
        return None
    x, y, w, h = (some[:, k] for k in (cv2.CC_STAT_LEFT, cv2.CC_STAT_TOP, cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
    ends = int(x.min()) - 1, int(y.min()) - 1, int((x + w).max()) + 1, int((y + h).max()) + 1
    return max(0, step * ends[0]), max(0, step * ends[1]), step * ends[2], step * ends[3]


def _are_arcs(stats: npt.NDArray[np.int32], px: float, known: dict[str, Any]) -> npt.NDArray[np.bool_]:
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    out: npt.NDArray[np.bool_] = np.maximum(width, height) >= known["busur_mm"] * px
    out &= np.minimum(width, height) >= known["tipis_mm"] * px
    out &= stats[:, cv2.CC_STAT_AREA] <= known["isi_maks"] * width * height
    out[0] = False
    return out


def _about(ring: Circle, points: Floats, px: float, known: dict[str, Any]) -> Circle | None:
    """A further ring about the same middle: stamps have two or three."""
    if not len(points):
        return None
    near = known["rata_mm"] * px
    far = np.hypot(points[:, 0] - ring[0], points[:, 1] - ring[1])
    radii = np.arange(known["jari_min_mm"] * px, known["jari_maks_mm"] * px, near)
    on = np.histogram(far, radii)[0] / radii[1:]
    for k in np.argsort(-on)[:2]:
        circle = (ring[0], ring[1], float(radii[k] + radii[k + 1]) / 2)
        if _seen(points, circle, near) >= known["terlihat"]:
            return _fitted(points[_off(points, circle) <= near])
    return None


def _through(own: Floats, points: Floats, px: float, known: dict[str, Any]) -> Circle | None:
    """The circle that a piece of ink is an arc of, if enough of all arcs' points lie on it."""
    if len(own) < 3:
        return None
    r = np.random.default_rng(len(own))  # the same for the same page
    circles = _circles(own[r.integers(0, len(own), (_TRIES, 3))])
    circles = circles[(circles[:, 2] >= known["jari_min_mm"] * px) & (circles[:, 2] <= known["jari_maks_mm"] * px)]
    near = known["rata_mm"] * px
    some = own[:: 1 + len(own) // _POINTS]
    on = np.count_nonzero(_away(some, circles) <= near, axis=0)
    circles = circles[on >= known["bagian"] * len(some)]
    if not len(circles):
        return None
    on = np.count_nonzero(_away(points[:: 1 + len(points) // _POINTS], circles) <= near, axis=0)
    order = np.argsort(-on / circles[:, 2])[:3]
    likely: list[Circle] = [(float(x), float(y), float(q)) for x, y, q in circles[order]]
    for circle in likely:
        if _seen(points, circle, near) < known["terlihat_kasar"]:
            continue
        for _ in range(3):
            circle = _fitted(points[_off(points, circle) <= near])
        if _seen(points, circle, near) >= known["terlihat"]:
            return circle
    return None


def _circles(threes: Floats) -> Floats:
    """The circle (x, y, radius) through each three points; three on one line give one that is too large."""
    (ax, ay), (bx, by), (cx, cy) = (threes[:, k].T for k in range(3))
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    d = np.where(np.abs(d) < 1e-6, 1e-6, d)
    a, b, c = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x, y = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / d, (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / d
    return np.stack([x, y, np.hypot(ax - x, ay - y)], axis=1)


def _away(points: Floats, circles: Floats) -> Floats:
    """How far each point (row) is off each circle (column)."""
    far = np.hypot(points[:, 0, None] - circles[:, 0], points[:, 1, None] - circles[:, 1])
    out: Floats = np.abs(far - circles[:, 2])
    return out


def _fitted(points: Floats) -> Circle:
    """The circle nearest to the points, by least squares of x² + y² = 2ax + 2by + c."""
    left = np.column_stack([2 * points, np.ones(len(points))])
    (x, y, c), *_ = np.linalg.lstsq(left, (points**2).sum(axis=1), rcond=None)
    return float(x), float(y), float(np.sqrt(max(0.0, c + x * x + y * y)))


def _off(points: Floats, circle: Circle) -> Floats:
    out: Floats = np.abs(np.hypot(points[:, 0] - circle[0], points[:, 1] - circle[1]) - circle[2])
    return out


def _seen(points: Floats, circle: Circle, near: float) -> float:
    """Share of the directions from its middle in which there is ink on the circle."""
    on = points[_off(points, circle) <= near]
    turn = np.arctan2(on[:, 1] - circle[1], on[:, 0] - circle[0])
    return len(np.unique(((turn + np.pi) * (_BINS / (2 * np.pi))).astype(int) % _BINS)) / _BINS


def _blank(out: Gray, ring: Ring, dpi: float) -> None:
    """Makes the ring paper, in place, in those directions in which its ink goes on neither inwards nor outwards."""
    known = read_toml("pindaian.toml")
    thick = known["cincin"]["tebal_mm"] * dpi / MM
    first, last = _inked(out, ring, thick)
    usual = float(np.median((last - first)[last > first])) if (last > first).any() else 0.0
    alone = (last > first) & (last - first <= known["cincin"]["sendiri"] * usual)
    reach = ring.radius + 2 * thick
    top, foot = max(0, int(ring.y - reach)), min(out.shape[0], int(ring.y + reach) + 2)
    left, right = max(0, int(ring.x - reach)), min(out.shape[1], int(ring.x + reach) + 2)
    if top >= foot or left >= right:
        return
    y, x = np.mgrid[top:foot, left:right]
    turn = np.arctan2(y - ring.y, x - ring.x) % (2 * np.pi)
    n = np.rint(turn * (len(first) / (2 * np.pi))).astype(int) % len(first)
    depth = np.hypot(x - ring.x, y - ring.y) - ring.radius
    window = out[top:foot, left:right]
    window[alone[n] & (depth >= first[n] - 1.5) & (depth <= last[n] + 0.5)] = 255
    _, labels = cv2.connectedComponents((window < known["tinta"]["pudar"]).astype(np.uint8))
    beyond = np.zeros(int(labels.max()) + 1, np.bool_)
    beyond[labels[np.abs(depth) > thick / 2]] = True
    window[~beyond[labels]] = 255  # crumbs of the ring where the blur of a letter beside it had made it look thicker


def _inked(plane: Gray, ring: Ring, thick: float) -> tuple[Floats, Floats]:
    """Of each direction from the ring's middle the depths (pixels outwards from the circle) at which the ink begins and
    ends that lies on it; the same where there is none. Seen twice its thickness far."""
    depths = np.arange(-2 * round(thick), 2 * round(thick) + 1)
    turns = np.linspace(0, 2 * np.pi, round(2 * np.pi * ring.radius), endpoint=False)
    x = np.rint(ring.x + np.outer(np.cos(turns), ring.radius + depths)).astype(int)
    y = np.rint(ring.y + np.outer(np.sin(turns), ring.radius + depths)).astype(int)
    height, width = plane.shape
    levels = plane[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)]
    dark = (levels < read_toml("pindaian.toml")["tinta"]["pudar"]) & (x >= 0) & (y >= 0) & (x < width) & (y < height)
    return _runs(dark, depths, thick / 2)


def _runs(dark: npt.NDArray[np.bool_], depths: npt.NDArray[np.int_], near: float) -> tuple[Floats, Floats]:
    """Of each direction (row) the run of ink that begins within `near` of the circle or holds it: its first depth, and
    the one behind its last; the same where there is none."""
    middle = len(depths) // 2
    reach = int(np.ceil(near))
    first, last = np.zeros(len(dark)), np.zeros(len(dark))
    for k, row in enumerate(dark):
        at = next((middle + s * d for d in range(reach + 1) for s in (1, -1) if row[middle + s * d]), None)
        if at is None:
            continue
        a = b = at
        while a > 0 and row[a - 1]:
            a -= 1
        while b < len(row) - 1 and row[b + 1]:
            b += 1
        first[k], last[k] = depths[a], depths[b] + 1
    return first, last
