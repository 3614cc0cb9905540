"""The part of a sheet that holds the flow, and the ink in it that is left beside rules, symbols and type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.shapes import Found
from pipeline.elements.scan.strokes import Mask
from pipeline.ocr.components import Pieces, components, picked
from pipeline.ocr.ink import runs
from pipeline.pages.background import Gray, darker
from pipeline.records.geometry import Box


@dataclass(frozen=True, slots=True)
class Field:
    """A rectangle of the sheet, pixels."""

    x0: int
    y0: int
    x1: int
    y1: int

    def cut(self, plane: Gray) -> Gray:
        return np.ascontiguousarray(plane[self.y0 : self.y1, self.x0 : self.x1])

    def rule(self, r: Segment) -> Segment:
        """A rule of the sheet in the field's pixels."""
        across, along = (self.y0, self.x0) if r.horizontal else (self.x0, self.y0)
        return Segment(r.horizontal, r.pos - across, r.start - along, r.end - along, r.thickness, r.contrast)

    def pixels(self, box: Box, dpi: float) -> Box:
        """A box of the page, points, in the field's pixels."""
        k = dpi / 72
        return Box(box.x0 * k - self.x0, box.y0 * k - self.y0, box.x1 * k - self.x0, box.y1 * k - self.y0)

    def box(self, s: Found) -> Box:
        return Box(s.x - self.x0, s.y - self.y0, s.x - self.x0 + s.width, s.y - self.y0 + s.height)


def field_of(clean: Gray, shapes: Sequence[Found], lanes: Sequence[Box], px: float) -> Field:
    """The symbols and lanes with a margin, in which lines may run outside them: on the last row of a page a line may go
    from its symbol far down to the table's end, and come from its head on the next one's first."""
    more = read_toml("penghubung.toml")["daerah"]["lebih_mm"] * px
    height, width = clean.shape
    k = px * MM / 72
    xs = [s.x for s in shapes] + [s.x + s.width for s in shapes] + [x * k for lane in lanes for x in (lane.x0, lane.x1)]
    ys = (
        [s.y for s in shapes] + [s.y + s.height for s in shapes] + [y * k for lane in lanes for y in (lane.y0, lane.y1)]
    )
    return Field(
        max(0, round(min(xs) - more)),
        max(0, round(min(ys) - more)),
        min(width, round(max(xs) + more)),
        min(height, round(max(ys) + more)),
    )


def ink_of(plane: Gray) -> Mask:
    return darker(plane, read_toml("pindaian.toml")["gambar"]["tinta"])


@dataclass(frozen=True, slots=True, eq=False)
class Type:
    """Pieces of ink no larger than type, and what lies close around them, as they stand in the way of lines that are
    level (`flat`) and upright: but for pieces no thicker across such a line than it would be, its own fragments."""

    flat: Mask
    upright: Mask


def type_in(ink: Mask, px: float) -> Type:
    known = read_toml("penghubung.toml")["garis"]
    count, labels, stats, _ = components(ink)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    small = np.maximum(width, height) < known["huruf_mm"] * px
    small[0] = False
    if count == 1:
        return Type(np.zeros_like(ink), np.zeros_like(ink))

    def around(kept: npt.NDArray[np.bool_]) -> Mask:
        pieces = np.where(kept, np.uint8(255), np.uint8(0))
        out: Mask = cv2.dilate(np.ascontiguousarray(pieces[labels]), np.ones((5, 5), np.uint8))
        return out

    thin = known["serpih_mm"] * px
    return Type(around(small & (height > thin)), around(small & (width > thin)))


