"""The colons between the labels and the values of an identity page, which OCR takes for a 1 or a dot, or which stand in
one word with both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.grid.text import lines_of
from pipeline.records.grid import Cell, Grid
from pipeline.records.word import Word
from pipeline.sop.labels import ends_label, height, leading_label, match_label

_GLUED = re.compile(r"([^\W\d_]+)(:(?=[^\W_])|(?=\d)).")
_SURE = 95  # likeness of a label, of 100
_LONGEST = 2  # signs: "1", "1.", "|"
_TAIL = 2  # words of a label's second line
_ASIDE = 0.4  # type heights by which two colons below each other may be out of line


def with_colons(grid: Grid) -> Grid:
    """The grid with labels and values as words of their own.

    "SOP:SOP-12" and "Efektif10" behind the rest of a label are parted. A colon is put wherever one or two misread signs
    stand right behind a label, below or above a colon that was read: what the value begins with stands further right,
    so that no day and no number is taken for one.
    """
    cells = tuple(_parted(c) if any(_GLUED.match(w.text) for w in c.words) else c for c in grid.cells)
    colons = [w for c in cells for w in c.words if w.text == ":" and w.asal == "ocr"]
    if colons:
        cells = tuple(_with_colons(c, colons) if any(_may_be_one(w, colons) for w in c.words) else c for c in cells)
    return grid if all(a is b for a, b in zip(cells, grid.cells, strict=True)) else replace(grid, cells=cells)


def _parted(cell: Cell) -> Cell:
    words: list[Word] = []
    for line in lines_of(cell.words):
        for i, word in enumerate(line.words):
            found = _GLUED.match(word.text)
            label = found[1] + found[2] if found else ""
            if label and _ends_a_label([*line.words[:i], replace(word, text=label)]):
                first, second = word.parted(len(label))
                words += [replace(first, text=f"{label.rstrip(':')}:"), second]
            else:
                words.append(word)
    return cell if len(words) == len(cell.words) else replace(cell, words=tuple(words))


def _ends_a_label(words: Sequence[Word]) -> bool:
    """Whether the last of the words ends a label that is known for certain."""
    text = " ".join(w.text for w in words).rstrip(":")
    return any((hit := match_label(t)) is not None and not hit.weak and hit.score >= _SURE for t in _tails(text))


def _tails(text: str) -> list[str]:
    """The text, and what is left of it without its first words."""
    words = text.split(" ")
    return [" ".join(words[i:]) for i in range(len(words))]


def _with_colons(cell: Cell, colons: Sequence[Word]) -> Cell:
    words = cell.words
    for line in lines_of(words):
        at = _behind_label(line.words)
        if at and at + 1 < len(line.words) and _may_be_one(line.words[at], colons):
            words = tuple(replace(w, text=":") if w is line.words[at] else w for w in words)
    return cell if words is cell.words else replace(cell, words=words)


def _may_be_one(word: Word, colons: Sequence[Word]) -> bool:
    if word.text == ":" or len(word.text) > _LONGEST or word.asal != "ocr":
        return False
    return any(abs(word.box.cx - c.box.cx) <= _ASIDE * height(c) for c in colons)


def _behind_label(words: Sequence[Word]) -> int:
    """Index of the word behind the label that the line begins with, or behind what may be the second line of one
    ("Tanggal" / "Pembuatan"): signs that are followed by as wide a gap as ends a label; 0 where there is neither."""
    led = leading_label(words)
    if led is not None:
        return led[1]
    return next((n for n in range(1, min(len(words), _TAIL + 1)) if ends_label(words, n)), 0)
