"""Pieces of one process table, page after page, to the whole table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from pipeline.data.load import read_toml
from pipeline.grid.text import reading_of
from pipeline.normal.teks import similar
from pipeline.records.geometry import Box
from pipeline.records.part import TablePart
from pipeline.records.reading import Reading
from pipeline.records.table import BarisLangkah, ColumnKind, HalamanTabel, Kolom, TabelProses, Tanda
from pipeline.table.columns import type_by_content
from pipeline.table.header import cell_text, starting
from pipeline.table.layout import Layout, fit, layout_of
from pipeline.table.marks import marks_of
from pipeline.table.units import Unit, units_of
from pipeline.table.values import joined, values_of
from pipeline.table.wording import step_number

_SAME_ROLE = 0.8


@dataclass(slots=True)
class _Step:
    """A langkah while it is put together."""

    halaman: int
    box: Box
    values: dict[ColumnKind, Reading] = field(default_factory=dict)
    acts: set[int] = field(default_factory=set)
    tanda: list[Tanda] = field(default_factory=list)

    def frozen(self) -> BarisLangkah:
        v = self.values
        return BarisLangkah(
            halaman=self.halaman,
            box=self.box,
            nomor=v.get("no"),
            aktivitas=v.get("aktivitas"),
            pelaksana=tuple(sorted(self.acts)),
            tanda=tuple(self.tanda),
            kelengkapan=v.get("kelengkapan"),
            waktu=v.get("waktu"),
            output=v.get("output"),
            keterangan=v.get("keterangan"),
        )


@dataclass(slots=True)
class _Table:
    """The table while it grows, part after part."""

    kolom: list[Kolom] = field(default_factory=list)
    steps: list[_Step] = field(default_factory=list)
    pages: list[HalamanTabel] = field(default_factory=list)
    penutup: list[Tanda] = field(default_factory=list)
    lain: list[tuple[str, Reading]] = field(default_factory=list)
    repaired: bool = False


def join_parts(parts: Sequence[TablePart]) -> TabelProses:
    """The pieces of one table, in reading order, as one. ValueError for none.

    A page without a header takes the columns of the page before it. Where no page has a header, columns are told by
    their content. Roles of a later header that the table does not know yet become further role columns.
    """
    if not parts:
        raise ValueError("join_parts of no parts")
    table = _Table()
    layout = _borrowed(parts)
    for part in parts:
        layout = _layout(table, part, layout)
        _add(table, part, layout)
    return TabelProses(
        judul=next((p.judul for p in parts if p.judul), None),
        kolom=tuple(table.kolom),
        langkah=tuple(s.frozen() for s in table.steps),
        halaman=tuple(table.pages),
        penutup=tuple(table.penutup),
        lain=tuple(table.lain),
        steps_doubtful=any(p.rows_split for p in parts) or _doubtful(table),
        column_types_repaired=table.repaired,
        has_drawing=all(p.has_drawing for p in parts),
    )


def _borrowed(parts: Sequence[TablePart]) -> Layout | None:
    """Columns for a first page whose header is lost, from the first page that has one."""
    later = next((p for p in parts if p.kolom), None)
    return layout_of(later.kolom) if later is not None and later is not parts[0] else None


def _layout(table: _Table, part: TablePart, before: Layout | None) -> Layout:
    if not part.kolom and before is not None:
        return fit(before, part.grid)
    kolom = _same_columns(table.kolom, part.kolom)
    table.repaired |= part.column_types_repaired
    if not kolom:
        columns = type_by_content(part.grid, part.body_row, part.shapes)
        kolom, table.repaired = columns.kolom, True
    if not table.kolom:
        table.kolom = list(kolom)
        return layout_of(kolom)
    return layout_of(kolom, _role_numbers(table, kolom))


def _same_columns(known: Sequence[Kolom], here: Sequence[Kolom]) -> Sequence[Kolom]:
    """A repeated header's columns with the kinds of the first header, where it has as many columns but they were told
    differently: the two are the same table."""
    if len(known) != len(here) or [k.kind for k in known] == [k.kind for k in here]:
        return here
    return [replace(h, kind=k.kind) for k, h in zip(known, here, strict=True)]


def _role_numbers(table: _Table, kolom: Sequence[Kolom]) -> list[int]:
    """Index in the whole table of each role of a repeated header. As many roles as before are the same roles."""
    known = [k for k in table.kolom if k.kind == "pelaksana"]
    here = [k for k in kolom if k.kind == "pelaksana"]
    if len(known) == len(here):
        return list(range(len(here)))
    numbers: list[int] = []
    for k in here:
        name = k.nama.text if k.nama else ""
        match = next(
            (
                i
                for i, other in enumerate(known)
                if i not in numbers and other.nama and name and similar(other.nama.text, name) >= _SAME_ROLE
            ),
            None,
        )
        if match is None:
            match = len(known)
            known.append(k)
            at = max((i for i, c in enumerate(table.kolom) if c.kind == "pelaksana"), default=len(table.kolom) - 1)
            table.kolom.insert(at + 1, k)
        numbers.append(match)
    return numbers


def _add(table: _Table, part: TablePart, layout: Layout) -> None:
    units = units_of(part, layout, goes_on=bool(table.steps))
    ys = part.grid.ys
    home: dict[int, int] = {}  # unit -> step
    bands: list[tuple[int, float, float]] = []
    for i, unit in enumerate(units):
        box = Box(part.box.x0, ys[unit.first], part.box.x1, ys[unit.last + 1])
        if unit.kind == "langkah":
            table.steps.append(_Step(part.halaman, box))
        elif unit.kind == "lain":
            table.lain += _aside(part, unit)
        if unit.kind in ("langkah", "sambungan") and table.steps:
            home[i] = len(table.steps) - 1
            step = table.steps[-1]
            if unit.kind == "sambungan" and step.halaman == part.halaman:
                step.box = Box(step.box.x0, step.box.y0, step.box.x1, box.y1)
            bands.append((home[i], box.y0, box.y1))
    _put_values(table, part, layout, units, home)
    _put_marks(table, part, layout, units, home)
    table.pages.append(
        HalamanTabel(
            halaman=part.halaman,
            box=part.box,
            lanes=_lanes(layout, part.box.x0),
            bands=tuple(bands),
            shapes=part.shapes,
            connectors=part.connectors,
        )
    )


def _lanes(layout: Layout, nowhere: float) -> tuple[tuple[float, float], ...]:
    """The role columns by their index; a role that this page does not show has no width."""
    at = {s.role: (s.x0, s.x1) for s in layout.roles if s.role is not None}
    return tuple(at.get(i, (nowhere, nowhere)) for i in range(max(at, default=-1) + 1))


def _put_values(table: _Table, part: TablePart, layout: Layout, units: Sequence[Unit], home: dict[int, int]) -> None:
    names = {s: k for s, k in zip(layout.strips, part.kolom, strict=False)}
    for value in values_of(part, layout, units):
        if value.unit not in home:
            continue
        step = table.steps[home[value.unit]]
        reading = value.reading
        covered = [home[u] for u in range(value.over[0], value.over[1] + 1) if u in home]
        if len(set(covered)) > 1:
            reading = replace(reading, spans=(covered[0], covered[-1]))
        elif len(covered) > 1 and value.unit != min(u for u in range(value.over[0], value.over[1] + 1) if u in home):
            continue  # one step over several rows has the merged value once
        if value.strip.kind == "lainnya":
            column = names.get(value.strip)
            table.lain.append((column.nama.text if column and column.nama else "", reading))
            continue
        merged = joined(step.values.get(value.strip.kind), reading)
        if merged is not None:
            step.values[value.strip.kind] = merged


def _put_marks(table: _Table, part: TablePart, layout: Layout, units: Sequence[Unit], home: dict[int, int]) -> None:
    for mark in marks_of(part, layout, units):
        if mark.unit not in home:
            table.penutup.append(mark.tanda)
            continue
        table.steps[home[mark.unit]].tanda.append(mark.tanda)
        for unit, role in mark.acts:
            if unit in home:
                table.steps[home[unit]].acts.add(role)


def _aside(part: TablePart, unit: Unit) -> list[tuple[str, Reading]]:
    cells = [c for r in range(unit.first, unit.last + 1) for c in starting(part.grid, r) if c.words]
    if len(cells) == 1:
        reading = reading_of(cells[0].words, part.halaman)
        return [("", reading)] if reading else []
    label = cell_text(cells[0])
    readings = (reading_of(c.words, part.halaman) for c in cells[1:])
    return [(label, r) for r in readings if r is not None]


def _doubtful(table: _Table) -> bool:
    """May steps be missing or wrongly split? A single misread number says nothing of the rows; numbers that go on with
    a jump do, unless the drafter left one out, and so does a table that does not begin at 1. What a text layer prints
    is the drafter's own."""
    numbers = [s.values.get("no") for s in table.steps]
    if not numbers:
        return True
    if all(n is None or n.asal == "teks" for n in numbers):
        return False
    read = [(i, number) for i, n in enumerate(numbers) if n and (number := step_number(n.text)) is not None]
    if not read:
        return False
    offsets = _without_drafted(table, [(i, number - i) for i, number in read])
    usual = max(set(offsets), key=offsets.count)
    jumps = any(a == b != usual for a, b in pairwise(offsets))
    return usual != 1 or jumps


def _without_drafted(table: _Table, offsets: Sequence[tuple[int, int]]) -> list[int]:
    """How far each step's number is from its place, without the jumps that are the drafter's: those between two rows
    that touch on one page, neither of them so high that it may hold a row more."""
    heights = [s.box.height for s in table.steps]
    most = float(read_toml("kolom.toml")["ambang"]["baris_ganda"]) * median(heights)
    found: list[int] = []
    drafted = 0
    for k, (i, offset) in enumerate(offsets):
        goes_on = k + 1 < len(offsets) and offsets[k + 1][1] == offset
        before_it = k == 1 or (k > 1 and found[-1] == found[-2])  # not a misread number alone
        if before_it and goes_on and offset - drafted > found[-1]:
            before, here = table.steps[i - 1], table.steps[i]
            touching = before.halaman == here.halaman and abs(here.box.y0 - before.box.y1) <= 0.1 * here.box.height
            if offsets[k - 1][0] == i - 1 and touching and max(before.box.height, here.box.height) < most:
                drafted = offset - found[-1]
        found.append(offset - drafted)
    return found