def letters_in(ink: Mask, ground: Mask, px: float) -> Mask:
    """Pieces of type away from the symbols, which no line is followed through: neither long nor slender."""
    known = read_toml("penghubung.toml")["garis"]
    reach = max(1, round(known["dekat_mm"] * px))
    count, labels, stats, _ = components(ink)
    sides = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    out = (sides.max(axis=1) < known["huruf_mm"] * px) & (sides.min(axis=1) >= known["huruf_min_mm"] * px)
    near = cv2.dilate(ground, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    out[np.unique(labels[near > 0])] = False
    out[0] = False
    if count == 1:
        return np.zeros_like(ink)
    around = np.ones((3, 2 * round(0.5 * px) + 1), np.uint8)
    letters = picked(labels, out)
    wide: Mask = cv2.dilate(letters, around) | cv2.dilate(letters, around.T)
    return wide


def bridge_rules(ink: Mask, rules: Sequence[Segment], dpi: float) -> None:
    """Fills the gap that a removed rule left in a line which crosses it: ink on both sides at the same place. The side
    of a symbol that runs along the rule has ink opposite all that comes near it: only a line is led to it."""
    known = read_toml("penghubung.toml")["garis"]
    widest, side = (mm * dpi / MM for mm in known["sisi_bentuk_mm"])
    ragged = round(known["sisi_rompal_mm"] * dpi / MM)
    edge = read_toml("pindaian.toml")["bersih"]["tepi_mm"] * dpi / MM
    for rule in rules:
        view = ink if rule.horizontal else ink.T
        half = rule.thickness / 2 + edge
        a, b = round(rule.pos - half) - 1, round(rule.pos + half) + 2
        s, e = max(0, round(rule.start)), min(view.shape[1], round(rule.end))
        if a < 3 or b > view.shape[0] - 3 or s >= e:
            continue
        above = view[a - 2 : a + 1, s:e].max(axis=0) > 0
        below = view[b - 1 : b + 2, s:e].max(axis=0) > 0
        if not (above & below).any():
            continue
        deep = view[max(0, a - ragged) : a + 1, s:e], view[b - 1 : b + ragged, s:e]
        along = [_run_lengths(strip.max(axis=0) > 0) for strip in deep]
        no_line = (np.maximum(*along) > side) & (np.minimum(*along) > widest)
        view[a : b + 1, s:e][:, above & below & ~no_line] = 255


def _run_lengths(row: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """At each place how long the run of True is that it lies in; 0 where it lies in none."""
    out = np.zeros(len(row), dtype=np.int64)
    for start, end in runs(row):
        out[start:end] = end - start
    return out


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Where the symbols stand. all: with their outlines and a little beyond; rim: the outlines alone, within it."""

    all: Mask
    rim: Mask


def ground_of(ink: Mask, shapes: Sequence[Found], field: Field, px: float) -> Ground:
    """The ground that the symbols stand on, their outlines included."""
    whole, inner = np.zeros_like(ink), np.zeros_like(ink)
    for s in shapes:
        _stand(ink, whole, inner, s, field, px)
    return Ground(whole, np.where((whole > 0) & (inner == 0), np.uint8(255), np.uint8(0)))


def _stand(ink: Mask, whole: Mask, inner: Mask, shape: Found, field: Field, px: float) -> None:
    """Adds a symbol with its outline, however thick that is drawn, to the ground."""
    reach = round(1.6 * px)
    x, y = shape.x - field.x0 - reach, shape.y - field.y0 - reach
    h, w = shape.height + 2 * reach, shape.width + 2 * reach
    a, b, c, d = max(0, y), min(ink.shape[0], y + h), max(0, x), min(ink.shape[1], x + w)
    if a >= b or c >= d:
        return
    solid = np.zeros((h, w), np.uint8)
    solid[reach:-reach, reach:-reach] = shape.mask
    contours, _ = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.convexHull(np.vstack(contours))
    cv2.drawContours(solid, [hull], -1, 255, cv2.FILLED)
    solid = solid[a - y : b - y, c - x : d - x]
    around = ink[a:b, c:d]
    cross = np.ones((3, 3), np.uint8)
    within = cv2.erode(solid, cross, iterations=max(1, round(0.3 * px)))
    if shape.filled or float((around[within > 0] > 0).mean() if within.any() else 1.0) > 0.25:
        within[:] = 0  # on a dark filling no head is seen
    inner[a:b, c:d] |= within
    steps = 0
    while steps < reach - 1:
        grown = cv2.dilate(solid, cross)
        ring = (grown > 0) & (solid == 0)
        solid, steps = grown, steps + 1
        if ring.any() and float((around[ring] > 0).mean()) < 0.3:
            break
    whole[a:b, c:d] |= cv2.dilate(solid, cross, iterations=max(1, round(0.12 * px)))


def without_type(pieces: Pieces, ground: Mask, px: float) -> tuple[Mask, Mask]:
    """Of ink, by its `components`: that of lines, and the same with the small pieces that lie at a symbol, where they
    may be heads of pale lines. A piece of letter size is a line only where it is slender or leads from one symbol to
    another."""
    known = read_toml("penghubung.toml")["garis"]
    reach = max(1, round(known["dekat_mm"] * px))
    wide = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    count, labels, stats, _ = pieces
    longest = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    long = longest >= known["huruf_mm"] * px
    small = np.zeros(count, bool)
    bridge = np.zeros(count, bool)
    _, places = cv2.connectedComponents(ground)
    places = cv2.dilate(places.astype(np.uint16), wide)
    small[np.unique(labels[places > 0])] = True
    small &= ~long
    for i in np.flatnonzero(small):
        x, y, w, h = (int(v) for v in stats[i, :4])
        if max(w, h) >= max(known["lari_mm"] * px, known["ramping"] * min(w, h)):
            bridge[i] = True
            continue
        if max(w, h) < known["kepala_mm"] * px:
            continue
        here = places[y : y + h, x : x + w][labels[y : y + h, x : x + w] == i]
        bridge[i] = len(np.unique(here[here > 0])) > 1
    lines = long | bridge
    lines[0] = small[0] = False

    def part(keep: npt.NDArray[np.bool_]) -> Mask:
        return picked(labels, keep)

    return part(lines), part(lines | small)
