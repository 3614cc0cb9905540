"""The step rows of a table in runs of continuous numbering, for the rules on step numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.checks.context import Row


@dataclass(frozen=True, slots=True)
class Section:
    """Step rows that are numbered together. restarted: it begins at 1 again although no sub-title stands above it."""

    rows: tuple[Row, ...]
    restarted: bool = False


def sections(rows: Sequence[Row]) -> tuple[Section, ...]:
    """The steps split where numbering begins anew: a 1 after a higher number that a 2 follows. (A lone 1 is rather a
    misprint or misread of another number.)"""
    found: list[Section] = []
    current: list[Row] = []
    restarted = titled = False
    for row in rows:
        if row.kind == "judul":
            titled = True
        if row.kind != "langkah":
            continue
        if _begins_anew(current, row, rows):
            found.append(Section(tuple(current), restarted))
            current, restarted = [], not titled
        current.append(row)
        titled = False
    return (*found, Section(tuple(current), restarted)) if current else tuple(found)


def _begins_anew(current: Sequence[Row], row: Row, rows: Sequence[Row]) -> bool:
    before = [r.counted.induk for r in current if r.counted is not None]
    if not before or before[-1] <= 1 or row.counted is None or row.counted.induk != 1:
        return False
    after = (r.counted.induk for r in rows[row.index + 1 :] if r.counted is not None and r.counted.induk != 1)
    return next(after, None) == 2
