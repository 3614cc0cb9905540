"""Symbols and signs in the role columns: who acts in which row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.data.load import read_toml
from pipeline.grid.text import reading_of
from pipeline.records.drawing import Shape
from pipeline.records.part import TablePart
from pipeline.records.reading import Reading
from pipeline.records.table import Tanda
from pipeline.records.word import Word
from pipeline.table.layout import Layout
from pipeline.table.units import Unit
from pipeline.table.wording import is_check_sign, is_empty_mark, is_mark_word


@dataclass(frozen=True, slots=True)
class Mark:
    """unit: index of the unit that the mark belongs to; acts: (unit, role) pairs in which it makes the role act."""

    unit: int
    tanda: Tanda
    acts: tuple[tuple[int, int], ...]


def marks_of(part: TablePart, layout: Layout, units: Sequence[Unit]) -> list[Mark]:
    """All marks of a part, by unit and role. Off-page pentagons are none, and a label beside an arrow (Ya, Tidak) is
    evidence of the arrow, not of a role; where the source carries no drawing every text is kept."""
    if not layout.roles:
        return []
    found: list[Mark] = []
    inside: set[int] = set()
    centres = [(w.box.cx, w.box.cy, w) for w in part.words]
    for shape in part.shapes:
        x0, y0, x1, y1 = shape.box
        held = [w for x, y, w in centres if x0 <= x <= x1 and y0 <= y <= y1]
        inside |= {id(w) for w in held}
        if shape.kind != "konektor":
            found += _drawn(part, layout, units, shape, reading_of(held, part.halaman))
    free = [w for x, _, w in centres if id(w) not in inside and layout.lane(x) is not None]
    found += _written(part, layout, units, free)
    return sorted(found, key=lambda m: (m.unit, m.tanda.pelaksana))


def _unit_at(part: TablePart, units: Sequence[Unit], y: float) -> int | None:
    ys = part.grid.ys
    return next((i for i, u in enumerate(units) if ys[u.first] <= y < ys[u.last + 1]), None)


def _drawn(part: TablePart, layout: Layout, units: Sequence[Unit], shape: Shape, teks: Reading | None) -> list[Mark]:
    lane, unit = layout.lane(shape.box.cx), _unit_at(part, units, shape.box.cy)
    if lane is None or unit is None:
        return []
    rows = _merged_units(part, layout, units, shape) or [unit]
    lanes = [lane, *_further_lanes(layout, shape, lane)]
    acts = tuple((row, one) for row in rows for one in lanes)
    return [Mark(rows[0], Tanda(lane, shape, teks, part.halaman), acts)]


def _further_lanes(layout: Layout, shape: Shape, lane: int) -> list[int]:
    """Other lanes that the symbol clearly covers, or on whose border it is centred: a joint activity."""
    ambang = read_toml("kolom.toml")["ambang"]
    found = []
    for s in layout.roles:
        common = s.overlap(shape.box.x0, shape.box.x1)
        covers = common >= ambang["jalur_tertutup"] * max(s.x1 - s.x0, 0.1)
        shared = common >= ambang["jalur_simbol"] * max(shape.box.width, 0.1)
        if s.role is not None and s.role != lane and (covers or shared):
            found.append(s.role)
    return found


def _merged_units(part: TablePart, layout: Layout, units: Sequence[Unit], shape: Shape) -> list[int]:
    """The steps of a role cell merged over rows, where all symbols beside it stand in one row too. Symbols in several
    of those rows show that the role area merely has no rules between its rows; so does a cell over all steps."""
    cell = next((c for c in part.grid.cells if c.box.holds(shape.box.cx, shape.box.cy)), None)
    if cell is None or cell.rowspan == 1:
        return []
    steps = [
        i
        for i, u in enumerate(units)
        if u.kind in ("langkah", "sambungan") and u.first <= cell.last_row and u.last >= cell.row
    ]
    whole = len(steps) == sum(u.kind in ("langkah", "sambungan") for u in units)
    beside = {
        _unit_at(part, units, s.box.cy)
        for s in part.shapes
        if s.kind != "konektor" and cell.box.y0 <= s.box.cy <= cell.box.y1 and layout.lane(s.box.cx) is not None
    }
    return steps if len(steps) > 1 and not whole and len(beside) == 1 else []


def _written(part: TablePart, layout: Layout, units: Sequence[Unit], words: Sequence[Word]) -> list[Mark]:
    groups: dict[tuple[int, int], list[Word]] = {}
    for w in words:
        lane, unit = layout.lane(w.box.cx), _unit_at(part, units, w.box.cy)
        if lane is not None and unit is not None:
            groups.setdefault((unit, lane), []).append(w)
    found = []
    for (unit, lane), held in groups.items():
        reading = reading_of(held, part.halaman)
        if reading is None or is_empty_mark(reading.text) or not _counts(part, reading):
            continue
        found.append(Mark(unit, Tanda(lane, None, reading, part.halaman), ((unit, lane),)))
    return found


def _counts(part: TablePart, reading: Reading) -> bool:
    if not part.has_drawing:
        return True
    if is_mark_word(reading.text):
        return True
    return is_check_sign(reading.text) and (reading.asal == "teks" or not reading.text.isalpha())
