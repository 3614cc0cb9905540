"""Path objects into bars, lines, heads and figures, each by its own geometry alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.elements.digital.heads import chevron_head, filled_chevron, triangle_head
from pipeline.elements.digital.limits import Limits
from pipeline.elements.digital.lines import cut_line, pair_heads, string_together
from pipeline.elements.digital.outlines import band_width, box_of, centreline, clean, distance, is_axis_box, length
from pipeline.elements.digital.parts import Bar, Figure, Head, Line, Parts
from pipeline.elements.digital.paths import Drawn, Rgb, SubPath
from pipeline.records.geometry import Box, Point

Piece = Bar | tuple[Point, ...]

_SHOWN_SHARE = 0.5
_MIN_DASH_GAP = 0.4
_BAND_RATIO = 4.0  # a band is at least this many times as long as wide


def sort_drawn(drawn: Sequence[Drawn], limits: Limits) -> Parts:
    """Every visible path object as parts. White on white paper is no ink: masks and bare text boxes vanish."""
    found = _Found()
    for one in drawn:
        fill, stroke = _ink(one.fill, limits), _ink(one.stroke, limits)
        whole = found if one.visible is None else _Found()
        if fill is not None:
            _sort_filled(one, fill, stroke, limits, whole)
        elif stroke is not None:
            _sort_stroked(one, limits, whole)
        if one.visible is not None:
            found.add(whole.cut(one.visible))
    return Parts(tuple(found.bars), tuple(found.lines), tuple(found.heads), tuple(found.figures))


class _Found:
    def __init__(self) -> None:
        self.bars: list[Bar] = []
        self.lines: list[Line] = []
        self.heads: list[Head] = []
        self.figures: list[Figure] = []

    def add(self, other: _Found) -> None:
        self.bars += other.bars
        self.lines += other.lines
        self.heads += other.heads
        self.figures += other.figures

    def cut(self, visible: Box) -> _Found:
        """What shows of it. A spreadsheet draws a symbol or line that a page break cuts on both pages: a symbol counts
        where the larger part shows, a line loses what is cut off and the head with it."""
        shown = _Found()
        shown.bars = [b for b in (_cut_bar(b, visible) for b in self.bars) if b is not None]
        shown.lines = [x for line in self.lines for x in cut_line(line, visible)]
        shown.heads = [h for h in self.heads if visible.holds(h.tip.x, h.tip.y)]
        shown.figures = [f for f in self.figures if f.box.overlap(visible) >= _SHOWN_SHARE]
        return shown

    def take(self, pieces: list[Piece], heads: list[Head], limits: Limits) -> None:
        """One object's pieces: with a head among them they are an arrow, else each stands for itself."""
        if heads and pieces:
            lines, loose = pair_heads(_strung(pieces, limits), heads, limits.connectors)
            self.lines += lines
            self.heads += loose
            return
        self.heads += heads
        if _is_dashed(pieces, limits):
            for strand in _strung(pieces, limits):
                bar = as_bar(strand, max(p.thickness for p in pieces if isinstance(p, Bar)), limits, stroked=True)
                self.bars += [bar] if bar else []
                self.lines += [] if bar else [Line(strand)]
            return
        for p in pieces:
            if isinstance(p, Bar):
                self.bars.append(p)
            else:
                self.lines.append(Line(p))


def _strung(pieces: Sequence[Piece], limits: Limits) -> list[tuple[Point, ...]]:
    return string_together([p.ends if isinstance(p, Bar) else p for p in pieces], limits.connectors)


def _cut_bar(bar: Bar, visible: Box) -> Bar | None:
    lo, hi, across0, across1 = (
        (visible.x0, visible.x1, visible.y0, visible.y1)
        if bar.horizontal
        else (visible.y0, visible.y1, visible.x0, visible.x1)
    )
    half = bar.thickness / 2
    if not across0 - half <= bar.pos <= across1 + half or min(bar.end, hi) <= max(bar.start, lo):
        return None
    return bar._replace(start=max(bar.start, lo), end=min(bar.end, hi))


def _ink(colour: Rgb | None, limits: Limits) -> Rgb | None:
    return None if colour is None or min(colour) >= limits.white else colour


def _sort_filled(one: Drawn, fill: Rgb, stroke: Rgb | None, limits: Limits, found: _Found) -> None:
    pieces: list[Piece] = []
    heads: list[Head] = []
    rings: list[tuple[tuple[Point, ...], bool]] = []
    con = limits.connectors
    for sub in one.subs:
        ring = clean(sub.points, closed=True)
        if len(ring) < 3:
            if stroke is not None and len(ring) == 2:
                _open_line(ring, one.width, limits, pieces, heads)
            continue
        bar = _thin_box(ring, limits, one.width if stroke else 0.0)
        if bar is not None:
            pieces.append(bar)
            continue
        head = triangle_head(ring, con)
        if head is not None:
            heads.append(head)
            continue
        width = band_width(ring)
        if width <= con.line_max_width and length(ring, closed=True) / 2 >= _BAND_RATIO * max(width, 0.05):
            head = filled_chevron(ring, con)
            if head is not None:
                heads.append(head)
            elif not sub.closed and stroke is not None:  # a stroked line whose fill flag is a leftover
                _open_line(clean(sub.points, closed=False), one.width, limits, pieces, heads)
            else:
                line = centreline(ring, width)
                pieces.append(as_bar(line, width, limits, stroked=False) or line)
        else:
            rings.append((ring, sub.curved))
    found.take(pieces, heads, limits)
    if rings:
        found.figures += _figures(rings, fill, stroke, one.width, limits)


