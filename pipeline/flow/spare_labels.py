"""Labels that no decision has taken: drafters branch from boxes too ("Lengkap", "Ada aksi koreksi")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.data.load import read_toml
from pipeline.flow.geometry import around_line, box_to_line
from pipeline.flow.phrases import Phrase
from pipeline.records.flow import Arrow, Node
from pipeline.records.geometry import Box

Exit = tuple[str, int, int]
"""Arrows that leave one symbol at one place: its name and the place, in steps of 3 points."""


def exits_of(arrows: Sequence[Arrow]) -> dict[Exit, list[int]]:
    """The arrows' indices by where they begin."""
    exits: dict[Exit, list[int]] = {}
    for i, a in enumerate(arrows):
        if len(a.points) > 1:
            start = a.points[0]
            exits.setdefault((a.dari, round(start.x / 3), round(start.y / 3)), []).append(i)
    return exits


def put_spare(arrows: Sequence[Arrow], nodes: Sequence[Node], phrases: Sequence[Phrase], reach: float) -> list[Arrow]:
    """The arrows, those without words with the phrase to which they are the nearest of these.

    phrases: those that no decision's arrow has. One that a decision close by may have lost its arrow of is left alone,
    and so are words beside the role columns, and those read from a picture that are no label by themselves. Where any
    other arrow is nearly as near, or nearer, the arrow is for review.
    """
    known = read_toml("alur.toml")["sisa_label"]
    exits = exits_of(arrows)
    out = list(arrows)
    reached = [(sorted(_within(p, arrows, exits, reach)), p) for p in phrases]
    for near, phrase in sorted((r for r in reached if r[0]), key=lambda r: r[0][0][0]):
        free = [(gap, place) for gap, place in near if all(out[i].teks is None for i in exits[place])]
        if not free or not _is_spare(phrase, arrows, nodes, reach):
            continue
        gap, place = free[0]
        if phrase.label is None and gap > known["lain"] * reach:
            continue
        doubtful = phrase.misread or any(g - gap < known["jelas"] * reach for g, other in near if other != place)
        for i in exits[place]:
            sure = min(out[i].confidence, known["keyakinan"]) if doubtful else out[i].confidence
            out[i] = replace(out[i], label=phrase.label, teks=phrase.teks, confidence=sure)
    return out


def _within(
    phrase: Phrase, arrows: Sequence[Arrow], exits: dict[Exit, list[int]], reach: float
) -> list[tuple[float, Exit]]:
    """Gap in points to each exit that a phrase is within reach of."""
    found = []
    for place, members in exits.items():
        if any(around_line(arrows[i].points, reach).common(phrase.box) > 0 for i in members):
            gap = min(box_to_line(phrase.box, arrows[i].points) for i in members)
            if gap <= reach:
                found.append((gap, place))
    return found


def _is_spare(phrase: Phrase, arrows: Sequence[Arrow], nodes: Sequence[Node], reach: float) -> bool:
    letters = sum(c.isalpha() for c in phrase.teks)
    if phrase.beyond:
        return False
    if phrase.pictured and (phrase.label is None or phrase.misread or letters < 2):
        return False
    if phrase.label is None:
        return True
    near = [n for n in nodes if n.kind == "keputusan" and _apart(n.box, phrase.box) <= reach]
    return all(any(a.dari == n.id and a.label == phrase.label for a in arrows) for n in near)


def _apart(a: Box, b: Box) -> float:
    """Points between two boxes, the larger of across and down; below 0 where they overlap."""
    return max(max(a.x0, b.x0) - min(a.x1, b.x1), max(a.y0, b.y0) - min(a.y1, b.y1))
