"""The words of header cells as their columns need them: without the numbers of the columns, which may stand below the
names with no rule between, and with a space between two names that were read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.data.load import read_toml
from pipeline.grid.text import Line, lines_of, text_of
from pipeline.records.grid import Cell, Grid
from pipeline.records.word import Word
from pipeline.table.wording import header_kind, is_column_numbers, is_wordlike

_SEAM = re.compile(r"[a-z](?=[A-Z])")
_KINDS = 2  # header words beside the numbers by which a row is known for a header
_PLACES = 3  # cells with the number of their place by which the other signs of the line are numbers too, if misread
_SHORT = 2  # signs of a number that was not read as one
_BELIEVED = 0.5  # least confidence of a word beside the numbers that may be more than noise
_NUMBER = re.compile(r"[\W_]*\d[\W\d_]*$")


def with_clean_headers(grid: Grid) -> Grid:
    """The grid with such words put right. Left in, the numbers would be read as a part of every name ("PPK (3)"). A row
    that holds nothing but numbers stays, since it is known for what it is."""
    rows = grid.starting.values()
    gone = {id(w) for cells in rows for w in _numbers(cells)}
    glued: set[int] = set()
    if any(w.asal == "ocr" for c in grid.cells for w in c.words):
        gone |= {id(w) for cells in rows for w in _beside_numbers(cells)}
        glued = {id(w) for c in grid.cells for w in c.words if w.asal == "ocr" and _seam(w.text)}
    if not gone and not glued:
        return grid
    return replace(grid, cells=tuple(_parted(_without(c, gone), glued) for c in grid.cells))


def _numbers(cells: Sequence[Cell]) -> Sequence[Word]:
    """The words of the line of numbers among the cells of one row."""
    words = [w for c in cells for w in c.words]
    if _number_count(words) < _PLACES:
        return ()
    for line in reversed(lines_of(words)):
        if _number_count(line.words) < _PLACES:
            continue
        if is_column_numbers([w.text for w in line.words]) or _in_place(cells, line) >= _PLACES:
            found = [w for c in cells for w in _signs(c, line)]
            gone = {id(w) for w in found}
            kinds = {header_kind(text_of(_without(c, gone).words)) for c in cells} - {None}
            return found if len(kinds) >= _KINDS else ()
    return ()


def _beside_numbers(cells: Sequence[Cell]) -> Sequence[Word]:
    """The doubtful words of a row of numbers, which are only noise of a shaded row: most cells hold the number of their
    place, as far as they hold anything, and none of them holds a word that is believed."""
    filled = [(n, c) for n, c in enumerate(cells, start=1) if c.words]
    others = [[w for w in c.words if not _is_place(w, n)] for n, c in filled]
    in_place = sum(len(o) < len(c.words) for o, (_, c) in zip(others, filled, strict=True))
    noise = [w for own in others for w in own if not _NUMBER.match(w.text)]
    if in_place < max(_PLACES, read_toml("kolom.toml")["ambang"]["nomor_baris"] * len(filled)):
        return ()
    return noise if all(map(_is_noise, noise)) else ()


def _is_place(word: Word, n: int) -> bool:
    return re.sub(r"\D", "", word.text) == str(n) and not any(c.isalpha() for c in word.text)


def _number_count(words: Sequence[Word]) -> int:
    """How many signs are numbers: a line of column numbers has at least so many as show it for one."""
    return sum(len(w.text.split()) for w in words if _NUMBER.match(w.text))


def _in_place(cells: Sequence[Cell], line: Line) -> int:
    """How many cells have nothing on the line but the number of their place, below something else."""
    found = 0
    for n, cell in enumerate(cells, start=1):
        own = [w for w in cell.words if any(w is other for other in line.words)]
        alone = len(own) == 1 and len(cell.words) > 1
        found += alone and _is_place(own[0], n)
    return found


def _signs(cell: Cell, line: Line) -> list[Word]:
    """What of the line is the cell's number, misread ones and noise too; none of it where the line holds a name of the
    cell."""
    own = [w for w in cell.words if any(w is other for other in line.words)]
    if any(is_wordlike(w.text) and not _is_noise(w) for w in own):
        return []
    return [
        w
        for w in own
        if any(c.isdigit() for c in w.text) or (w.asal == "ocr" and len(w.text) <= _SHORT) or _is_noise(w)
    ]


def _is_noise(word: Word) -> bool:
    return word.asal == "ocr" and word.confidence < _BELIEVED


def _without(cell: Cell, gone: set[int]) -> Cell:
    words = tuple(w for w in cell.words if id(w) not in gone)
    return cell if len(words) == len(cell.words) else replace(cell, words=words)


def _parted(cell: Cell, glued: set[int]) -> Cell:
    if not any(id(w) in glued for w in cell.words):
        return cell
    words: list[Word] = []
    for w in cell.words:
        words += w.parted(_seam(w.text)) if id(w) in glued else (w,)
    return replace(cell, words=tuple(words))


def _seam(text: str) -> int:
    """Where the second of two header names begins in one word ("WaktuOutput"); 0 where it is no such word."""
    found = _SEAM.search(text)
    at = found.end() if found else 0
    return at if at and header_kind(text[:at]) and header_kind(text[at:]) else 0
