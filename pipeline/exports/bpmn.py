"""BPMN 2.0: a pool with a lane for each role, the flow inside it, and the drawing from our own grid.

The lanes lie (steps from left to right), since that is what all modellers draw. Order of elements and names of
attributes follow the schema files of the BPMN 2.0.2 standard (formal/2013-12-09).
"""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from pipeline.data.catalogue import Lang, say
from pipeline.exports.bpmn_di import draw_diagram
from pipeline.exports.bpmn_flow import in_bpmn_terms, short_name
from pipeline.exports.build import build
from pipeline.exports.diagram import Bentuk, Diagram, Edge, Node
from pipeline.exports.text import clean
from pipeline.exports.xml import BPMN, NAMESPACES, XSI, add, lane_id, text_of
from pipeline.model.sop import SOP

_TAGS: dict[Bentuk, str] = {
    "awal": "startEvent",
    "akhir": "endEvent",
    "keputusan": "exclusiveGateway",
    "proses": "task",
    "lainnya": "task",
}
PROCESS, PARTICIPANT, COLLABORATION, REMARKS = "Process_1", "Participant_1", "Collaboration_1", "Remarks_1"


def to_bpmn(sop: SOP, lang: Lang = "id") -> str:
    """BPMN 2.0 XML, valid by the standard's schema files whatever the flow: without symbols, arrows or roles too.

    Names are cut to what a box holds; the whole activity, its standard of quality (mutu baku) and further roles are in
    the documentation of the node. Remarks about the source are a text annotation below the pool."""
    d = in_bpmn_terms(build(sop, lang))
    root = etree.Element(f"{{{BPMN}}}definitions", nsmap=NAMESPACES)
    root.set("id", "Definitions_1")
    root.set("name", d.judul)
    root.set("targetNamespace", "urn:sop-pipeline:bpmn")
    root.set("exporter", "sop-pipeline")
    collaboration = add(root, "collaboration", id=COLLABORATION)
    add(collaboration, "participant", id=PARTICIPANT, name=d.judul, processRef=PROCESS)
    if d.notes:
        annotation = add(collaboration, "textAnnotation", id=REMARKS)
        add(annotation, "text").text = "\n".join(d.notes)
    process = add(root, "process", id=PROCESS, name=d.judul, isExecutable="false")
    _lanes(process, d)
    for node in d.nodes:
        _flow_node(process, d, node, _documentation(sop, d, node, lang))
    bentuk = {n.key: n.bentuk for n in d.nodes}
    for edge in d.edges:
        _sequence_flow(process, edge, conditional=bentuk[edge.dari] == "keputusan")
    draw_diagram(root, d, COLLABORATION, PARTICIPANT, REMARKS if d.notes else None)
    return text_of(root)


def _lanes(process: etree._Element, d: Diagram) -> None:
    if not d.lanes:
        return
    lane_set = add(process, "laneSet", id="LaneSet_1")
    for i, lane in enumerate(d.lanes):
        made = add(lane_set, "lane", id=lane_id(i), name=lane.full)
        for node in d.nodes:
            if node.lane == i:
                add(made, "flowNodeRef").text = node.key


def _flow_node(process: etree._Element, d: Diagram, node: Node, documentation: str) -> None:
    made = add(process, _TAGS[node.bentuk], id=node.key, name=short_name(d, node) or None)
    entering = [e.key for e in d.edges if e.ke == node.key]
    leaving = [e.key for e in d.edges if e.dari == node.key]
    if node.bentuk == "keputusan" and len(leaving) > 1:
        made.set("gatewayDirection", "Mixed" if len(entering) > 1 else "Diverging")
    if documentation:
        add(made, "documentation").text = documentation
    for key in entering:
        add(made, "incoming").text = key
    for key in leaving:
        add(made, "outgoing").text = key


def _sequence_flow(process: etree._Element, edge: Edge, *, conditional: bool) -> None:
    flow = add(process, "sequenceFlow", id=edge.key, name=edge.caption or None, sourceRef=edge.dari, targetRef=edge.ke)
    if conditional and edge.caption:
        condition = add(flow, "conditionExpression")
        condition.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")
        condition.text = edge.label or edge.caption


def _documentation(sop: SOP, d: Diagram, node: Node, lang: Lang) -> str:
    """All that the step says, one line each. Nothing for an event that was split off a capsule."""
    if node.split_off:
        return ""
    facts: dict[str, list[str]] = defaultdict(list)
    lines = []
    for row in (node.row, *node.rows):
        lines.append(d.rows[row].name())
        index = d.rows[row].langkah
        if index is None:
            continue
        step = sop.langkah[index]
        facts["ekspor_kelengkapan"].append(clean(step.mutu_baku.kelengkapan))
        facts["ekspor_waktu"].append(clean(step.mutu_baku.waktu.teks if step.mutu_baku.waktu else None))
        facts["ekspor_output"].append(clean(step.mutu_baku.output))
        facts["ekspor_keterangan"].append(clean(step.keterangan))
    for kode, values in facts.items():
        lines += [say(kode, lang, isi=v) for v in dict.fromkeys(values) if v]
    if node.lanes:
        lines.append(say("ekspor_bersama", lang, pelaksana=", ".join(d.lanes[i].full for i in node.lanes)))
    return "\n".join(line for line in lines if line)
