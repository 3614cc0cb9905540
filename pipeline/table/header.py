"""Where a process table begins in a grid: its header rows, also below an identity block in the same grid."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.data.load import read_toml
from pipeline.grid.text import text_of
from pipeline.records.grid import Cell, Grid
from pipeline.table.wording import (
    HeaderKind,
    header_kind,
    is_check_sign,
    is_column_numbers,
    is_duration,
    is_identity_label,
    is_mark_word,
    step_number,
)

_FRONT: frozenset[HeaderKind] = frozenset({"no", "aktivitas", "pelaksana"})
_BACK: frozenset[HeaderKind] = frozenset({"mutu_baku", "kelengkapan", "waktu", "output", "keterangan"})
_OPENING: frozenset[HeaderKind] = frozenset({"no", "aktivitas", "pelaksana", "mutu_baku"})


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """first: first row of the header; body: first row below it and below its column numbers."""

    first: int
    body: int


@lru_cache(maxsize=4096)
def cell_text(cell: Cell) -> str:
    """A cell's text in one line."""
    return text_of(cell.words)


def starting(grid: Grid, row: int) -> tuple[Cell, ...]:
    """The cells whose top left corner is in a row, left to right."""
    return grid.starting.get(row, ())


def row_texts(grid: Grid, row: int) -> list[str]:
    return [cell_text(c) for c in starting(grid, row)]


def is_number_row(grid: Grid, row: int) -> bool:
    """Is this a row of column numbers?"""
    return is_column_numbers(row_texts(grid, row))


def find_header_rows(grid: Grid) -> list[HeaderRows]:
    """Every header in the grid, top down: a header repeated on a joined page and a second table count too."""
    found: list[HeaderRows] = []
    row = 0
    while row < grid.n_rows:
        header = _header_at(grid, row)
        if header is None:
            row += 1
        else:
            found.append(header)
            row = max(header.body, row + 1)
    return found


def _header_at(grid: Grid, row: int) -> HeaderRows | None:
    ambang = read_toml("kolom.toml")["ambang"]
    texts = row_texts(grid, row)
    own = {header_kind(t) for t in texts} - {None}
    if not own & _OPENING or any(is_identity_label(t) for t in texts):
        return None
    kinds: set[HeaderKind] = set()
    end = row
    for k in range(row, min(grid.n_rows, row + ambang["kepala_baris"])):
        if k > row and (is_number_row(grid, k) or _begins_step(grid, k)):
            break
        for cell in starting(grid, k):
            for kind in _kinds_of(cell):
                if k == row or kind not in kinds:
                    kinds.add(kind)
                    end = max(end, min(cell.last_row, row + ambang["kepala_baris"] - 1))
    if len(kinds) < ambang["kepala_jenis"] or not kinds & _FRONT or not kinds & _BACK:
        return None
    return HeaderRows(row, _body_row(grid, row, end))


def _kinds_of(cell: Cell) -> frozenset[HeaderKind]:
    """What a header cell names; one over several columns may hold the names of all of them, where no rule parts it."""
    kind = header_kind(cell_text(cell))
    if kind is not None:
        return frozenset({kind})
    within = {header_kind(w.text) for w in cell.words} if cell.colspan > 1 else set()
    return frozenset(k for k in within if k in _BACK) if len(within & _BACK) > 1 else frozenset()


def _begins_step(grid: Grid, row: int) -> bool:
    cells = [c for c in starting(grid, row) if c.words]
    return bool(cells) and cells[0].col <= 1 and step_number(cell_text(cells[0])) is not None


def _body_row(grid: Grid, first: int, end: int) -> int:
    """First row below the header: past rows that hold only role names, and past the column numbers."""
    row = end + 1
    limit = first + read_toml("kolom.toml")["ambang"]["kepala_baris"]
    while row < min(grid.n_rows, limit) and _only_role_names(grid, row):
        row += 1
    while row < grid.n_rows and (is_number_row(grid, row) or (row == end + 1 and _is_rule_row(grid, row))):
        row += 1
    return row


def _is_rule_row(grid: Grid, row: int) -> bool:
    """A row of dashes, which text copies print under a header."""
    texts = [t for t in row_texts(grid, row) if t]
    return len(texts) >= 2 and all(len(t) >= 2 and set(t) <= set("-–—=:_| ") for t in texts)


def _only_role_names(grid: Grid, row: int) -> bool:
    cells = starting(grid, row)
    filled = [(c, cell_text(c)) for c in cells if c.words]
    if len(filled) < 2 or is_number_row(grid, row):
        return False
    front = {c.col for c in cells if c.col <= 1}
    if any(c.col in front for c, _ in filled):
        return False
    return not any(
        is_duration(t) or is_mark_word(t) or is_check_sign(t) or header_kind(t) is not None for _, t in filled
    ) and _below_roles(grid, row, [c for c, _ in filled])


def _below_roles(grid: Grid, row: int, cells: list[Cell]) -> bool:
    """Do these cells stand left of the columns of Mutu Baku (as far as those are named)?"""
    back = [
        c
        for c in grid.cells
        if c.row < row and c.words and header_kind(cell_text(c)) in ("kelengkapan", "waktu", "output", "keterangan")
    ]
    left = min((c.col for c in back), default=grid.n_cols)
    return all(c.col < left for c in cells)
