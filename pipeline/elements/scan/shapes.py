"""Flowchart shapes of a sheet: closed outlines in the ink that is left without the rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.outline import Outline, judge
from pipeline.pages.background import Gray
from pipeline.records.drawing import Shape
from pipeline.records.geometry import Box
from pipeline.records.grid import Grid

Mask = npt.NDArray[np.uint8]
Contour = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """One shape and the pixels inside its outline. mask: 255 inside, at (x, y) on the sheet."""

    outline: Outline
    x: int
    y: int
    mask: Mask
    filled: bool

    @property
    def width(self) -> int:
        return int(self.mask.shape[1])

    @property
    def height(self) -> int:
        return int(self.mask.shape[0])


def find_shapes(dark: Gray, clean: Gray, grids: Sequence[Grid], dpi: float) -> tuple[Found, ...]:
    """The shapes inside the process tables of a sheet. dark: the plane with everything on it; clean: without rules.

    An outline is looked for as it is left without the rules, then with small gaps closed (faint or broken ones), then
    as a filled area, and last with the rules in place, for a shape one of whose sides lies on a rule. Of candidates
    that overlap the one that fits its ideal best is the shape; the others are meshes between connectors.
    """
    px = dpi / MM
    found: list[Found] = []
    for grid in grids:
        if _may_hold_flow(grid):
            for shape in sorted(_in_grid(dark, clean, grid, dpi, px), key=_rank, reverse=True):
                if not any(_overlap(shape, other) for other in found):
                    found.append(shape)
    return _small_documents(_corners(found))


def _rank(shape: Found) -> tuple[bool, float]:
    return shape.outline.ideal != "quadrilateral", shape.outline.fit


def _may_hold_flow(grid: Grid) -> bool:
    """A process table has a number, an activity, a role and the mutu baku; an identity block has fewer columns."""
    known = read_toml("pindaian.toml")["bentuk"]
    return bool(grid.n_cols >= known["kolom_min"] and grid.n_rows >= known["baris_min"])


def _in_grid(dark: Gray, clean: Gray, grid: Grid, dpi: float, px: float) -> Iterable[Found]:
    known = read_toml("pindaian.toml")["bentuk"]
    k = dpi / 72
    x0, y0, x1, y1 = (round(v * k) for v in grid.box)
    at = x0, y0 = max(0, x0), max(0, y0)
    window = (slice(y0, y1), slice(x0, x1))
    ink, whole = _ink(clean[window]), _ink(dark[window])
    if min(ink.shape) < known["min_mm"] * px:
        return
    for closing in known["tutup_mm"]:
        yield from _shapes(_areas(_closed(ink, closing * px), px, holes=True), px, at, filled=False)
    size = round(known["goresan_mm"] * px)
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    lying = _Sides(np.array(grid.xs) * k, np.array(grid.ys) * k, px, at)
    blobs = [c for c in _areas(solid, px, holes=False) if lying.on_rules(c) <= 2]
    yield from _shapes(blobs, px, at, filled=True)
    closed_by_rule = [c for c in _areas(whole, px, holes=True) if lying.on_rules(c) == 1]
    yield from (s for s in _shapes(closed_by_rule, px, at, filled=False) if s.outline.fit >= known["cocok_bergaris"])


def _ink(plane: Gray) -> Mask:
    return np.where(plane < read_toml("pindaian.toml")["tinta"]["pudar"], np.uint8(255), np.uint8(0))


def _closed(ink: Mask, closing: float) -> Mask:
    size = round(closing)
    return cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8)) if size > 1 else ink


def _areas(ink: Mask, px: float, *, holes: bool) -> list[Contour]:
    """Contours of a shape's size: of the paper that ink encloses, or of the ink itself."""
    known = read_toml("pindaian.toml")["bentuk"]
    contours, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour, links in zip(contours, tree[0] if tree is not None else (), strict=True):
        if (links[3] >= 0) != holes or len(contour) < 4:
            continue
        _, _, w, h = cv2.boundingRect(contour)
        if h >= known["min_mm"] * px and w >= known["min_lebar_mm"] * px and max(w, h) <= known["maks_mm"] * px:
            found.append(contour)
    return found


