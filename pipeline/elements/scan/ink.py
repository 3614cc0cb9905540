"""A page picture with its rules, and later its drawings, blanked, and every letter that touches one kept."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.pages.background import Gray


def without_rules(plane: Gray, rules: Iterable[Segment], dpi: float) -> Gray:
    """A copy of the plane (255 is paper) with the rules made paper.

    Where ink goes on beyond a rule's edge, a letter or a drawn line touches or crosses it: there the half of the rule
    on that side stays, so that the stroke is not cut.
    """
    out = plane.copy()
    for rule in rules:
        _blank(out if rule.horizontal else out.T, plane if rule.horizontal else plane.T, rule, dpi)
    return out


def _blank(out: Gray, plane: Gray, rule: Segment, dpi: float) -> None:
    known = read_toml("pindaian.toml")
    half = rule.thickness / 2 + known["bersih"]["tepi_mm"] * dpi / MM
    a, b = max(1, round(rule.pos - half)), min(plane.shape[0] - 1, round(rule.pos + half) + 1)
    s, e = max(0, round(rule.start) - 2), min(plane.shape[1], round(rule.end) + 2)
    if a >= b or s >= e:
        return
    middle = min(b, max(a, round(rule.pos)))
    faint = known["tinta"]["pudar"]
    above = _spread(plane[a - 1, s:e] < faint)
    below = _spread(plane[b, s:e] < faint)
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
