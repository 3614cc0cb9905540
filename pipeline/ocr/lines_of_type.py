"""Whether print that the first engine passed over is a line of type; a signature, a logo or a speck is not."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np

from pipeline.ocr.components import components
from pipeline.ocr.engine import Gray, RawWord
from pipeline.ocr.ink import ink_of
from pipeline.ocr.lines import LINE_HEIGHT, Line
from pipeline.ocr.picture import LOWER_CASE

_LIKE = 1.6  # times the height of a piece's other words below which a line of type is
_LEAST = 0.7  # of a lower-case letter: no line of type is lower
_LETTERS = 3  # heights of a lower-case letter: the shortest line of type whose loss is told
_LETTER = (0.6, 2.2)  # heights of a lower-case letter: letters, and words that blur made one
_SEVERAL = 2  # of them
_SHARE = 0.7  # of the line's inked columns that they take up


def is_type(line: Line, picture: Gray, words: Sequence[RawWord]) -> bool:
    """Whether the line is as high as the other words of its piece, and some letters long; where nothing was read of the
    piece, whether it is a row of pieces as high as letters. picture: the piece's; words: all of the piece."""
    high, wide = line.span.y1 - line.span.y0, line.span.x1 - line.span.x0
    usual = max(median([w.y1 - w.y0 for w in words]) if words else 0.0, LINE_HEIGHT * LOWER_CASE)
    if not _LEAST * LOWER_CASE <= high <= _LIKE * usual:
        return False
    return wide >= _LETTERS * LOWER_CASE and (bool(words) or _is_row(line.span.cut(picture)))


def _is_row(cut: Gray) -> bool:
    ink = ink_of(cut)
    count, _, stats, _ = components(np.ascontiguousarray(ink, np.uint8))
    high = stats[1:count, cv2.CC_STAT_HEIGHT]
    if not high.size or high.max() > _LETTER[1] * LOWER_CASE:
        return False
    letters = high >= _LETTER[0] * LOWER_CASE
    across = int(stats[1:count, cv2.CC_STAT_WIDTH][letters].sum())
    inked = int(np.count_nonzero(ink.any(axis=0)))
    return int(np.count_nonzero(letters)) >= _SEVERAL and across >= _SHARE * inked
