"""Two readings of one line made one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.ocr.confidence import confidence
from pipeline.ocr.engine import RawWord

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A word and the probability that it is right."""

    word: RawWord
    confidence: float


def alone(engine: str, w: RawWord, line: int) -> Judged:
    """A word that one engine alone has read."""
    return Judged(replace(w, line=line), confidence(engine, w.mark))


def settle(first: str, ones: Sequence[RawWord], second: str, others: Sequence[RawWord], line: int) -> list[Judged]:
    """The words of one line as two engines read them, left to right.

    Words are compared where they stand. Where the letters are the same the first engine's words stand, since its
    spaces are the better ones. Where they differ the likelier reading is taken, with the confidence of its kind.
    """
    out: list[Judged] = []
    for a, b in _side_by_side(ones, others):
        if not a:
            out += [Judged(w, 0.9 * confidence(second, w.mark)) for w in b]
        elif not b:
            out += [Judged(w, 0.5 * confidence(first, w.mark)) for w in a]
        elif _letters(a) == _letters(b):
            sure = confidence("agree", min(_mark(a), _mark(b)))
            out += [Judged(w, sure) for w in _with_signs_of(a, b)]
        else:
            p, q = confidence(first, _mark(a)), confidence(second, _mark(b))
            chosen, name, mark = (a, "differ_first", _mark(a)) if p > q else (b, "differ_second", _mark(b))
            out += [Judged(w, confidence(name, mark)) for w in chosen]
    return [replace(j, word=replace(j.word, line=line)) for j in out]


def _side_by_side(ones: Sequence[RawWord], others: Sequence[RawWord]) -> list[tuple[list[RawWord], list[RawWord]]]:
    """Both readings in the smallest groups that share a stretch of the line, left to right."""
    tagged = sorted([(w, 0) for w in ones] + [(w, 1) for w in others], key=lambda p: p[0].x0)
    groups: list[tuple[float, list[list[RawWord]]]] = []
    for w, side in tagged:
        slack = 0.3 * min(w.x1 - w.x0, w.y1 - w.y0)
        if groups and w.x0 + slack < groups[-1][0]:
            end, sides = groups[-1]
            sides[side].append(w)
            groups[-1] = (max(end, w.x1 - slack), sides)
        else:
            sides = [[], []]
            sides[side].append(w)
            groups.append((w.x1 - slack, sides))
    return [(sides[0], sides[1]) for _, sides in groups]


def _letters(words: Sequence[RawWord]) -> str:
    """What must be the same: letters and digits with their case, and signs inside a number. Spaces and the
    punctuation between words are not compared; the engines differ in them all the time."""
    text = "".join(w.text for w in words).translate(_QUOTES)
    return re.sub(r"[^\w%/]|_", "", text) or text


def _with_signs_of(a: Sequence[RawWord], b: Sequence[RawWord]) -> list[RawWord]:
    """The first reading's words; with the second one's punctuation where it can be told word by word and stands at
    the end, since the first engine's Indonesian model lacks the semicolon."""
    if len(a) != len(b):
        return list(a)
    out = []
    for w, v in zip(a, b, strict=True):
        better = len(w.text) == len(v.text) and w.text[:-1] == v.text[:-1] and v.text[-1:] in ";,.:"
        out.append(replace(w, text=v.text) if better and w.text[-1:] in ";,.:" else w)
    return out


def _mark(words: Sequence[RawWord]) -> float:
    return min(w.mark for w in words)
