"""The flow as Mermaid text: a flowchart with a subgraph for each role."""

from __future__ import annotations

import json
import re

from pipeline.data.catalogue import Lang
from pipeline.data.load import read_toml
from pipeline.exports.build import build
from pipeline.exports.diagram import Bentuk, Diagram, Edge, Node
from pipeline.model.sop import SOP

_OPEN: dict[Bentuk, tuple[str, str]] = {
    "terminator": ("([", "])"),
    "proses": ("[", "]"),
    "keputusan": ("{", "}"),
    "lainnya": ("[/", "/]"),
}
# Signs that end a quoted text, start an entity, HTML or Markdown markup; as Mermaid's own entities they are plain text.
_MARKUP = re.compile(r"[\"#<>&`*_~\\$%]")
_LIST = re.compile(r"^(\d*)([-+=.)])")  # at the beginning Markdown takes these for a list


def to_mermaid(sop: SOP, lang: Lang = "id") -> str:
    """Mermaid flowchart text. Every symbol is a node of its role's subgraph, named by step number and activity (cut
    at a length that stays readable); arrows and their words are those of the model. Remarks stand as comments."""
    d = build(sop, lang)
    limit = int(read_toml("ekspor.toml")["nama"]["kotak"])
    lines = ["---", f"title: {_yaml(d.judul)}", "---", "flowchart TB"]
    lines += [f"    %% {note.replace('%%', '%')}" for note in d.notes]
    for i, lane in enumerate(d.lanes):
        inside = [n for n in d.nodes if n.lane == i]
        if not inside:
            lines.append(f"    %% {lane.full}: -")
            continue
        lines.append(f'    subgraph Lane_{i + 1}["{escape(lane.full) or " "}"]')
        lines += [f"        {_node(d, n, limit)}" for n in inside]
        lines.append("    end")
    lines += [f"    {_edge(e)}" for e in d.edges]
    undrawn = [n.key for n in d.nodes if not n.drawn]
    if undrawn:
        lines.append("    classDef tanpaSimbol stroke-dasharray: 4 3")
        lines.append(f"    class {','.join(undrawn)} tanpaSimbol")
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Text for a quoted Mermaid label, in which nothing is markup any more."""
    safe = _MARKUP.sub(lambda m: f"#{ord(m[0])};", text)
    return _LIST.sub(lambda m: f"{m[1]}#{ord(m[2])};", safe)


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _node(d: Diagram, node: Node, limit: int) -> str:
    before, after = _OPEN[node.bentuk]
    return f'{node.key}{before}"{escape(d.name(node, limit, " – ")) or " "}"{after}'


def _edge(edge: Edge) -> str:
    words = f'|"{escape(edge.caption)}"|' if edge.caption else ""
    return f"{edge.dari} -->{words} {edge.ke}"