def _shapes(contours: Iterable[Contour], px: float, at: tuple[int, int], *, filled: bool) -> Iterable[Found]:
    for contour in contours:
        x, y, w, h = cv2.boundingRect(contour)
        mask = np.zeros((h, w), np.uint8)
        cv2.drawContours(mask, [contour - (x, y)], -1, 255, cv2.FILLED)
        outline = judge(mask, px)
        if outline is not None:
            yield Found(outline, x + at[0], y + at[1], mask, filled)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Counts a contour's sides that lie on the table's borders. xs, ys: those, pixels; at: the contour's origin."""

    xs: npt.NDArray[np.float64]
    ys: npt.NDArray[np.float64]
    px: float
    at: tuple[int, int]

    def on_rules(self, contour: Contour) -> int:
        near = read_toml("pindaian.toml")["bentuk"]["di_garis_mm"] * self.px
        x, y, w, h = cv2.boundingRect(contour)
        across = np.abs(self.xs[:, None] - (x + self.at[0], x + w + self.at[0])).min(axis=0)
        along = np.abs(self.ys[:, None] - (y + self.at[1], y + h + self.at[1])).min(axis=0)
        return int((across <= near).sum() + (along <= near).sum())


def _overlap(a: Found, b: Found) -> bool:
    w = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    h = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    share = read_toml("pindaian.toml")["bentuk"]["sama"]
    return w > 0 and h > 0 and w * h > share * min(a.width * a.height, b.width * b.height)


def _corners(found: Sequence[Found]) -> list[Found]:
    """Boxes whose corners are neither sharp nor round: print and scan round every corner a little, so that they count
    as rounded only when they are plainly rounder than the page's sharp ones; and the kind stays doubtful."""
    known = read_toml("pindaian.toml")["bentuk"]
    open_from = known["sudut_terbuka"]
    boxes = [s for s in found if s.outline.ideal in ("rectangle", "rounded", "stadium")]
    sharp = [s.outline.radius for s in boxes if s.outline.radius < open_from]
    usual = float(np.median(sharp)) if sharp else open_from / known["sudut_kali"]

    def settled(s: Found) -> Found:
        if s not in boxes or not open_from <= s.outline.radius < known["sudut_bulat"]:
            return s
        rounded = s.outline.radius >= known["sudut_kali"] * usual
        return replace(s, outline=replace(s.outline, kind="terminator" if rounded else "proses", confidence=0.6))

    return [settled(s) for s in found]


def _small_documents(found: Sequence[Found]) -> tuple[Found, ...]:
    """A document symbol much smaller than the page's other shapes stands for the off-page mark."""
    known = read_toml("pindaian.toml")["bentuk"]
    usual = float(np.median([s.width * s.height for s in found])) if found else 0.0
    return tuple(
        replace(s, outline=replace(s.outline, kind="konektor", confidence=0.7))
        if s.outline.ideal == "document" and s.width * s.height < known["tanda_kecil"] * usual
        else s
        for s in found
    )


def leads_to_shape(line: Segment, shapes: Sequence[Found], table: float, dpi: float) -> bool:
    """Whether a line that was taken for a rule is a connector: it ends on the middle of a shape's side, and is short
    beside the table's extent in its direction (`table`, pixels)."""
    known = read_toml("pindaian.toml")
    near = known["bentuk"]["ujung_garis_mm"] * dpi / MM
    if line.length >= known["garis"]["panjang_pasti"] * table:
        return False
    for s in shapes:
        low, high = (s.x, s.x + s.width) if line.horizontal else (s.y, s.y + s.height)
        middle, extent = (s.y + s.height / 2, s.height) if line.horizontal else (s.x + s.width / 2, s.width)
        meets = abs(line.start - high) <= near or abs(line.end - low) <= near
        if meets and abs(line.pos - middle) <= known["bentuk"]["ujung_tengah"] * extent:
            return True
    return False


def to_record(found: Found, k: float) -> Shape:
    """k: points per pixel."""
    box = Box(found.x * k, found.y * k, (found.x + found.width) * k, (found.y + found.height) * k)
    return Shape(found.outline.kind, box, found.outline.confidence, found.filled)
