"""Percentiles from counted levels are those that sorting gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pipeline.ocr.levels import Gray, Levels
from pipeline.pages.creases import _percentile

PICTURES = arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9)))


@given(PICTURES, st.integers(0, 100), st.floats(0, 260))
def test_as_numpy_has_them(picture: Gray, share: int, level: float) -> None:
    levels = Levels(picture)
    assert levels.size == picture.size
    assert levels.percentile(share) == pytest.approx(float(np.percentile(picture, share)))
    dark = picture[picture < level]
    assert levels.below(level) == dark.size
    if dark.size:
        assert levels.percentile(share, dark.size) == pytest.approx(float(np.percentile(dark, share)))
    assert [levels.at(i) for i in range(picture.size)] == sorted(picture.ravel().tolist())


@given(PICTURES, st.integers(0, 100))
def test_of_each_column(picture: Gray, share: int) -> None:
    assert _percentile(picture, share) == pytest.approx(np.percentile(picture, share, axis=0), abs=1e-3)
