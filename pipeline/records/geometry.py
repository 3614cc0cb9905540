"""Boxes and points. One coordinate system everywhere after a reader: PDF points (1/72 inch), origin at the
top left of the upright page, y growing downwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float


# for loops over thousands: the constructor of a named tuple takes three times as long as the tuple's own
as_point: Callable[[tuple[float, float]], Point] = partial(tuple.__new__, Point)


class Box(NamedTuple):
    """x0 <= x1, y0 <= y1, in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        width, height = self.x1 - self.x0, self.y1 - self.y0
        return width * height if width > 0 and height > 0 else 0.0

    @property
    def cx(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def cy(self) -> float:
        return (self.y0 + self.y1) / 2

    def grow(self, by: float) -> Box:
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def holds_centre(self, other: Box) -> bool:
        """Does the other box's centre lie in this one?"""
        x0, y0, x1, y1 = self
        ax0, ay0, ax1, ay1 = other
        return x0 <= (ax0 + ax1) / 2 <= x1 and y0 <= (ay0 + ay1) / 2 <= y1

    def meet(self, other: Box) -> Box:
        """The common part; of zero area where there is none."""
        ax0, ay0, ax1, ay1 = self
        bx0, by0, bx1, by1 = other
        x0 = bx0 if bx0 > ax0 else ax0
        y0 = by0 if by0 > ay0 else ay0
        x1 = bx1 if bx1 < ax1 else ax1
        y1 = by1 if by1 < ay1 else ay1
        return as_box((x0, y0, x1 if x1 > x0 else x0, y1 if y1 > y0 else y0))

    def common(self, other: Box) -> float:
        """Area of the common part, without making it."""
        ax0, ay0, ax1, ay1 = self
        bx0, by0, bx1, by1 = other
        width = (bx1 if bx1 < ax1 else ax1) - (bx0 if bx0 > ax0 else ax0)
        height = (by1 if by1 < ay1 else ay1) - (by0 if by0 > ay0 else ay0)
        return width * height if width > 0 and height > 0 else 0.0

    def overlap(self, other: Box) -> float:
        """Share of this box's own area that lies inside `other` (0 to 1)."""
        own = self.area
        return self.common(other) / own if own > 0 else 0.0

    def rounded(self) -> tuple[float, float, float, float]:
        return (round(self.x0, 1), round(self.y0, 1), round(self.x1, 1), round(self.y1, 1))


# likewise
as_box: Callable[[tuple[float, float, float, float]], Box] = partial(tuple.__new__, Box)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all; ValueError where there is none."""
    found = list(boxes)
    if not found:
        raise ValueError("union of no boxes")
    if len(found) == 1:
        return found[0]
    x0, y0, x1, y1 = zip(*found, strict=True)
    return as_box((min(x0), min(y0), max(x1), max(y1)))
