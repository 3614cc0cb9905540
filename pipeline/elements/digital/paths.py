"""Raw path and picture objects of a PDF page, in page coordinates.

PDFium keeps a path's sub-paths together, so that a line and its arrow head stay one object; nested form
objects carry their own matrices, which are composed here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from pipeline.elements.digital import calls
from pipeline.elements.digital.calls import Handle, address_of
from pipeline.elements.digital.frame import IDENTITY, Frame, Matrix, matrix_of
from pipeline.elements.digital.limits import Limits
from pipeline.records.geometry import Box, Point, as_point

Rgb = tuple[int, int, int]

_CURVE_STEPS = (0.25, 0.5, 0.75, 1.0)
_MAX_FORM_DEPTH = 12
_MAX_CLIPS = 16
_NO_CHANGE = list(IDENTITY)
_SIZE = 4  # bytes of PDFium's numbers
_FAR = 1e6  # points; nothing printed lies there


class SubPath(NamedTuple):
    """One run of a path. points: curves already flattened. curved: it had real curves."""

    points: tuple[Point, ...]
    closed: bool
    curved: bool


class Drawn(NamedTuple):
    """One visible path object. fill, stroke: colour or None. width: of the stroke, points. visible: the part of the
    page in which it shows, None where nothing cuts it."""

    subs: tuple[SubPath, ...]
    fill: Rgb | None
    stroke: Rgb | None
    width: float
    dashed: bool
    visible: Box | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What lies on a page beside its text. cut: there was more than the limits allow."""

    drawn: tuple[Drawn, ...]
    pictures: tuple[Box, ...]
    cut: bool = False


def read_content(page: Any, frame: Frame, limits: Limits) -> Content:
    """All path and picture objects of a page, in drawing order; what lies off the page is left out."""
    drawn: list[Drawn] = []
    pictures: list[Box] = []
    cut = False
    reader = _PathReader(frame, limits)
    for count, (obj, kind, outer) in enumerate(_objects(page, frame)):
        if count >= limits.max_objects:
            cut = True
            break
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            found = reader.read(obj, outer)
            if found is not None:
                drawn.append(found)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            box = matrix_of(obj).then(outer).box(0, 0, 1, 1).meet(frame.page_box)
            clip = clip_box(clip_path(obj), outer)
            box = box.meet(clip) if clip else box
            if box.width > 0 and box.height > 0:
                pictures.append(box)
    return Content(tuple(drawn), tuple(pictures), cut)


