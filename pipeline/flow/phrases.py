"""Words among the role columns as phrases: what they mean, and which of them may be an arrow's label at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import Levenshtein

from pipeline.data.load import read_toml
from pipeline.grid.text import lines_of
from pipeline.normal.teks import fold
from pipeline.records.flow import Node
from pipeline.records.geometry import Box, union
from pipeline.records.word import Word

Label = Literal["ya", "tidak"]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together outside the symbols. label: what they mean, None for words of no known meaning.
    misread: they mean that only if letters of theirs were misread. pictured: they were read from a picture.
    beyond: they stand wholly beside the role columns."""

    teks: str
    box: Box
    label: Label | None
    confidence: float
    misread: bool = False
    pictured: bool = False
    beyond: bool = False

    @property
    def short(self) -> bool:
        """As a label is, and not a line of a cell's text."""
        return self.label is not None or len(self.teks) <= 14


def meaning(teks: str) -> Label | None:
    """ya or tidak for the words of a label, None where they are none."""
    words = fold(teks).strip(" ?.,:;")
    known = read_toml("alur.toml")["label"]
    if words in known["ya"]:
        return "ya"
    return "tidak" if words in known["tidak"] else None


def nearly(teks: str) -> Label | None:
    """ya or tidak where words are so like those of a label that some of their letters may have been misread; None where
    they are like none, or like both."""
    meant: tuple[Label, Label] = ("ya", "tidak")
    found = [label for label in meant if like(teks, label, "huruf_per_salah")]
    return found[0] if len(found) == 1 else None


def like(teks: str, label: Label, tolerance: str) -> bool:
    """Whether words are like one of the wordings of a label. tolerance: key of how many letters it takes for one to
    have been misread."""
    known = read_toml("alur.toml")
    words = fold(teks).replace(" ", "")
    for wording in known["label"][label]:
        whole = wording.replace(" ", "")
        most = len(whole) // known["salah_baca"][tolerance]
        if most and Levenshtein.distance(words, whole, score_cutoff=most) <= most:
            return True
    return False


def _as_printed(teks: str) -> str:
    """The words of a label; one that a rule parted ("Tida k") without the gap that was not printed."""
    whole = teks.replace(" ", "")
    return whole if meaning(teks) is None and meaning(whole) is not None else teks


def phrases_of(words: Iterable[Word], nodes: Sequence[Node], lanes: Span | None = None) -> list[Phrase]:
    """Phrases among `words` that stand in no symbol: words of one line with less than a letter height between.

    lanes: left and right edge of the role columns. What stands beyond them is text of the cells there, and a label only
    where it is one by itself and stands across the border, or with no other line of text close above or below; words
    among the roles that a line of such text runs into are its end, or a label that it runs into.
    """
    outside = [w for w in words if not any(_well_inside(w.box, n) for n in nodes)]
    found: list[Phrase] = []
    for line in lines_of(outside):
        run: list[Word] = []
        for w in (*line.words, None):
            if run and (w is None or _gap(run[-1], w) > 0.9 * max(_tall(w), 4.0)):
                found += _phrases(run) if lanes is None else _among(run, lanes, outside)
                run = []
            if w is not None:
                run.append(w)
    return found


def _gap(a: Word, b: Word) -> float:
    """Points between two words of one line, along it."""
    return b.box.x0 - a.box.x1 if a.angle in (0, 180) else max(b.box.y0 - a.box.y1, a.box.y0 - b.box.y1)


def _tall(w: Word) -> float:
    return w.box.height if w.angle in (0, 180) else w.box.width


def _among(run: list[Word], lanes: Span, words: Sequence[Word]) -> list[Phrase]:
    """The phrases of words that stand together, some of them perhaps beyond the role columns. words: all there are."""
    among = [w for w in run if lanes[0] <= w.box.cx <= lanes[1]]
    found = _phrases(among) if among else []
    if len(among) == len(run):
        return found
    beyond = [[w for w in run if w.box.cx < lanes[0]], [w for w in run if w.box.cx > lanes[1]]]
    labels = [p for part in (run, *beyond) if part and (p := _phrase(part)) is not None and meaning(p.teks)]
    across = [p for p in labels if any(p.box.x0 < border < p.box.x1 for border in lanes)]
    if across or among:
        return across[:1] or [p for p in found if p.label]
    return [replace(p, beyond=True) for p in labels[:1] if not _in_text(p.box, run, words)]


def _in_text(box: Box, run: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether other words stand close above or below, as in a cell's text of several lines."""
    near = Box(box.x0, box.y0 - box.height, box.x1, box.y1 + box.height)
    return any(w not in run and near.common(w.box) > 0 for w in words)


def _phrases(run: list[Word]) -> list[Phrase]:
    whole = _as_printed(" ".join(w.text for w in run))
    together = _meant(whole, run) or not any(_meant(w.text, [w]) for w in run)
    return [p for words in ([run] if together else [[w] for w in run]) if (p := _phrase(words)) is not None]


def _phrase(words: list[Word]) -> Phrase | None:
    """Words as one phrase; None where no letter is in them."""
    teks = _as_printed(" ".join(w.text for w in words))
    if not any(ch.isalpha() for ch in teks):
        return None
    label = _meant(teks, words)
    return Phrase(
        teks,
        union(w.box for w in words),
        label,
        min(w.confidence for w in words),
        misread=label is not meaning(teks),
        pictured=any(w.asal == "ocr" for w in words),
    )


def _meant(teks: str, words: Sequence[Word]) -> Label | None:
    """What words mean, misread as they may be where they are of a picture."""
    return meaning(teks) or (nearly(teks) if any(w.asal == "ocr" for w in words) else None)


def _well_inside(box: Box, node: Node) -> bool:
    """In a symbol; in the corner of a diamond's box a label may stand outside the diamond itself."""
    if not node.box.holds(box.cx, box.cy):
        return False
    if node.kind != "keputusan":
        return True
    across = abs(box.cx - node.box.cx) / max(1.0, node.box.width / 2)
    down = abs(box.cy - node.box.cy) / max(1.0, node.box.height / 2)
    return across + down <= 0.95