def _figures(
    rings: list[tuple[tuple[Point, ...], bool]], fill: Rgb, stroke: Rgb | None, width: float, limits: Limits
) -> list[Figure]:
    """Outlines with their holes. A ring with a like-shaped hole is an outline drawn as a fill, so its inside is
    paper; a ring alone is a patch of colour."""
    out: list[Figure] = []
    used: set[int] = set()
    boxes = [box_of(r) for r, _ in rings]
    for i, (ring, curved) in enumerate(rings):
        if i in used:
            continue
        hole: tuple[Point, ...] = ()
        for j in range(len(rings)):
            inside = j != i and j not in used and boxes[i].grow(0.3).meet(boxes[j]) == boxes[j]
            if inside and boxes[j].area > 0.3 * boxes[i].area and boxes[j].area < boxes[i].area:
                hole = rings[j][0]
                gap = (boxes[i].width - boxes[j].width + boxes[i].height - boxes[j].height) / 4
                if gap > limits.shapes.nested_gap:
                    hole = ()
                    continue
                used.add(j)
                break
        gap = (boxes[i].width - box_of(hole).width) / 2 if hole else width
        used.add(i)
        out.append(
            Figure(ring, boxes[i], gap, bool(hole) or stroke is not None, not hole, curved, inner=hole, colour=fill)
        )
    return out


def _sort_stroked(one: Drawn, limits: Limits, found: _Found) -> None:
    pieces: list[Piece] = []
    heads: list[Head] = []
    for sub in one.subs:
        if sub.closed:
            _closed_outline(sub, one, limits, pieces, heads, found)
        else:
            _open_line(clean(sub.points, closed=False), one.width, limits, pieces, heads)
    found.take(pieces, heads, limits)


def _closed_outline(
    sub: SubPath,
    one: Drawn,
    limits: Limits,
    pieces: list[Piece],
    heads: list[Head],
    found: _Found,
) -> None:
    ring = clean(sub.points, closed=True)
    if len(ring) < 3:
        _open_line(ring, one.width, limits, pieces, heads)
        return
    bar = _thin_box(ring, limits, one.width)
    head = None if bar else triangle_head(ring, limits.connectors)
    if bar is not None:
        pieces.append(bar)
    elif head is not None:
        heads.append(head)
    else:
        found.figures.append(Figure(ring, box_of(ring), one.width, True, False, sub.curved))


def _open_line(
    points: tuple[Point, ...],
    width: float,
    limits: Limits,
    pieces: list[Piece],
    heads: list[Head],
) -> None:
    if len(points) < 2:
        return
    if (bar := as_bar(points, width, limits, stroked=True)) is not None:
        pieces.append(bar)
    elif (head := chevron_head(points, limits.connectors)) is not None:
        heads.append(head)
    else:
        pieces.append(points)


def _thin_box(ring: tuple[Point, ...], limits: Limits, stroke: float) -> Bar | None:
    """The bar that a thin upright rectangle is (of hardly any length: a corner dot of a rule), or None."""
    b = box_of(ring)
    width, height = b.width, b.height
    thin, long = (height, width) if width >= height else (width, height)
    if thin + stroke > limits.rules.max_thickness or not is_axis_box(ring, b, 0.3 * limits.unit):
        return None
    if long < 1.5 * thin and long > limits.rules.max_thickness:
        return None
    if width >= height:
        return Bar(True, b.cy, b.x0, b.x1, thin + stroke)
    return Bar(False, b.cx, b.y0, b.y1, thin + stroke)


def as_bar(points: Sequence[Point], width: float, limits: Limits, *, stroked: bool) -> Bar | None:
    """The bar that a line is, or None where it leans or bends more than a rule may."""
    b = box_of(points)
    slack = limits.rules.axis_slack
    if width > limits.rules.max_thickness or max(b.width, b.height) <= 0:
        return None
    if b.height <= slack and b.width > 4 * b.height:
        return Bar(True, b.cy, b.x0, b.x1, width, stroked)
    if b.width <= slack and b.height > 4 * b.width:
        return Bar(False, b.cx, b.y0, b.y1, width, stroked)
    return None


def _is_dashed(pieces: Sequence[Piece], limits: Limits) -> bool:
    """Three pieces or more, all straight and short, each a gap after the one before it on one line (or around one
    corner): one dashed line. Pieces that touch are a border drawn cell by cell."""
    if len(pieces) < 3:
        return False
    turns = 0
    for one, two in pairwise(pieces):
        if not isinstance(one, Bar) or not isinstance(two, Bar):
            return False
        gap = min(distance(p, q) for p in one.ends for q in two.ends)
        turns += one.horizontal is not two.horizontal
        in_line = one.horizontal is not two.horizontal or abs(one.pos - two.pos) <= limits.rules.axis_slack
        if max(one.length, two.length) > limits.connectors.dash_gap or not in_line:
            return False
        if not _MIN_DASH_GAP * limits.unit < gap <= limits.connectors.dash_gap:
            return False
    return turns <= len(pieces) // 3
