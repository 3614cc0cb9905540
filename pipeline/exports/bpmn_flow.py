"""The drawn symbols in BPMN's terms.

A capsule that begins the procedure is a start event, one that ends it an end event; the event then carries the step as
its name, so that one symbol stays one flow node. BPMN lets nothing flow into a start event or out of an end event, and
the genre often returns a rejected draft to the first capsule: such a capsule is a task, and an event of its own stands
before (or after) it. A capsule in the midst of the flow is a task.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pipeline.data.load import read_toml
from pipeline.exports.diagram import Diagram, Edge, Node

_Role = Literal["awal", "akhir", "kerja", "awal_kerja", "kerja_akhir"]


def in_bpmn_terms(d: Diagram) -> Diagram:
    """The diagram without capsules: start and end events and tasks in their place."""
    nodes: list[Node] = []
    edges = list(d.edges)
    for node in d.nodes:
        if node.bentuk != "terminator":
            nodes.append(node)
            continue
        role = _role(d, node)
        if role in ("awal", "akhir"):
            nodes.append(replace(node, bentuk="awal" if role == "awal" else "akhir"))
            continue
        task = replace(node, bentuk="proses")
        if role == "kerja":
            nodes.append(task)
            continue
        begins = role == "awal_kerja"
        event = replace(
            node,
            key=f"{node.key}_{'awal' if begins else 'akhir'}",
            bentuk="awal" if begins else "akhir",
            teks=node.teks if _says(node, "mulai" if begins else "selesai") else "",
            rows=(),
            split_off=True,
        )
        pair = [event, task] if begins else [task, event]
        nodes += pair
        edges.append(Edge(f"Alur_{event.key}", pair[0].key, pair[1].key))
    return replace(d, nodes=_slotted(nodes), edges=tuple(edges))


def short_name(d: Diagram, node: Node) -> str:
    """The name as far as there is room for it; an event that was split off a capsule has only printed words."""
    if node.split_off:
        return node.teks
    limits = read_toml("ekspor.toml")["nama"]
    return d.name(node, int(limits["wajik" if node.bentuk in ("awal", "akhir", "keputusan") else "kotak"]))


def _role(d: Diagram, node: Node) -> _Role:
    entered = any(e.ke == node.key != e.dari for e in d.edges)
    left = any(e.dari == node.key != e.ke for e in d.edges)
    looped = any(e.dari == node.key == e.ke for e in d.edges)
    if looped:
        entered = left = True
    first = node.row == min(n.row for n in d.nodes)
    last = node.row == max(n.row for n in d.nodes)
    begins = _says(node, "mulai") or (first and not _says(node, "selesai"))
    ends = _says(node, "selesai") or (last and not begins)
    if left and not entered:
        return "awal"
    if entered and not left:
        return "akhir"
    if not entered:
        return "awal" if begins else "akhir" if ends else "kerja"
    return "awal_kerja" if begins else "kerja_akhir" if ends else "kerja"


def _says(node: Node, which: str) -> bool:
    return node.teks.casefold().strip(" .:") in read_toml("ekspor.toml")["terminator"][which]


def _slotted(nodes: list[Node]) -> tuple[Node, ...]:
    """Events that were put in stand in the cell of their symbol; all others keep their order."""
    taken: dict[tuple[int, int], int] = {}
    out = []
    for n in nodes:
        slot = taken.get((n.row, n.lane), 0)
        taken[n.row, n.lane] = slot + 1
        out.append(replace(n, slot=slot))
    return tuple(out)
