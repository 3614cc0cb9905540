"""The flow of one process table: from its drawn shapes and lines to a graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.flow.ends import End, find_ends, limits_for
from pipeline.flow.labels import put_labels
from pipeline.flow.leaps import as_connectors, bridge, guess_loose
from pipeline.flow.nodes import nearest_lane, nodes_of, unit_of
from pipeline.flow.phrases import Phrase, phrases_of
from pipeline.flow.trace import trace
from pipeline.flow.words import clear_of_words, through_words
from pipeline.records.flow import Arrow, Flow, Node
from pipeline.records.geometry import Box
from pipeline.records.table import HalamanTabel, TabelProses
from pipeline.records.word import Word

_LINE = 4.0  # reaches of a label, over which a line of a neighbouring cell's text is seen to be one


def recover(table: TabelProses, words: Mapping[int, Sequence[Word]]) -> Flow:
    """The graph of a table. words: those of each of its pages, by page number, for labels and letters.

    Without a drawing (a text copy) there are only the symbols that words stand for, and no arrows: none is invented.
    """
    if not table.has_drawing:
        return Flow(nodes_of(table))
    nodes = list(_lettered(nodes_of(table), words))
    unit = unit_of(nodes)
    limits = limits_for(unit)
    found: list[Arrow] = []
    lost: list[Arrow] = []
    for page in table.halaman:
        here = [n for n in nodes if n.halaman == page.halaman]
        said = _among_roles(page, words.get(page.halaman, ()), limits.label)
        phrases = _phrases(page, words.get(page.halaman, ()), here, limits.label)
        lines = clear_of_words(page.connectors, said)
        lines = through_words(lines, [p.box for p in phrases if p.short], here, limits.touch)
        ends = find_ends(lines, here, page.box, limits)
        ends, leaving = _edge_nodes(page, ends, len(nodes))
        nodes += leaving
        arrows, given_up = trace(lines, ends, [*here, *leaving], limits.touch, unit)
        found += put_labels(arrows, here, phrases, limits.label)
        lost += given_up
    whole = as_connectors(nodes, found)
    found += guess_loose(whole, found)
    arrows = _distinct(bridge(whole, found))
    return _renamed(whole, arrows, lost)


def _among_roles(page: HalamanTabel, words: Sequence[Word], reach: float) -> list[Word]:
    """The words among the role columns and close around them."""
    if not page.lanes:
        return []
    area = Box(page.lanes[0][0] - reach, page.box.y0 - reach, page.lanes[-1][1] + reach, page.box.y1 + reach)
    return [w for w in words if area.holds(w.box.cx, w.box.cy)]


def _phrases(page: HalamanTabel, words: Sequence[Word], nodes: Sequence[Node], reach: float) -> list[Phrase]:
    """What may be labels: the phrases beside the steps among the role columns, and labels across their outer borders.
    reach: of a label, points."""
    if not page.lanes or not page.bands:
        return []
    lanes = page.lanes[0][0], page.lanes[-1][1]
    top, foot = page.bands[0][1], page.bands[-1][2]  # above are the names of the roles
    return phrases_of([w for w in _among_roles(page, words, _LINE * reach) if top <= w.box.cy <= foot], nodes, lanes)


def _edge_nodes(
    page: HalamanTabel, ends: Sequence[tuple[End, End]], count: int
) -> tuple[list[tuple[End, End]], list[Node]]:
    """Ends that leave the table at its upper or lower edge become connectors without a figure."""
    made: list[Node] = []

    def named(end: End) -> End:
        if end.edge is None:
            return end
        name = f"E{count + len(made)}"
        box = Box(end.at.x - 1, end.at.y - 1, end.at.x + 1, end.at.y + 1)
        row = None if not page.bands else page.bands[0 if end.edge == "top" else -1][0]
        made.append(Node(name, "konektor", page.halaman, box, row, nearest_lane(page, end.at.x), confidence=0.5))
        return replace(end, node=name)

    return [(named(a), named(b)) for a, b in ends], made


def _distinct(arrows: Sequence[Arrow]) -> list[Arrow]:
    """One arrow for each pair and direction: the surest, with a label if any of them has one."""
    best: dict[tuple[str, str], Arrow] = {}
    for a in sorted(arrows, key=lambda a: (-a.confidence, a.teks is None)):
        kept = best.setdefault((a.dari, a.ke), a)
        if kept.teks is None and a.teks is not None:
            best[(a.dari, a.ke)] = replace(kept, label=a.label, teks=a.teks)
    return list(best.values())


def _lettered(nodes: Sequence[Node], words: Mapping[int, Sequence[Word]]) -> list[Node]:
    """Connectors with the letters printed in them."""
    out = []
    for n in nodes:
        if n.kind != "konektor":
            out.append(n)
            continue
        inside = [w.text for w in words.get(n.halaman, ()) if n.box.holds(w.box.cx, w.box.cy)]
        short = " ".join(inside)
        out.append(replace(n, teks=short) if 0 < len(short) <= 3 else n)
    return out


def _renamed(nodes: Sequence[Node], arrows: Sequence[Arrow], lost: Sequence[Arrow]) -> Flow:
    """Symbols S1 …, connectors K1 …, without the loose ends that only served to bridge pages."""
    kept = [n for n in nodes if n.kind != "konektor"] + [n for n in nodes if n.kind == "konektor" and n.id[0] != "E"]
    names: dict[str, str] = {}
    for letter, of_kind in (("S", False), ("K", True)):
        for k, n in enumerate((n for n in kept if (n.kind == "konektor") == of_kind), start=1):
            names[n.id] = f"{letter}{k}"
    order = {n.id: i for i, n in enumerate(kept)}
    symbols = {n.id for n in kept if n.kind != "konektor"}
    taken = {(a.dari, a.ke) for a in arrows}
    others = [a for a in _distinct(lost) if {a.dari, a.ke} <= symbols and (a.dari, a.ke) not in taken]

    def sorted_and_named(these: Sequence[Arrow]) -> tuple[Arrow, ...]:
        ordered = sorted(these, key=lambda a: (order[a.dari], order[a.ke]))
        return tuple(replace(a, dari=names[a.dari], ke=names[a.ke]) for a in ordered)

    return Flow(tuple(replace(n, id=names[n.id]) for n in kept), sorted_and_named(arrows), sorted_and_named(others))
