"""A label that runs over the border of the roles: read as one word with the next cell's ("Tidakdiparaf"), or in two
parts where the border hides a letter ("T", "dak"), of which one would be the cell's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from rapidfuzz.distance import Levenshtein

from pipeline.data.load import read_toml
from pipeline.normal.leksikon import is_listed
from pipeline.ocr.misread import is_word
from pipeline.ocr.port import OcrWord
from pipeline.records.geometry import Box, union
from pipeline.records.word import Word

_SHORTEST = 4  # letters of the cell's word, and of a label of which a letter may be misread
_MOST = 0.5  # confidence of a word that was cut or joined
_LEVEL = 0.6  # of the lower one's height that two parts of a word share


def parted_at_borders(words: Sequence[OcrWord], lanes: Sequence[Box], k: float) -> list[OcrWord]:
    """The words, each that is a label and a known word in two, at the border of the lane that it crosses, both doubted.
    lanes: points; k: points per pixel of the words' plane."""
    out: list[OcrWord] = []
    for w in words:
        lane = next((b for b in lanes if b.y0 <= (w.y0 + w.y1) / 2 * k <= b.y1), None)
        out += [w] if lane is None or w.angle else _parted(w, lane, k)
    return out


def joined_over_borders(words: Sequence[Word], lanes: Sequence[Box]) -> list[Word]:
    """The words of a page, two parts of a label to both sides of a lane's border as one word within the lane, doubted.
    Points."""
    out = list(words)
    for lane in lanes:
        for border in (lane.x0, lane.x1):
            pair = next(_parts_of_labels(out, lane, border), None)
            while pair is not None:
                one, other = pair
                box = union((one.box, other.box))
                box = box._replace(x0=border) if border == lane.x0 else box._replace(x1=border)
                sure = min(one.confidence, other.confidence, _MOST)
                whole = replace(one, text=one.text + other.text, box=box, confidence=sure)
                out = [whole if w is one else w for w in out if w is not other]
                pair = next(_parts_of_labels(out, lane, border), None)
    return out


def _parts_of_labels(words: Sequence[Word], lane: Box, border: float) -> Iterator[tuple[Word, Word]]:
    """Words left and right of a border, no farther apart than a letter, that are a label together."""
    near = [w for w in words if w.angle == 0 and lane.y0 <= w.box.cy <= lane.y1]
    before = [w for w in near if w.box.cx < border and border - w.box.x1 <= w.box.height]
    behind = [w for w in near if w.box.cx > border and w.box.x0 - border <= w.box.height]
    for a, b in product(before, behind):
        high = min(a.box.height, b.box.height)
        level = min(a.box.y1, b.box.y1) - max(a.box.y0, b.box.y0) >= _LEVEL * high
        whole = any(w.text.casefold() in _labels() for w in (a, b))  # a cell's own "tidak" beside a stroke
        if level and not whole and b.box.x0 - a.box.x1 <= high and _is_label(a.text + b.text):
            yield a, b


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
