"""Ya and Tidak to the arrows they stand beside, by geometry and by what a decision can have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import Levenshtein

from pipeline.data.load import read_toml
from pipeline.flow.geometry import around_line, box_to_line
from pipeline.grid.text import lines_of
from pipeline.normal.teks import fold
from pipeline.records.flow import Arrow, Node
from pipeline.records.geometry import Box, Point, union
from pipeline.records.word import Word

Label = Literal["ya", "tidak"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together outside the symbols. label: what they mean, None for words of no known meaning.
    misread: they mean that only if letters of theirs were misread. pictured: they were read from a picture."""

    teks: str
    box: Box
    label: Label | None
    confidence: float
    misread: bool = False
    pictured: bool = False

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
    found = [label for label in meant if _like(teks, label, "huruf_per_salah")]
    return found[0] if len(found) == 1 else None


def _like(teks: str, label: Label, tolerance: str) -> bool:
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


def phrases_of(words: Iterable[Word], nodes: Sequence[Node]) -> list[Phrase]:
    """Phrases among `words` that stand in no symbol: words of one line with less than a letter height between."""
    outside = [w for w in words if not any(_well_inside(w.box, n) for n in nodes)]
    found: list[Phrase] = []
    for line in lines_of(outside):
        run: list[Word] = []
        for w in (*line.words, None):
            if run and (w is None or w.box.x0 - run[-1].box.x1 > 0.9 * max(w.box.height, 4.0)):
                found += _phrases(run)
                run = []
            if w is not None:
                run.append(w)
    return found


def _phrases(run: list[Word]) -> list[Phrase]:
    whole = _as_printed(" ".join(w.text for w in run))
    together = _meant(whole, run) or not any(_meant(w.text, [w]) for w in run)
    out = []
    for words in [run] if together else [[w] for w in run]:
        teks = _as_printed(" ".join(w.text for w in words))
        if any(ch.isalpha() for ch in teks):
            plain = meaning(teks)
            pictured = any(w.asal == "ocr" for w in words)
            label = _meant(teks, words)
            sure = min(w.confidence for w in words)
            box = union(w.box for w in words)
            out.append(Phrase(teks, box, label, sure, misread=label is not plain, pictured=pictured))
    return out


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


def put_labels(arrows: Sequence[Arrow], nodes: Sequence[Node], phrases: Sequence[Phrase], reach: float) -> list[Arrow]:
    """The arrows with their labels. Only arrows out of a decision take one; arrows that leave it as one line share it.

    Pairs are taken cheapest first: the distance to the arrow, and a little for every point that the label stands away
    from the arrow's beginning. One decision has one ya and one tidak.
    """
    kinds = {n.id: n.kind for n in nodes}
    bundles: dict[tuple[str, int, int], list[int]] = {}
    for i, a in enumerate(arrows):
        if kinds.get(a.dari) == "keputusan" and len(a.points) > 1:
            start = a.points[0]
            bundles.setdefault((a.dari, round(start.x / 3), round(start.y / 3)), []).append(i)
    pairs = []
    for key, members in bundles.items():
        near = union(around_line(arrows[i].points, reach) for i in members)
        for k, phrase in enumerate(phrases):
            if near.common(phrase.box) <= 0:
                continue
            gap = min(_distance(phrase, arrows[i].points) for i in members)
            if gap <= reach:
                begin = arrows[members[0]].points[0]
                away = max(abs(phrase.box.cx - begin.x), abs(phrase.box.cy - begin.y))
                unknown = 0.0 if phrase.label else 0.5 * reach
                pairs.append((gap + 0.15 * away + unknown, k, key))
    chosen: dict[tuple[str, int, int], Phrase] = {}
    used: set[int] = set()
    given: set[tuple[str, str]] = set()
    for _, k, key in sorted(pairs):
        phrase = phrases[k]
        if key in chosen or k in used or (phrase.label and (key[0], phrase.label) in given):
            continue
        if phrase.label is None and len({b for b in bundles if b[0] == key[0]}) < 2:
            continue
        chosen[key] = phrase
        used.add(k)
        if phrase.label:
            given.add((key[0], phrase.label))
    out = list(arrows)
    misread = float(read_toml("alur.toml")["salah_baca"]["keyakinan"])
    for key, phrase in _paired(chosen, bundles).items():
        for i in bundles[key]:
            sure = min(out[i].confidence, misread) if phrase.misread else out[i].confidence
            out[i] = replace(out[i], label=phrase.label, teks=phrase.teks, confidence=sure)
    return out


def _paired(
    chosen: dict[tuple[str, int, int], Phrase], bundles: Iterable[tuple[str, int, int]]
) -> dict[tuple[str, int, int], Phrase]:
    """The labels of the ways out; where a decision has two, one of them plainly ya or tidak, and the other has words
    that were read from a picture and are something like its opposite, they are taken for that."""
    out = dict(chosen)
    for decision in {key[0] for key in bundles}:
        ways = [key for key in bundles if key[0] == decision]
        plain = [key for key in ways if key in chosen and chosen[key].label]
        odd = [key for key in ways if key in chosen and not chosen[key].label and chosen[key].pictured]
        if len(ways) != 2 or len(plain) != 1 or len(odd) != 1 or chosen[plain[0]].misread:
            continue
        opposite: Label = "tidak" if chosen[plain[0]].label == "ya" else "ya"
        if _like(chosen[odd[0]].teks, opposite, "huruf_per_salah_berpasangan"):
            out[odd[0]] = replace(chosen[odd[0]], label=opposite, misread=True)
    return out


def _distance(phrase: Phrase, points: Sequence[Point]) -> float:
    return box_to_line(phrase.box, points)
