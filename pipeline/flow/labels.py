"""Ya and Tidak to the arrows they stand beside, by geometry and by what a decision can have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.data.load import read_toml
from pipeline.flow.geometry import around_line, box_to_line
from pipeline.flow.phrases import Label, Phrase, like
from pipeline.flow.spare_labels import Exit, exits_of, put_spare
from pipeline.records.flow import Arrow, Node
from pipeline.records.geometry import Point, union


def put_labels(arrows: Sequence[Arrow], nodes: Sequence[Node], phrases: Sequence[Phrase], reach: float) -> list[Arrow]:
    """The arrows with their labels: those out of a decision first, and what is left to others (see spare_labels).
    Arrows that leave a symbol as one line share theirs.

    Pairs are taken cheapest first: the distance to the arrow, and a little for every point that the label stands away
    from the arrow's beginning. One decision has one ya and one tidak.
    """
    kinds = {n.id: n.kind for n in nodes}
    bundles = {key: members for key, members in exits_of(arrows).items() if kinds.get(key[0]) == "keputusan"}
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
    chosen: dict[Exit, Phrase] = {}
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
    return put_spare(out, nodes, [p for k, p in enumerate(phrases) if k not in used], reach)


def _paired(chosen: dict[Exit, Phrase], bundles: Iterable[Exit]) -> dict[Exit, Phrase]:
    """The labels of the ways out; where a decision has two, one of them plainly ya or tidak, and the other has words
    that were read from a picture and are something like its opposite, or one letter as that has, they are taken for
    it."""
    out = dict(chosen)
    for decision in {key[0] for key in bundles}:
        ways = [key for key in bundles if key[0] == decision]
        plain = [key for key in ways if key in chosen and chosen[key].label]
        odd = [key for key in ways if key in chosen and not chosen[key].label and chosen[key].pictured]
        if len(ways) != 2 or len(plain) != 1 or len(odd) != 1 or chosen[plain[0]].misread:
            continue
        opposite: Label = "tidak" if chosen[plain[0]].label == "ya" else "ya"
        letters = len(chosen[plain[0]].teks) == len(chosen[odd[0]].teks) == 1  # "Y" and a T read as "I"
        if letters or like(chosen[odd[0]].teks, opposite, "huruf_per_salah_berpasangan"):
            out[odd[0]] = replace(chosen[odd[0]], label=opposite, misread=True)
    return out


def _distance(phrase: Phrase, points: Sequence[Point]) -> float:
    return box_to_line(phrase.box, points)
