"""Two readings of one line made one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipeline.ocr.confidence import confidence
from pipeline.ocr.engine import RawWord
from pipeline.ocr.hidden_q import hides_q, may_hide_q
from pipeline.ocr.misread import is_word, looks_misread
from pipeline.ocr.numerals import fits
from pipeline.ocr.policy import own_mark

_SEEN = 60.0  # mark above which a word that only the second engine saw is no stain
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A word and the probability that it is right."""

    word: RawWord
    confidence: float


def alone(engine: str, w: RawWord, line: int) -> Judged:
    """A word that one engine alone has read."""
    return Judged(replace(w, line=line), confidence(engine, own_mark(w)))


def seen_alone(engine: str, words: Sequence[RawWord], line: int) -> list[Judged]:
    """What one engine read of a line of type that the other passed over as a whole: no stain makes such a line."""
    return [alone(engine, w, line) for w in words if w.mark >= _SEEN]


def settle(first: str, ones: Sequence[RawWord], second: str, others: Sequence[RawWord], line: int) -> list[Judged]:
    """The words of one line as two engines read them, left to right.

    Where the letters are the same the first engine's words stand, since its
    spaces are the better ones. Where they differ the likelier reading is taken, with the confidence of its kind.
    """
    out: list[Judged] = []
    for a, b in _side_by_side(ones, others):
        if not a:
            out += [Judged(w, confidence("only_second", w.mark)) for w in b if w.mark >= _SEEN]
        elif not b:
            out += [Judged(w, confidence("only_first", own_mark(w))) for w in a]
        elif _letters(a) == _letters(b):
            sure = confidence("agree", min(w.mark for w in (*a, *b)))
            out += [Judged(w, sure) for w in _with_signs_of(a, b)]
        elif hides_q(a, b):
            out += [Judged(w, confidence("agree", _mark(b))) for w in b]
        elif _as_inked(a, b):
            out += [Judged(w, confidence(second, _mark(b))) for w in b]
        else:
            p, q = confidence(first, _mark(a)), confidence(second, _mark(b))
            known = _word_among(a, b)
            one = p > q if known is None else known is a
            chosen, name, mark = (a, "differ_first", _mark(a)) if one else (b, "differ_second", _mark(b))
            out += [Judged(w, confidence(name, mark)) for w in chosen]
    return [replace(j, word=replace(j.word, line=line)) for j in out]


def _as_inked(a: Sequence[RawWord], b: Sequence[RawWord]) -> bool:
    """Whether the ink of a number contradicts the first reading and fits the second one."""
    return len(a) == len(b) == 1 and fits(b[0].text, a[0].encloses)


def _word_among(a: Sequence[RawWord], b: Sequence[RawWord]) -> Sequence[RawWord] | None:
    """Of two readings of one word the one that is a word, where the other is none but looks like one."""
    if len(a) != 1 or len(b) != 1:
        return None
    for one, other in ((a, b), (b, a)):
        if is_word(one[0].text) and looks_misread(other[0].text):
            return one
    return None


def _side_by_side(
    ones: Sequence[RawWord], others: Sequence[RawWord]
) -> list[tuple[Sequence[RawWord], Sequence[RawWord]]]:
    """Both readings in groups that stand for the same print, left to right: words with the same letters one by one,
    what lies between such words in pairs where both have as many, else together. By order and not by place: where
    a recogniser that reads a line as a whole puts a short word may be a word's width off."""
    ones, others = sorted(ones, key=lambda w: w.x0), sorted(others, key=lambda w: w.x0)
    found: list[tuple[Sequence[RawWord], Sequence[RawWord]]] = []
    same = SequenceMatcher(None, [_letters([w]) for w in ones], [_letters([w]) for w in others], autojunk=False)
    for kind, a0, a1, b0, b1 in same.get_opcodes():
        a, b = ones[a0:a1], others[b0:b1]
        if kind == "equal" or (len(a) == len(b) and _letters(a) != _letters(b)):
            found += [([w], [v]) for w, v in zip(a, b, strict=True)]
        else:
            found.append((a, b))
    return found


def _letters(words: Sequence[RawWord]) -> str:
    """What must be the same: letters and digits with their case, and signs inside a number. Spaces and the
    punctuation between words are not compared; the engines differ in them all the time."""
    text = "".join(w.text for w in words).translate(_QUOTES)
    return re.sub(r"[^\w%/]|_", "", text) or text


def with_q(words: Sequence[RawWord], settled: Sequence[Judged]) -> dict[str, str]:
    """What words that hid a Q turned out to be, as the first engine read them."""
    if len(words) != len(settled):
        return {}
    pairs = zip(sorted(words, key=lambda w: w.x0), sorted((j.word for j in settled), key=lambda w: w.x0), strict=True)
    return {w.text: v.text for w, v in pairs if may_hide_q(w.text) and hides_q([w], [v])}


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
    return min(own_mark(w) for w in words)
