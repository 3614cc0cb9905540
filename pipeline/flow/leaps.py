"""Page breaks: an arrow into an off-page connector and the one out of its twin are one arrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.flow.trace import ASSUMED, THROUGH_JOINT
from pipeline.records.flow import Arrow, Node


def bridge(nodes: Sequence[Node], arrows: Sequence[Arrow]) -> list[Arrow]:
    """The arrows between symbols: those of one page as they are, and one for every matched pair of connectors.

    A pair stands on neighbouring pages; letters decide, then the lane, then the order from left to right. The ends of
    arrows whose twin is missing are given up: their other side is not known.
    """
    by_id = {n.id: n for n in nodes}
    connectors = {n.id for n in nodes if n.kind == "konektor"}
    plain = [a for a in arrows if a.dari not in connectors and a.ke not in connectors]
    leaving = [(a, by_id[a.ke]) for a in arrows if a.ke in connectors and a.dari not in connectors]
    entering = [(a, by_id[a.dari]) for a in arrows if a.dari in connectors and a.ke not in connectors]
    out = list(plain)
    taken: set[str] = set()
    for exit_node in _distinct(n for _, n in leaving):
        entry = _twin(exit_node, [n for _, n in entering if n.id not in taken])
        if entry is None:
            continue
        taken.add(entry.id)
        ways = [a for a, n in leaving if n.id == exit_node.id], [a for a, n in entering if n.id == entry.id]
        for first in ways[0]:
            for second in ways[1]:
                sure = min(first.confidence, second.confidence, THROUGH_JOINT)
                out.append(replace(first, ke=second.ke, how="traced", confidence=sure))
    return out


def _twin(exit_node: Node, entries: Sequence[Node]) -> Node | None:
    later = [n for n in entries if n.halaman == exit_node.halaman + 1]
    if exit_node.teks:
        lettered = [n for n in later if (n.teks or "").casefold() == exit_node.teks.casefold()]
        if lettered:
            return lettered[0]
        later = [n for n in later if not n.teks] or later
    same_lane = [n for n in later if n.pelaksana == exit_node.pelaksana]
    pool = same_lane or later
    return min(pool, key=lambda n: abs(n.box.cx - exit_node.box.cx)) if pool else None


def _distinct(nodes: Iterable[Node]) -> list[Node]:
    return list({n.id: n for n in nodes}.values())


def as_connectors(nodes: Sequence[Node], arrows: Sequence[Arrow]) -> tuple[Node, ...]:
    """Other figures that stand for a page break (some drafters use the document symbol): one in the last row of a page
    that nothing leaves, with one in the first row of the next page that nothing enters. Both or neither."""
    leaves = {a.dari for a in arrows}
    enters = {a.ke for a in arrows}
    odd = [n for n in nodes if n.kind == "lainnya" and n.langkah is not None]
    last = {h: max(n.langkah or 0 for n in nodes if n.halaman == h) for h in {n.halaman for n in nodes}}
    first = {h: min(n.langkah or 0 for n in nodes if n.halaman == h) for h in last}
    turned: set[str] = set()
    for a in odd:
        if a.langkah != last[a.halaman] or a.id in leaves:
            continue
        for b in odd:
            if b.halaman == a.halaman + 1 and b.langkah == first[b.halaman] and b.id not in enters:
                turned |= {a.id, b.id}
    return tuple(replace(n, kind="konektor") if n.id in turned else n for n in nodes)


def guess_loose(nodes: Sequence[Node], arrows: Sequence[Arrow]) -> list[Arrow]:
    """Arrows of a page break whose pentagon no line touches: the nearest symbol of its lane, only assumed."""
    out: list[Arrow] = []
    touched = {a.ke for a in arrows} | {a.dari for a in arrows}
    for n in nodes:
        if n.kind != "konektor" or n.id in touched:
            continue
        lane = [s for s in nodes if s.kind != "konektor" and s.halaman == n.halaman and s.pelaksana == n.pelaksana]
        above = [s for s in lane if s.box.cy < n.box.cy]
        below = [s for s in lane if s.box.cy > n.box.cy]
        if above and not below:
            source = max(above, key=lambda s: s.box.cy)
            out.append(Arrow(source.id, n.id, n.halaman, (), "assumed", ASSUMED))
        elif below and not above:
            target = min(below, key=lambda s: s.box.cy)
            out.append(Arrow(n.id, target.id, n.halaman, (), "assumed", ASSUMED))
    return out
