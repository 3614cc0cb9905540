"""The text of each column for each unit of one page, merged cells included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.grid.text import join_lines, lines_of, reading_of
from pipeline.records.geometry import Box
from pipeline.records.grid import Cell
from pipeline.records.part import TablePart
from pipeline.records.reading import Reading
from pipeline.records.table import ColumnKind
from pipeline.records.word import Word
from pipeline.table.layout import Layout, Strip
from pipeline.table.units import Unit
from pipeline.table.wording import is_empty_mark

TEXT_KINDS: tuple[ColumnKind, ...] = ("no", "aktivitas", "kelengkapan", "waktu", "output", "keterangan", "lainnya")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one unit. over: the units (first, last) that its merged cell covers."""

    unit: int
    strip: Strip
    reading: Reading
    over: tuple[int, int]


def values_of(part: TablePart, layout: Layout, units: Sequence[Unit]) -> list[Value]:
    """All values of a part. Signs that stand for nothing give none."""
    placed = [_placed(layout, c) for c in part.grid.cells if c.words and c.last_row >= part.body_row]
    found: list[Value] = []
    for strip in layout.strips:
        if strip.kind in TEXT_KINDS:
            found += _column(part, placed, units, strip)
    return found


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell and the columns that it belongs to. shared: columns that it spans and gives their words to, each its own;
    () where all its words are the owner's."""

    cell: Cell
    owner: Strip | None
    shared: tuple[Strip, ...]


def _placed(layout: Layout, cell: Cell) -> _Placed:
    """Where a cell belongs. One over several columns gives each what stands in it, where no word stands across a
    border (its rule is missing); else it is the first column's."""
    x0, x1 = cell.box.x0, cell.box.x1
    spanned = tuple([s for s in layout.strips if s.role is None and s.overlap(x0, x1) >= 0.6 * (s.x1 - s.x0)])
    if len(spanned) > 1 and not any(
        w.box.x0 < s.x0 - 1 and w.box.x1 > s.x0 + 1 for w in cell.words for s in spanned[1:]
    ):
        return _Placed(cell, None, spanned)
    return _Placed(cell, layout.owner(cell), ())


def _of_strip(placed: _Placed, strip: Strip) -> Cell | None:
    """The cell with the words that are this column's; None where it has none."""
    if not placed.shared:
        return placed.cell if placed.owner is strip else None
    if strip not in placed.shared:
        return None
    words = tuple([w for w in placed.cell.words if strip.x0 <= w.box.cx < strip.x1])
    return replace(placed.cell, words=words) if words else None


def _column(part: TablePart, placed: Sequence[_Placed], units: Sequence[Unit], strip: Strip) -> list[Value]:
    held: dict[int, list[Word]] = {}
    over: dict[int, tuple[int, int]] = {}
    for one in placed:
        cell = _of_strip(one, strip)
        if cell is None:
            continue
        covered = [i for i, u in enumerate(units) if u.first <= cell.last_row and u.last >= cell.row]
        shares = _shares(part, cell, units, covered)
        for i, words in shares.items():
            held.setdefault(i, []).extend(words)
            if len(shares) > 1 and all(len(s) == len(cell.words) for s in shares.values()):
                over[i] = (covered[0], covered[-1])
    values = []
    for i, words in sorted(held.items()):
        reading = reading_of(words, part.halaman)
        if reading is not None and not is_empty_mark(reading.text):
            values.append(Value(i, strip, reading, over.get(i, (i, i))))
    return values


def _shares(part: TablePart, cell: Cell, units: Sequence[Unit], covered: Sequence[int]) -> dict[int, Sequence[Word]]:
    """The words of a cell for each unit that it covers: all of them for each (a merged cell), unless its text falls
    into one block per unit, as it does where the rules between the rows are missing in this column."""
    if len(covered) <= 1:
        return {i: cell.words for i in covered}
    ys = part.grid.ys
    bands = [(i, max(ys[units[i].first], cell.box.y0), min(ys[units[i].last + 1], cell.box.y1)) for i in covered]
    blocks = _blocks(cell.words)
    placed: dict[int, list[Word]] = {}
    for box, words in blocks:
        home = next((i for i, y0, y1 in bands if y0 <= box.y0 + 1 and box.y1 - 1 <= y1), None)
        if home is None or home in placed:
            return {i: cell.words for i in covered}
        placed[home] = words
    if len(placed) < 2:
        return {i: cell.words for i in covered}
    return dict(placed)


def _blocks(words: Sequence[Word]) -> list[tuple[Box, list[Word]]]:
    """Lines to blocks; a gap of more than one line parts two blocks."""
    blocks: list[tuple[Box, list[Word]]] = []
    for line in lines_of(words):
        if blocks and line.box.y0 - blocks[-1][0].y1 <= 0.9 * line.box.height:
            box, held = blocks[-1]
            blocks[-1] = (Box(box.x0, box.y0, box.x1, line.box.y1), [*held, *line.words])
        else:
            blocks.append((line.box, list(line.words)))
    return blocks


def joined(first: Reading | None, second: Reading | None) -> Reading | None:
    """A value that a page break cut in two. Box and page are those of its beginning."""
    if first is None or second is None:
        return first or second
    n, m = len(first.text), len(second.text)
    return replace(
        first,
        text=join_lines([first.text, second.text]),
        confidence=(n * first.confidence + m * second.confidence) / max(1, n + m),
        asal=second.asal if second.asal != "teks" else first.asal,
        review=first.review or second.review,
        worst=min((w for w in (first.worst, second.worst) if w is not None), default=None),
    )
