"""What is drawn on a page: table rules, flowchart shapes, connectors, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.records.geometry import Box, Point

ShapeKind = Literal["terminator", "proses", "keputusan", "konektor", "lainnya"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One straight table rule, horizontal or vertical. pos: y of a horizontal rule, x of a vertical one."""

    horizontal: bool
    pos: float
    start: float
    end: float
    thickness: float
    confidence: float = 1.0

    @property
    def length(self) -> float:
        return self.end - self.start

    @property
    def box(self) -> Box:
        half = self.thickness / 2
        if self.horizontal:
            return Box(self.start, self.pos - half, self.end, self.pos + half)
        return Box(self.pos - half, self.start, self.pos + half, self.end)


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn flowchart symbol. outline: its corners in order, points."""

    kind: ShapeKind
    box: Box
    confidence: float = 1.0
    filled: bool = False
    outline: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Connector:
    """One drawn connecting line from its first to its last point; the heads say where an arrow head is drawn.
    sure_start, sure_end: how likely a head stands there, 0 to 1, where that was judged from a picture."""

    points: tuple[Point, ...]
    head_start: bool = False
    head_end: bool = False
    confidence: float = 1.0
    how: Literal["drawn", "traced"] = "drawn"
    sure_start: float | None = None
    sure_end: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An embedded picture, placed on the page (logo, stamp, QR code, or a whole scanned table)."""

    box: Box
