"""A box that goes on at the top of the next page, without its label."""

from __future__ import annotations

from pipeline.records.grid import Grid
from pipeline.records.identity import BlokIdentitas, BoxKind, Kotak
from pipeline.records.reading import Reading
from pipeline.records.word import Word
from pipeline.sop.boxes import box_contents
from pipeline.sop.fields import Label, find_labels
from pipeline.sop.items import split_items
from pipeline.sop.labels import is_kv
from pipeline.sop.parts import PageParts
from pipeline.sop.vocabulary import BOX_KINDS

_FOOT = 0.75  # a table that ends below this share of the page may go on overleaf


def continued_boxes(before: PageParts, here: PageParts) -> BlokIdentitas | None:
    """What the first table of a page adds to the boxes that stood open at the foot of the page before; None if
    nothing. The two tables must have a border in common, and the rows must belong to no process table."""
    if not before.grids or not here.grids:
        return None
    above, grid = before.grids[-1], here.grids[0]
    if before.tables or above.box.y1 < _FOOT * before.page.tinggi or not _in_line(above, grid):
        return None
    open_boxes = _open(above)
    end = _own_rows(grid, here) if open_boxes else 0
    if end == 0:
        return None
    kotak = []
    for label in open_boxes:
        words = [w for c in grid.cells if c.row < end and _same_column(c.box.cx, label) for w in c.words]
        items = _items(words, label, here.page.nomor)
        if items:
            kotak.append(Kotak(_kind(label), items))
    if not kotak:
        return None
    return BlokIdentitas(halaman=(here.page.nomor,), labels=frozenset(), kotak=tuple(kotak))


def _open(grid: Grid) -> list[Label]:
    """The box labels whose content reaches the table's last row."""
    labels = [x for x in find_labels(grid) if not is_kv(x.kind)]
    contents = box_contents(labels, grid)
    return [c.label for c in contents if c.area.y1 >= grid.box.y1 - 1 and c.label.kind in BOX_KINDS]


def _own_rows(grid: Grid, here: PageParts) -> int:
    """How many of the first rows stand above every label and every process table."""
    labels = find_labels(grid)
    end = min([grid.n_rows, *(x.cell.row for x in labels)])
    for part in here.tables:
        if part.box.overlap(grid.box) > 0.5:
            end = min(end, sum(y < part.box.y0 - 1 for y in grid.ys[:-1]))
    return end


def _in_line(a: Grid, b: Grid) -> bool:
    near = 0.01 * max(a.box.width, b.box.width)
    return abs(a.box.x0 - b.box.x0) <= near and abs(a.box.x1 - b.box.x1) <= near and b.n_cols <= a.n_cols


def _same_column(x: float, label: Label) -> bool:
    return label.cell.box.x0 <= x <= label.cell.box.x1


def _items(words: list[Word], label: Label, halaman: int) -> tuple[Reading, ...]:
    return tuple(split_items(words, None, halaman))


def _kind(label: Label) -> BoxKind:
    return label.kind  # type: ignore[return-value]
