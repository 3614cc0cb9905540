"""Two boxes side by side without a rule between them: the empty strip that parts their texts."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records.geometry import Box
from pipeline.records.word import Word


def gutter(left: Box, right: Box, words: Iterable[Word]) -> float:
    """x of the middle of the widest strip between two labels that no word crosses; where words cross every strip,
    right before the right label. Labels may be centred over their texts, so that these start before them."""
    lo, hi = left.x1, right.x0
    covered = sorted((max(lo, w.box.x0), min(hi, w.box.x1)) for w in words if w.box.x1 > lo and w.box.x0 < hi)
    best, at = (0.0, right.x0 - 1.0), lo
    for x0, x1 in [*covered, (hi, hi)]:
        if x0 - at > best[0]:
            best = (x0 - at, (x0 + at) / 2)
        at = max(at, x1)
    return best[1]
