"""Drawn rules to straight lines at common positions, and lines that touch to groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.data.load import read_toml
from pipeline.records.drawing import Rule
from pipeline.records.page import Page


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How exact this page's rules are, in points. snap: rules nearer than this are one; gap: a rule that ends this
    far from a crossing reaches it; text: height of the type."""

    snap: float
    gap: float
    text: float


@dataclass(frozen=True, slots=True)
class Line:
    """All rules at one position, joined. spans: the drawn stretches (start, end), ascending, not touching."""

    horizontal: bool
    pos: float
    spans: tuple[tuple[float, float], ...]

    @property
    def start(self) -> float:
        return self.spans[0][0]

    @property
    def end(self) -> float:
        return self.spans[-1][1]

    def covered(self, start: float, end: float) -> float:
        """Length of the drawn part between start and end."""
        return sum(max(0.0, min(e, end) - max(s, start)) for s, e in self.spans)


def tolerance_of(page: Page) -> Tolerance:
    """Tolerances in units of this page's own type height and rule thickness (data/kisi.toml)."""
    known = read_toml("kisi.toml")["garis"]
    heights = [w.size or (w.box.height if w.angle in (0, 180) else w.box.width) for w in page.words]
    text = median(heights) if heights else page.tinggi * known["huruf_per_tinggi"]
    thick = median([r.thickness for r in page.rules]) if page.rules else 0.0
    return Tolerance(
        snap=max(known["rapat_tebal"] * thick, known["rapat_huruf"] * text),
        gap=max(known["celah_tebal"] * thick, known["celah_huruf"] * text),
        text=text,
    )


def lines_of_rules(rules: Iterable[Rule], horizontal: bool, tol: Tolerance) -> list[Line]:
    """Rules of one direction as lines, by position. A position is the mean of its rules, weighted by length, so that
    a short stray piece does not move a border."""
    found: list[Line] = []
    group: list[Rule] = []
    for rule in sorted((r for r in rules if r.horizontal == horizontal), key=lambda r: r.pos):
        if group and rule.pos - _mean_pos(group) > tol.snap:
            found.append(_line(group, horizontal, tol))
            group = []
        group.append(rule)
    if group:
        found.append(_line(group, horizontal, tol))
    shortest = read_toml("kisi.toml")["garis"]["pendek_huruf"] * tol.text
    kept = (_without_short(line, shortest) for line in found)
    return [line for line in kept if line is not None]


def _mean_pos(group: Sequence[Rule]) -> float:
    weight = sum(max(r.length, 0.1) for r in group)
    return sum(r.pos * max(r.length, 0.1) for r in group) / weight


def _line(group: Sequence[Rule], horizontal: bool, tol: Tolerance) -> Line:
    spans: list[tuple[float, float]] = []
    for start, end in sorted((r.start, r.end) for r in group):
        if spans and start - spans[-1][1] <= tol.gap:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return Line(horizontal, _mean_pos(group), tuple(spans))


def _without_short(line: Line, shortest: float) -> Line | None:
    spans = tuple(s for s in line.spans if s[1] - s[0] >= shortest)
    return Line(line.horizontal, line.pos, spans) if spans else None


def touching_groups(rows: Sequence[Line], cols: Sequence[Line], tol: Tolerance) -> list[tuple[list[Line], list[Line]]]:
    """Groups of horizontal and vertical lines that hang together, top group first. A line whose stretches belong to
    different groups is divided among them."""
    h = [(line.pos, *span) for line in rows for span in line.spans]
    v = [(line.pos, *span) for line in cols for span in line.spans]
    parent = list(range(len(h) + len(v)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, (y, x0, x1) in enumerate(h):
        for j, (x, y0, y1) in enumerate(v):
            if x0 - tol.gap <= x <= x1 + tol.gap and y0 - tol.gap <= y <= y1 + tol.gap:
                parent[root(i)] = root(len(h) + j)
    members: dict[int, tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]] = {}
    for i, piece in enumerate(h):
        members.setdefault(root(i), ([], []))[0].append(piece)
    for j, piece in enumerate(v):
        members.setdefault(root(len(h) + j), ([], []))[1].append(piece)
    groups = [(_by_pos(a, True), _by_pos(b, False)) for a, b in members.values() if a and b]
    return sorted(groups, key=lambda g: (g[0][0].pos, g[1][0].pos))


def _by_pos(pieces: Iterable[tuple[float, float, float]], horizontal: bool) -> list[Line]:
    at: dict[float, list[tuple[float, float]]] = {}
    for pos, start, end in pieces:
        at.setdefault(pos, []).append((start, end))
    return [Line(horizontal, pos, tuple(sorted(spans))) for pos, spans in sorted(at.items())]
