"""Folds of the paper: bands of shadow from edge to edge of the sheet, narrower than the lamp's own unevenness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.pages.background import Gray
from pipeline.pages.traces import MM

Levels = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Crease:
    """One fold. upright: it runs up the page; first: where it begins across the page, pixels; light: how bright the
    paper is in it, 0 to 1 of the paper beside it, by stretch of the page (rows) and pixel across (columns)."""

    upright: bool
    first: int
    light: Levels


def find_creases(plane: Gray, dpi: float) -> tuple[Crease, ...]:
    """The folds of a straightened page (255 is paper). A fold darkens paper and print alike all the way across, through
    both margins, where neither a table's rules nor type go; what is as dark as print itself is none."""
    return (*_along(plane, True, dpi), *_along(cv2.transpose(plane), False, dpi))


def without_creases(plane: Gray, creases: Sequence[Crease]) -> Gray:
    """The plane as it would be without the folds' shadow. The plane itself where there are none."""
    if not creases:
        return plane
    out = plane.copy()
    for crease in creases:
        view = out if crease.upright else out.T
        band = view[:, crease.first : crease.first + crease.light.shape[1]]
        light = cv2.resize(crease.light, (band.shape[1], band.shape[0]), interpolation=cv2.INTER_LINEAR)
        band[:] = np.clip(band / light, 0, 255).astype(np.uint8)
    return out


def _along(view: Gray, upright: bool, dpi: float) -> list[Crease]:
    """Folds that run down the rows of a view."""
    known = read_toml("pindaian.toml")["lipatan"]
    parts = int(known["bagian"])
    edges = np.linspace(0, view.shape[0], parts + 1).round().astype(int)
    stretches = [view[a:b:3] for a, b in pairwise(edges)]
    if min(len(s) for s in stretches) < 4:
        return []
    px = dpi / MM
    margins = _light([stretches[0], stretches[-1]], px)
    if not _runs(margins, px):
        return []
    light = _light(stretches, px)
    # a rule may run in the fold for a part of its way: the fold itself is as dark there as elsewhere
    light = np.maximum(light, known["rata"] * np.percentile(light, 75, axis=0)).astype(np.float32)
    narrow, wide = known["tergelap"]
    surely = known["lebar_pasti_mm"] * px + 2 * max(1, round(known["geser_mm"] * px))  # what `_runs` adds by its drift
    return [
        Crease(upright, a, np.ascontiguousarray(light[:, a:b]))
        for a, b in _runs(light, px)
        if float(light[:, a:b].min()) >= (wide if b - a >= surely else narrow)
    ]


def _light(stretches: Sequence[Gray], px: float) -> Levels:
    """How bright each column's paper is beside the columns around it, by stretch."""
    known = read_toml("pindaian.toml")["lipatan"]
    level = np.stack([_percentile(s, known["kertas"]) for s in stretches])
    wide = np.ones((1, 2 * round(known["lebar_maks_mm"] * px / 2) + 1), np.uint8)
    beside = cv2.morphologyEx(level, cv2.MORPH_CLOSE, wide)
    return np.asarray(np.clip(level / np.maximum(beside, 1.0), 0.05, 1.0), np.float32)


def _percentile(stretch: Gray, share: float) -> Levels:
    """That of each column, as numpy's, in two thirds of its time."""
    place = share / 100 * (len(stretch) - 1)
    low = int(place)
    high = min(low + 1, len(stretch) - 1)
    ordered = np.partition(np.ascontiguousarray(stretch.T), (low, high), axis=1)
    first, second = ordered[:, low].astype(np.float32), ordered[:, high].astype(np.float32)
    return np.asarray(first + np.float32(place - low) * (second - first), np.float32)


def _runs(light: Levels, px: float) -> list[tuple[int, int]]:
    """Columns from which to which every stretch is darkened, a little drift from stretch to stretch allowed."""
    known = read_toml("pindaian.toml")["lipatan"]
    dark = np.where(light < known["gelap"], np.uint8(1), np.uint8(0))
    drift = np.ones((1, 2 * max(1, round(known["geser_mm"] * px)) + 1), np.uint8)
    everywhere = np.flatnonzero(cv2.dilate(dark, drift).min(axis=0) > 0)
    if not len(everywhere):
        return []
    groups = np.split(everywhere, np.flatnonzero(np.diff(everywhere) > 1) + 1)
    least = known["lebar_min_mm"] * px
    return [(int(g[0]), int(g[-1]) + 1) for g in groups if len(g) >= least + drift.shape[1] - 1]
