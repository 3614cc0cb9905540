"""Arrow heads on scans: a line's end that widens to both sides and then tapers to a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM
from pipeline.elements.scan.strokes import Mask, Stroke

Sides = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tip:
    """A head at a stroke's end. at: where the head comes to its point, along the stroke; sure: 0 to 1."""

    at: float
    sure: float


@dataclass(frozen=True, slots=True)
class Swelling:
    """How a stroke swells towards its end, lengths in millimetres. half: how far it reaches beyond the line's edge to
    both sides; wide: full width there as multiples of the line's own; length: of the swollen part; rest: from its
    widest place to the end; shaft: width left behind it, as a share of `half`; taper: how much narrower the outer part
    is than the inner (1: to a point, 0: not at all, negative: wider); lone: how much wider one side is (0 alike);
    backward: it points the other way, being the head of a short line's other end."""

    half: float
    wide: float
    length: float
    rest: float
    shaft: float
    taper: float
    lone: float
    backward: bool
    at: float


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What the ends of strokes lie in. pieces: number of the connected piece of ink at each point, 0 for none; at_rim:
    by number, whether it touches a symbol's outline, as the wings of an open head do, and is no line itself; rim: where
    outlines are, since a head may stand across or behind one."""

    pieces: npt.NDArray[np.int32]
    at_rim: npt.NDArray[np.bool_]
    rim: Mask
    strokes: tuple[Stroke, ...]


def surroundings(ink: Mask, rim: Mask, strokes: Sequence[Stroke]) -> Surroundings:
    """ink: what is left of rules, without the outlines of the symbols (`rim`); strokes: all that were found in it."""
    count, pieces = cv2.connectedComponents(ink)
    at_rim = np.zeros(count, bool)
    at_rim[np.unique(pieces[cv2.dilate(rim, np.ones((5, 5), np.uint8)) > 0])] = True
    for s in strokes:
        at_rim[_along(pieces, s)] = False
    at_rim[0] = False
    return Surroundings(np.asarray(pieces, np.int32), at_rim, rim, tuple(strokes))


def _along(pieces: npt.NDArray[np.int32], s: Stroke) -> int:
    """The piece that most of a stroke lies in; 0 for none."""
    view = pieces if s.horizontal else pieces.T
    axis = view[min(max(round(s.pos), 0), view.shape[0] - 1), max(0, round(s.start)) : round(s.end) + 1]
    return int(np.bincount(axis).argmax()) if axis.size else 0


def find_tip(around: Surroundings, stroke: Stroke, at_end: bool, dpi: float) -> Tip | None:
    """The head at one end of a stroke, None where it has none."""
    swelling = measure(around, stroke, at_end, dpi)
    if swelling is None:
        return None
    sure = likelihood(swelling)
    return Tip(swelling.at, sure) if sure >= read_toml("penghubung.toml")["kepala"]["mungkin"] else None


def measure(around: Surroundings, stroke: Stroke, at_end: bool, dpi: float) -> Swelling | None:
    """What the ink about a stroke's end looks like; None where it does not swell at all. The head may sit a little
    beside the stroke's axis: of the axes close to it the one about which the swelling is most like a head counts."""
    known = read_toml("penghubung.toml")["kepala"]
    px = dpi / MM
    profile = _profile(around, stroke, at_end, dpi)
    if profile is None:
        return None
    first, last, origin, sign = _before_bar(profile, 0.92 * known["setengah_mm"] * px)
    if len(first) < 4:
        return None
    off = round(known["geser_mm"] * px)
    found = [
        s
        for shift in range(-off, off + 1)
        if (s := _measure(np.stack([shift - first, last - shift], axis=1).clip(0), stroke, origin, sign, px))
    ]
    return max(found, key=lambda s: (likelihood(s), -s.lone), default=None)


