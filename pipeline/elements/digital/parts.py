"""What path objects turn out to be, before it is decided which are table and which are drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.elements.digital.paths import Rgb
from pipeline.records.geometry import Box, Point


class Bar(NamedTuple):
    """A straight level or upright line. pos: y of a level one, x of an upright one. stroked: drawn as a stroke, not as
    a thin filled box (says which program's hand it is, nothing more)."""

    horizontal: bool
    pos: float
    start: float
    end: float
    thickness: float
    stroked: bool = False

    @property
    def length(self) -> float:
        return self.end - self.start

    @property
    def ends(self) -> tuple[Point, Point]:
        if self.horizontal:
            return Point(self.start, self.pos), Point(self.end, self.pos)
        return Point(self.pos, self.start), Point(self.pos, self.end)


@dataclass(frozen=True, slots=True)
class Head:
    """An arrow head. tip: where it points; base: where the line comes in. open: a chevron."""

    tip: Point
    base: Point
    corners: tuple[Point, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line with the heads known so far."""

    points: tuple[Point, ...]
    head_start: bool = False
    head_end: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A closed outline that is neither thin nor a head. inner: the hole of a filled ring. thickness: of its outline.
    filled: its inside has a colour other than paper. outlined: it has a visible outline (a patch has none)."""

    outline: tuple[Point, ...]
    box: Box
    thickness: float
    outlined: bool
    filled: bool
    curved: bool
    inner: tuple[Point, ...] = ()
    colour: Rgb | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything drawn on a page, by kind, each kind in drawing order."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    heads: tuple[Head, ...]
    figures: tuple[Figure, ...]
