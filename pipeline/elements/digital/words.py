"""Glyphs to words: parted at spaces, at gaps, at turns of the line, and where a rule stands between two glyphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.elements.digital.chars import BREAK, Glyph, Style, across, along
from pipeline.elements.digital.glyphs import SOFT_HYPHEN
from pipeline.elements.digital.limits import WordLimits
from pipeline.records.drawing import Rule
from pipeline.records.geometry import as_box
from pipeline.records.word import Word


@dataclass(slots=True)
class _Piece:
    """Glyphs of one word while it grows. parted_before, parted_after: a space stood there."""

    glyphs: list[Glyph]
    parted_before: bool
    parted_after: bool = False

    @property
    def style(self) -> Style:
        return self.glyphs[0].style


LaidWord = tuple[Word, Style]
"""A word and the style of its first glyph."""


def build_words(glyphs: Sequence[Glyph], rules: Sequence[Rule], limits: WordLimits) -> list[LaidWord]:
    """Words in the order of the text layer. rules: the page's table rules; a word never goes through one."""
    parting = _Partings(rules)
    pieces = _cut(glyphs, parting, limits)
    pieces = _glue(pieces, parting, limits)
    return [w for w in (_laid(p, text, bold) for p, text, bold in _without_twins(pieces, limits)) if w is not None]


