"""A page picture with its rules, and later its drawings, blanked, and every letter that touches one kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.pages.background import Gray


def without_rules(plane: Gray, rules: Sequence[Segment], dpi: float) -> Gray:
    """A copy of the plane (255 is paper) with the rules made paper.

    Where ink goes on beyond a rule's edge, a letter or a drawn line touches or crosses it: there the half of the rule
    on that side stays, so that the stroke is not cut. Other rules that cross it do not count as such ink.
    """
    out = plane.copy()
    flat, upright = [r for r in rules if r.horizontal], [r for r in rules if not r.horizontal]
    for these, others in ((flat, upright), (upright, flat)):
        seen = plane.copy()
        for other in others:
            a, b, s, e = _band(other, plane.shape, dpi)
            (seen if other.horizontal else seen.T)[a:b, s:e] = 255
        for rule in these:
            _blank(out if rule.horizontal else out.T, seen if rule.horizontal else seen.T, rule, plane.shape, dpi)
    return out


def _band(rule: Segment, shape: tuple[int, ...], dpi: float) -> tuple[int, int, int, int]:
    """Rows a to b and columns s to e that a rule may cover (of the transposed plane for an upright rule)."""
    height, width = shape[:2] if rule.horizontal else (shape[1], shape[0])
    half = rule.thickness / 2 + read_toml("pindaian.toml")["bersih"]["tepi_mm"] * dpi / MM
    a, b = max(1, round(rule.pos - half)), min(height - 1, round(rule.pos + half) + 1)
    return a, b, max(0, round(rule.start) - 2), min(width, round(rule.end) + 2)


def _blank(out: Gray, seen: Gray, rule: Segment, shape: tuple[int, ...], dpi: float) -> None:
    known = read_toml("pindaian.toml")
    a, b, s, e = _band(rule, shape, dpi)
    if a >= b or s >= e:
        return
    middle = min(b, max(a, round(rule.pos)))
    faint = known["tinta"]["pudar"]
    above = _spread(seen[a - 1, s:e] < faint)
    below = _spread(seen[b, s:e] < faint)
    # Ink along the whole edge is the rule itself, a little off its place, and not a row of letters.
    if above.mean() > known["bersih"]["tepi_penuh"]:
        above[:] = False
    if below.mean() > known["bersih"]["tepi_penuh"]:
        below[:] = False
    upper, lower = out[a:middle, s:e], out[middle:b, s:e]
    upper[:, ~above] = 255
    lower[:, ~below] = 255


def _spread(touching: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    wide = touching.copy()
    wide[1:] |= touching[:-1]
    wide[:-1] |= touching[1:]
    return wide
