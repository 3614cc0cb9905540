"""From lines with ends to arrows: networks of lines, the roles of their ports, and an arrow for every source and
target between which a way leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp

from pipeline.data.load import read_toml
from pipeline.flow.ends import End
from pipeline.flow.network import Network, crossings, networks_of
from pipeline.flow.roles import Reading, Setting, arrows_of, read_roles
from pipeline.records.drawing import Connector
from pipeline.records.flow import Arrow, How, Node
from pipeline.records.geometry import Point

# How far an arrow can be trusted by how it came about; measured against public SOPs with truth made by eye.
SURE, OVER_GAP, THROUGH_JOINT, ASSUMED = 0.98, 0.93, 0.92, 0.5


def trace(
    lines: Sequence[Connector],
    ends: Sequence[tuple[End, End]],
    nodes: Sequence[Node],
    touch: float,
    unit: float,
) -> tuple[list[Arrow], list[Arrow]]:
    """The arrows of a page, and those that were considered and given up. All ids are of `nodes`.

    Heads, sides, rows and degrees settle each network by itself; then once more with what the others say about the
    degrees of its symbols.
    """
    by_id = {n.id: n for n in nodes}
    networks = networks_of(lines, ends, touch)
    networks = _crossed(networks, lines, ends, by_id, touch, unit)
    readings = [read_roles(n, Setting(by_id, Counter(), Counter(), unit)) for n in networks]
    readings = _with_degrees(networks, readings, by_id, unit)
    found: list[Arrow] = []
    lost: list[Arrow] = []
    for network, reading in zip(networks, readings, strict=True):
        if reading is not None:
            kept, given_up = _arrows(network, reading, by_id, touch)
            found += kept
            lost += given_up
    return found, lost


def _with_degrees(
    networks: Sequence[Network], readings: Sequence[Reading | None], nodes: dict[str, Node], unit: float
) -> list[Reading | None]:
    out = list(readings)
    ends = [_ends(n, r) for n, r in zip(networks, out, strict=True)]
    begins, finishes = (sum((e[side] for e in ends), Counter()) for side in (0, 1))
    seen: list[tuple[Counter[str], Counter[str]] | None] = [None] * len(out)
    for _ in range(2):
        for k, network in enumerate(networks):
            others = begins - ends[k][0], finishes - ends[k][1]
            if seen[k] == others:  # read before by the same
                continue
            out[k], seen[k] = read_roles(network, Setting(nodes, *others, unit)), others
            ends[k] = _ends(network, out[k])
            begins, finishes = others[0] + ends[k][0], others[1] + ends[k][1]
    return out


def _ends(network: Network, reading: Reading | None) -> tuple[Counter[str], Counter[str]]:
    """The symbols at which the arrows of a reading begin and finish, with how many."""
    arrows = () if reading is None else arrows_of(reading.roles, network.ports, network)
    return Counter(network.ports[i].node for i, _ in arrows), Counter(network.ports[j].node for _, j in arrows)


def _crossed(
    networks: list[Network],
    lines: Sequence[Connector],
    ends: Sequence[tuple[End, End]],
    nodes: dict[str, Node],
    touch: float,
    unit: float,
) -> list[Network]:
    """Networks that make little sense by themselves, put together with one that their lines cross: a bar over several
    boxes is often drawn across the line that feeds it."""
    known = read_toml("alur.toml")["pasangan"]
    setting = Setting(nodes, Counter(), Counter(), unit)
    met: list[tuple[int, int, Point]] = []
    for network in networks:
        mine = read_roles(network, setting)
        if mine is None or mine.cost < known["ganjil"]:
            continue
        for crossing in crossings(lines, network.lines):
            other = next((n for n in networks if crossing[1] in n.lines), None)
            if other is None:
                continue
            theirs = read_roles(other, setting)
            joined = next(n for n in networks_of(lines, ends, touch, [crossing]) if crossing[0] in n.lines)
            both = read_roles(joined, setting)
            apart = mine.cost + (theirs.cost if theirs is not None else 0.0)
            if both is not None and both.cost < apart - known["silang"]:
                met.append(crossing)
                break
    return networks_of(lines, ends, touch, met) if met else networks


def _arrows(
    network: Network, reading: Reading, nodes: dict[str, Node], touch: float
) -> tuple[list[Arrow], list[Arrow]]:
    chosen = arrows_of(reading.roles, network.ports, network)
    others = arrows_of(reading.second, network.ports, network) - chosen if reading.second is not None else frozenset()
    margin = 1 / (1 + exp(-reading.margin))
    spread = Counter(i for i, j in chosen if network.ways[(i, j)].over_head)
    unsure = float(read_toml("alur.toml")["peran"]["kepala_di_garis"])
    kept = []
    for i, j in sorted(chosen):
        one_of_several = spread[i] > 1 and network.ways[(i, j)].over_head
        kept.append(_arrow(network, i, j, nodes, touch, min(margin, unsure) if one_of_several else margin))
    given_up = (
        [_arrow(network, i, j, nodes, touch, 1 - margin) for i, j in sorted(others)]
        if margin < 0.9 or "tie" in reading.roles
        else []
    )
    return kept, given_up


def _arrow(network: Network, i: int, j: int, nodes: dict[str, Node], touch: float, margin: float) -> Arrow:
    source, target, way = network.ports[i], network.ports[j], network.ways[(i, j)]
    how: How = "drawn" if way.joints == 0 else "traced"
    sure = SURE if way.joints == 0 else THROUGH_JOINT
    if way.gap > touch:
        sure = min(sure, OVER_GAP)
    if target.head < 0.5:
        how, sure = "assumed", min(sure, ASSUMED)
    page = nodes[target.node].halaman
    points: tuple[Point, ...] = way.points
    return Arrow(
        source.node, target.node, page, points, how, min(sure, way.confidence, margin, max(target.head, ASSUMED))
    )
