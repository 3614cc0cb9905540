"""Copies, photographs and pages fed in askew: the table's grid comes out as it was drawn."""

from __future__ import annotations

from functools import cache

import pytest
from generator.contents import make
from generator.degrade import HARD, INPUTS, Wear, rasters
from generator.draw import draw
from generator.looks import LOOKS

from pipeline.elements.scan import read
from pipeline.elements.scan.sheet import prepare
from pipeline.grid.lattice import find_grids
from pipeline.records.grid import Grid

PLAIN = Wear("rata", dpi=200)


@cache
def pdf() -> bytes:
    return draw(make(21, steps=6), LOOKS[0])


def grids_of(wear: Wear) -> list[Grid]:
    """The largest grid of every page."""
    sheets = [prepare(image, wear.dpi) for image in rasters(pdf(), wear, 3)]
    return [max(find_grids(read._bare_page(s, 1)), key=lambda g: len(g.cells)) for s in sheets]


@pytest.mark.parametrize("wear", [*INPUTS, HARD], ids=lambda w: w.name)
def test_the_grid_comes_out_as_it_was_drawn(wear: Wear) -> None:
    for flat, worn in zip(grids_of(PLAIN), grids_of(wear), strict=True):
        assert (worn.n_rows, worn.n_cols) == (flat.n_rows, flat.n_cols)


@pytest.mark.parametrize(("name", "turn"), [("terbalik", 180), ("rebah", 90)])
def test_a_page_that_lies_is_stood_up(name: str, turn: int) -> None:
    wear = next(w for w in INPUTS if w.name == name)
    assert {prepare(image, wear.dpi).rotasi for image in rasters(pdf(), wear, 3)} == {360 - turn}
