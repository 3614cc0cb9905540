"""Which lines of a scanned page are table rules.

A rule ends at other rules, a connector ends at a shape or at its own bend, a shape's side at the shape's corners.
So the table's skeleton is taken first (the long lines that hold each other), and every line both of whose ends
rest on accepted rules joins it, until none does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.data.load import read_toml
from pipeline.elements.scan.breaks import close_breaks, rests
from pipeline.elements.scan.lines import MM, Segment


def pick_rules(segments: Sequence[Segment], shape: tuple[int, int], dpi: float) -> tuple[Segment, ...]:
    """The table rules among the segments of a page of `shape` (height, width) pixels, breaks closed."""
    known = read_toml("pindaian.toml")["garis"]
    px = dpi / MM
    near = known["sentuh_mm"] * px
    clear = [
        s.contrast for s in segments if s.beside <= known["huruf_tepi"] and s.length >= known["huruf_pasti_mm"] * px
    ]
    usual = median(clear) if clear else 0.0
    lines = [s for s in segments if s.length >= 3 * near and not _is_type(s, px, usual)]
    whole = close_breaks(lines, lines, px)
    rules = _accepted(whole, shape, near, px)
    # A shape drawn over a rule has sides on which the rule's torn ends seem to rest; once the rules are known, only
    # they count.
    mended = close_breaks(whole, rules, px, anchored=True)
    return tuple(rules if len(mended) == len(whole) else _accepted(mended, shape, near, px))


def _accepted(lines: Sequence[Segment], shape: tuple[int, int], near: float, px: float) -> list[Segment]:
    known = read_toml("pindaian.toml")["garis"]
    found: list[Segment] = []
    for group in _touching(lines, near):
        xs = [v for s in group for v in ((s.start, s.end) if s.horizontal else (s.pos,))]
        width, height = max(xs) - min(xs), _frame_height(group)
        if width >= known["bingkai_lebar_mm"] * px and height >= known["bingkai_tinggi_mm"] * px:
            found += _grow(group, width, height, shape, near, known["tepi_halaman_mm"] * px)
    return found


def _frame_height(group: Sequence[Segment]) -> float:
    """From the first to the last of the wide horizontal lines; a connector that comes in from above is no part of the
    frame, and in a table of one row it would make every upright rule look short."""
    flat = [s for s in group if s.horizontal]
    widest = max((s.length for s in flat), default=0.0)
    wide = [s.pos for s in flat if s.length >= read_toml("pindaian.toml")["garis"]["panjang_bingkai"] * widest]
    ys = wide if len(wide) >= 2 else [v for s in group for v in ((s.pos,) if s.horizontal else (s.start, s.end))]
    return max(ys) - min(ys)


def _is_type(s: Segment, px: float, usual: float = 0.0) -> bool:
    """A line of type, or an underlined one: strokes leave it nearly everywhere, and it is full of gaps. Blurred type
    has none, but leaves paper beside it, and is paler than rules. usual: contrast of the page's clear lines."""
    known = read_toml("pindaian.toml")["garis"]
    few, pale = known["huruf_pucat"]
    least = few if s.contrast < pale * usual else known["huruf_putus"]
    blurred = s.lettered >= least and s.length < known["huruf_kabur_mm"] * px
    if s.filled >= known["huruf_isi"] and s.length >= known["huruf_pasti_mm"] * px and not blurred:
        return False
    gappy = s.filled < known["huruf_isi"] and s.beside > known["huruf_tepi_sela"]
    return bool(gappy or s.beside > known["huruf_tepi"])


