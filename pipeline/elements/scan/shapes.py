"""Flowchart shapes of a sheet: closed outlines in the ink that is left without the rules."""

from __future__ import annotations

from pipeline.elements.scan.sheet import Sheet
from pipeline.records.drawing import Shape
from pipeline.records.grid import Grid


def find_shapes(sheet: Sheet, clean: object, grids: tuple[Grid, ...]) -> tuple[Shape, ...]:
    return ()
