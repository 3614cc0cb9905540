"""From a PDF's own coordinates to the upright page: points, origin at the top left, y down."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from pipeline.elements.digital import calls
from pipeline.records.geometry import Box, Point


class Matrix(NamedTuple):
    """x' = a*x + c*y + e,  y' = b*x + d*y + f (the PDF convention)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, outer: Matrix) -> Matrix:
        """This matrix first, `outer` after it."""
        if self == IDENTITY:
            return outer
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def at(self, x: float, y: float) -> Point:
        return Point(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box around a rectangle after the change."""
        corners = (self.at(x0, y0), self.at(x1, y0), self.at(x1, y1), self.at(x0, y1))
        xs, ys = [p.x for p in corners], [p.y for p in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def scale(self) -> float:
        """Mean factor by which lengths grow."""
        return sqrt(abs(self.a * self.d - self.b * self.c))


IDENTITY = Matrix(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """How one page stands up. to_page: user space to the upright page. rotation: degrees clockwise applied."""

    to_page: Matrix
    width: float
    height: float
    rotation: int

    @property
    def page_box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)

    def turned(self, degrees: int) -> Frame:
        """The same page turned by further `degrees` clockwise (a multiple of 90)."""
        w, h = self.width, self.height
        turn = {
            0: IDENTITY,
            90: Matrix(0, 1, -1, 0, h, 0),
            180: Matrix(-1, 0, 0, -1, w, h),
            270: Matrix(0, -1, 1, 0, 0, w),
        }[degrees % 360]
        if degrees % 180:
            w, h = h, w
        return Frame(self.to_page.then(turn), w, h, (self.rotation + degrees) % 360)


def frame_of(page: Any) -> Frame:
    """The frame of a pypdfium2 page: /Rotate applied, the crop box's corner taken for the origin."""
    bounds = pdfium_c.FS_RECTF()
    if pdfium_c.FPDF_GetPageBoundingBox(page.raw, bounds) and bounds.right > bounds.left and bounds.top > bounds.bottom:
        left, bottom, right, top = bounds.left, bounds.bottom, bounds.right, bounds.top
    else:
        width, height = page.get_size()
        left, bottom, right, top = 0.0, 0.0, width, height
    upright = Frame(Matrix(1, 0, 0, -1, -left, top), right - left, top - bottom, 0)
    return upright.turned(90 * (pdfium_c.FPDFPage_GetRotation(page.raw) % 4))


def matrix_of(obj: calls.Handle) -> Matrix:
    """A page object's own matrix; the identity where PDFium has none."""
    numbers, at = calls.floats(6)
    return Matrix(*numbers) if calls.FPDFPageObj_GetMatrix(obj, at) else IDENTITY
