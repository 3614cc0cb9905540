"""The colons between the labels and the values of an identity page, which OCR takes for a 1 or a dot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.grid.text import lines_of
from pipeline.records.grid import Grid
from pipeline.records.word import Word
from pipeline.sop.labels import height, leading_label

_LONGEST = 2  # signs: "1", "1.", "|"
_ASIDE = 0.4  # type heights by which two colons below each other may be out of line


def with_colons(grid: Grid) -> Grid:
    """The grid with a colon wherever one or two misread signs stand right behind a label, below or above a colon that
    was read. What the value begins with stands further right, so that no day and no number is taken for one."""
    colons = [w for c in grid.cells for w in c.words if w.text == ":" and w.asal == "ocr"]
    if not colons:
        return grid
    cells = []
    for cell in grid.cells:
        words = cell.words
        for line in lines_of(words) if any(_may_be_one(w, colons) for w in words) else ():
            at = _behind_label(line.words)
            if at and at + 1 < len(line.words) and _may_be_one(line.words[at], colons):
                words = tuple(replace(w, text=":") if w is line.words[at] else w for w in words)
        cells.append(cell if words is cell.words else replace(cell, words=words))
    return replace(grid, cells=tuple(cells))


def _may_be_one(word: Word, colons: Sequence[Word]) -> bool:
    if word.text == ":" or len(word.text) > _LONGEST or word.asal != "ocr":
        return False
    return any(abs(word.box.cx - c.box.cx) <= _ASIDE * height(c) for c in colons)


def _behind_label(words: Sequence[Word]) -> int:
    """Index of the word behind the label that the line begins with; 0 where it begins with none."""
    led = leading_label(words)
    return led[1] if led is not None else 0
