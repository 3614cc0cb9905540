"""A second engine asked about the doubtful lines of a page, within a budget.

The two engines fail on different words, so their agreement is the best evidence there is and their disagreement
the best reason to have a person look. Asked are: step numbers, lines with a word of a low mark, and lines with
print that the first engine passed over (a line lost is worse than a line misread: nothing shows it).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.data.load import read_toml
from pipeline.ocr.agree import Judged, alone, settle
from pipeline.ocr.engine import Engine, Gray, RawWord
from pipeline.ocr.ink import Span, ink_of, text_lines
from pipeline.ocr.picture import LOWER_CASE
from pipeline.ocr.prepare import Piece

_NEVER = 1000.0  # above any mark


@dataclass(frozen=True, slots=True)
class Policy:
    """ask_below: a line is asked about when its worst word has a lower mark. budget: share of the page's length of
    text that may be asked about; at_least: lines that may be asked about on any page."""

    ask_below: float
    budget: float
    at_least: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a piece. words: what the first engine read there. doubt: the lowest mark (0 for print passed over);
    the lower, the sooner it is asked about."""

    key: int
    span: Span
    words: tuple[RawWord, ...]
    doubt: float

    @property
    def cost(self) -> float:
        """Length in line heights: what a recogniser's time grows with."""
        return (self.span.x1 - self.span.x0) / max(1, self.span.y1 - self.span.y0)


def policy() -> Policy:
    found = read_toml("ocr.toml")["second"]
    return Policy(float(found["ask_below"]), float(found["budget"]), int(found["at_least"]))


def second_opinion(
    first: Engine, second: Engine | None, pieces: Sequence[Piece], raw: Mapping[int, Sequence[RawWord]]
) -> dict[int, list[Judged]]:
    """Every word of every piece with its confidence, in reading order.

    Without a second engine only lines that were passed over are asked about, from the first engine, alone.
    """
    rule = policy()
    by_key = {p.key: p for p in pieces}
    lines = [line for p in pieces for line in lines_with_words(p, raw[p.key])]
    asked = _chosen([ln for ln in lines if ln.doubt < (rule.ask_below if second else 0.5)], lines, rule)
    out: dict[int, list[Judged]] = {p.key: [] for p in pieces}
    for number, line in enumerate(lines):
        if number_asked := (id(line) in asked):
            engine = second or first
            found = engine.read(np.ascontiguousarray(line.span.cut(by_key[line.key].picture)), "line")
            moved = tuple(_moved(w, line.span) for w in found)
        if not number_asked:
            out[line.key] += [alone(first.name, w, number) for w in line.words]
        elif second is None:
            out[line.key] += [alone(first.name, w, number) for w in line.words or moved]
        else:
            out[line.key] += settle(first.name, line.words, second.name, moved, number)
    return out


def _chosen(doubtful: list[Line], lines: list[Line], rule: Policy) -> set[int]:
    left = rule.budget * sum(line.cost for line in lines)
    chosen: set[int] = set()
    for line in sorted(doubtful, key=lambda ln: ln.doubt):
        if line.cost > left and len(chosen) >= rule.at_least:
            break
        chosen.add(id(line))
        left -= line.cost
    return chosen


def lines_with_words(piece: Piece, words: Sequence[RawWord]) -> list[Line]:
    """The lines of a piece as its ink shows them, top down, each with the words that stand on it."""
    spans = text_lines(piece.picture)
    if not spans:
        spans = (Span(0, piece.picture.shape[0], 0, piece.picture.shape[1]),)
    held: list[list[RawWord]] = [[] for _ in spans]
    for w in words:
        common = [min(w.y1, s.y1) - max(w.y0, s.y0) for s in spans]
        held[int(np.argmax(common))].append(w)
    return [
        Line(piece.key, span, tuple(inside), _doubt(piece, span, inside))
        for span, inside in zip(spans, held, strict=True)
    ]


def _doubt(piece: Piece, span: Span, words: Sequence[RawWord]) -> float:
    if passed_over(piece.picture, span, words):
        return 0.0
    if not words:
        return _NEVER
    worst = min(w.mark for w in words)
    return min(worst, 50.0) if piece.hint == "number" else worst


def passed_over(picture: Gray, span: Span, words: Sequence[RawWord]) -> bool:
    """Whether print as wide as a short word and as high as a letter stands on the line outside all its words."""
    if span.y1 - span.y0 < 0.8 * LOWER_CASE:
        return False
    ink = ink_of(span.cut(picture))
    for w in words:
        a, b = int(w.x0 - span.x0 - 0.4 * LOWER_CASE), int(w.x1 - span.x0 + 0.4 * LOWER_CASE) + 1
        ink[:, max(0, a) : max(0, b)] = False
    columns = np.flatnonzero(ink.any(axis=0))
    if columns.size < (1.2 if words else 0.25) * LOWER_CASE:
        return False
    rows = np.flatnonzero(ink.any(axis=1))
    return bool(rows[-1] - rows[0] >= 0.7 * LOWER_CASE)


def _moved(w: RawWord, span: Span) -> RawWord:
    return RawWord(w.text, w.x0 + span.x0, w.y0 + span.y0, w.x1 + span.x0, w.y1 + span.y0, w.mark, w.line)
