"""Flowchart shapes of a sheet: closed outlines in the ink that is left without the rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.halves import across_type
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.meshes import is_mesh
from pipeline.elements.scan.outline import Outline, judge, polygon
from pipeline.elements.scan.sheet import Sheet
from pipeline.ocr.components import components, picked
from pipeline.pages.background import Gray, darker
from pipeline.records.drawing import Shape
from pipeline.records.geometry import Box
from pipeline.records.grid import Grid

Mask = npt.NDArray[np.uint8]
Contour = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """One shape and the pixels inside its outline. mask: 255 inside, at (x, y) on the sheet. lettered: its lettering
    touches the outline, and is of one piece with it."""

    outline: Outline
    x: int
    y: int
    mask: Mask
    filled: bool = False
    lettered: bool = False

    @property
    def width(self) -> int:
        return int(self.mask.shape[1])

    @property
    def height(self) -> int:
        return int(self.mask.shape[0])


def find_shapes(sheet: Sheet, clean: Gray, grids: Sequence[Grid]) -> tuple[Found, ...]:
    """The shapes inside the process tables of a sheet. clean: its dark plane without rules.

    An outline is looked for as it is left without the rules, then with small gaps closed (faint or broken ones), then
    as a filled area, and last with the rules in place, for a shape one of whose sides lies on a rule. Of candidates
    that overlap the one that fits its ideal best is the shape; the others are meshes between connectors.
    """
    found: list[Found] = []
    for grid in grids:
        if _may_hold_flow(grid):
            seen = list(_in_grid(sheet, clean, grid))
            whole = [s for s in seen if not any(_is_part(s, other) for other in seen)]
            for shape in sorted(whole, key=_rank, reverse=True):
                if shape.outline.kind == "proses" and is_mesh(_box(shape), clean, sheet.dpi):
                    continue
                if _fits_cell(shape, grid, sheet.to_points) and not any(_overlap(shape, other) for other in found):
                    found.append(replace(shape, filled=_is_filled(shape, sheet.tinted.dark)))
    low = read_toml("pindaian.toml")["bentuk"]["isian_min_mm"] * sheet.dpi / MM
    found = [s for s in found if not (s.filled and s.height < low) and not _between(s, found, sheet.dpi)]
    return _small_documents(_corners(found))


def _box(shape: Found) -> Box:
    return Box(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)


def _is_part(shape: Found, other: Found) -> bool:
    """Whether a candidate is the middle of a diamond or a round shape that was found whole as well: an opening, or the
    edge of a pale filling, cuts their ends off."""
    known = read_toml("pindaian.toml")["bentuk"]
    if other.outline.ideal not in ("diamond", "ellipse", "circle", "stadium"):
        return False
    inside = other.x <= shape.x and shape.x + shape.width <= other.x + other.width
    inside = inside and other.y <= shape.y and shape.y + shape.height <= other.y + other.height
    if not inside or other.outline.fit < shape.outline.fit - known["terpotong_cocok"]:
        return False
    least, most = known["terpotong_kali"]
    area, whole = (int(np.count_nonzero(s.mask)) for s in (shape, other))
    return bool(least * area <= whole <= most * area)


def _between(shape: Found, found: Sequence[Found], dpi: float) -> bool:
    """A mesh that two shapes side by side make with the lines that tie them: it has no side of its own there."""
    near = read_toml("pindaian.toml")["bentuk"]["ujung_garis_mm"] * dpi / MM
    level = [s for s in found if s is not shape and s.y < shape.y + shape.height and shape.y < s.y + s.height]
    left = any(abs(s.x + s.width - shape.x) <= near for s in level)
    return left and any(abs(shape.x + shape.width - s.x) <= near for s in level)


def _is_filled(shape: Found, tinted: Gray) -> bool:
    area = tinted[shape.y : shape.y + shape.height, shape.x : shape.x + shape.width]
    inside = shape.mask[: area.shape[0], : area.shape[1]] > 0
    return bool(np.median(area[inside]) < read_toml("pindaian.toml")["tinta"]["pudar"])


def _fits_cell(shape: Found, grid: Grid, k: float) -> bool:
    """Ill-defined outlines in a cell many times their size are parts of logos and stamps."""
    if shape.outline.kind in ("proses", "terminator", "keputusan"):
        return True
    x, y = (shape.x + shape.width / 2) * k, (shape.y + shape.height / 2) * k
    cell = next((c for c in grid.cells if c.box.holds(x, y)), None)
    least = read_toml("pindaian.toml")["bentuk"]["sel_min"]
    return cell is None or shape.width * shape.height * k * k >= least * cell.box.area


def _rank(shape: Found) -> tuple[bool, float]:
    return shape.outline.ideal != "quadrilateral", shape.outline.fit


def _may_hold_flow(grid: Grid) -> bool:
    """A process table has a number, an activity, a role and the mutu baku; an identity block has fewer columns."""
    known = read_toml("pindaian.toml")["bentuk"]
    return bool(grid.n_cols >= known["kolom_min"])


def _in_grid(sheet: Sheet, clean: Gray, grid: Grid) -> Iterable[Found]:
    known = read_toml("pindaian.toml")["bentuk"]
    px, k = sheet.dpi / MM, sheet.dpi / 72
    x0, y0, x1, y1 = (max(0, round(v * k)) for v in grid.box)
    for above, below in ((y0 - known["luar_mm"] * px, y0), (y1, y1 + known["luar_mm"] * px)):
        yield from _marks_outside(clean, (x0, max(0, round(above)), x1, round(below)), px)
    at = x0, y0
    window = (slice(y0, y1), slice(x0, x1))
    if min(clean[window].shape) < known["min_mm"] * px:
        return
    ink = _ink(clean[window])
    for closing in known["tutup_mm"]:
        holes = _areas(_closed(ink, closing * px), px, holes=True)
        yield from _shapes(holes, px, at)
        lettered = (s for s in _shapes(across_type(holes, ink, px), px, at) if s.outline.kind == "keputusan")
        yield from (replace(s, lettered=True) for s in lettered)
    lying = _Sides(np.array(grid.xs) * k, np.array(grid.ys) * k, px, at)
    low = known["isian_min_mm"] * px
    for solid in _solid(_ink(sheet.tinted.dark[window]), px) if sheet.tinted.dark is not sheet.dark else ():
        blobs = (c for c in _areas(solid, px, holes=False) if min(cv2.boundingRect(c)[2:]) >= low)
        yield from _shapes((c for c in blobs if lying.on_rules(c) <= 2), px, at)
    if sheet.tinted.dark is not sheet.dark:  # outlines that are darker than their filling
        black = sheet.tinted.dark[window] < known["isian_gelap"]
        kept = clean[window] == sheet.dark[window]  # not a rule that was taken out
        yield from _shapes(_areas(np.where(black & kept, np.uint8(255), np.uint8(0)), px, holes=True), px, at)
    closed_by_rule = (c for c in _areas(_ink(sheet.dark[window]), px, holes=True) if lying.on_rules(c) == 1)
    yield from (s for s in _shapes(closed_by_rule, px, at) if s.outline.fit >= known["cocok_bergaris"])


def _marks_outside(clean: Gray, window: tuple[int, int, int, int], px: float) -> Iterable[Found]:
    """Off-page marks above or below a table; nothing else is drawn there, and letters are smaller."""
    known = read_toml("pindaian.toml")["bentuk"]
    x0, y0, x1, y1 = window
    part = clean[y0:y1, x0:x1]
    if part.size:
        for s in _shapes(_areas(_ink(part), px, holes=True), px, (x0, y0)):
            if s.outline.kind == "konektor" and min(s.height, s.width) >= known["tanda_luar_mm"] * px:
                yield s


def _ink(plane: Gray) -> Mask:
    return darker(plane, read_toml("pindaian.toml")["tinta"]["pudar"])


def _closed(ink: Mask, closing: float) -> Mask:
    size = round(closing)
    closed: Mask = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8)) if size > 1 else ink
    return closed


def _solid(ink: Mask, px: float) -> Iterable[Mask]:
    """Ink that is wider than any stroke or blurred letter, and so without the lines and heads attached to it: opened by
    a square, a disc and a rhombus, which leave boxes, round shapes and diamonds whole."""
    known = read_toml("pindaian.toml")["bentuk"]
    size = round(known["goresan_mm"] * px)
    whole = _without_letters(ink, known["isian_huruf_mm"] * px)
    square, disc = (cv2.getStructuringElement(form, (size, size)) for form in (cv2.MORPH_RECT, cv2.MORPH_ELLIPSE))
    wide = round(size * known["ketupat_kali"])
    rhombus = polygon(size, wide, [(wide / 2 - 0.5, 0), (wide - 1, size / 2), (wide / 2, size - 1), (0, size / 2)])
    for form in (square, disc, rhombus):
        solid: Mask = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.minimum(form, 1))
        if solid.any():
            yield solid


def _without_letters(ink: Mask, letter: float) -> Mask:
    """The ink with holes no larger than a letter filled: light type on a dark filling."""
    count, labels, stats, _ = components(cv2.bitwise_not(ink))
    small = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) <= letter
    small[0] = False
    return ink | picked(labels, small) if count > 1 else ink


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


def _shapes(contours: Iterable[Contour], px: float, at: tuple[int, int]) -> Iterable[Found]:
    for contour in contours:
        x, y, w, h = cv2.boundingRect(contour)
        mask = np.zeros((h, w), np.uint8)
        cv2.drawContours(mask, [contour - (x, y)], -1, 255, cv2.FILLED)
        outline = judge(mask, px)
        if outline is not None:
            yield Found(outline, x + at[0], y + at[1], mask)


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


_DOUBTFUL = 0.5  # confidence in a kind that might as well be the other: low enough to be up for review


def _corners(found: Sequence[Found]) -> list[Found]:
    """Boxes whose corners are neither sharp nor round: print and scan round every corner a little, by as much on a
    small box as on a large one, so that they count as rounded only when they are rounder than sudut_bulat and plainly
    rounder than the page's sharp ones. Near that limit the kind is doubtful, and that of the box most like it."""
    known = read_toml("pindaian.toml")["bentuk"]
    open_from = known["sudut_terbuka"]
    boxes = [s for s in found if s.outline.ideal in ("rectangle", "rounded", "stadium")]
    # a filled shape's corners are those that it was opened with
    sharp = [_corner(s) for s in boxes if s.outline.radius < open_from and not s.filled]

    def settled(s: Found) -> Found:
        radius = s.outline.radius
        if s not in boxes or not open_from <= radius < (known["sudut_pasti"] if sharp else known["sudut_bulat"]):
            return s
        least = known["sudut_bulat"] / known["sudut_kali"] * min(s.width, s.height)  # sharp on any page
        usual = max(1.0, least, float(np.median(sharp)) if sharp else 0.0)
        most = known["sudut_kali"] if radius < known["sudut_bulat"] else known["sudut_kali_kecil"]
        times = _corner(s) / usual / most  # above 1: rounder than the sharp ones by enough
        sure = s.outline.confidence if not 1 / known["sudut_dekat"] <= times <= known["sudut_dekat"] else _DOUBTFUL
        return replace(s, outline=replace(s.outline, kind="terminator" if times >= 1 else "proses", confidence=sure))

    done = [settled(s) for s in found]
    plain = [s for s, was in zip(done, found, strict=True) if was in boxes and s.outline.confidence > _DOUBTFUL]
    return [_as_its_like(s, plain) if s.outline.confidence == _DOUBTFUL else s for s in done]


