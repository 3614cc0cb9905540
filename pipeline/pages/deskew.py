"""How far a page leans: from its own long rules, or from its lines of type where it has no rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from pipeline.data.load import read_toml
from pipeline.pages.background import Gray, resample
from pipeline.pages.traces import MM, Trace


@dataclass(frozen=True, slots=True)
class Skew:
    """degrees: by how much the content is turned clockwise (its lines run down to the right when positive).

    how: from rules, from text lines, or nothing to measure by ("none", 0 degrees).
    """

    degrees: float
    how: Literal["rules", "text", "none"]


def find_skew(dark: Gray, dpi: float, traces: Sequence[Trace]) -> Skew:
    """The lean of a flattened page whose text runs across. The median over rules, weighted by length, ignores the
    few leaning lines that are no rules; it is exact to a few hundredths of a degree."""
    known = read_toml("pindaian.toml")["miring"]
    for horizontal in (True, False):
        lines = [t for t in traces if t.horizontal == horizontal]
        if sum(t.length for t in lines) >= known["garis_cukup_mm"] * dpi / MM:
            slope = _weighted_median([t.slope for t in lines], [t.length for t in lines])
            return Skew(float(np.degrees(np.arctan(slope if horizontal else -slope))), "rules")
    return _from_text(dark, dpi)


def _weighted_median(values: Sequence[float], weights: Sequence[float]) -> float:
    order = np.argsort(values)
    sums = np.cumsum(np.asarray(weights)[order])
    return float(np.asarray(values)[order][int(np.searchsorted(sums, sums[-1] / 2))])


def _from_text(dark: Gray, dpi: float) -> Skew:
    """The angle at which the row profile is sharpest: coarse steps first, then fine ones around the best."""
    known = read_toml("pindaian.toml")["miring"]
    small = 255 - resample(dark, min(1.0, known["dpi_profil"] / dpi))
    if float((small > 100).mean()) < known["tinta_cukup"]:
        return Skew(0.0, "none")
    best, step = 0.0, known["langkah_kasar"]
    reach = known["maks_derajat"]
    while step > known["langkah_halus"] / 2:
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(angles[int(np.argmax([_sharpness(small, float(a)) for a in angles]))])
        reach, step = step, step / 5
    if abs(best) >= known["maks_derajat"] or _sharpness(small, best) < known["lebih_tajam"] * _sharpness(small, 0.0):
        return Skew(0.0, "none" if abs(best) >= known["maks_derajat"] else "text")
    return Skew(best, "text")


def _sharpness(ink: Gray, degrees: float) -> float:
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    rows = cv2.warpAffine(ink, turn, (width, height)).sum(axis=1, dtype=np.float64)
    return float((np.diff(rows) ** 2).sum())
