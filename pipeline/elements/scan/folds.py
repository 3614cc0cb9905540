"""Folds of the sheet and streaks of the scanner among the lines of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.pages.background import Gray


def without_folds(segments: Sequence[Segment], dark: Gray, dpi: float) -> tuple[Segment, ...]:
    """The lines without folds. A fold crosses the table and goes on beyond it at both ends, and no line beside it does
    the same (as all rules between the rows do where a table has no side borders). One that is darker inside the table
    than beyond it lies on a rule, which stays as long as the lines that it meets reach."""
    px = dpi / MM
    out: list[Segment] = []
    for s in segments:
        inside = _crossed(s, segments, px)
        if inside is None:
            out.append(s)
        elif _on_a_rule(s, inside, dark):
            out.append(replace(s, start=inside[0], end=inside[1]))
    return tuple(out)


def _crossed(s: Segment, lines: Sequence[Segment], px: float) -> tuple[float, float] | None:
    """From the first to the last line that a fold crosses; None for what is no fold."""
    known = read_toml("pindaian.toml")["garis"]
    near, beyond, wide = known["sentuh_mm"] * px, known["lipatan_lebih_mm"] * px, known["bingkai_lebar_mm"] * px
    if s.length < known["bingkai_tinggi_mm"] * px + 2 * beyond:
        return None
    across = [r for r in lines if r.horizontal != s.horizontal and r.start - near <= s.pos <= r.end + near]
    at = [r.pos for r in across if r.length >= wide / 4 and s.start - near <= r.pos <= s.end + near]
    if len(at) < 2 or min(at) - s.start <= beyond or s.end - max(at) <= beyond:
        return None
    if any(r is not s and r.horizontal == s.horizontal and _as_long(r, s, near) for r in lines):
        return None
    return min(at), max(at)


def _as_long(one: Segment, other: Segment, near: float) -> bool:
    return abs(one.start - other.start) <= near and abs(one.end - other.end) <= near


def _on_a_rule(s: Segment, inside: tuple[float, float], dark: Gray) -> bool:
    known = read_toml("pindaian.toml")["garis"]
    plane = dark if s.horizontal else dark.T
    row = plane[max(0, round(s.pos) - 1) : round(s.pos) + 2, round(s.start) : round(s.end)].min(axis=0).astype(float)
    a, b = round(inside[0] - s.start), round(inside[1] - s.start)
    beyond = np.concatenate([row[:a], row[b:]])
    return bool(beyond.size and np.median(beyond) - np.median(row[a:b]) > known["kontras"])
