"""Outlines among a table's shapes that are no drawing: rings of a stamp, shaded bits of the number column."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.shapes import Found
from pipeline.elements.scan.sheet import Sheet
from pipeline.ocr.components import components
from pipeline.pages.background import Gray, darker
from pipeline.records.grid import Grid


def without_strays(sheet: Sheet, dark: Gray, shapes: Sequence[Found], grids: Sequence[Grid]) -> tuple[Found, ...]:
    """The shapes without those that are stamped over the table, and without any in a table's first column, which holds
    numbers and never a role, or beyond a column of type: one stray shape there would make a lane of all columns up to
    it, whose type is then taken for drawings. dark: the plane without rules.

    A shape is drawn into its cell, a stamp comes down on several. Rules run through its middle both ways; one is enough
    where its outline is coloured ink that was lifted off the type (see pages.colour).
    """
    kept = [s for s in shapes if not _is_stamp(sheet, s) and not _in_first_column(s, grids, sheet.to_points)]
    beyond = [s for grid in grids for s in _beyond_type(dark, kept, grid, sheet.dpi)]
    return tuple(s for s in kept if not any(s is b for b in beyond))


def _in_first_column(shape: Found, grids: Sequence[Grid], k: float) -> bool:
    x, y = (shape.x + shape.width / 2) * k, (shape.y + shape.height / 2) * k
    return any(g.n_cols > 1 and g.box.holds(x, y) and x < g.xs[1] for g in grids)


def _beyond_type(dark: Gray, shapes: Sequence[Found], grid: Grid, dpi: float) -> list[Found]:
    """The shapes of a table that a column of type parts from the column with most of them: the roles stand side by
    side. A column of type has some in most rows of the flow in which it has no shape, and is not drawn in as often as
    a role's (pieces of broken lines and labels of branches are as large as letters)."""
    known, k = read_toml("pindaian.toml")["kolom_huruf"], 72 / dpi
    at = [(s, *_place(grid, (s.x + s.width / 2) * k, (s.y + s.height / 2) * k)) for s in shapes]
    at = [(s, row, col) for s, row, col in at if row >= 0 and col >= 0]
    columns = {col for _, _, col in at}
    if len(columns) < 2:
        return []
    first = min(row for _, row, _ in at)
    drawn = np.zeros((grid.n_rows, grid.n_cols), bool)
    for _, row, col in at:
        drawn[row, col] = True
    core = max(sorted(columns), key=lambda c: sum(col == c for _, _, col in at))
    typed = _type_in(dark, grid, dpi) >= known["isi_mm"]
    bare = ~drawn[first:]
    rows, full = bare.sum(axis=0), (typed[first:] & bare).sum(axis=0)
    of_type = (rows >= 2) & (full >= known["baris"] * np.maximum(rows, 1))
    of_type &= len(bare) - rows < max(known["gambar_min"], known["gambar"] * len(bare))
    of_type[core] = False
    return [s for s, _, col in at if of_type[min(core, col) : max(core, col) + 1].any()]


def _place(grid: Grid, x: float, y: float) -> tuple[int, int]:
    """Row and column of a point, -1 outside."""
    if not grid.box.holds(x, y):
        return -1, -1
    row, col = (int(np.searchsorted(edges, v, side="right")) - 1 for edges, v in ((grid.ys, y), (grid.xs, x)))
    return min(row, grid.n_rows - 1), min(col, grid.n_cols - 1)


def _type_in(dark: Gray, grid: Grid, dpi: float) -> npt.NDArray[np.float64]:
    """How much type stands in each field of the grid: millimetres of its pieces of ink of letter size, side by side."""
    known, k, px = read_toml("pindaian.toml"), dpi / 2 / 72, dpi / 2 / MM
    x0, y0, x1, y1 = (round(2 * v * k) for v in grid.box)
    out = np.zeros((grid.n_rows, grid.n_cols))
    part = dark[max(0, y0) : y1 : 2, max(0, x0) : x1 : 2]  # every other point is enough to see that there is type
    if not part.size:
        return out
    _, _, stats, middles = components(darker(part, known["gambar"]["tinta"]))
    width, height = stats[1:, cv2.CC_STAT_WIDTH] / px, stats[1:, cv2.CC_STAT_HEIGHT] / px
    letters = (height >= known["kolom_huruf"]["tinggi_mm"]) & (height <= known["gambar"]["huruf_tinggi_mm"])
    # blurred words are one piece each, as wide as they are, and as full as letters
    full = stats[1:, cv2.CC_STAT_AREA] >= known["kolom_huruf"]["kata_isi"] * width * height * px * px
    letters &= (width <= known["gambar"]["huruf_maks_mm"]) | ((width <= known["kolom_huruf"]["kata_mm"]) & full)
    x, y = middles[1:, 0] / k + grid.box.x0, middles[1:, 1] / k + grid.box.y0
    col = np.clip(np.searchsorted(grid.xs, x, side="right") - 1, 0, grid.n_cols - 1)
    row = np.clip(np.searchsorted(grid.ys, y, side="right") - 1, 0, grid.n_rows - 1)
    np.add.at(out, (row[letters], col[letters]), width[letters])
    return out


def _is_stamp(sheet: Sheet, shape: Found) -> bool:
    level = any(_through(r, shape) for r in sheet.rules if r.horizontal)
    upright = any(_through(r, shape) for r in sheet.rules if not r.horizontal)
    if level and upright:
        return True
    return (level or upright) and sheet.plain is not sheet.gray and _lifted(sheet.plain, sheet.gray, shape, sheet.dpi)


def _through(rule: Segment, shape: Found) -> bool:
    """Whether the rule runs through the middle half of the shape, from side to side."""
    x, y = (shape.x, shape.y) if rule.horizontal else (shape.y, shape.x)
    wide, high = (shape.width, shape.height) if rule.horizontal else (shape.height, shape.width)
    return y + high / 4 < rule.pos < y + high * 3 / 4 and rule.start <= x + wide / 8 and rule.end >= x + wide * 7 / 8


def _lifted(plain: Gray, gray: Gray, shape: Found, dpi: float) -> bool:
    """Whether most of the ink along the shape's outline is gone from the plane without coloured strokes."""
    known = read_toml("pindaian.toml")
    reach = max(2, round(known["warna"]["celah_mm"] * dpi / MM))
    mask = cv2.copyMakeBorder(shape.mask, reach, reach, reach, reach, cv2.BORDER_CONSTANT, value=0)
    size = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    ring = (cv2.dilate(mask, size) > 0) & (cv2.erode(mask, size) == 0)
    x, y = max(0, shape.x - reach), max(0, shape.y - reach)
    window = (slice(y, shape.y + shape.height + reach), slice(x, shape.x + shape.width + reach))
    ring = ring[ring.shape[0] - gray[window].shape[0] :, ring.shape[1] - gray[window].shape[1] :]
    ink = ring[: gray[window].shape[0], : gray[window].shape[1]] & (gray[window] < known["tinta"]["pudar"])
    gone = ink & (cv2.subtract(plain[window], gray[window]) > known["coretan"]["beda"])
    return bool(ink.any() and np.count_nonzero(gone) >= 0.5 * np.count_nonzero(ink))
