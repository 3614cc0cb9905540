"""Sketches of texts by which near copies find each other without every pair being compared (MinHash with bands)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

# 16 bands of 2 values: texts that share half of their words and pairs of words meet in some band 99 times in 100.
_BANDS, _ROWS = 16, 2
_PRIME = (1 << 61) - 1


def sketch(texts: Sequence[str]) -> tuple[int, ...]:
    """Of folded texts; () where there is too little to compare. Equal on every machine and in every run."""
    marks = {crc32(w.encode()) for w in _shingles(texts)}
    if len(marks) < 8:
        return ()
    a, b = _coefficients()
    values = np.fromiter(marks, dtype=np.uint64, count=len(marks))
    return tuple(((a[:, None] * values[None, :] + b[:, None]) >> np.uint64(32)).min(axis=1).tolist())


def bands(values: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Keys under which texts with equal parts of their sketches meet."""
    for i in range(0, len(values), _ROWS):
        yield (i, *values[i : i + _ROWS])


def _shingles(texts: Iterable[str]) -> set[str]:
    """The words of the texts, and each two that stand together."""
    found: set[str] = set()
    for text in texts:
        words = text.split()
        found.update(words)
        found.update(map(" ".join, pairwise(words)))
    return found


@cache
def _coefficients() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    random = np.random.default_rng(20_140_101)
    n = _BANDS * _ROWS
    a = random.integers(1, _PRIME, n, dtype=np.uint64) | np.uint64(1)
    return a, random.integers(0, _PRIME, n, dtype=np.uint64)
