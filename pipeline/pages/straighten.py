"""One smooth displacement that takes the lean, the perspective and the curl out of a page.

The measure is the page's own rules: what was drawn as a straight level or upright line must come out as one.
A page photographed by phone bends its rules by several pixels, which is enough to cut text lines at a row border.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.pages.background import Gray
from pipeline.pages.traces import MM, Trace

Floats = npt.NDArray[np.float64]

# Terms u^i v^j of the displacement across lines that run along u. Terms in v alone are left out: they would only
# respace the lines, which no line can tell us anything about.
_TERMS = ((1, 0), (1, 1), (2, 0), (1, 2), (2, 1), (3, 0), (1, 3), (2, 2))

_CELL = 32  # pixels
_STRIP = 4  # cells whose map is made at a time: a megabyte, which stays near the processor


@dataclass(frozen=True, slots=True)
class Straightening:
    """Displacement in pixels of a page of the given size: new x = x + dx(x, y), new y = y + dy(x, y).

    dx, dy: coefficients over _TERMS in coordinates scaled by `unit` about `centre`; the bending terms are held
    constant outside `known`, the area (x0, y0, x1, y1 in scaled coordinates) in which there were lines to measure.
    bend: largest displacement beyond a plain turn, pixels.
    """

    centre: tuple[float, float]
    unit: float
    dx: tuple[float, ...]
    dy: tuple[float, ...]
    known: tuple[float, float, float, float]
    bend: float


def turn_only(shape: tuple[int, int], degrees: float) -> Straightening:
    """The straightening that only takes out a lean of `degrees` (clockwise)."""
    slope = float(np.tan(np.radians(degrees)))
    none = (0.0,) * (len(_TERMS) - 1)
    centre = ((shape[1] - 1) / 2, (shape[0] - 1) / 2)
    unit = max(shape) / 2
    return Straightening(centre, unit, (slope * unit, *none), (-slope * unit, *none), (0.0, 0.0, 0.0, 0.0), 0.0)


def fit(shape: tuple[int, int], traces: Sequence[Trace], degrees: float, dpi: float) -> Straightening:
    """The straightening that makes the traces level and upright; a plain turn where they are too few or hardly bend.
    A direction that has too few lines of its own takes part in the turn only."""
    known = read_toml("pindaian.toml")["lurus"]
    plain = turn_only(shape, degrees)
    flat = _enough([t for t in traces if t.horizontal], dpi)
    upright = _enough([t for t in traces if not t.horizontal], dpi)
    if not flat and not upright:
        return plain
    traces = (*flat, *upright)
    dy = _solve(flat, plain, known) if flat else plain.dy
    dx = _solve(upright, plain, known) if upright else plain.dx
    points = [(t.along, t.across) if t.horizontal else (t.across, t.along) for t in traces]
    xs = (np.concatenate([p[0] for p in points]) - plain.centre[0]) / plain.unit
    ys = (np.concatenate([p[1] for p in points]) - plain.centre[1]) / plain.unit
    area = (float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))
    found = Straightening(plain.centre, plain.unit, dx, dy, area, 0.0)
    bend = _bend(found, plain)
    px = dpi / MM
    before, after = _unevenness(plain, traces), _unevenness(found, traces)
    if not known["lengkung_min_mm"] * px <= bend <= known["lengkung_maks_mm"] * px:
        return plain
    if before < known["goyah_min_mm"] * px or after > known["goyah_sisa"] * before:
        return plain
    return Straightening(plain.centre, plain.unit, dx, dy, area, bend)


def _enough(lines: Sequence[Trace], dpi: float) -> Sequence[Trace]:
    """The lines of one direction; none where they are too few or too short to tell a bend."""
    long_enough = read_toml("pindaian.toml")["lurus"]["garis_cukup_mm"] * dpi / MM
    return lines if len(lines) >= 3 and sum(t.length for t in lines) >= long_enough else ()


def _solve(lines: Sequence[Trace], frame: Straightening, known: dict[str, Any]) -> tuple[float, ...]:
    """Least squares for the terms and one free position per line; far-off points count less with each round."""
    along_at, across_at = (0, 1) if lines[0].horizontal else (1, 0)
    u = np.concatenate([(t.along - frame.centre[along_at]) / frame.unit for t in lines])
    v = np.concatenate([(t.across - frame.centre[across_at]) / frame.unit for t in lines])
    line = np.concatenate([np.full(len(t.along), i) for i, t in enumerate(lines)])
    terms = np.stack([u**i * v**j for i, j in _TERMS], axis=1)
    ridge = np.diag([0.0, *([known["redam"] * len(u)] * (len(_TERMS) - 1))])
    weight = np.ones(len(u))
    target = -v * frame.unit
    coefficients = np.zeros(len(_TERMS))
    for patience in known["geduld"]:
        total = np.maximum(np.bincount(line, weight), 1e-9)
        mean = np.stack([np.bincount(line, weight * c) / total for c in (*terms.T, target)], axis=1)
        a = terms - mean[line, :-1]
        b = target - mean[line, -1]
        coefficients = np.linalg.solve(
            a.T @ (a * weight[:, None]) + ridge + 1e-9 * np.eye(a.shape[1]), a.T @ (b * weight)
        )
        off = np.abs(b - a @ coefficients)
        weight = 1 / (1 + (off / (patience * max(0.5, float(np.median(off))))) ** 2)
    return tuple(float(c) for c in coefficients)


def _shift(s: Straightening, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """(dx, dy) in pixels at pixel positions."""
    u, v = (x - s.centre[0]) / s.unit, (y - s.centre[1]) / s.unit
    cu, cv = np.clip(u, s.known[0], s.known[2]), np.clip(v, s.known[1], s.known[3])
    dy = s.dy[0] * u + sum((c * cu**i * cv**j for c, (i, j) in zip(s.dy[1:], _TERMS[1:], strict=True)), start=0 * u)
    dx = s.dx[0] * v + sum((c * cv**i * cu**j for c, (i, j) in zip(s.dx[1:], _TERMS[1:], strict=True)), start=0 * u)
    return dx, dy


def _bend(s: Straightening, plain: Straightening) -> float:
    x0, y0, x1, y1 = s.known
    u, v = np.meshgrid(np.linspace(x0, x1, 9), np.linspace(y0, y1, 9))
    x, y = u * s.unit + s.centre[0], v * s.unit + s.centre[1]
    worst = 0.0
    for a, b in zip(_shift(s, x, y), _shift(plain, x, y), strict=True):
        rest = a - b
        worst = max(worst, float(np.abs(rest - np.median(rest)).max()))
    return worst


def _unevenness(s: Straightening, traces: Sequence[Trace]) -> float:
    """How far the lines still run off a level or upright course: mean over all points, pixels."""
    off = whole = 0.0
    for t in traces:
        x, y = (t.along, t.across) if t.horizontal else (t.across, t.along)
        dx, dy = _shift(s, x, y)
        course = t.across + (dy if t.horizontal else dx)
        off += float(np.abs(course - np.median(course)).sum())
        whole += len(course)
    return off / max(whole, 1.0)


def apply(images: Sequence[Gray], s: Straightening) -> list[Gray]:
    """The straightened planes of one page, same size; what comes in from outside is paper (255)."""
    height, width = images[0].shape[:2]
    if not any((*s.dx[1:], *s.dy[1:])):
        return [_sheared(image, s) for image in images]
    out = [np.empty_like(image) for image in images]
    for top, maps in _sources(s, width, height):
        rows = slice(top, top + maps.shape[0])
        for image, straight in zip(images, out, strict=True):
            straight[rows] = cv2.remap(
                image, maps, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=255
            )
    return out


def _sources(s: Straightening, width: int, height: int) -> Iterator[tuple[int, npt.NDArray[np.float32]]]:
    """Where each point of the straightened plane is taken from, strip by strip: (first row, (rows, width, x and y) in
    pixels). Worked out at every _CELL-th point and spread bilinearly, since the displacement is smooth. A map of the
    whole page would be eight times as large as the page, and most of the time would go into fetching its memory."""
    half = 0.5  # stretching takes a point for a square, and its place for the square's middle
    gx, gy = np.meshgrid(*(np.arange(0.0, side + 2 * _CELL, _CELL) - half for side in (width, height)))
    x, y = gx.copy(), gy.copy()
    for _ in range(4):  # the displacement is small, so its inverse is found by repetition
        dx, dy = _shift(s, x, y)
        x, y = gx - dx, gy - dy
    coarse = np.dstack((x, y)).astype(np.float32)
    first = _CELL // 2
    for cell in range(0, -(-height // _CELL), _STRIP):
        some = coarse[cell : cell + _STRIP + 1]  # one more, to spread towards
        fine = cv2.resize(some, (some.shape[1] * _CELL, some.shape[0] * _CELL), interpolation=cv2.INTER_LINEAR)
        rows = min(_STRIP * _CELL, height - cell * _CELL)
        yield cell * _CELL, fine[first : first + rows, first : first + width]


def _sheared(image: Gray, s: Straightening) -> Gray:
    """A plain turn: the same as the general way gives, without a map of every point."""
    height, width = image.shape[:2]
    (cx, cy), x_by_y, y_by_x = s.centre, s.dx[0] / s.unit, s.dy[0] / s.unit
    there = np.array([[1.0, x_by_y, -x_by_y * cy], [y_by_x, 1.0, -y_by_x * cx]])
    out: Gray = cv2.warpAffine(
        image, there, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=255
    )
    return out
