"""The flow of a process table as recovered: symbols, arrows with their evidence, off-page connectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.records.drawing import ShapeKind
from pipeline.records.geometry import Box, Point
from pipeline.records.reading import Reading

How = Literal["drawn", "traced", "assumed"]


@dataclass(frozen=True, slots=True)
class Node:
    """One symbol of the flow, or an off-page connector (kind "konektor", which may be a line that simply leaves the
    table).  id: "S1" … in reading order for symbols, "K1" … for connectors.  langkah, pelaksana: indices, None where a
    connector stands beside the rows or lanes.  outline: its corners, points; empty for a box as large as `box`.
    written: the words that stand for a symbol where none is drawn ("Mulai", a tick)."""

    id: str
    kind: ShapeKind
    halaman: int
    box: Box
    langkah: int | None
    pelaksana: int | None
    teks: str | None = None
    outline: tuple[Point, ...] = ()
    confidence: float = 1.0
    written: Reading | None = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow between two nodes of the flow, by id.

    how: "drawn" a line with its head touches both; "traced" pieces were followed through joints, gaps or pages;
    "assumed" the direction or an end was taken from the order of the rows.  points: its course on page `halaman`.
    label, teks: ya or tidak, and the words as printed.
    """

    dari: str
    ke: str
    halaman: int
    points: tuple[Point, ...]
    how: How
    confidence: float
    label: Literal["ya", "tidak"] | None = None
    teks: str | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """nodes: symbols, then connectors; arrows: between symbols only; lost: candidates that were given up, for the
    reviewer."""

    nodes: tuple[Node, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    lost: tuple[Arrow, ...] = ()

    @property
    def symbols(self) -> tuple[Node, ...]:
        return tuple(n for n in self.nodes if n.kind != "konektor")

    @property
    def connectors(self) -> tuple[Node, ...]:
        return tuple(n for n in self.nodes if n.kind == "konektor")
