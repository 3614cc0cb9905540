"""Which ports of a network are where its arrows begin and which are where they end: the cheapest reading of the heads,
of how lines leave and enter symbols, of the order of the rows, and of what a symbol can have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import exp, log
from typing import Literal

from pipeline.data.load import read_toml
from pipeline.flow.network import Network, Port
from pipeline.records.flow import Node

Role = Literal["source", "target", "both", "tie"]
_MOST = 9  # ports beyond this many keep the role that their heads give them


@dataclass(frozen=True, slots=True)
class Reading:
    """Roles by port. margin: how much dearer (in log odds) the best reading with other arrows is; second: that one."""

    roles: tuple[Role, ...]
    cost: float
    margin: float
    second: tuple[Role, ...] | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known beside the network: the symbols, and how many arrows begin and end at each by other networks.
    unit: height of a usual symbol, points."""

    nodes: Mapping[str, Node]
    begins: Counter[str]
    finishes: Counter[str]
    unit: float

    def rows(self, halaman: int) -> list[float]:
        return [n.box.cy for n in self.nodes.values() if n.halaman == halaman and n.kind != "konektor"]


def read_roles(network: Network, setting: Setting) -> Reading | None:
    """The cheapest reading of a network; None where it has fewer than two symbols."""
    ports = network.ports
    if len({p.node for p in ports}) < 2:
        return None
    options = _options(ports)
    pairs = {(i, j): _pair(ports[i], ports[j], setting) for i, j in network.ways}
    across = _across(ports)
    alone = [_single(p, setting, p.line in across) for p in ports]
    best: tuple[float, tuple[Role, ...]] | None = None
    ranked: list[tuple[float, tuple[Role, ...]]] = []
    for roles in options:
        cost = _cost(roles, alone, pairs)
        ranked.append((cost, roles))
    tie = _tie(ports, setting)
    if tie is not None:
        tied: tuple[Role, ...] = tuple("tie" for _ in ports)
        ranked.append((tie, tied))
    ranked.sort(key=lambda r: r[0])
    best = ranked[0]
    mine = arrows_of(best[1], ports, network)
    second = next((r for r in ranked[1:] if arrows_of(r[1], ports, network) != mine), None)
    margin = second[0] - best[0] if second else 9.0
    return Reading(best[1], best[0], margin, second[1] if second else None)


def arrows_of(roles: Sequence[Role], ports: Sequence[Port], network: Network) -> frozenset[tuple[int, int]]:
    """Pairs of ports between which the roles put an arrow."""
    return frozenset(
        (i, j)
        for i, j in network.ways
        if roles[i] in ("source", "both") and roles[j] in ("target", "both") and ports[i].node != ports[j].node
    )


def _options(ports: Sequence[Port]) -> Iterator[tuple[Role, ...]]:
    heads: tuple[Role, ...] = tuple("target" if p.head >= 0.5 else "source" for p in ports)
    free = sorted(range(len(ports)), key=lambda i: abs(ports[i].head - 0.5))[:_MOST]
    choices: list[tuple[Role, ...]] = []
    for i, p in enumerate(ports):
        if i not in free:
            choices.append((heads[i],))
        elif p.head >= 0.5:
            choices.append(("target", "source", "both"))
        else:
            choices.append(("source", "target"))
    many = 1
    for c in choices:
        many *= len(c)
    if many > 4000:
        choices = [c if len(c) < 3 else c[:2] for c in choices]
    for roles in product(*choices):
        if any(r != "target" for r in roles) and any(r != "source" for r in roles):
            yield roles


def _cost(roles: Sequence[Role], alone: Sequence[Mapping[str, float]], pairs: Mapping[tuple[int, int], float]) -> float:
    known = read_toml("alur.toml")["peran"]
    total = sum(costs[role] for role, costs in zip(roles, alone, strict=True))
    gives: dict[int, float] = {}
    takes: dict[int, float] = {}
    for (i, j), cost in pairs.items():
        if roles[i] in ("source", "both") and roles[j] in ("target", "both"):
            gives[i] = min(cost, gives.get(i, 99.0))
            takes[j] = min(cost, takes.get(j, 99.0))
    for i, role in enumerate(roles):
        if role != "target":
            total += 0.5 * gives.get(i, known["tak_sampai"] if role == "source" else 2 * known["tak_sampai"])
        if role != "source":
            total += 0.5 * takes.get(i, known["tak_sampai"] if role == "target" else 2 * known["tak_sampai"])
    return total