def _touching(segments: Sequence[Segment], near: float) -> list[list[Segment]]:
    parent = list(range(len(segments)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, a in enumerate(segments):
        if not a.horizontal:
            continue
        for j, b in enumerate(segments):
            if not b.horizontal and a.start - near <= b.pos <= a.end + near and b.start - near <= a.pos <= b.end + near:
                parent[root(i)] = root(j)
    groups: dict[int, list[Segment]] = {}
    for i, s in enumerate(segments):
        groups.setdefault(root(i), []).append(s)
    return list(groups.values())


def _grow(
    group: Sequence[Segment], width: float, height: float, shape: tuple[int, int], near: float, edge: float
) -> list[Segment]:
    known = read_toml("pindaian.toml")["garis"]
    core = [s for s in group if s.length >= known["panjang_bingkai"] * (width if s.horizontal else height)]
    while True:
        kept = [s for s in core if all(_held(s, end, core, shape, near, edge) for end in (s.start, s.end))]
        if len(kept) == len(core):
            break
        core = kept
    rest = [s for s in group if s not in core]
    extents = (width, height)
    while True:
        new = [s for s in rest if _joins(s, core, extents, shape, near, edge)]
        rest = [s for s in rest if s not in new]
        if not new:  # only when nothing else is left to hold a line is it cut back
            close = near * known["sentuh_pendek"]
            cuts = [(s, cut) for s in rest if (cut := _cut_back(s, rest, core, close)) is not None]
            new = [cut for _, cut in cuts]
            rest = [s for s in rest if not any(s is whole for whole, _ in cuts)]
        if not new:
            return core
        core = [*core, *new]


def _joins(
    s: Segment,
    rules: Sequence[Segment],
    extents: tuple[float, float],
    shape: tuple[int, int],
    near: float,
    edge: float,
) -> bool:
    """Whether both ends rest on rules: of a long line loosely, of one no longer than drawings are, closely."""
    known = read_toml("pindaian.toml")["garis"]
    px = near / known["sentuh_mm"]
    extent = extents[0] if s.horizontal else extents[1]
    tight = near if s.length >= known["panjang_pasti"] * extent else near * known["sentuh_pendek"]
    ends = (s.start, s.end)
    if all(_held(s, end, rules, shape, tight, edge) for end in ends):
        return True
    loose = known["pudar_ujung_mm"] * px
    return (
        s.length >= known["bentuk_maks_mm"] * px
        and any(_held(s, end, rules, shape, near, edge) for end in ends)
        and all(_held(s, end, rules, shape, loose, edge) for end in ends)
        and _crossings(s, rules, near) >= 2
    )


def _cut_back(s: Segment, others: Sequence[Segment], rules: Sequence[Segment], near: float) -> Segment | None:
    """A clean line that rests at one end and crosses several rules, cut where it crosses the last: what follows runs to
    a border that is not seen (white on a shaded header). Fewer rules will do where another such line begins and ends
    with it: the columns below a heading of several that no rule parts from it. None where it is no such line."""
    known = read_toml("pindaian.toml")["garis"]
    if s.filled < known["huruf_isi"] or s.beside > known["bersih_tepi"]:
        return None
    crossing = sorted(r.pos for r in rules if r.horizontal != s.horizontal and r.start - near <= s.pos <= r.end + near)
    crossing = [c for c in crossing if s.start - near <= c <= s.end + near]
    twins = any(
        o is not s and o.horizontal == s.horizontal and max(abs(o.start - s.start), abs(o.end - s.end)) <= near
        for o in (*others, *rules)
    )
    if len(crossing) < (known["silang_min_berdua"] if twins else known["silang_min"]):
        return None
    if abs(crossing[-1] - s.end) <= near < crossing[0] - s.start:
        return replace(s, start=crossing[0])
    if abs(crossing[0] - s.start) <= near < s.end - crossing[-1]:
        return replace(s, end=crossing[-1])
    return None


def _crossings(s: Segment, rules: Sequence[Segment], near: float) -> int:
    return sum(
        r.horizontal != s.horizontal and s.start - near <= r.pos <= s.end + near and r.start < s.pos < r.end
        for r in rules
    )


def _held(s: Segment, end: float, rules: Sequence[Segment], shape: tuple[int, int], near: float, edge: float) -> bool:
    """Whether this end of the line rests on a crossing rule, runs off the page, or stops where the parallel rules
    of a table without a side border stop."""
    far = shape[1] if s.horizontal else shape[0]
    if end <= edge or end >= far - edge or rests(s.pos, end, (r for r in rules if r.horizontal != s.horizontal), near):
        return True
    same_end = [
        r
        for r in rules
        if r is not s and r.horizontal == s.horizontal and min(abs(r.start - end), abs(r.end - end)) <= near
    ]
    return len(same_end) >= 2
