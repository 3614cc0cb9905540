"""A second engine asked about the doubtful lines of a page, within a budget.

The two engines fail on different words, so their agreement is the best evidence there is and their disagreement
the best reason to have a person look. Asked are lines with a word of a low mark (for step numbers, which have no
neighbours to be read by, a higher mark counts as low), lines with print that the first engine passed over, since a
line lost is worse than a line misread and nothing shows it, and whatever the mark words that look misread (on 36 public
documents as rough scans nearly forty values were right by that, none wrong), words that their ink contradicts, and
lines that a pen or a stamp runs over, in which the marks say least; not those of them that read again as they were read
beyond doubt in another state of the picture: that is a second reading already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from rapidfuzz import fuzz

from pipeline.ocr.agree import Judged, alone, seen_alone, settle, with_q
from pipeline.ocr.boxes import levelled
from pipeline.ocr.engine import Engine, Gray, RawWord
from pipeline.ocr.hidden_q import may_hide_q
from pipeline.ocr.ink import Span, ink_of
from pipeline.ocr.lines import Line, lines_with_words, parts_to_ask
from pipeline.ocr.lines_of_type import is_type
from pipeline.ocr.misread import looks_misread
from pipeline.ocr.numerals import marked
from pipeline.ocr.picture import LOWER_CASE
from pipeline.ocr.policy import Policy, below, policy
from pipeline.ocr.prepare import Piece
from pipeline.ocr.records import Hint, letters_of
from pipeline.ocr.slashes import with_slashes
from pipeline.ocr.widths import with_misfits

_SHARED = 0.3  # of the lower one's height that two readings of one word share
_SAME = 70  # likeness of two readings of one word, of 100
_SPARSE = 2.0  # heights of lower-case letters: on the average no letter is as wide


def second_opinion(
    first: Engine, second: Engine | None, pieces: Sequence[Piece], raw: Mapping[int, Sequence[RawWord]]
) -> dict[int, list[Judged]]:
    """Every word of every piece with its confidence, in reading order.

    Without a second engine only lines that were passed over are asked about, from the first engine, alone.
    """
    rule = policy()
    by_key = {p.key: p for p in pieces}
    raw = {p.key: marked(levelled(raw[p.key]), p.picture) for p in pieces}
    raw = with_misfits(raw, {p.key: p.picture for p in pieces})
    raw = {p.key: [with_slashes(w, p.picture) for w in raw[p.key]] for p in pieces}
    lines = [line for p in pieces for line in lines_with_words(p, raw[p.key])]
    whole = [
        (n, part) for n, line in enumerate(lines) for part in parts_to_ask(line, below(by_key[line.key].hint, rule))
    ]
    confirmed = {p.key for p in pieces if p.seen and p.seen == letters_of(w.text for w in raw[p.key])}
    doubtful = [p for _, p in whole if p.key not in confirmed and _doubtful(p, by_key[p.key].hint, rule, second)]
    of_type = {id(p) for _, p in whole if not p.words and is_type(p, by_key[p.key].picture, raw[p.key])}
    asked = _chosen(doubtful, lines, rule) | {id(p) for p in doubtful if id(p) in of_type}
    if second is not None:
        asked |= _first_of_hidden(doubtful) | _misread(doubtful)
        asked |= {id(p) for p in doubtful if by_key[p.key].hint == "crossed"}
    hidden: dict[str, str] = {}
    out: dict[int, list[Judged]] = {p.key: [] for p in pieces}
    lost: set[int] = set()
    for number, line in whole:
        if id(line) not in asked:
            out[line.key] += [alone(first.name, w, number) for w in line.words]
            lost |= {line.key} if id(line) in of_type else set()
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
        elif id(line) in of_type:
            found = seen_alone(other.name, new, number)
        else:
            found = settle(first.name, line.words, other.name, new, number)
            hidden |= with_q(line.words, found)
        out[line.key] += found
        only_seemed = bool(again) and not new
        if id(line) in of_type and not only_seemed and _is_missing(line, found, by_key[line.key].picture):
            lost.add(line.key)
    out = {k: [_with_hidden(j, hidden, rule) for j in found] for k, found in out.items()} if hidden else out
    return {k: [_beside_lost(j, rule) for j in found] if k in lost else found for k, found in out.items()}


def _is_missing(line: Line, found: Sequence[Judged], picture: Gray) -> bool:
    """Whether a line of type that was passed over is not in what was found at last: far fewer letters than its ink is
    wide for."""
    letters = sum(c.isalnum() for j in found for c in j.word.text)
    ink = int(np.count_nonzero(ink_of(line.span.cut(picture)).any(axis=0)))
    return letters * _SPARSE * LOWER_CASE < ink


def _misread(doubtful: Sequence[Line]) -> set[int]:
    """Lines with a word that is a known one but for a letter, or that its ink contradicts: worth asking about on any
    page, since the other reading is most often right."""
    return {id(line) for line in doubtful if any(w.encloses or w.misfit or looks_misread(w.text) for w in line.words)}


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
    one, other = (letters_of([w.text]) for w in (word, known))
    return one in other or fuzz.ratio(one, other) >= _SAME


def _beside_lost(judged: Judged, rule: Policy) -> Judged:
    """A word of a piece of which a line was lost: right as it may be, the piece's text is not. All words of it are
    believed less by the same ratio, so that what is noise beside them still shows."""
    return replace(judged, confidence=judged.confidence * rule.beside_lost)


def _doubtful(line: Line, hint: Hint, rule: Policy, second: Engine | None) -> bool:
    if second is None:
        return line.doubt == 0
    return line.doubt < below(hint, rule)


def _chosen(doubtful: list[Line], lines: list[Line], rule: Policy) -> set[int]:
    left = rule.budget * sum(line.cost for line in lines)
    chosen: set[int] = set()
    for line in sorted(doubtful, key=lambda ln: ln.doubt):
        if line.cost > left and len(chosen) >= rule.at_least:
            break
        chosen.add(id(line))
        left -= line.cost
    return chosen


def _moved(w: RawWord, span: Span) -> RawWord:
    return RawWord(w.text, w.x0 + span.x0, w.y0 + span.y0, w.x1 + span.x0, w.y1 + span.y0, w.mark, w.line)