def _across(ports: Sequence[Port]) -> frozenset[int]:
    """The lines that lead from a side of one symbol to the side of another that faces it."""
    facing = {("left", "right"), ("right", "left"), ("top", "bottom"), ("bottom", "top")}
    return frozenset(p.line for p in ports for q in ports if p.line == q.line and (p.side, q.side) in facing)


def _single(port: Port, setting: Setting, across: bool) -> Mapping[str, float]:
    """What each role of a port costs by itself. across: its line is one of `_across`."""
    known = read_toml("alur.toml")["peran"]
    odds = log(port.head / (1 - port.head)) + known["sisi"][port.side] + _place(port, setting)
    odds = max(-9.0, min(9.0, odds))
    target, source = log(1 + exp(-odds)), log(1 + exp(odds))
    node = setting.nodes[port.node]
    if node.kind != "konektor":
        if setting.begins[port.node] and not setting.finishes[port.node]:
            source += known["derajat"]
        if setting.finishes[port.node] and not setting.begins[port.node]:
            target += known["derajat"]
        elif setting.finishes[port.node] and node.kind == "keputusan" and setting.begins[port.node] == 1:
            target += known["keputusan_satu"]
        if setting.finishes[port.node] and setting.begins[port.node] and node.kind != "keputusan":
            source += known["cabang"]
    return {"source": source, "target": target, "both": target + float(known["kepala_ganda"][across])}


def _place(port: Port, setting: Setting) -> float:
    """What a symbol's place says: an off-page mark below the others is gone to, one above them comes from elsewhere;
    a first symbol is begun at, a last one ends."""
    known = read_toml("alur.toml")["peran"]
    node = setting.nodes[port.node]
    if node.kind == "konektor":
        rows = setting.rows(node.halaman)
        if not rows:
            return 0.0
        above, below = node.box.cy < min(rows), node.box.cy > max(rows)
        middle = (min(rows) + max(rows)) / 2
        sign = 1.0 if below or (not above and node.box.cy > middle) else -1.0
        return sign * float(known["sambungan"])
    if node.kind == "terminator":
        everywhere = [n for n in setting.nodes.values() if n.kind != "konektor"]
        first = min((n.halaman, n.box.cy) for n in everywhere)
        last = max((n.halaman, n.box.cy) for n in everywhere)
        at = (node.halaman, node.box.cy)
        near = 0.6 * setting.unit
        if at[0] == first[0] and at[1] <= first[1] + near:
            return -float(known["ujung"])
        if at[0] == last[0] and at[1] >= last[1] - near:
            return float(known["ujung"])
    return 0.0


def _pair(source: Port, target: Port, setting: Setting) -> float:
    """What an arrow from one port to another costs by itself."""
    known = read_toml("alur.toml")["pasangan"]
    a, b = setting.nodes[source.node], setting.nodes[target.node]
    level = 0.5 * setting.unit
    cost = 0.0
    if source.node == target.node:
        return float(known["diri"])
    if b.box.cy < a.box.cy - level and a.kind != "konektor" and b.kind != "konektor":
        cost += known["naik_keputusan"] if a.kind == "keputusan" else known["naik"]
    if source.side == "top" and b.box.cy > a.box.cy - level:
        cost += known["dari_atas_keputusan"] if a.kind == "keputusan" else known["dari_atas"]
    if target.side == "bottom" and a.box.cy < b.box.cy + level:
        cost += known["ke_bawah"]
    return float(cost)


def _tie(ports: Sequence[Port], setting: Setting) -> float | None:
    """What it costs to take the lines for a tie between symbols of one row; None where they lie in several rows."""
    known = read_toml("alur.toml")["ikatan"]
    at = [setting.nodes[p.node] for p in ports]
    if any(n.kind == "konektor" for n in at) or len({(n.halaman, n.langkah) for n in at}) > 1:
        return None
    if at[0].langkah is None:
        return None
    level = all(p.side in ("left", "right") for p in ports)
    bare = sum(log(1 + exp(max(-9.0, min(9.0, log(p.head / (1 - p.head)))))) for p in ports)
    return float((known["sejajar"] if level else known["lain"]) + bare)


def dearest(readings: Iterable[Reading | None]) -> float:
    return max((r.cost for r in readings if r is not None), default=0.0)
