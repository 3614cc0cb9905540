"""Lines too pale for a threshold, followed along their own axis by what little they differ from the paper beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.field import Type
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.strokes import Mask, Stroke
from pipeline.pages.background import Gray


@dataclass(frozen=True, slots=True, eq=False)
class Trail:
    """How much darker than the paper on both sides each point is, smoothed along the lines of one direction and with
    the page's own noise taken off; laid so that lines run along the rows. hidden: where symbols and type stand."""

    horizontal: bool
    darker: npt.NDArray[np.float32]
    hidden: npt.NDArray[np.bool_]


def trails(plane: Gray, hidden: Mask, rules: Sequence[Segment], dpi: float) -> tuple[Trail, Trail]:
    """Horizontal and vertical trail of a plane (255 is paper, without rules). hidden: 255 where no line is followed;
    rules: where they were, since they leave echoes."""
    known = read_toml("penghubung.toml")["garis"]
    px = dpi / MM
    thick = max(3, round(known["tebal_rambut_mm"] * px)) | 1
    out = []
    for horizontal in (True, False):
        view = plane if horizontal else np.ascontiguousarray(plane.T)
        cover = hidden if horizontal else np.ascontiguousarray(hidden.T)
        pale = cv2.morphologyEx(view, cv2.MORPH_BLACKHAT, np.ones((thick, 1), np.uint8))
        along = cv2.blur(pale.astype(np.float32), (max(3, round(known["rata_mm"] * px)), 1))
        along -= float(np.median(along[::3, ::3]))
        # the echo that JPEG leaves beside anything dark is no line
        beside = np.ones((2 * round(known["gema_mm"] * px) + 1, 1), np.uint8)
        along[along < known["gema"] * cv2.dilate(along, beside)] = 0
        along[along < known["gema_gelap"] * (255.0 - cv2.erode(view, beside))] = 0
        for r in rules:
            if r.horizontal == horizontal:
                reach = r.thickness / 2 + known["gema_aturan_mm"] * px
                a, b = max(0, round(r.pos - reach)), max(0, round(r.pos + reach) + 1)
                near = along[a:b, max(0, round(r.start)) : max(0, round(r.end))]
                near[near < known["gema_aturan"]] = 0
        out.append(Trail(horizontal, along, cover > 0))
    return out[0], out[1]


def without_ghosts(both: Sequence[Trail], hairs: Sequence[Mask], ink: Mask, ground: Mask, px: float) -> Sequence[Trail]:
    """The trails without what is far paler than the lines that lead to the page's symbols: print that shines through
    from the back of the sheet; the very same trails where there can be none. hairs: the hairlines of each; ground:
    where the symbols stand."""
    known = read_toml("penghubung.toml")["garis"]
    reach = 2 * max(1, round(known["dekat_mm"] * px)) + 1
    near = (cv2.dilate(ground, np.ones((reach, reach), np.uint8)) > 0) & (ground == 0)
    run = np.ones((1, max(3, round(known["lari_mm"] * px))), np.uint8)
    seen = []
    for trail, hair in zip(both, hairs, strict=True):
        lines = ink | hair
        view, beside = (lines, near) if trail.horizontal else (np.ascontiguousarray(lines.T), near.T)
        runs = cv2.morphologyEx(view, cv2.MORPH_OPEN, run) > 0
        seen.append(trail.darker[runs & beside])
    usual = np.concatenate(seen)
    least = known["hantu"] * float(np.percentile(usual, known["hantu_persentil"])) if usual.size else 0.0
    if least <= known["kontras_jejak"]:
        return both
    return tuple(replace(t, darker=np.where(t.darker < least, np.float32(0), t.darker)) for t in both)


def hairlines(trail: Trail, letters: Type, px: float) -> Mask:
    """Ink too pale for a threshold that runs on as a line. letters: where type stands, whose rows look like one."""
    known = read_toml("penghubung.toml")["garis"]
    cover = letters.flat if trail.horizontal else letters.upright.T
    hair = np.where((trail.darker >= known["kontras_rambut"]) & (cover == 0), np.uint8(255), np.uint8(0))
    hair = cv2.morphologyEx(hair, cv2.MORPH_CLOSE, np.ones((1, max(3, round(0.6 * px))), np.uint8))
    hair = cv2.morphologyEx(hair, cv2.MORPH_OPEN, np.ones((1, max(3, round(known["lari_rambut_mm"] * px))), np.uint8))
    return hair if trail.horizontal else np.ascontiguousarray(hair.T)


