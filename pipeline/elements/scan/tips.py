"""Arrow heads on scans: a line's end that widens to both sides and then tapers to a point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM
from pipeline.elements.scan.profile import Profile, Surroundings, profile_of
from pipeline.elements.scan.strokes import Stroke


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
    profile = profile_of(around, stroke, at_end, dpi)
    if profile is None or len(profile) < 4:
        return None
    off = round(known["geser_mm"] * px)
    found = [s for shift in range(-off, off + 1) if (s := _measure(profile, shift, stroke, px))]
    return max(found, key=lambda s: (likelihood(s), -s.lone), default=None)


def _measure(profile: Profile, shift: int, stroke: Stroke, px: float) -> Swelling | None:
    sides = np.stack([shift - profile.first, profile.last - shift], axis=1).clip(0)
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
        backward=_backward(more, profile.hidden, first, base, last, px),
        at=profile.origin + profile.sign * tip,
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


def _backward(
    more: npt.NDArray[np.float64], hidden: npt.NDArray[np.bool_], first: int, base: int, last: int, px: float
) -> bool:
    """Whether a swelling leaves bare line beyond it: much, or some after it grew slowly and fell off at once. Behind a
    symbol's outline a line may go on."""
    beyond = np.flatnonzero(more[last:] < 0.35 * more[last])
    if not len(beyond):
        return False
    close = last + int(beyond[0])
    covered = np.flatnonzero(hidden[last:])
    bare = (last + int(covered[0]) if len(covered) else len(more)) - close
    return bool(bare > max(1.3 * px, close - first) or (bare > 0.5 * px and base - first > close - last))
