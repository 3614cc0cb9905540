"""The courses of the arrows of a made-up flow, points of the page, y downwards."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan import Panah, Rencana

HALF_W, HALF_H = 17.0, 9.0
Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Place:
    """Centre of a symbol on its page, the borders of its lane, the top of its row."""

    page: int
    x: float
    y: float
    lane0: float
    lane1: float
    top: float = 0.0


def half_height(plan: Rencana, symbol: int) -> float:
    return HALF_H + 3 if plan.simbol[symbol].jenis == "keputusan" else HALF_H


def route(plan: Rencana, arrow: Panah, a: Place, b: Place) -> Points:
    """One arrow of a flow with one symbol in a row: out of a side, and down or back up."""
    half, half_b = half_height(plan, arrow.dari), half_height(plan, arrow.ke)
    if b.y > a.y:
        if abs(a.x - b.x) < 1:
            return [(a.x, a.y + half), (b.x, b.y - half_b)]
        side = HALF_W if b.x > a.x else -HALF_W
        return [(a.x + side, a.y), (b.x, a.y), (b.x, b.y - half_b)]
    forward = next((p for p in plan.panah if p.dari == arrow.dari and p.label == "ya"), None)
    right = forward is None or plan.simbol[forward.ke].pelaksana <= plan.simbol[arrow.dari].pelaksana
    return _back(a, b, right)


def rich_route(plan: Rencana, arrow: Panah, a: Place, b: Place) -> Points:
    """One arrow of a flow with several symbols in a row: level between neighbours, else out below and in above."""
    if abs(a.y - b.y) < 1:
        way = 1 if b.x > a.x else -1
        return [(a.x + way * HALF_W, a.y), (b.x - way * HALF_W, b.y)]
    if b.y < a.y:
        return _back(a, b, right=True)
    half, half_b = half_height(plan, arrow.dari), half_height(plan, arrow.ke)
    if abs(a.x - b.x) < 1:
        return [(a.x, a.y + half), (b.x, b.y - half_b)]
    bar = b.top + 4
    return [(a.x, a.y + half), (a.x, bar), (b.x, bar), (b.x, b.y - half_b)]


def _back(a: Place, b: Place, right: bool) -> Points:
    x = a.lane1 - 5 if right else a.lane0 + 5
    start = (a.x + (HALF_W if right else -HALF_W), a.y)
    y = b.y - 5
    return [start, (x, a.y), (x, y), (b.x + (HALF_W if x > b.x else -HALF_W), y)]


def branches(plan: Rencana, places: dict[int, Place], page: int) -> tuple[list[tuple[Points, bool]], set[int]]:
    """Arrows that part or meet as trunk, bar and branches: their pieces, each with whether it has a head, and the
    arrows (by index) that are drawn thereby."""
    pieces: list[tuple[Points, bool]] = []
    done: set[int] = set()
    by_source: dict[int, list[int]] = {}
    by_target: dict[int, list[int]] = {}
    for k, p in enumerate(plan.panah):
        a, b = places.get(p.dari), places.get(p.ke)
        if p.label != "tidak" and a and b and a.page == b.page == page and b.y > a.y + 1:
            by_source.setdefault(p.dari, []).append(k)
            by_target.setdefault(p.ke, []).append(k)
    for source, members in by_source.items():
        if len(members) > 1:
            a, targets = places[source], [plan.panah[k].ke for k in members]
            bar = places[targets[0]].top + 4
            pieces.append(([(a.x, a.y + half_height(plan, source)), (a.x, bar)], False))
            pieces.append((_bar([a.x, *(places[t].x for t in targets)], bar), False))
            pieces += [([(places[t].x, bar), (places[t].x, places[t].y - half_height(plan, t))], True) for t in targets]
            done |= set(members)
    for target, members in by_target.items():
        left = [k for k in members if k not in done]
        if len(left) > 1:
            b, sources = places[target], [plan.panah[k].dari for k in left]
            bar = b.top + 4
            pieces += [
                ([(places[s].x, places[s].y + half_height(plan, s)), (places[s].x, bar)], False) for s in sources
            ]
            pieces.append((_bar([b.x, *(places[s].x for s in sources)], bar), False))
            pieces.append(([(b.x, bar), (b.x, b.y - half_height(plan, target))], True))
            done |= set(left)
    return pieces, done


def _bar(xs: list[float], y: float) -> Points:
    return [(min(xs), y), (max(xs), y)]
