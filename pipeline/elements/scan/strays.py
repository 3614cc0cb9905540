"""Outlines among a table's shapes that are no drawing: rings of a stamp, shaded bits of the number column."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.shapes import Found
from pipeline.elements.scan.sheet import Sheet
from pipeline.pages.background import Gray
from pipeline.records.grid import Grid


def without_strays(sheet: Sheet, shapes: Sequence[Found], grids: Sequence[Grid]) -> tuple[Found, ...]:
    """The shapes without those that are stamped over the table, and without any in a table's first column, which holds
    numbers and never a role: one stray shape there would make a lane of all columns, whose type is then taken for
    drawings.

    A shape is drawn into its cell, a stamp comes down on several. Rules run through its middle both ways; one is enough
    where its outline is coloured ink that was lifted off the type (see pages.colour).
    """
    return tuple(s for s in shapes if not _is_stamp(sheet, s) and not _in_first_column(s, grids, sheet.to_points))


def _in_first_column(shape: Found, grids: Sequence[Grid], k: float) -> bool:
    x, y = (shape.x + shape.width / 2) * k, (shape.y + shape.height / 2) * k
    return any(g.n_cols > 1 and g.box.holds(x, y) and x < g.xs[1] for g in grids)


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
