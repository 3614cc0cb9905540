"""From an engine's own mark to the share of such words that were right."""

from __future__ import annotations

from functools import cache

import numpy as np

from pipeline.data.load import read_toml


@cache
def _table(name: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    rows = read_toml("ocr_confidence.toml")[name]["table"]
    return tuple(float(r[0]) for r in rows), tuple(float(r[1]) for r in rows)


def confidence(name: str, mark: float) -> float:
    """Probability 0 to 1 for a mark of 0 to 100, straight between the rows of a table.

    name: the table of data/ocr_confidence.toml: an engine's name for a word that only it was asked about, else what
    two engines made of it ("agree", "only_first", "only_second", "differ_first", "differ_second").
    """
    marks, shares = _table(name)
    return float(np.interp(mark, marks, shares))