def _measure(sides: Sides, stroke: Stroke, origin: float, sign: int, px: float) -> Swelling | None:
    both = sides.min(axis=1)
    line = max(0.5, min(stroke.thickness / 2, float(np.median(both[: max(2, len(both) // 3)])) + 0.5))
    more = both - line
    peak = float(more.max())
    if peak < 1.0:
        return None
    tip = len(more) - 1
    last = int(np.flatnonzero(more >= 0.85 * peak)[-1])
    first = _begin(more >= 0.35 * peak, last)
    base = first + int(np.argmax(more[first : last + 1] >= 0.85 * peak))
    behind = more[: max(0, first - max(1, round(0.15 * px)))]
    swollen = more[first : tip + 1]
    third = max(1, len(swollen) // 3)
    inner, outer = float(swollen[: 2 * third].max()), float(np.median(swollen[-third:]))
    near = sides[first : tip + 1].max(axis=0) if len(swollen) else np.ones(2)
    return Swelling(
        half=peak / px,
        wide=(peak + line) / line,
        length=len(swollen) / px,
        rest=(tip - last) / px,
        shaft=float(np.median(behind[-max(3, round(1.2 * px)) :])) / peak if len(behind) > 1 else 0.6,
        taper=1 - outer / max(inner, 1e-6),
        lone=float(abs(near[0] - near[1]) / max(near.max(), 1.0)),
        backward=_backward(more, first, base, last, peak, px),
        at=origin + sign * tip,
    )


def likelihood(s: Swelling) -> float:
    """How likely a swelling is a head, 0 to 1: each measure takes away what it leaves open."""
    known = read_toml("penghubung.toml")["kepala"]
    sure = 0.0 if s.backward else 1.0
    for value, (none, full) in (
        (s.half, known["setengah_lebih_mm"]),
        (s.wide, known["lebar_kali"]),
        (s.length, known["panjang_mm"]),
        (-s.length, [-v for v in known["panjang_maks_mm"]]),
        (-s.rest, [-v for v in known["sisa_mm"]]),
        (-s.shaft, [-v for v in known["ekor"]]),
        (s.taper, known["runcing"]),
        (-s.lone, [-v for v in known["sebelah"]]),
    ):
        sure *= min(1.0, max(0.0, (value - none) / (full - none)))
    return sure


def _begin(wide: npt.NDArray[np.bool_], at: int) -> int:
    """Where the run of wide places that `at` belongs to begins; a single narrow place does not end it."""
    narrow = np.flatnonzero(~wide[: at + 1])
    narrow = narrow[np.append(narrow[:-1] + 1 == narrow[1:], False)] if len(narrow) > 1 else narrow[:0]
    return int(narrow[-1]) + 2 if len(narrow) else 0


def _backward(more: npt.NDArray[np.float64], first: int, base: int, last: int, peak: float, px: float) -> bool:
    """Whether a swelling leaves bare line beyond it: much, or some after it grew slowly and fell off at once."""
    beyond = np.flatnonzero(more[last:] < 0.35 * peak)
    if not len(beyond):
        return False
    close = last + int(beyond[0])
    bare = len(more) - close
    return bool(bare > max(1.3 * px, close - first) or (bare > 0.5 * px and base - first > close - last))


def _before_bar(profile: tuple[Sides, Sides, float, int], bar: float) -> tuple[Sides, Sides, float, int]:
    """The profile without lines that cross it: where ink reaches as far as is looked on both sides is no head. What
    lies beyond such a line is not looked at; where it lies in the first half, what is before it is not."""
    first, last, origin, sign = profile
    across = np.flatnonzero((-first >= bar) & (last >= bar))
    inner, outer = across[across < len(first) / 2], across[across >= len(first) / 2]
    start = int(inner[-1]) + 2 if len(inner) else 0
    end = max(start, int(outer[0]) - 1) if len(outer) else len(first)
    return first[start:end], last[start:end], origin + sign * start, sign


def _profile(around: Surroundings, stroke: Stroke, at_end: bool, dpi: float) -> tuple[Sides, Sides, float, int] | None:
    """Where the ink begins and ends across the stroke, counted from its axis, step by step from inside outwards to
    where the ink stops; with the position of the first step along the stroke and the direction of the steps."""
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
    return first, last, float(start), sign


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
    """Gives the steps on an outline the narrower of the widths before and behind it."""
    known = np.flatnonzero(~hidden)
    for i in np.flatnonzero(hidden):
        before, behind = known[known < i], known[known > i]
        near = [int(before[-1])] if len(before) else []
        near += [int(behind[0])] if len(behind) else []
        if near:
            first[i], last[i] = max(first[n] for n in near), min(last[n] for n in near)
