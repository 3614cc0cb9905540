"""A label that runs over the border of the roles into the words of the next cell, read with one of them as one word
("Tidakdiparaf"). As it stands it is wrong in both places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.data.load import read_toml
from pipeline.normal.leksikon import is_listed
from pipeline.ocr.misread import is_word
from pipeline.ocr.port import OcrWord
from pipeline.records.geometry import Box

_SHORTEST = 4  # letters of the cell's word, and of a label of which a letter may be misread
_MOST = 0.5  # confidence of a word that was cut


def parted_at_borders(words: Sequence[OcrWord], lanes: Sequence[Box], k: float) -> list[OcrWord]:
    """The words, each that is a label and a known word in two, at the border of the lane that it crosses, both doubted.
    lanes: points; k: points per pixel of the words' plane."""
    out: list[OcrWord] = []
    for w in words:
        lane = next((b for b in lanes if b.y0 <= (w.y0 + w.y1) / 2 * k <= b.y1), None)
        out += [w] if lane is None or w.angle else _parted(w, lane, k)
    return out


def _parted(word: OcrWord, lane: Box, k: float) -> list[OcrWord]:
    if word.x0 * k < lane.x1 < word.x1 * k:
        border = lane.x1 / k
        cuts = [i for i in range(1, len(word.text)) if _is_label(word.text[:i]) and _is_known(word.text[i:])]
    elif word.x0 * k < lane.x0 < word.x1 * k:
        border = lane.x0 / k
        cuts = [i for i in range(1, len(word.text)) if _is_known(word.text[:i]) and _is_label(word.text[i:])]
    else:
        return [word]
    if not cuts:
        return [word]
    cut = max(cuts, key=lambda i: max(i, len(word.text) - i))  # the longer word is the likelier one
    sure = min(word.confidence, _MOST)
    return [
        replace(word, text=word.text[:cut], x1=border, confidence=sure),
        replace(word, text=word.text[cut:], x0=border, confidence=sure),
    ]


def _is_known(text: str) -> bool:
    return len(text) >= _SHORTEST and (is_listed(text.casefold()) or is_word(text))


def _is_label(text: str) -> bool:
    """Whether it is a label's word, but for one letter of a longer one."""
    bare = text.casefold()
    if bare in _labels():
        return True
    return len(bare) >= _SHORTEST and any(
        len(known) >= _SHORTEST and Levenshtein.distance(bare, known, score_cutoff=1) <= 1 for known in _labels()
    )


@cache
def _labels() -> frozenset[str]:
    known = read_toml("alur.toml")["label"]
    return frozenset(w for w in (*known["ya"], *known["tidak"]) if len(w) > 1 and " " not in w)