def _objects(page: Any, frame: Frame) -> Iterator[tuple[int, int, Matrix]]:
    """Every object that is no form, with its type and the matrix outside its own."""

    def walk(count: int, get: Callable[[int], Handle], outer: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
        kind_of = calls.FPDFPageObj_GetType
        for i in range(count):
            obj = get(i)
            if not obj:
                continue
            kind = kind_of(obj)
            if kind != pdfium_c.FPDF_PAGEOBJ_FORM:
                yield obj, kind, outer
            elif depth < _MAX_FORM_DEPTH:
                inner = matrix_of(obj).then(outer)
                yield from walk(
                    calls.FPDFFormObj_CountObjects(obj),
                    partial(calls.FPDFFormObj_GetObject, obj),
                    inner,
                    depth + 1,
                )

    raw = address_of(page.raw)
    yield from walk(calls.FPDFPage_CountObjects(raw), partial(calls.FPDFPage_GetObject, raw), frame.to_page, 0)


class _PathReader:
    """Reads path objects, with one set of blocks for PDFium to write to."""

    def __init__(self, frame: Frame, limits: Limits) -> None:
        self._page_box = frame.page_box
        self._limits = limits
        self._point, self._point_at = calls.floats(2)
        self._own, self._own_at = calls.floats(6)
        self._numbers, self._numbers_at = calls.integers(4)

    def read(self, obj: int, outer: Matrix) -> Drawn | None:
        """The object as it shows on the page, or None: invisible, off the page, clipped away or art."""
        if not calls.FPDFPath_GetDrawMode(obj, self._numbers_at, self._numbers_at + _SIZE):
            return None
        filled, stroked, _, _ = self._numbers.tolist()
        fill = self._colour(calls.FPDFPageObj_GetFillColor, obj) if filled else None
        stroke = self._colour(calls.FPDFPageObj_GetStrokeColor, obj) if stroked else None
        if fill is None and stroke is None:
            return None
        count = calls.FPDFPath_CountSegments(obj)
        if not 1 < count <= self._limits.max_segments:
            return None
        matrix = self._matrix(obj, outer)
        subs = self._subs(obj, count, matrix)
        if not subs:
            return None
        xs, ys = zip(*[p for s in subs for p in s.points], strict=True)
        box = Box(min(xs), min(ys), max(xs), max(ys))
        clip = clip_box(clip_path(obj), outer)
        visible = self._page_box.meet(clip) if clip else self._page_box
        if not _touches(box, visible):
            return None
        width = 0.0
        if stroke is not None and calls.FPDFPageObj_GetStrokeWidth(obj, self._point_at):
            width = self._point[0] * matrix.scale
        dashed = stroke is not None and calls.FPDFPageObj_GetDashCount(obj) > 0
        return Drawn(tuple(subs), fill, stroke, width, dashed, None if _within(box, visible) else visible)

    def _matrix(self, obj: int, outer: Matrix) -> Matrix:
        """From the object's own coordinates to the page; most paths have none of their own."""
        if not calls.FPDFPageObj_GetMatrix(obj, self._own_at):
            return outer
        own = self._own.tolist()
        return outer if own == _NO_CHANGE else Matrix(*own).then(outer)

    def _colour(self, getter: Callable[..., Any], obj: int) -> Rgb | None:
        at = self._numbers_at
        if not getter(obj, at, at + _SIZE, at + 2 * _SIZE, at + 3 * _SIZE):
            return (0, 0, 0)  # a pattern or a colour space PDFium cannot name still marks the paper
        red, green, blue, alpha = self._numbers.tolist()
        return (red, green, blue) if alpha > 0 else None

    def _subs(self, obj: int, count: int, matrix: Matrix) -> list[SubPath]:
        segment_at, kind_of = calls.FPDFPath_GetPathSegment, calls.FPDFPathSegment_GetType
        point_of = calls.FPDFPathSegment_GetPoint
        move, bezier = pdfium_c.FPDF_SEGMENT_MOVETO, pdfium_c.FPDF_SEGMENT_BEZIERTO
        point, x_at, y_at = self._point, self._point_at, self._point_at + _SIZE
        a, b, c, d, e, f = matrix
        subs: list[SubPath] = []
        points: list[Point] = []
        curve: list[Point] = []
        own: list[int] = []  # segments of this sub-path
        curved = False
        for i in range(count):
            segment = segment_at(obj, i)
            if not segment or not point_of(segment, x_at, y_at):
                continue
            u, v = point.tolist()
            p = as_point((a * u + c * v + e, b * u + d * v + f))
            kind = kind_of(segment)
            if kind == move:
                _end(subs, points, own, curved)
                points, curve, own, curved = [p], [], [], False
            elif kind == bezier:
                curve.append(p)
                if len(curve) == 3:
                    points += _flatten(points[-1] if points else curve[0], *curve)
                    curve, curved = [], True
            else:
                points.append(p)
            own.append(segment)
        _end(subs, points, own, curved)
        return subs


def _end(subs: list[SubPath], points: list[Point], own: list[int], curved: bool) -> None:
    """Enters the sub-path that is done, unless it is none or lies off every page."""
    if len(points) < 2:
        return
    for x, y in points:
        if not (-_FAR < x < _FAR and -_FAR < y < _FAR):
            return
    first, last = points[0], points[-1]
    closed = len(points) > 2 and abs(first.x - last.x) < 0.05 and abs(first.y - last.y) < 0.05
    closed = closed or any(map(calls.FPDFPathSegment_GetClose, own))
    subs.append(SubPath(tuple(points), closed, curved))


def _flatten(start: Point, c1: Point, c2: Point, end: Point) -> list[Point]:
    out = []
    for t in _CURVE_STEPS:
        s = 1 - t
        k0, k1, k2, k3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        x = k0 * start.x + k1 * c1.x + k2 * c2.x + k3 * end.x
        y = k0 * start.y + k1 * c1.y + k2 * c2.y + k3 * end.y
        out.append(as_point((x, y)))
    return out


def clip_path(obj: int) -> Handle:
    """An object's clip path, None where nothing clips it."""
    clip = calls.FPDFPageObj_GetClipPath(obj)
    return clip if clip and calls.FPDFClipPath_CountPaths(clip) > 0 else None


def clip_box(clip: Handle, outer: Matrix) -> Box | None:
    """The common part of the boxes around a clip's paths, None where there is none. outer: the matrix outside the
    clipped object's own."""
    if clip is None:
        return None
    point, at = calls.floats(2)
    common: Box | None = None
    for i in range(min(calls.FPDFClipPath_CountPaths(clip), _MAX_CLIPS)):
        points = []
        for j in range(calls.FPDFClipPath_CountPathSegments(clip, i)):
            segment = calls.FPDFClipPath_GetPathSegment(clip, i, j)
            if segment and calls.FPDFPathSegment_GetPoint(segment, at, at + _SIZE):
                points.append(outer.at(*point))
        if points:
            xs, ys = zip(*points, strict=True)
            box = Box(min(xs), min(ys), max(xs), max(ys))
            common = box if common is None else common.meet(box)
    return common


def _touches(box: Box, visible: Box) -> bool:
    return box.x0 <= visible.x1 and box.x1 >= visible.x0 and box.y0 <= visible.y1 and box.y1 >= visible.y0


def _within(box: Box, visible: Box) -> bool:
    return box.x0 >= visible.x0 and box.x1 <= visible.x1 and box.y0 >= visible.y0 and box.y1 <= visible.y1
