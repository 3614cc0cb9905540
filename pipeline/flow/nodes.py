"""Symbols and off-page connectors of a table as nodes of one graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.data.load import read_toml
from pipeline.normal.teks import fold
from pipeline.records.drawing import Shape, ShapeKind
from pipeline.records.flow import Node
from pipeline.records.geometry import Box
from pipeline.records.table import HalamanTabel, TabelProses, Tanda


def nodes_of(table: TabelProses) -> tuple[Node, ...]:
    """Symbols S1 … in reading order (rows, then left to right), then off-page connectors K1 … page by page.

    Words stand for a symbol where none is drawn and they say begin or end, or are a tick; a label ("Ya") does not.
    """
    marks = [(i, t) for i, langkah in enumerate(table.langkah) for t in langkah.tanda]
    closing = [(None, t) for t in table.penutup]
    placed = sorted(
        ((row, mark, node) for row, mark in (*marks, *closing) if (node := _symbol(row, mark)) is not None),
        key=lambda x: (x[0] is None, x[0] or 0, x[1].pelaksana, x[2].box.cy, x[2].box.cx),
    )
    symbols = tuple(replace(node, id=f"S{n}") for n, (_, _, node) in enumerate(placed, start=1))
    found: list[Node] = []
    for page in table.halaman:
        for shape in sorted((s for s in page.shapes if s.kind == "konektor"), key=lambda s: (s.box.cy, s.box.cx)):
            found.append(connector(f"K{len(found) + 1}", page, shape))
    return (*symbols, *found)


def _symbol(row: int | None, mark: Tanda) -> Node | None:
    teks = mark.teks.text if mark.teks else None
    if mark.shape is not None:
        if mark.shape.kind == "konektor":
            return None
        shape = mark.shape
        return Node("", shape.kind, mark.halaman, shape.box, row, mark.pelaksana, teks, shape.outline, shape.confidence)
    kind = _written_kind(teks or "")
    if kind is None or mark.teks is None:
        return None
    box = mark.teks.box or Box(0.0, 0.0, 0.0, 0.0)
    return Node("", kind, mark.halaman, box, row, mark.pelaksana, teks, (), mark.teks.confidence, mark.teks)


def _written_kind(teks: str) -> ShapeKind | None:
    if fold(teks) in read_toml("alur.toml")["kata"]["awal_akhir"]:
        return "terminator"
    return "lainnya" if teks and not any(c.isalnum() for c in teks) else None


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
    heights = [n.box.height for n in nodes if n.kind != "konektor" and n.written is None]
    return median(heights) if heights else 18.0