def _as_its_like(doubtful: Found, plain: Sequence[Found]) -> Found:
    """A box of doubtful corners as the kind of the page's box whose corners are nearest to them, where that is near."""
    near = read_toml("pindaian.toml")["bentuk"]["sudut_dekat"]

    def apart(s: Found) -> float:
        return max(_corner(s) / _corner(doubtful), _corner(doubtful) / max(_corner(s), 1e-6))

    like = min(plain, key=apart, default=None)
    if like is None or apart(like) > near:
        return doubtful
    return replace(doubtful, outline=replace(doubtful.outline, kind=like.outline.kind))


def _corner(shape: Found) -> float:
    """Radius of its corners, pixels."""
    return shape.outline.radius * min(shape.width, shape.height)


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


def stroke_of(shape: Found, clean: Gray) -> float:
    """Thickness of a shape's outline, pixels: the ink beyond its inside, at the quarters of its sides, where neither
    connectors nor corners are. clean: the dark plane without rules."""
    reach = max(2, round(min(shape.width, shape.height) * 0.3))
    faint = read_toml("pindaian.toml")["tinta"]["pudar"]
    height, width = clean.shape
    runs = []
    for share in (0.25, 0.75):
        x, y = shape.x + round(share * shape.width), shape.y + round(share * shape.height)
        inside = np.flatnonzero(shape.mask[min(y - shape.y, shape.height - 1)])
        if inside.size and 0 <= y < height:
            left, right = shape.x + int(inside[0]), shape.x + int(inside[-1])
            row = clean[y] < faint
            runs += [_run(row[max(0, left - reach) : left + 1][::-1]), _run(row[right : right + reach])]
        inside = np.flatnonzero(shape.mask[:, min(x - shape.x, shape.width - 1)])
        if inside.size and 0 <= x < width:
            upper, lower = shape.y + int(inside[0]), shape.y + int(inside[-1])
            column = clean[:, x] < faint
            runs += [_run(column[max(0, upper - reach) : upper + 1][::-1]), _run(column[lower : lower + reach])]
    leaning = 0.6 if shape.outline.kind == "keputusan" else 1.0  # a level run across a slanting stroke is longer
    return leaning * float(np.median(runs)) if runs else 0.0


def _run(ink: npt.NDArray[np.bool_]) -> int:
    """Length of the ink that a line of points begins with, past one pixel of inside."""
    start = 0 if ink.size and ink[0] else 1
    gaps = np.flatnonzero(~ink[start:])
    return int(gaps[0]) if gaps.size else 0


def to_record(found: Found, clean: Gray, k: float) -> Shape:
    """The shape, its box along the middle of its outline. clean: the dark plane without rules; k: points per pixel."""
    inside = Box(found.x, found.y, found.x + found.width, found.y + found.height)
    outer = inside if found.filled else inside.grow(max(0.0, (stroke_of(found, clean) - 1) / 2))
    box = Box(outer.x0 * k, outer.y0 * k, outer.x1 * k, outer.y1 * k)
    return Shape(found.outline.kind, box, found.outline.confidence, found.filled)
