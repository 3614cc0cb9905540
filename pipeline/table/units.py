"""Rows of the grid to units: the rows that one step takes up, and what the other rows are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.records.grid import Cell, Grid
from pipeline.records.part import TablePart
from pipeline.table.header import cell_text, is_number_row, starting
from pipeline.table.layout import Layout
from pipeline.table.wording import is_empty_mark, is_mark_word, starts_with_any, step_number

UnitKind = Literal["langkah", "sambungan", "penutup", "lain", "kosong"]

_ENUMERATOR = re.compile(r"^\s*(?:[a-z]\s*[.)]|[-–•*▪◦]|[ivx]{1,4}\s*[.)]|\(\s*[a-z0-9]\s*\))\s*\S")


@dataclass(frozen=True, slots=True)
class Unit:
    """Rows first to last of a part. kind: a step, the rest of the step before it, marks without a step, a sub-title
    or total, nothing. nomor, aktivitas: texts that decided."""

    first: int
    last: int
    kind: UnitKind
    nomor: str = ""
    aktivitas: str = ""
    no_cell: bool = False


def units_of(part: TablePart, layout: Layout, *, goes_on: bool) -> list[Unit]:
    """The units of one part, top down. goes_on: an earlier page has steps that a first row without number may end."""
    raw = _raw_units(part.grid, part.body_row, layout)
    numbered = any(u.nomor for u in raw)
    found: list[Unit] = []
    for i, unit in enumerate(raw):
        later = [step_number(u.nomor) for u in raw[i + 1 :] if u.nomor]
        before = goes_on or any(u.kind == "langkah" for u in found)
        last_number = next((step_number(u.nomor) for u in reversed(found) if u.nomor), None)
        kind = _kind(part, layout, unit, numbered, before, last_number, later)
        found.append(replace(unit, kind=kind))
    return found


def _raw_units(grid: Grid, body: int, layout: Layout) -> list[Unit]:
    no, act = layout.first("no"), layout.first("aktivitas")
    owner = {id(c): layout.owner(c) for c in grid.cells if c.row >= body or c.last_row >= body}

    def of(strip: object, row: int) -> list[Cell]:
        return [] if strip is None else [c for c in grid.row_cells(row) if owner.get(id(c)) is strip]

    units: list[Unit] = []
    before: tuple[list[Cell], list[Cell]] = ([], [])
    for row in range(body, grid.n_rows):
        if is_number_row(grid, row):
            continue
        numbers, acts = of(no, row), of(act, row)
        shared_no = any(c.words and c in before[0] for c in numbers)
        shared_act = any(c.words and c in before[1] for c in acts) and not any(
            c.words and c.row == row for c in numbers
        )
        if units and (shared_no or shared_act):
            joined = _texts(acts, lambda c, r=row: c.row == r)  # type: ignore[misc]
            last = units[-1]
            units[-1] = replace(last, last=row, aktivitas=f"{last.aktivitas} {joined}".strip())
        else:
            units.append(
                Unit(
                    row,
                    row,
                    "kosong",
                    nomor=_number(numbers, lambda c, r=row: c.row == r or r == body),  # type: ignore[misc]
                    aktivitas=_texts(acts, lambda c, r=row: c.row == r or r == body),  # type: ignore[misc]
                    no_cell=bool(numbers),
                )
            )
        before = (numbers, acts)
    return units


def _texts(cells: Sequence[Cell], wanted: Callable[[Cell], bool]) -> str:
    texts = (cell_text(c) for c in cells if wanted(c))
    return " ".join(t for t in texts if t and not is_empty_mark(t))


def _number(cells: Sequence[Cell], wanted: Callable[[Cell], bool]) -> str:
    """What stands in the No cell, when it has a letter or digit; a piece of ruling is no number."""
    text = _texts(cells, wanted)
    return text if any(c.isalnum() for c in text) else ""


def _kind(
    part: TablePart,
    layout: Layout,
    unit: Unit,
    numbered: bool,
    before: bool,
    last_number: int | None,
    later: Sequence[int | None],
) -> UnitKind:
    if _is_aside(part.grid, layout, unit):
        return "lain"
    if unit.nomor and not is_mark_word(unit.nomor):
        return "langkah"
    if unit.aktivitas and is_mark_word(unit.aktivitas):
        return "penutup"
    if unit.aktivitas:
        if not numbered or not before:
            return "langkah"
        return "sambungan" if _goes_with_the_row_above(part, layout, unit, last_number, later) else "langkah"
    if _has_text(part, layout, unit):
        return "sambungan" if before else "langkah"
    if _has_marks(part, layout, unit):
        return "sambungan" if before and later else "penutup"
    return "kosong"


def _goes_with_the_row_above(
    part: TablePart, layout: Layout, unit: Unit, last_number: int | None, later: Sequence[int | None]
) -> bool:
    """An activity without a number, in a numbered table: part of the step above, or a step whose number is missing?"""
    if unit.first == part.body_row and last_number is None:
        return True  # the page cut the row
    if _ENUMERATOR.match(unit.aktivitas) or unit.aktivitas[:1].islower():
        return True
    following = next((n for n in later if n is not None), None)
    if last_number is not None and following is not None and following > last_number + 1:
        return False
    return not _has_text(part, layout, unit)


def _own_cells(part: TablePart, unit: Unit) -> list[Cell]:
    return [c for c in part.grid.cells if unit.first <= c.row <= unit.last]


def _has_text(part: TablePart, layout: Layout, unit: Unit) -> bool:
    """Has it text of its own in the columns after the roles?"""
    for cell in _own_cells(part, unit):
        strip = layout.owner(cell)
        if strip is not None and strip.kind in ("kelengkapan", "waktu", "output", "keterangan"):
            text = cell_text(cell)
            if text and not is_empty_mark(text):
                return True
    return False


def _has_marks(part: TablePart, layout: Layout, unit: Unit) -> bool:
    y0, y1 = part.grid.ys[unit.first], part.grid.ys[unit.last + 1]
    drawn = any(s.kind != "konektor" and y0 <= s.box.cy < y1 and layout.lane(s.box.cx) is not None for s in part.shapes)
    return drawn or any(y0 <= w.box.cy < y1 and layout.lane(w.box.cx) is not None for w in part.words)


def _is_aside(grid: Grid, layout: Layout, unit: Unit) -> bool:
    """A sub-title (one text across the table), a total, a footnote."""
    cells = [c for c in starting(grid, unit.first) if c.words]
    if not cells:
        return False
    text = cell_text(cells[0])
    wide = cells[0].box.width > 0.55 * grid.box.width
    if len(cells) == 1 and wide:
        return True
    if starts_with_any(text, "jumlah", "baris") and step_number(unit.nomor) is None:
        return cells[0].colspan > 1 or not unit.nomor
    return bool(wide and starts_with_any(text, "catatan", "baris"))
