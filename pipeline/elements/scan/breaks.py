"""Rules that a shape, a faint place or type drawn over them tore apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import Segment, merged


def rests(pos: float, end: float, rules: Iterable[Segment], near: float) -> bool:
    """Whether the end of a line at `pos` lies on one of the rules that run across it."""
    return any(abs(r.pos - end) <= near and r.start - near <= pos <= r.end + near for r in rules)


def close_breaks(
    lines: Sequence[Segment], crossing: Sequence[Segment], px: float, *, anchored: bool = False
) -> list[Segment]:
    """The lines with torn pieces joined. crossing: the lines on which an end may rest; px: pixels per millimetre.

    Both torn ends must hang free, since where a merged cell interrupts a rule its ends rest on the cell's sides. Type
    that spills over a rule hides it up to the next crossing, and then one end hangs free. anchored: the outer ends of
    all that is joined must rest on `crossing`, so that the sides of shapes that stand in a row are not.
    """
    known = read_toml("pindaian.toml")["garis"]
    near = known["sentuh_mm"] * px
    done: list[Segment] = []
    for horizontal in (True, False):
        across = [s for s in crossing if s.horizontal != horizontal]
        chains: list[list[Segment]] = []
        for line in sorted((s for s in lines if s.horizontal == horizontal), key=lambda s: s.start):
            chain = next((c for c in chains if _is_break(_joined(c), line, across, px)), None)
            if chain is None:
                chains.append([line])
            else:
                chain.append(line)
        for chain in chains:
            done += _anchored(chain, across, near) if anchored else [_joined(chain)]
    return done


def _joined(chain: Sequence[Segment]) -> Segment:
    return reduce(merged, chain)


def _anchored(chain: Sequence[Segment], across: Sequence[Segment], near: float) -> list[Segment]:
    """The pieces of a chain, those from the first whose start rests to the last whose end does as one."""
    starts = [i for i, s in enumerate(chain) if rests(s.pos, s.start, across, near)]
    ends = [i for i, s in enumerate(chain) if rests(s.pos, s.end, across, near)]
    if not starts or not ends or ends[-1] <= starts[0]:
        return list(chain)
    first, last = starts[0], ends[-1] + 1
    return [*chain[:first], _joined(chain[first:last]), *chain[last:]]


def _is_break(a: Segment, b: Segment, across: Sequence[Segment], px: float) -> bool:
    known = read_toml("pindaian.toml")["garis"]
    near, gap = known["sentuh_mm"] * px, b.start - a.end
    if abs(a.pos - b.pos) > known["segaris_mm"] * px or not 0 < gap <= known["jembatan_mm"] * px:
        return False
    held = rests(a.pos, a.end, across, near) + rests(b.pos, b.start, across, near)
    return held == 0 or (held == 1 and gap <= known["tertutup_mm"] * px)
