"""How wide the ink about a line's end is, step by step along the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM, Segment
from pipeline.elements.scan.strokes import Mask, Stroke

Sides = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The ink about a stroke's end, from inside outwards. first, last: where it begins and ends across the stroke at
    each step, pixels from its axis; hidden: steps on a symbol's outline, whose widths are those beside it; origin: the
    first step's place along the stroke; sign: direction of the steps."""

    first: Sides
    last: Sides
    hidden: npt.NDArray[np.bool_]
    origin: float
    sign: int

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What the ends of strokes lie in. pieces: number of the connected piece of ink at each point, 0 for none; at_rim:
    by number, whether it touches a symbol's outline, as the wings of an open head do, and is no line itself; rim: where
    outlines are, since a head may stand across or behind one; rules: where ink may be what was left of one."""

    pieces: npt.NDArray[np.int32]
    at_rim: npt.NDArray[np.bool_]
    rim: Mask
    strokes: tuple[Stroke, ...]
    rules: tuple[Segment, ...]


def surroundings(ink: Mask, rim: Mask, strokes: Sequence[Stroke], rules: Sequence[Segment] = ()) -> Surroundings:
    """ink: what is left without rules, and without the outlines of the symbols (`rim`); strokes: all that were found in
    it; rules: those that were taken out."""
    count, pieces = cv2.connectedComponents(ink)
    at_rim = np.zeros(count, bool)
    at_rim[np.unique(pieces[cv2.dilate(rim, np.ones((5, 5), np.uint8)) > 0])] = True
    for s in strokes:
        at_rim[_along(pieces, s)] = False
    at_rim[0] = False
    return Surroundings(np.asarray(pieces, np.int32), at_rim, rim, tuple(strokes), tuple(rules))


def _along(pieces: npt.NDArray[np.int32], s: Stroke) -> int:
    """The piece that most of a stroke lies in; 0 for none."""
    view = pieces if s.horizontal else pieces.T
    axis = view[min(max(round(s.pos), 0), view.shape[0] - 1), max(0, round(s.start)) : round(s.end) + 1]
    return int(np.bincount(axis).argmax()) if axis.size else 0


def _before_bar(profile: Profile, bar: float) -> Profile:
    """The profile without lines that cross it: where ink reaches as far as is looked on both sides is no head. What
    lies beyond such a line is not looked at; where it lies in the first half, what is before it is not."""
    across = np.flatnonzero((-profile.first >= bar) & (profile.last >= bar))
    inner, outer = across[across < len(profile) / 2], across[across >= len(profile) / 2]
    start = int(inner[-1]) + 2 if len(inner) else 0
    end = max(start, int(outer[0]) - 1) if len(outer) else len(profile)
    kept = slice(start, end)
    origin = profile.origin + profile.sign * start
    return Profile(profile.first[kept], profile.last[kept], profile.hidden[kept], origin, profile.sign)


def _without_spikes(sides: Sides, width: int) -> Sides:
    """The reach of the ink without what is shorter along the line than any head: what was left of a rule across it."""
    if len(sides) < 3:
        return sides
    row = sides[None, :].astype(np.float32)
    opened = cv2.morphologyEx(row, cv2.MORPH_OPEN, np.ones((1, width), np.uint8), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(opened[0], np.float64)


def profile_of(around: Surroundings, stroke: Stroke, at_end: bool, dpi: float) -> Profile | None:
    """The profile of a stroke's end, up to where the ink stops; None where there is hardly any."""
    known = read_toml("penghubung.toml")["kepala"]
    px = dpi / MM
    half = known["setengah_mm"] * px
    view, outline = around.pieces, around.rim
    if not stroke.horizontal:
        view, outline = view.T, outline.T
    height, width = view.shape
    row = round(stroke.pos)
    reach = _free(around.strokes, stroke, half)
    a, b = max(0, row - round(reach[0])), min(height, row + round(reach[1]) + 1)
    sign = 1 if at_end else -1
    end = stroke.end if at_end else stroke.start
    # a short line is seen whole, so that the head of its other end is known for one
    back = stroke.length if stroke.length <= known["pendek_mm"] * px else known["dalam_mm"] * px
    start = min(max(round(end - sign * back), 0), width - 1)
    stop = start + sign * round(back + known["masuk_mm"] * px)
    stop = min(stop, width) if sign > 0 else max(stop, -1)
    along = slice(start, stop if stop >= 0 else None, sign)
    if b - a < 3 or not 0 <= row < height:
        return None
    pieces, hidden = view[a:b, along], outline[row, along] > 0
    middle, near = row - a, max(2, round(0.35 * half))
    mine = around.at_rim.copy()
    mine[pieces[max(0, middle - 1) : middle + 2]] = True
    mine[0] = False
    patch = mine[pieces]
    seen: npt.NDArray[np.bool_] = np.any(patch[max(0, middle - near) : middle + near + 1], axis=0)
    length = _length(seen, hidden)
    if length < 4:
        return None
    patch, hidden = patch[:, :length], hidden[:length]
    first = patch.argmax(axis=0).astype(np.float64) - middle
    last = patch.shape[0] - 1 - patch[::-1].argmax(axis=0).astype(np.float64) - middle
    if hidden.any():
        _across(first, last, hidden)
    _without_crossings(first, last, _crossed(around.rules, stroke, start, sign, length, px))
    first, last, hidden = _through(first, last, hidden, _rim_ahead(outline[row, along], length), px)
    narrow = max(2, round(known["paku_mm"] * px))
    first, last = -_without_spikes(-first, narrow), _without_spikes(last, narrow)
    return _before_bar(Profile(first, last, hidden, float(start), sign), 0.92 * half)