def extended(strokes: Sequence[Stroke], trail: Trail, rules: Sequence[Segment], dpi: float) -> list[Stroke]:
    """The strokes of one direction, each followed to both sides as far as its trail goes. rules: of both directions;
    where one crosses, the trail is lost for a moment."""
    across = [r for r in rules if r.horizontal != trail.horizontal]
    return [
        _extended(s, trail, [r for r in across if r.start - 3 <= s.pos <= r.end + 3], dpi)
        for s in strokes
        if s.horizontal == trail.horizontal
    ]


def probed(seeds: Sequence[Stroke], trail: Trail, rules: Sequence[Segment], dpi: float) -> list[Stroke]:
    """Strokes that a trail shows going on from seeds of its direction, where no ink was seen: the rest of a line behind
    its bend (a seed without length) or its head (a seed as long as the head)."""
    known = read_toml("penghubung.toml")["garis"]
    px = dpi / MM
    off = max(1, round(known["geser_mm"] * px))
    across = [r for r in rules if r.horizontal != trail.horizontal]
    out = []
    for seed in seeds:
        best: Stroke | None = None
        for pos in (
            range(round(seed.pos) - off, round(seed.pos) + off + 1) if seed.horizontal == trail.horizontal else ()
        ):
            if not 2 <= pos <= trail.darker.shape[0] - 3 or not 0 <= seed.start <= trail.darker.shape[1] - 1:
                continue
            grown = _extended(replace(seed, pos=float(pos)), trail, across, dpi)
            more = grown.length - seed.length
            enough = known["terpendek_mm"] if seed.length == 0 else known["dekat_mm"]
            if more >= enough * px and (best is None or grown.length > best.length):
                best = grown
        if best is not None:
            out.append(best)
    return out


def _extended(s: Stroke, trail: Trail, across: Sequence[Segment], dpi: float) -> Stroke:
    known = read_toml("penghubung.toml")["garis"]
    px = dpi / MM
    height, width = trail.darker.shape
    row = min(max(round(s.pos), 2), height - 3)
    band = trail.darker[row - 1 : row + 2].max(axis=0)
    own = band[max(0, round(s.start)) : round(s.end) + 1]
    usual = float(np.partition(own, own.size // 2)[own.size // 2]) if own.size > 2 else 0.0  # the median, faster
    seen = band >= max(known["kontras_jejak"], known["jejak_kali"] * usual)
    seen &= ~trail.hidden[row]
    open_to = np.zeros(width, bool)
    edge = read_toml("pindaian.toml")["bersih"]["tepi_mm"] * px + 2
    for r in across:
        a, b = round(r.pos - r.thickness / 2 - edge), round(r.pos + r.thickness / 2 + edge) + 1
        open_to[max(0, a) : max(0, b)] = True
    gap = max(2, round(known["celah_jejak_mm"] * px))
    start, end = round(s.start), round(s.end)
    reach_end = _reach(seen[end + 1 :], open_to[end + 1 :], gap)
    before = slice(start - 1 if start > 0 else None, None, -1)
    reach_start = _reach(seen[before], open_to[before], gap) if start > 0 else 0
    return replace(s, start=float(s.start - reach_start), end=float(s.end + reach_end))


def _reach(seen: npt.NDArray[np.bool_], open_to: npt.NDArray[np.bool_], gap: int) -> int:
    """How far the trail goes on: to the last point seen before `gap` points in a row are not. A crossing rule does not
    count as not seen, and is not gone to for itself."""
    stops = np.flatnonzero(~seen & ~open_to)
    in_a_row = np.flatnonzero(stops[gap - 1 :] - stops[: max(0, len(stops) - gap + 1)] == gap - 1)
    limit = int(stops[in_a_row[0]]) if len(in_a_row) else len(seen)
    found = np.flatnonzero(seen[:limit] & ~open_to[:limit])
    return int(found[-1]) + 1 if len(found) else 0
