"""The lines of a piece: those that the first engine read, print that it passed over, and the parts of a line that are
worth a second look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from pipeline.ocr.boxes import HIGH
from pipeline.ocr.engine import Gray, RawWord
from pipeline.ocr.ink import Span, ink_of, runs, text_lines
from pipeline.ocr.picture import LOWER_CASE
from pipeline.ocr.policy import trusted
from pipeline.ocr.prepare import Piece

_AWAY = 2.0  # the same: a box that reaches so far above or below those beside it takes in what is no part of its line
_DENSE = 0.33  # of a line's densest row: lower-case letters
_BEYOND = 0.5  # of their height: what rises above and falls below them
LINE_HEIGHT = 1.9  # heights of a lower-case letter: a line of type with what rises and falls, and some white
_WHITE = 0.25  # heights of lower-case letters: half a space of narrow type


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


def lines_with_words(piece: Piece, words: Sequence[RawWord]) -> list[Line]:
    """The lines of a piece, top down: those that the first engine read, and what stands between them unread."""
    picture = piece.picture
    height, width = picture.shape
    by_line: dict[int, list[RawWord]] = {}
    for w in words:
        by_line.setdefault(w.line, []).append(w)
    unread = picture.copy()
    found: list[Line] = []
    for inside in by_line.values():
        level = _level(inside)
        y0 = max(0, int(min(w.y0 for w in level)))
        y1 = min(height, int(max(w.y1 for w in level)) + 1)
        if y1 <= y0:
            continue
        top, foot = _printed(picture, y0, y1, inside)
        unread[max(0, top - 2) : foot + 2] = 255
        pad = max(2, (y1 - y0) // 6)
        rows = Span(max(0, y0 - pad), min(height, y1 + pad), 0, width)
        columns = np.flatnonzero(ink_of(picture[y0:y1]).any(axis=0))
        x0 = min(int(min(w.x0 for w in inside)), int(columns[0]) if columns.size else width)
        x1 = max(int(max(w.x1 for w in inside)) + 1, int(columns[-1]) + 1 if columns.size else 0)
        span = rows._replace(x0=max(0, x0 - pad), x1=min(width, x1 + pad))
        worst = min(map(trusted, inside))
        if passed_over(picture, Span(y0, y1, span.x0, span.x1), inside):
            worst = 0.0
        found.append(Line(piece.key, span, tuple(inside), worst))
    for span in text_lines(unread):
        if passed_over(unread, span, ()):
            more = max(
                0, round(LINE_HEIGHT * LOWER_CASE - (span.y1 - span.y0)) // 2
            )  # what its neighbours' boxes hid of it
            whole = span._replace(y0=max(0, span.y0 - more), y1=min(height, span.y1 + more))
            found.append(Line(piece.key, whole, (), 0.0))
    return sorted(found, key=lambda ln: (ln.span.y0 + ln.span.y1, ln.span.x0))


def _level(words: Sequence[RawWord]) -> Sequence[RawWord]:
    """Words of a line without those whose boxes take in what stands above or below it, a logo above a letterhead: they
    rise or fall beyond the others by more than a line."""
    top, foot = median([w.y0 for w in words]), median([w.y1 for w in words])
    more = _AWAY * LOWER_CASE
    return [w for w in words if w.y0 >= top - more and w.y1 <= foot + more] or words


def _printed(picture: Gray, y0: int, y1: int, words: Sequence[RawWord]) -> tuple[int, int]:
    """The rows of a line. On blurred pages engines draw the boxes of words so high that the lines above and below lie
    in them: of such the rows count in which the middle one's ink is dense, and what rises and falls beyond them."""
    if median([w.y1 - w.y0 for w in words]) <= HIGH * LOWER_CASE:
        return y0, y1
    rows = np.count_nonzero(ink_of(picture[y0:y1]), axis=1)
    dense = runs(np.asarray(rows >= _DENSE * max(1, rows.max(initial=0))))
    if not dense:
        return y0, y1
    middle = median([(w.y0 + w.y1) / 2 for w in words]) - y0
    top, foot = min(dense, key=lambda run: abs((run[0] + run[1]) / 2 - middle))
    more = _BEYOND * (foot - top)
    return y0 + max(0, round(top - more)), min(y1, y0 + round(foot + more))


def passed_over(picture: Gray, span: Span, words: Sequence[RawWord]) -> bool:
    """Whether print as wide as a short word and as high as a letter stands in the span outside all its words."""
    ink = ink_of(span.cut(picture))
    for w in words:
        a, b = int(w.x0 - span.x0 - 0.4 * LOWER_CASE), int(w.x1 - span.x0 + 0.4 * LOWER_CASE) + 1
        ink[:, max(0, a) : max(0, b)] = False
    columns, rows = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    if columns.size < (1.2 if words else 0.25) * LOWER_CASE:
        return False
    return bool(rows[-1] - rows[0] >= 0.7 * LOWER_CASE)


def parts_to_ask(line: Line, below: float) -> list[Line]:
    """The line from left to right in parts that are asked about and parts that are not: a doubtful word goes with its
    neighbours, since signs and spaces are read by what stands beside them. The line itself where print was passed over,
    which may stand anywhere in it, and where parts would save little."""
    words = sorted(line.words, key=lambda w: w.x0)
    if line.doubt == 0 or line.doubt >= below:
        return [line]
    near = [any(trusted(w) < below for w in words[max(0, i - 1) : i + 2]) for i in range(len(words))]
    tight = [words[i].x0 - max(w.x1 for w in words[:i]) < _WHITE * LOWER_CASE for i in range(1, len(words))]
    for i in (*range(1, len(words)), *range(len(words) - 1, 0, -1)):  # no cut where there is no white to cut in
        if tight[i - 1] and near[i] != near[i - 1]:
            near[i] = near[i - 1] = True
    if all(near):
        return [line]
    parts: list[Line] = []
    start, left = 0, line.span.x0
    for i in range(1, len(words) + 1):
        if i < len(words) and near[i] == near[start]:
            continue
        right = line.span.x1 if i == len(words) else int((words[i - 1].x1 + words[i].x0) / 2)
        inside = tuple(words[start:i])
        parts.append(Line(line.key, line.span._replace(x0=left, x1=right), inside, min(map(trusted, inside))))
        start, left = i, right
    return parts
