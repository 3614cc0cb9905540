"""The lowest header cells, one per column, with what stands above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipeline.data.load import read_toml
from pipeline.grid.text import lines_of, reading_of
from pipeline.records.grid import Cell, Grid
from pipeline.records.reading import Reading
from pipeline.records.word import Word
from pipeline.table.header import cell_text, is_number_row
from pipeline.table.wording import HeaderKind, header_kind, likeness

_OVER = 0.1  # of a word's width that OCR's box of it may reach over a border


@dataclass(frozen=True, slots=True)
class Leaf:
    """One column before its kind is settled. words: its header; above: texts of wider header cells, top down;
    zone: the group that it stands under; own: what its own header says."""

    x0: float
    x1: float
    words: tuple[Word, ...]
    above: tuple[str, ...]
    zone: HeaderKind | None
    own: HeaderKind | None

    def nama(self, halaman: int) -> Reading | None:
        return reading_of(self.words, halaman)


def leaves_of(grid: Grid, body: int) -> list[Leaf]:
    """The columns of a table from its header rows (all rows above `body`), left to right."""
    numbered = {r for r in range(body) if is_number_row(grid, r)}
    head = [c for c in grid.cells if c.row < body and c.row not in numbered]
    found: list[tuple[Cell | None, int, int, list[Cell]]] = []
    for col in range(grid.n_cols):
        stack = sorted((c for c in head if c.col <= col <= c.last_col), key=lambda c: c.row)
        leaf = _leaf_cell(stack)
        if found and leaf is not None and found[-1][0] is leaf:
            found[-1] = (leaf, found[-1][1], col, stack)
        else:
            found.append((leaf, col, col, stack))
    leaves: list[Leaf] = []
    for cell, col, last, stack in found:
        leaves += _split(grid, body, _leaf(grid, cell, col, last, stack), col, last)
    return leaves


def _leaf_cell(stack: Sequence[Cell]) -> Cell | None:
    if not stack:
        return None
    last = stack[-1]
    filled = [c for c in stack if c.words]
    if not last.words and filled and _same_width(filled[-1], last):
        return filled[-1]
    return last


def _same_width(a: Cell, b: Cell) -> bool:
    return (a.col, a.last_col) == (b.col, b.last_col)


def _leaf(grid: Grid, cell: Cell | None, col: int, last: int, stack: Sequence[Cell]) -> Leaf:
    x0, x1 = grid.xs[col], grid.xs[last + 1]
    if cell is None:
        return Leaf(x0, x1, (), (), None, None)
    named = [c for c in stack if c.words and _same_width(c, cell) and header_kind(cell_text(c)) not in _GROUPS]
    offices = [c for c in named if c is not cell and _is_office(grid, c)]
    named = [c for c in named if c not in offices]
    words = tuple(w for c in named for w in c.words) or cell.words
    wider = [c for c in stack if c.words and c is not cell and (c.colspan > cell.colspan or c in offices)]
    same = [c for c in stack if c.words and _same_width(c, cell) and c not in named]
    above = tuple(cell_text(c) for c in wider)
    zone = next((z for z in (_group(t, wide=True) for t in above) if z), None)
    zone = zone or next((z for z in (_group(cell_text(c), wide=False) for c in same if named) if z), None)
    own = header_kind(" ".join(w.text for w in words)) if words else None
    own = own or (header_kind(cell_text(cell)) if words else None)
    return Leaf(x0, x1, words, above, zone, own)


def _is_office(grid: Grid, cell: Cell) -> bool:
    """Stands this cell in a row of office names, of which others span several roles?"""
    return any(
        c.row == cell.row
        and c.colspan > 1
        and c.words
        and header_kind(cell_text(c)) is None
        and c.rowspan == cell.rowspan
        for c in grid.cells
    )


_GROUPS: tuple[HeaderKind | None, ...] = ("pelaksana", "mutu_baku")


def _group(text: str, *, wide: bool) -> HeaderKind | None:
    """The group that a header cell names, a garbled one too when it spans several columns."""
    kind = header_kind(text)
    if kind in _GROUPS:
        return kind
    if not wide or kind is not None:
        return None
    least = read_toml("kolom.toml")["ambang"]["kelompok_mirip"]
    near: list[tuple[float, HeaderKind]] = [
        (likeness(text, "pelaksana"), "pelaksana"),
        (likeness(text, "mutu_baku"), "mutu_baku"),
    ]
    score, best = max(near)
    return best if score >= least else None


def _split(grid: Grid, body: int, leaf: Leaf, col: int, last: int) -> list[Leaf]:
    """A header cell over several role columns as one leaf per role: by the borders of the body where it has them, else
    (no rule between role columns) by the wide gaps between the header's words."""
    if several := _known_headers(leaf):
        return several
    if leaf.own in ("no", "aktivitas", "kelengkapan", "waktu", "output", "keterangan") or leaf.zone == "mutu_baku":
        return [leaf]
    group, names = _without_group_word(leaf)
    base = replace(leaf, words=names, zone=leaf.zone or group, own=None if group and names else leaf.own)
    borders = _borders(grid, body, col, last)
    if len(borders) > 2 and (group or _by_borders(base, borders)):
        edges = borders
    else:
        edges = _edges_between(names, leaf.x0, leaf.x1)
    if len(edges) <= 2:
        return [base if names else leaf]
    above = leaf.above if not group else (*leaf.above, " ".join(w.text for w in leaf.words if w not in names))
    parts = []
    for x0, x1 in pairwise(edges):
        words = tuple(w for w in names if x0 <= w.box.cx < x1)
        parts.append(Leaf(x0, x1, words, above, base.zone, _own(words)))
    return parts


