"""Raw path and picture objects of a PDF page, in page coordinates.

PDFium keeps a path's sub-paths together, so that a line and its arrow head stay one object; nested form
objects carry their own matrices, which are composed here.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from pipeline.elements.digital.frame import Frame, Matrix, matrix_of
from pipeline.elements.digital.limits import Limits
from pipeline.records.geometry import Box, Point

Rgb = tuple[int, int, int]

_CURVE_STEPS = (0.25, 0.5, 0.75, 1.0)
_MAX_FORM_DEPTH = 12
_MAX_CLIPS = 16


@dataclass(frozen=True, slots=True)
class SubPath:
    """One run of a path. points: curves already flattened. curved: it had real curves."""

    points: tuple[Point, ...]
    closed: bool
    curved: bool


@dataclass(frozen=True, slots=True)
class Drawn:
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
            clip = _clip_of(obj, outer)
            box = box.meet(clip) if clip else box
            if box.width > 0 and box.height > 0:
                pictures.append(box)
    return Content(tuple(drawn), tuple(pictures), cut)


def _objects(page: Any, frame: Frame) -> Iterator[tuple[Any, int, Matrix]]:
    """Every object that is no form, with its type and the matrix outside its own."""

    def walk(count: int, get: Callable[[int], Any], outer: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
        kind_of = pdfium_c.FPDFPageObj_GetType
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
                    pdfium_c.FPDFFormObj_CountObjects(obj),
                    lambda j, form=obj: pdfium_c.FPDFFormObj_GetObject(form, j),  # type: ignore[misc]
                    inner,
                    depth + 1,
                )

    yield from walk(
        pdfium_c.FPDFPage_CountObjects(page.raw),
        lambda j: pdfium_c.FPDFPage_GetObject(page.raw, j),
        frame.to_page,
        0,
    )


class _PathReader:
    """Reads path objects with one set of ctypes buffers (making them anew for each call doubles the time)."""

    def __init__(self, frame: Frame, limits: Limits) -> None:
        self._page_box = frame.page_box
        self._limits = limits
        self._x, self._y, self._width = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        self._fill_mode, self._stroked = ctypes.c_int(), ctypes.c_int()
        self._rgba = [ctypes.c_uint() for _ in range(4)]

    def read(self, obj: Any, outer: Matrix) -> Drawn | None:
        """The object as it shows on the page, or None: invisible, off the page, clipped away or art."""
        if not pdfium_c.FPDFPath_GetDrawMode(obj, self._fill_mode, self._stroked):
            return None
        fill = self._colour(pdfium_c.FPDFPageObj_GetFillColor, obj) if self._fill_mode.value else None
        stroke = self._colour(pdfium_c.FPDFPageObj_GetStrokeColor, obj) if self._stroked.value else None
        if fill is None and stroke is None:
            return None
        count = pdfium_c.FPDFPath_CountSegments(obj)
        if not 1 < count <= self._limits.max_segments:
            return None
        matrix = matrix_of(obj).then(outer)
        subs = self._subs(obj, count, matrix)
        if not subs:
            return None
        xs = [p.x for s in subs for p in s.points]
        ys = [p.y for s in subs for p in s.points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        clip = _clip_of(obj, outer)
        visible = self._page_box.meet(clip) if clip else self._page_box
        if not _touches(box, visible):
            return None
        width = 0.0
        if stroke is not None and pdfium_c.FPDFPageObj_GetStrokeWidth(obj, self._width):
            width = self._width.value * matrix.scale
        dashed = stroke is not None and pdfium_c.FPDFPageObj_GetDashCount(obj) > 0
        return Drawn(tuple(subs), fill, stroke, width, dashed, None if _within(box, visible) else visible)

    def _colour(self, getter: Any, obj: Any) -> Rgb | None:
        r, g, b, a = self._rgba
        if not getter(obj, r, g, b, a):
            return (0, 0, 0)  # a pattern or a colour space PDFium cannot name still marks the paper
        return (r.value, g.value, b.value) if a.value > 0 else None

    def _subs(self, obj: Any, count: int, matrix: Matrix) -> list[SubPath]:
        segment_at, kind_of = pdfium_c.FPDFPath_GetPathSegment, pdfium_c.FPDFPathSegment_GetType
        point_of, closes = pdfium_c.FPDFPathSegment_GetPoint, pdfium_c.FPDFPathSegment_GetClose
        move, bezier = pdfium_c.FPDF_SEGMENT_MOVETO, pdfium_c.FPDF_SEGMENT_BEZIERTO
        x, y = self._x, self._y
        a, b, c, d, e, f = matrix
        subs: list[SubPath] = []
        points: list[Point] = []
        curve: list[Point] = []
        closed = curved = False
        for i in range(count):
            segment = segment_at(obj, i)
            if not segment or not point_of(segment, x, y):
                continue
            u, v = x.value, y.value
            p = Point(a * u + c * v + e, b * u + d * v + f)
            kind = kind_of(segment)
            if kind == move:
                _end(subs, points, closed, curved)
                points, curve, closed, curved = [p], [], False, False
            elif kind == bezier:
                curve.append(p)
                if len(curve) == 3:
                    points += _flatten(points[-1] if points else curve[0], *curve)
                    curve, curved = [], True
            else:
                points.append(p)
            closed = bool(closes(segment)) or closed
        _end(subs, points, closed, curved)
        return subs


def _end(subs: list[SubPath], points: list[Point], closed: bool, curved: bool) -> None:
    if len(points) > 1 and all(abs(v) < 1e6 for p in points for v in p):
        first, last = points[0], points[-1]
        same = abs(first.x - last.x) < 0.05 and abs(first.y - last.y) < 0.05
        subs.append(SubPath(tuple(points), closed or (same and len(points) > 2), curved))


def _flatten(start: Point, c1: Point, c2: Point, end: Point) -> list[Point]:
    out = []
    for t in _CURVE_STEPS:
        s = 1 - t
        k0, k1, k2, k3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        out.append(
            Point(
                k0 * start.x + k1 * c1.x + k2 * c2.x + k3 * end.x,
                k0 * start.y + k1 * c1.y + k2 * c2.y + k3 * end.y,
            )
        )
    return out


def _clip_of(obj: Any, outer: Matrix) -> Box | None:
    """The common part of the boxes around an object's clip paths, None where nothing clips it."""
    clip = pdfium_c.FPDFPageObj_GetClipPath(obj)
    count = pdfium_c.FPDFClipPath_CountPaths(clip) if clip else 0
    if count <= 0:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    common: Box | None = None
    for i in range(min(count, _MAX_CLIPS)):
        points = []
        for j in range(pdfium_c.FPDFClipPath_CountPathSegments(clip, i)):
            segment = pdfium_c.FPDFClipPath_GetPathSegment(clip, i, j)
            if segment and pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
                points.append(outer.at(x.value, y.value))
        if points:
            xs, ys = [p.x for p in points], [p.y for p in points]
            box = Box(min(xs), min(ys), max(xs), max(ys))
            common = box if common is None else common.meet(box)
    return common


clip_of = _clip_of


def _touches(box: Box, visible: Box) -> bool:
    return box.x0 <= visible.x1 and box.x1 >= visible.x0 and box.y0 <= visible.y1 and box.y1 >= visible.y0


def _within(box: Box, visible: Box) -> bool:
    return box.x0 >= visible.x0 and box.x1 <= visible.x1 and box.y0 >= visible.y0 and box.y1 <= visible.y1
