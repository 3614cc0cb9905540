"""A second engine asked about the doubtful lines of a page, within a budget.

The two engines fail on different words, so their agreement is the best evidence there is and their disagreement
the best reason to have a person look. Asked are lines with a word of a low mark (for step numbers, which have no
neighbours to be read by, a higher mark counts as low) and lines with print that the first engine passed over: a
line lost is worse than a line misread, since nothing shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from rapidfuzz import fuzz

from pipeline.data.load import read_toml
from pipeline.ocr.agree import Judged, alone, may_hide_q, seen_alone, settle, with_q
from pipeline.ocr.engine import Engine, Gray, RawWord
from pipeline.ocr.ink import Span, ink_of, runs, text_lines
from pipeline.ocr.picture import LOWER_CASE
from pipeline.ocr.prepare import Piece
from pipeline.ocr.records import Hint

_LIKE = 1.6  # times the height of a piece's other words below which a line of type is
_LEAST = 0.7  # of a lower-case letter: no line of type is lower
_HIGH = 1.9  # heights of a lower-case letter: no box of a word is higher that fits its word
_AWAY = 2.0  # the same: a box that reaches so far above or below those beside it takes in what is no part of its line
_DENSE = 0.33  # of a line's densest row: lower-case letters
_BEYOND = 0.5  # of their height: what rises above and falls below them
_LINE = 1.9  # the same: a line of type with what rises and falls, and some white
_SHARED = 0.3  # of the lower one's height that two readings of one word share
_SAME = 70  # likeness of two readings of one word, of 100
_SPARSE = 2.0  # heights of lower-case letters: on the average no letter is as wide
_LETTERS = 3  # heights of a lower-case letter: the shortest line of type whose loss is told
_WHITE = 0.25  # heights of lower-case letters: half a space of narrow type


@dataclass(frozen=True, slots=True)
class Policy:
    """ask_below, number_below: a line (a step number) is asked about when its worst word has a lower mark.
    budget: share of the page's length of text that may be asked about; at_least: lines that may be on any page.
    beside_lost: what the confidence of words is multiplied by beside which a line stayed unread. if_hidden: most that
    the mark counts of a word that may hide a Q; if_guessed: most confidence of one whose Q was told elsewhere."""

    ask_below: float
    number_below: float
    budget: float
    at_least: int
    beside_lost: float
    if_hidden: float
    if_guessed: float


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


@cache
def policy() -> Policy:
    found = read_toml("ocr.toml")["second"]
    return Policy(
        float(found["ask_below"]),
        float(found["number_below"]),
        float(found["budget"]),
        int(found["at_least"]),
        float(found["beside_lost"]),
        float(found["if_hidden"]),
        float(found["if_guessed"]),
    )


def second_opinion(
    first: Engine, second: Engine | None, pieces: Sequence[Piece], raw: Mapping[int, Sequence[RawWord]]
) -> dict[int, list[Judged]]:
    """Every word of every piece with its confidence, in reading order.

    Without a second engine only lines that were passed over are asked about, from the first engine, alone.
    """
    rule = policy()
    by_key = {p.key: p for p in pieces}
    lines = [line for p in pieces for line in lines_with_words(p, raw[p.key])]
    whole = [
        (n, part) for n, line in enumerate(lines) for part in parts_to_ask(line, _below(by_key[line.key].hint, rule))
    ]
    doubtful = [p for _, p in whole if _doubtful(p, by_key[p.key].hint, rule, second)]
    asked = _chosen(doubtful, lines, rule) | {id(p) for p in doubtful if not p.words and _is_type(p, raw[p.key])}
    asked |= _first_of_hidden(doubtful) if second is not None else set()
    hidden: dict[str, str] = {}
    out: dict[int, list[Judged]] = {p.key: [] for p in pieces}
    lost: set[int] = set()
    for number, line in whole:
        if id(line) not in asked:
            out[line.key] += [alone(first.name, w, number) for w in line.words]
            lost |= {line.key} if not line.words and _is_type(line, raw[line.key]) else set()
            continue
        cut = np.ascontiguousarray(line.span.cut(by_key[line.key].picture))
        other = second
        again = tuple(_moved(w, line.span) for w in (other or first).read(cut, "line"))
        if other is not None and not again and not line.words:
            other = None
            again = tuple(_moved(w, line.span) for w in first.read(cut, "line"))
        new = again if line.words else _without_known(again, raw[line.key])
        if other is None:
            found = [alone(first.name, w, number) for w in line.words or new]
        elif not line.words and _is_type(line, raw[line.key]):
            found = seen_alone(other.name, new, number)
        else:
            found = settle(first.name, line.words, other.name, new, number)
            hidden |= with_q(line.words, found)
        out[line.key] += found
        only_seemed = bool(again) and not new
        picture, read = by_key[line.key].picture, raw[line.key]
        if not line.words and not only_seemed and _is_missing(line, found, picture, read):
            lost.add(line.key)
    out = {k: [_with_hidden(j, hidden, rule) for j in found] for k, found in out.items()} if hidden else out
    return {k: [_beside_lost(j, rule) for j in found] if k in lost else found for k, found in out.items()}


def _is_missing(line: Line, found: Sequence[Judged], picture: Gray, words: Sequence[RawWord]) -> bool:
    """Whether a line of type that was passed over is not in what was found at last: far fewer letters than its ink is
    wide for. words: all of its piece."""
    letters = sum(c.isalnum() for j in found for c in j.word.text)
    ink = int(np.count_nonzero(ink_of(line.span.cut(picture)).any(axis=0)))
    return _is_type(line, words) and letters * _SPARSE * LOWER_CASE < ink


def _first_of_hidden(doubtful: Sequence[Line]) -> set[int]:
    """One line for each word that may hide a Q: what it says of the word holds for the page."""
    seen: dict[str, int] = {}
    for line in doubtful:
        for w in line.words:
            if may_hide_q(w.text):
                seen.setdefault(w.text, id(line))
    return set(seen.values())


def _with_hidden(judged: Judged, hidden: Mapping[str, str], rule: Policy) -> Judged:
    """The word with its Q where the same word was found to hide one elsewhere; believed as little as a guess."""
    text = hidden.get(judged.word.text)
    if text is None:
        return judged
    return Judged(replace(judged.word, text=text), min(judged.confidence, rule.if_guessed))


def _without_known(words: Sequence[RawWord], known: Sequence[RawWord]) -> tuple[RawWord, ...]:
    """What was read of a line that seemed lost, without what stands there already: parts of its neighbours."""
    return tuple(w for w in words if not any(_is_known(w, k) for k in known))


def _is_known(word: RawWord, known: RawWord) -> bool:
    wide = min(word.x1, known.x1) - max(word.x0, known.x0)
    high = min(word.y1, known.y1) - max(word.y0, known.y0)
    beside = wide < 0.5 * min(word.x1 - word.x0, known.x1 - known.x0)
    apart = high < _SHARED * min(word.y1 - word.y0, known.y1 - known.y0)
    if beside or apart:
        return False
    one, other = ("".join(c for c in w.text if c.isalnum()) for w in (word, known))
    return one in other or fuzz.ratio(one, other) >= _SAME


def _is_type(line: Line, words: Sequence[RawWord]) -> bool:
    """Whether print that nobody could read is a line of type as high as the others of its piece, and some letters
    long: a signature, a logo or a speck is not."""
    heights = [w.y1 - w.y0 for w in words]
    if not heights:
        return False
    usual = float(np.median(heights))
    high, wide = line.span.y1 - line.span.y0, line.span.x1 - line.span.x0
    return _LEAST * LOWER_CASE <= high <= _LIKE * max(usual, _LINE * LOWER_CASE) and wide >= _LETTERS * LOWER_CASE


def _beside_lost(judged: Judged, rule: Policy) -> Judged:
    """A word of a piece of which a line was lost: right as it may be, the piece's text is not. All words of it are
    believed less by the same ratio, so that what is noise beside them still shows."""
    return replace(judged, confidence=judged.confidence * rule.beside_lost)


def parts_to_ask(line: Line, below: float) -> list[Line]:
    """The line from left to right in parts that are asked about and parts that are not: a doubtful word goes with its
    neighbours, since signs and spaces are read by what stands beside them. The line itself where print was passed over,
    which may stand anywhere in it, and where parts would save little."""
    words = sorted(line.words, key=lambda w: w.x0)
    if line.doubt == 0 or line.doubt >= below:
        return [line]
    near = [any(_trusted(w) < below for w in words[max(0, i - 1) : i + 2]) for i in range(len(words))]
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
        parts.append(Line(line.key, line.span._replace(x0=left, x1=right), inside, min(map(_trusted, inside))))
        start, left = i, right
    return parts


def _trusted(word: RawWord) -> float:
    """The word's mark, or less where it may hide a letter that the first engine's models seldom give."""
    return min(word.mark, policy().if_hidden) if may_hide_q(word.text) else word.mark


def _below(hint: Hint, rule: Policy) -> float:
    return rule.number_below if hint == "number" else rule.ask_below


def _doubtful(line: Line, hint: Hint, rule: Policy, second: Engine | None) -> bool:
    if second is None:
        return line.doubt == 0
    return line.doubt < _below(hint, rule)


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
        worst = min(map(_trusted, inside))
        if passed_over(picture, Span(y0, y1, span.x0, span.x1), inside):
            worst = 0.0
        found.append(Line(piece.key, span, tuple(inside), worst))
    for span in text_lines(unread):
        if passed_over(unread, span, ()):
            more = max(0, round(_LINE * LOWER_CASE - (span.y1 - span.y0)) // 2)  # what its neighbours' boxes hid of it
            whole = span._replace(y0=max(0, span.y0 - more), y1=min(height, span.y1 + more))
            found.append(Line(piece.key, whole, (), 0.0))
    return sorted(found, key=lambda ln: (ln.span.y0 + ln.span.y1, ln.span.x0))


def _level(words: Sequence[RawWord]) -> Sequence[RawWord]:
    """Words of a line without those whose boxes take in what stands above or below it, a logo above a letterhead: they
    rise or fall beyond the others by more than a line."""
    top, foot = float(np.median([w.y0 for w in words])), float(np.median([w.y1 for w in words]))
    more = _AWAY * LOWER_CASE
    return [w for w in words if w.y0 >= top - more and w.y1 <= foot + more] or words


def _printed(picture: Gray, y0: int, y1: int, words: Sequence[RawWord]) -> tuple[int, int]:
    """The rows of a line. On blurred pages engines draw the boxes of words so high that the lines above and below lie
    in them: of such the rows count in which the middle one's ink is dense, and what rises and falls beyond them."""
    if float(np.median([w.y1 - w.y0 for w in words])) <= _HIGH * LOWER_CASE:
        return y0, y1
    rows = np.count_nonzero(ink_of(picture[y0:y1]), axis=1)
    dense = runs(np.asarray(rows >= _DENSE * max(1, rows.max(initial=0))))
    if not dense:
        return y0, y1
    middle = float(np.median([(w.y0 + w.y1) / 2 for w in words])) - y0
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


def _moved(w: RawWord, span: Span) -> RawWord:
    return RawWord(w.text, w.x0 + span.x0, w.y0 + span.y0, w.x1 + span.x0, w.y1 + span.y0, w.mark, w.line)