def _borders(grid: Grid, body: int, col: int, last: int) -> list[float]:
    """The borders of the columns from `col` to `last` that a cell of the body has, with the outer ones: others part an
    identity block above."""
    inner = {c.col for c in grid.cells if c.row >= body and col < c.col <= last}
    return [grid.xs[k] for k in (col, *sorted(inner), last + 1)]


def _known_headers(leaf: Leaf) -> list[Leaf]:
    """The columns of a header cell that holds several known headers side by side (the rule between them is missing)."""
    edges = _edges_between(leaf.words, leaf.x0, leaf.x1)
    held = [tuple(w for w in leaf.words if x0 <= w.box.cx < x1) for x0, x1 in pairwise(edges)]
    kinds = [_own(words) for words in held]
    if len(kinds) < 2 or None in kinds or len(set(kinds)) < len(kinds) or set(kinds) & set(_GROUPS):
        return []
    return [
        Leaf(x0, x1, words, leaf.above, leaf.zone, kind)
        for (x0, x1), words, kind in zip(pairwise(edges), held, kinds, strict=True)
    ]


def _own(words: Sequence[Word]) -> HeaderKind | None:
    return header_kind(" ".join(w.text for w in words)) if words else None


def _without_group_word(leaf: Leaf) -> tuple[HeaderKind | None, tuple[Word, ...]]:
    """The group that the first line of a header cell names, and the words below it."""
    if not leaf.words:
        return None, ()
    first, *rest = lines_of(leaf.words)
    kind = header_kind(first.text)
    if kind in _GROUPS and (rest or leaf.own == kind):
        return kind, tuple(w for line in rest for w in line.words)
    return None, leaf.words


def _by_borders(leaf: Leaf, edges: Sequence[float]) -> bool:
    """Do the words fall apart at the borders of the body, none standing across one, at least two columns named?"""
    across = any(
        min(e - w.box.x0, w.box.x1 - e) > max(1.0, _OVER * w.box.width) for w in leaf.words for e in edges[1:-1]
    )
    named = {sum(w.box.cx >= e for e in edges) for w in leaf.words}
    return not across and len(named) >= 2


def _edges_between(words: Sequence[Word], x0: float, x1: float) -> list[float]:
    """Borders halfway between groups of words that a wide gap parts, with the outer ones."""
    upright = sorted((w for w in words if w.angle in (0, 180) and not _is_speck(w)), key=lambda w: w.box.x0)
    if len(upright) < 2:
        return [x0, x1]
    size = max(w.size or w.box.height for w in upright)
    least = _least_gap(upright, size)
    edges, reach = [x0], upright[0].box.x1
    for w in upright[1:]:
        if w.box.x0 - reach >= least:
            edges.append((reach + w.box.x0) / 2)
        reach = max(reach, w.box.x1)
    return [*edges, x1]


def _is_speck(word: Word) -> bool:
    """Signs that stand alone and join nothing, and what was read of a scan most doubtfully: what a crease or a speck
    was read as fills no gap, and names no column."""
    if word.asal == "ocr" and word.confidence < read_toml("kolom.toml")["ambang"]["kata_terbaca"]:
        return True
    return not any(c.isalnum() or c in "/&-–" for c in word.text)


def _least_gap(words: Sequence[Word], size: float) -> float:
    """Narrowest gap between words that parts two columns: a wide one in any case, or one that stands out clearly from
    the spaces inside the same header. size: type height, points."""
    known = read_toml("kolom.toml")["ambang"]
    wide = float(known["celah_kata_huruf"]) * size
    clear = float(known["celah_jelas_huruf"]) * size
    gaps = [b.box.x0 - a.box.x1 for line in lines_of(words) for a, b in pairwise(line.words)]
    spaces = [g for g in gaps if g < clear]
    if not spaces:
        return wide
    return min(wide, max(clear, float(known["celah_kali_spasi"]) * median(spaces)))
