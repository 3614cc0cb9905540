"""Words that were read among the lines: what runs within one is a stroke of its type, and no line ends inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.data.load import read_toml
from pipeline.elements.scan.strokes import Mask, Stroke
from pipeline.records.geometry import Box
from pipeline.records.word import Word


def type_boxes(words: Sequence[Word]) -> tuple[Box, ...]:
    """The boxes, points, of words that are surely type: several letters, and no sign among them that a line could have
    been read for; or the one letter that a branch is labelled with."""
    known = read_toml("alur.toml")["label"]
    short = {w for label in ("ya", "tidak") for w in known[label] if len(w) == 1}
    return tuple(
        w.box
        for w in words
        if (len(w.text) > 1 or w.text.casefold() in short) and all(c.isalpha() or c in ".,:?/" for c in w.text)
    )


def clear_of_type(strokes: Sequence[Stroke], words: Sequence[Box], px: float) -> list[Stroke]:
    """The strokes without those that lie in a word, and with ends that run on into one cut off there. words: boxes in
    the strokes' pixels."""
    if not words:
        return list(strokes)
    out = []
    for s in strokes:
        cut: Stroke | None = s
        for box in words:
            cut = _cut(cut, box, px) if cut is not None else None
        if cut is not None:
            out.append(cut)
    return out


def blank(ink: Mask, words: Sequence[Box]) -> None:
    """Takes the ink of words away, so that no letter at a line's end is judged for a head."""
    for box in words:
        ink[max(0, round(box.y0)) : max(0, round(box.y1)) + 1, max(0, round(box.x0)) : max(0, round(box.x1)) + 1] = 0


def _cut(s: Stroke, box: Box, px: float) -> Stroke | None:
    edge = read_toml("penghubung.toml")["garis"]["huruf_tepi_mm"] * px
    near, far, low, high = (box.y0, box.y1, box.x0, box.x1) if s.horizontal else (box.x0, box.x1, box.y0, box.y1)
    if not near - edge <= s.pos <= far + edge:
        return s
    within = min(s.end, high + edge) - max(s.start, low - edge)
    if within <= 0:
        return s
    if within >= 0.75 * s.length:
        return None
    if not near + edge <= s.pos <= far - edge:
        return s  # it touches the letters from outside, and may run on past them
    if s.end <= high + edge:
        return replace(s, end=max(s.start, low))
    if s.start >= low - edge:
        return replace(s, start=min(s.end, high))
    return s
