"""Bars of the table to rules: collinear pieces snapped to one position and joined (the order of pdfplumber's table
finder: snap, then join)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.elements.digital.limits import RuleLimits
from pipeline.elements.digital.parts import Bar
from pipeline.records.drawing import Rule


def merge_rules(bars: Sequence[Bar], limits: RuleLimits) -> tuple[Rule, ...]:
    """Rules, level ones first, each kind by position. Pieces shorter than a corner dot vanish unless they join."""
    out: list[Rule] = []
    for horizontal in (True, False):
        rows = sorted((b for b in bars if b.horizontal is horizontal), key=lambda b: b.pos)
        for group in _snapped(rows, limits.snap):
            out += _joined(group, horizontal, limits)
    return tuple(sorted(out, key=lambda r: (not r.horizontal, round(r.pos, 1), r.start)))


def _snapped(rows: Sequence[Bar], snap: float) -> list[list[Bar]]:
    """Bars at nearly one position. A group never spreads over more than twice the tolerance, so that a stair of
    near ones does not fall into one."""
    groups: list[list[Bar]] = []
    for bar in rows:
        if groups and bar.pos - groups[-1][-1].pos <= snap and bar.pos - groups[-1][0].pos <= 2 * snap:
            groups[-1].append(bar)
        else:
            groups.append([bar])
    return groups


def _joined(group: Sequence[Bar], horizontal: bool, limits: RuleLimits) -> list[Rule]:
    weight = sum(max(b.length, 0.01) for b in group)
    common = sum(b.pos * max(b.length, 0.01) for b in group) / weight
    out: list[Rule] = []
    run: list[Bar] = []
    reached = 0.0
    for bar in [*sorted(group, key=lambda b: b.start), None]:
        if bar is not None and run and bar.start - reached <= limits.join_gap:
            run.append(bar)
            reached = max(reached, bar.end)
            continue
        if run and reached - run[0].start >= limits.min_length:
            thick = max(b.thickness for b in run)
            spread = max(b.pos + b.thickness / 2 for b in run) - min(b.pos - b.thickness / 2 for b in run)
            out.append(Rule(horizontal, common, run[0].start, reached, max(thick, min(spread, 2 * limits.snap))))
        if bar is not None:
            run, reached = [bar], bar.end
    return out
