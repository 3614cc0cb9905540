"""A page's path objects to rules, symbols and connectors: the whole chain in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.elements.digital.block_arrows import split_block_arrows
from pipeline.elements.digital.cells import split_cells, split_patches
from pipeline.elements.digital.connectors import assemble, split_bars, split_borders
from pipeline.elements.digital.limits import Limits
from pipeline.elements.digital.parts import Figure
from pipeline.elements.digital.paths import Drawn
from pipeline.elements.digital.rules import merge_rules
from pipeline.elements.digital.shapes import as_shape, merge_doubles
from pipeline.elements.digital.sort import sort_drawn
from pipeline.records.drawing import Connector, Rule, Shape
from pipeline.records.geometry import Box


@dataclass(frozen=True, slots=True)
class Drawing:
    rules: tuple[Rule, ...]
    shapes: tuple[Shape, ...]
    connectors: tuple[Connector, ...]


def read_drawing(drawn: Sequence[Drawn], page: Box, limits: Limits) -> Drawing:
    """Rules, symbols and connectors of a page. Table and drawing are parted first: rectangles that lean on others are
    cells, bars that hang on the drawing alone are connectors; only then is anything merged."""
    parts = sort_drawn(drawn, limits)
    figures = merge_doubles(parts.figures, limits)
    figures, sides = split_cells(figures, parts.bars, page, limits)
    figures, borders = split_patches(figures, [*parts.bars, *sides], limits)
    figures, blocks = split_block_arrows(figures, limits)
    symbols: list[tuple[Figure, Shape]] = []
    for figure in figures:
        shape = as_shape(figure, limits)
        if shape is not None:
            symbols.append((figure, shape))
    outlines = [f for f, _ in symbols]
    bars = [*parts.bars, *sides]
    lines, strokes = split_borders([*parts.lines, *blocks], bars, outlines, limits)
    table, pieces = split_bars([*bars, *strokes], outlines, parts.heads, lines, limits)
    connectors = assemble([*lines, *pieces], parts.heads, outlines, limits)
    return Drawing(merge_rules([*table, *borders], limits.rules), tuple(s for _, s in symbols), connectors)
