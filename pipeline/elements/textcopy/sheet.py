"""The virtual sheet: blocks of a text copy laid out on a character grid, so that the rest of the road sees a page.

One character is CHAR points wide, one line LINE points high. Nothing but order and nearness is meant by the places.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.elements.textcopy.raw import BOLD, PLAIN, Alinea, Blok, Sel, Tabel, lines_of, plain, tidy
from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid
from pipeline.records.page import Page
from pipeline.records.word import Asal, Word

CHAR = 6.0
LINE = 12.0
TYPE = 10.0  # height of the type, the rest of a line is leading
MARGIN = 36.0
PAD = 4.0  # between a border and the text
GAP = LINE  # between a table and what stands above or below it
_PARAGRAPH = 130  # characters to a line of running text
_CELL = {"susun": 72}  # and of a cell, by the table's make
_CELL_ELSE = 44
_MIN_CELL = 4
_MAX_BLANK = 2


@dataclass(frozen=True, slots=True)
class _Placed:
    row: int
    col: int
    rowspan: int
    colspan: int
    sel: Sel


def lay_out(blocks: Sequence[Blok], nomor: int, *, asal: Asal = "teks", confidence: float = 1.0) -> Page:
    """The blocks of one page below each other. Tables become grids (ruled False), and their words are also among the
    words of the page."""
    words: list[Word] = []
    grids: list[Grid] = []
    y = MARGIN
    for i, block in enumerate(blocks):
        if isinstance(block, Tabel):
            y += GAP if i else 0.0
            grid = _grid(block, nomor, y, asal, confidence)
            if grid is None:
                continue
            grids.append(grid)
            words += [w for c in grid.cells for w in c.words]
            y = grid.box.y1 + GAP
        elif isinstance(block, Alinea):
            y += LINE * min(_MAX_BLANK, block.jeda) if i else 0.0
            for line in _wrapped(block.teks, _PARAGRAPH):
                words += _words(line, MARGIN, y, asal, confidence)
                y += LINE
    right = max([w.box.x1 for w in words] + [g.box.x1 for g in grids], default=MARGIN)
    return Page(
        nomor=nomor,
        cara="ocr" if asal == "ocr" else "teks",
        lebar=right + MARGIN,
        tinggi=y + MARGIN,
        words=tuple(words),
        grids=tuple(grids),
        has_drawing=False,
    )


def _grid(table: Tabel, nomor: int, top: float, asal: Asal, confidence: float) -> Grid | None:
    placed = _place(tidy(table))
    if not placed:
        return None
    n_cols = max(p.col + p.colspan for p in placed)
    n_rows = len(table.rows)
    widths = _widths(placed, n_cols, _CELL.get(table.bentuk, _CELL_ELSE))
    xs = [MARGIN]
    for width in widths:
        xs.append(xs[-1] + width * CHAR + 2 * PAD)
    lines = {p: _lines(p.sel, int((xs[p.col + p.colspan] - xs[p.col] - 2 * PAD) / CHAR)) for p in placed}
    heights = [LINE + 2 * PAD] * n_rows
    for p in sorted(placed, key=lambda p: p.rowspan):
        need = len(lines[p]) * LINE + 2 * PAD
        have = sum(heights[p.row : p.row + p.rowspan])
        if need > have:
            heights[p.row + p.rowspan - 1] += need - have
    ys = [top]
    for height in heights:
        ys.append(ys[-1] + height)
    cells = []
    for p in sorted(placed, key=lambda p: (p.row, p.col)):
        box = Box(xs[p.col], ys[p.row], xs[p.col + p.colspan], ys[p.row + p.rowspan])
        inside: list[Word] = []
        for k, line in enumerate(lines[p]):
            inside += _words(line, box.x0 + PAD, box.y0 + PAD + k * LINE, asal, confidence * p.sel.keyakinan)
        cells.append(Cell(p.row, p.col, p.rowspan, p.colspan, box, tuple(inside)))
    return Grid(nomor, Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), tuple(ys), tuple(cells), ruled=False)


def _place(table: Tabel) -> list[_Placed]:
    """Every cell of a tidy table in the slot where it starts; spans end at the table's edges."""
    placed: list[_Placed] = []
    taken: set[tuple[int, int]] = set()
    n_rows = len(table.rows)
    for r, row in enumerate(table.rows):
        col = 0
        for sel in row:
            while (r, col) in taken:
                col += 1
            rowspan = min(sel.rowspan, n_rows - r)
            placed.append(_Placed(r, col, rowspan, sel.colspan, sel))
            taken |= {(r + i, col + j) for i in range(rowspan) for j in range(sel.colspan)}
            col += sel.colspan
    return placed


def _widths(placed: Sequence[_Placed], n_cols: int, most: int) -> list[int]:
    widths = [_MIN_CELL] * n_cols
    for p in sorted(placed, key=lambda p: p.colspan):
        text = plain(p.sel.teks)
        if not text:
            continue
        longest = max(len(plain(x)) for x in p.sel.teks.split("\n"))
        word = max(len(w) for w in text.split())
        need = max(word, min(longest, most))
        if p.colspan == 1:
            widths[p.col] = max(widths[p.col], need)
        else:
            short = min(need, most) - sum(widths[p.col : p.col + p.colspan])
            widths[p.col + p.colspan - 1] += max(0, short)
    return widths


def _lines(sel: Sel, width: int) -> list[str]:
    return [part for line in lines_of(sel.teks) for part in (_wrapped(line, width) or [""])] if sel.plain else []


def _wrapped(line: str, width: int) -> list[str]:
    """A line broken to the width; never after a hyphen, which would read as a word cut by the line's end."""
    text = " ".join(line.split())
    if len(plain(text)) <= width:
        return [text] if plain(text) else []
    parts = textwrap.wrap(text.replace("- ", "-\0"), width, break_long_words=False, break_on_hyphens=False)
    return list(lines_of("\n".join(parts).replace("\0", " ")))


def _words(line: str, x: float, y: float, asal: Asal, confidence: float) -> list[Word]:
    found: list[Word] = []
    bold = False
    for token in line.split():
        start_bold = bold or token.startswith(BOLD)
        for mark in token:
            if mark in (BOLD, PLAIN):
                bold = mark == BOLD
        text = plain(token)
        if not text:
            continue
        box = Box(x, y, x + len(text) * CHAR, y + TYPE)
        found.append(Word(text, box, confidence, asal, TYPE, bold=start_bold))
        x = box.x1 + CHAR
    return found