class _Partings:
    """Table rules that stand across lines of text, by the text's angle, sorted along the line."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._found: dict[int, list[tuple[float, float, float]]] = {}
        for angle in (0, 90, 180, 270):
            rows = []
            for r in rules:
                if r.horizontal is (angle in (90, 270)):
                    b = along((r.start, r.pos, r.end, r.pos) if r.horizontal else (r.pos, r.start, r.pos, r.end), angle)
                    rows.append(((b[0] + b[2]) / 2, b[1], b[3]))
            self._found[angle] = sorted(rows)

    def between(self, left: Glyph, right: Glyph, slack: float) -> bool:
        """True where a rule crosses the line in the gap between two glyphs."""
        rows = self._found[left.style.angle]
        at = bisect_left(rows, (left.u1 - slack,))
        middle = (left.v0 + left.v1) / 2
        while at < len(rows) and rows[at][0] <= right.u0 + slack:
            if rows[at][1] <= middle <= rows[at][2]:
                return True
            at += 1
        return False


def _cut(glyphs: Sequence[Glyph], parting: _Partings, limits: WordLimits) -> list[_Piece]:
    pieces: list[_Piece] = []
    usual = _usual_gaps(glyphs)
    current: _Piece | None = None
    last = BREAK
    pair = BREAK.style, BREAK.style
    same_way, back, plain, marked, shift, rule = _reach(*pair, 0.0, limits)
    space = made = False
    for g in glyphs:
        text, u0, v0, _, v1, style, made_up = g
        if not text:
            space, made = space or not made_up, made or made_up
            continue
        if current is not None and not space:
            last_text, _u0, last_v0, last_u1, last_v1, last_style, _made = last
            if style is not pair[1] or last_style is not pair[0]:
                pair = last_style, style
                same_way, back, plain, marked, shift, rule = _reach(*pair, usual.get(id(style), 0.0), limits)
            gap = u0 - last_u1
            if (
                same_way
                and back <= gap <= (marked if made else plain)
                and abs((v0 + v1) - (last_v0 + last_v1)) / 2 <= shift
                and not (gap >= rule and parting.between(last, g, 0.0))
            ):
                if last_text == text and _is_twin(last, g, limits):
                    continue
                current.glyphs.append(g)
                last, made = g, False
                continue
        if current is not None:
            current.parted_after = space
        current = _Piece([g], space)
        pieces.append(current)
        last, space, made = g, False, False
    return pieces


def _reach(
    last: Style, style: Style, usual: float, limits: WordLimits
) -> tuple[bool, float, float, float, float, float]:
    """How a glyph must stand after another to go on with its word, by their two styles: whether it may at all, the
    least gap, the largest gap, the largest where PDFium made up a space, the largest shift across the line, and the
    gap that a rule may part."""
    size = min(style.size, last.size)
    return (
        style.angle == last.angle,
        -0.5 * size,
        limits.space_gap * size + usual,
        limits.space_gap_marked * size + usual,
        limits.line_shift * max(size, 1.0),
        limits.rule_gap * size,
    )


def _usual_gaps(glyphs: Sequence[Glyph]) -> dict[int, float]:
    """The letter spacing of each text object that is set wide: the median gap between its glyphs."""
    gaps: dict[int, list[float]] = {}
    row: list[float] = []
    before, end = BREAK.style, 0.0
    for text, u0, _, u1, _, style, _ in glyphs:
        if style is not before:
            row, before = gaps.setdefault(id(style), []), style
        elif text:
            row.append(u0 - end)
        end = u1
    return {k: m for k, v in gaps.items() if len(v) > 3 and (m := median(v)) > 0}


def _is_twin(last: Glyph, g: Glyph, limits: WordLimits) -> bool:
    """The same glyph printed again a hair aside."""
    near = limits.twin_shift * g.style.size
    return last.text == g.text and abs(last.u0 - g.u0) <= near and abs(last.v0 - g.v0) <= near


def _glue(pieces: list[_Piece], parting: _Partings, limits: WordLimits) -> list[_Piece]:
    """Pieces of one word that were not written one after the other, joined where they touch and no space was typed."""
    starts = [(p.style.angle, p.glyphs[0].u0) for p in pieces]
    order = sorted(range(len(pieces)), key=starts.__getitem__)
    by_start = [starts[i] for i in order]
    gone: set[int] = set()
    for i, piece in enumerate(pieces):
        while not piece.parted_after and i not in gone:
            last = piece.glyphs[-1]
            reach = limits.glue_gap * last.style.size
            at = bisect_left(by_start, (last.style.angle, last.u1 - reach))
            found = None
            while at < len(order) and by_start[at] <= (last.style.angle, last.u1 + reach):
                j = order[at]
                at += 1
                first = pieces[j].glyphs[0]
                if j == i or j in gone or pieces[j].parted_before or abs(first.v1 - last.v1) > 0.1 * last.style.size:
                    continue
                if abs(first.style.size - last.style.size) > 0.1 * last.style.size or parting.between(last, first, 0.5):
                    continue
                found = j
                break
            if found is None:
                break
            piece.glyphs += pieces[found].glyphs
            piece.parted_after = pieces[found].parted_after
            gone.add(found)
    return [p for i, p in enumerate(pieces) if i not in gone]


def _without_twins(pieces: Sequence[_Piece], limits: WordLimits) -> list[tuple[_Piece, str, bool]]:
    """Pieces once each, with their text; one that was printed again a hair aside is fake bold."""
    kept: list[tuple[_Piece, str, bool]] = []
    seen: dict[str, list[int]] = {}
    for piece in pieces:
        text = "".join([g.text for g in piece.glyphs])
        first = piece.glyphs[0]
        twin = None
        for k in seen.get(text, ()):
            other = kept[k][0].glyphs[0]
            near = limits.twin_shift * first.style.size
            same_way = other.style.angle == first.style.angle
            if same_way and abs(other.u0 - first.u0) <= near and abs(other.v0 - first.v0) <= near:
                twin = k
                break
        if twin is None:
            seen.setdefault(text, []).append(len(kept))
            kept.append((piece, text, False))
        else:
            kept[twin] = (kept[twin][0], text, True)
    return kept


def _laid(piece: _Piece, text: str, twice: bool) -> LaidWord | None:
    if SOFT_HYPHEN in text:
        text = text.rstrip(SOFT_HYPHEN).replace(SOFT_HYPHEN, "") + ("-" if text.endswith(SOFT_HYPHEN) else "")
    if not text:
        return None
    style = piece.style
    _, u0, v0, u1, v1, styles, _ = zip(*piece.glyphs, strict=True)
    span = min(u0), min(v0), max(u1), max(v1)
    box = across(span, style.angle) if style.angle else as_box(span)
    bold = twice or 2 * sum([s.bold for s in styles]) > len(styles)
    word = Word(text, box, size=round(style.size, 2), angle=style.angle, bold=bold)
    return word, style
