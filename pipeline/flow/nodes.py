"""Symbols and off-page connectors of a table as nodes of one graph."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.records.drawing import Shape
from pipeline.records.flow import Node
from pipeline.records.table import HalamanTabel, TabelProses


def nodes_of(table: TabelProses) -> tuple[Node, ...]:
    """Symbols S1 … in reading order (rows, then left to right), then off-page connectors K1 … page by page."""
    drawn = sorted(
        (
            (i, t.shape.box.cx, t.shape.box.cy, t.shape, t.pelaksana, t.halaman, t.teks.text if t.teks else None)
            for i, langkah in enumerate(table.langkah)
            for t in langkah.tanda
            if t.shape is not None
        ),
        key=lambda x: (x[0], x[4], x[2], x[1]),
    )
    symbols = tuple(
        Node(f"S{n}", shape.kind, halaman, shape.box, i, lane, teks, shape.outline, shape.confidence)
        for n, (i, _, _, shape, lane, halaman, teks) in enumerate(drawn, start=1)
    )
    found: list[Node] = []
    for page in table.halaman:
        for shape in sorted((s for s in page.shapes if s.kind == "konektor"), key=lambda s: (s.box.cy, s.box.cx)):
            found.append(connector(f"K{len(found) + 1}", page, shape))
    return (*symbols, *found)


def connector(name: str, page: HalamanTabel, shape: Shape) -> Node:
    """An off-page connector with the row and lane that lie nearest to it."""
    return Node(
        name,
        "konektor",
        page.halaman,
        shape.box,
        nearest_band(page, shape.box.cy),
        nearest_lane(page, shape.box.cx),
        None,
        shape.outline,
        shape.confidence,
    )


def nearest_band(page: HalamanTabel, y: float) -> int | None:
    return min(page.bands, key=lambda b: max(b[1] - y, y - b[2], 0.0))[0] if page.bands else None


def nearest_lane(page: HalamanTabel, x: float) -> int | None:
    spans = list(enumerate(page.lanes))
    return min(spans, key=lambda s: max(s[1][0] - x, x - s[1][1], 0.0))[0] if spans else None


def unit_of(nodes: Sequence[Node]) -> float:
    """Median height of the symbols, points: the measure of all limits. 18 where there is none (a usual symbol)."""
    heights = [n.box.height for n in nodes if n.kind != "konektor"]
    return median(heights) if heights else 18.0