def _crossed(
    rules: Sequence[Segment], stroke: Stroke, start: int, sign: int, length: int, px: float
) -> npt.NDArray[np.bool_]:
    """The steps of a profile at which a rule crosses it."""
    edge = read_toml("pindaian.toml")["bersih"]["tepi_mm"] * px + 1
    at = start + sign * np.arange(length)
    out = np.zeros(length, np.bool_)
    for r in rules:
        if r.horizontal != stroke.horizontal and r.start <= stroke.pos <= r.end:
            out |= np.abs(at - r.pos) <= r.thickness / 2 + edge
    return out


def _without_crossings(first: Sides, last: Sides, crossed: npt.NDArray[np.bool_]) -> None:
    """Makes the steps at which a rule crosses no wider than the wider of those before and behind: around a line that
    crosses it some of the rule is always left."""
    known = np.flatnonzero(~crossed)
    for i in np.flatnonzero(crossed):
        before, behind = known[known < i], known[known > i]
        near = [int(n) for n in (*before[-1:], *behind[:1])]
        if near:
            first[i] = max(first[i], min(first[n] for n in near))
            last[i] = min(last[i], max(last[n] for n in near))


def _rim_ahead(outline: npt.NDArray[np.uint8], at: int) -> int:
    """Steps that a symbol's outline goes on from a place in it."""
    beyond = np.flatnonzero(outline[at:] == 0)
    return int(beyond[0]) if len(beyond) else len(outline) - at


def _through(
    first: Sides, last: Sides, hidden: npt.NDArray[np.bool_], ahead: int, px: float
) -> tuple[Sides, Sides, npt.NDArray[np.bool_]]:
    """The profile gone on into the outline at its end, as wide as before it, where it widened at once to both sides
    shortly before: a head that stands across the outline, of which hardly more than the base is seen. A line that
    merely meets an outline does not widen. ahead: steps on the outline."""
    known = read_toml("penghubung.toml")["kepala"]
    both = np.minimum(-first, last)
    seen, steep = max(2, round(known["pangkal_mm"] * px)), round(known["pangkal_lebar_mm"] * px)
    if not ahead or len(both) < 2 * seen:
        return first, last, hidden
    base = float(np.median(both[: len(both) // 2]))
    wide = both >= base + max(1, steep)
    narrow = np.flatnonzero(~wide)
    run = len(both) - 1 - (int(narrow[-1]) if len(narrow) else -1)
    if not seen <= run <= known["pangkal_maks_mm"] * px:
        return first, last, hidden
    more = min(ahead, round(known["dalam_garis_mm"] * px))
    return (
        np.append(first, np.full(more, first[-1])),
        np.append(last, np.full(more, last[-1])),
        np.append(hidden, np.ones(more, np.bool_)),
    )


def _free(strokes: Sequence[Stroke], stroke: Stroke, half: float) -> tuple[float, float]:
    """How far to both sides of a stroke its head may be looked for: `half`, but not as far as the next line beside.
    strokes too short for a line are type and parts of heads, and do not count."""
    shortest = read_toml("penghubung.toml")["garis"]["lepas_mm"] / read_toml("penghubung.toml")["kepala"]["setengah_mm"]
    before = after = half
    for s in strokes:
        if s.length < shortest * half:
            continue
        if s.horizontal != stroke.horizontal or min(s.end, stroke.end) - max(s.start, stroke.start) < stroke.thickness:
            continue
        gap = abs(s.pos - stroke.pos) - s.thickness / 2 - 1
        if gap <= 1.5 * stroke.thickness:
            continue
        if s.pos < stroke.pos:
            before = min(before, gap)
        else:
            after = min(after, gap)
    return before, after


def _length(seen: npt.NDArray[np.bool_], hidden: npt.NDArray[np.bool_]) -> int:
    """How many steps the ink goes on. An outline is stepped over only where ink is behind it."""
    gone = np.flatnonzero(~seen & ~hidden)
    end = int(gone[0]) if len(gone) else len(seen)
    while end > 0 and hidden[end - 1] and not seen[end - 1]:
        end -= 1
    return end


def _across(first: Sides, last: Sides, hidden: npt.NDArray[np.bool_]) -> None:
    """Gives the steps on an outline widths between those before and behind it where it narrows, as a head across it
    does; elsewhere the width before it, the narrower one."""
    known = np.flatnonzero(~hidden)
    for sides, sign in ((first, -1), (last, 1)):
        reach = sign * sides
        for i in np.flatnonzero(hidden):
            before, behind = known[known < i], known[known > i]
            if len(before) and len(behind):
                a, b = int(before[-1]), int(behind[0])
                share = max(0.0, float(reach[a] - reach[b])) * (i - a) / (b - a)
                sides[i] = sign * (reach[a] - share)
            elif len(before) or len(behind):
                sides[i] = sides[int(before[-1] if len(before) else behind[0])]
