"""Folds of the paper: the shadow goes, rules and print stay."""

from __future__ import annotations

import numpy as np
import pytest
from elements_scan.drawn_page import Drawn, Image, process_table

from pipeline.pages.creases import find_creases, without_creases

DPI = 200.0


def folded(image: Image, x: int, depth: float = 0.3) -> Image:
    """The page with a fold up its height at pixel column x."""
    shade = 1 - depth * np.exp(-((np.arange(image.shape[1]) - x) ** 2) / (2 * 3.3**2))
    return np.asarray(image * shade[None, :], np.uint8)


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("depth", [0.3, 0.52])
def test_a_fold_is_found_and_taken_out(upright: bool, depth: float) -> None:
    """On a page of pale print, which is made black, a fold is half as bright as the paper."""
    page = process_table().image
    across = page if upright else np.ascontiguousarray(page.T)
    image = folded(across, 1100 if upright else 700, depth)
    image = image if upright else np.ascontiguousarray(image.T)
    (crease,) = find_creases(image, DPI)
    assert crease.upright is upright
    mended = without_creases(image, [crease])
    assert np.abs(mended.astype(int) - page.astype(int))[page == 255].max() <= 8
    assert (mended[page < 60] < 110).all()  # print in the fold stays print


def test_a_fold_that_runs_in_a_rule_leaves_the_rule() -> None:
    page = process_table()
    column = page.px(330.0)
    image = folded(page.image, column)
    mended = without_creases(image, find_creases(image, DPI))
    assert mended[page.px(140.0) : page.px(190.0), column].max() < 110


@pytest.mark.parametrize("ink", [20, 125])
def test_rules_are_no_folds(ink: int) -> None:
    """Nor are pale ones, as dark as a deep fold, that run from edge to edge of the sheet."""
    page = Drawn()
    page.grid()
    page.stroke(0, 300, 842, 300, width=1.5, ink=ink)
    assert find_creases(page.image, DPI) == ()
    assert without_creases(page.image, ()) is page.image
