"""What becomes of the drawn symbols in BPMN."""

from __future__ import annotations

from typing import Any

from export_case import CHAIN, DEGENERATE, sop
from lxml import etree

from pipeline.exports.bpmn import to_bpmn
from pipeline.exports.xml import BPMN, BPMNDI, DC, DI
from pipeline.model.sop import SOP, Langkah, MutuBaku, Waktu


def _read(made: SOP) -> Any:
    return etree.fromstring(to_bpmn(made).encode("utf-8"))


def _tags(root: Any) -> dict[str, str]:
    process = root.find(f"{{{BPMN}}}process")
    return {n.get("id"): etree.QName(n).localname for n in process if etree.QName(n).localname != "laneSet"}


def _flows(root: Any) -> set[tuple[str, str, str | None]]:
    return {(f.get("sourceRef"), f.get("targetRef"), f.get("name")) for f in root.iter(f"{{{BPMN}}}sequenceFlow")}


def test_capsules_are_events_and_carry_the_step() -> None:
    root = _read(sop(symbols=CHAIN, arrows="S1>S2,S2>S3:ya"))
    tags = _tags(root)
    assert (tags["S1"], tags["S2"], tags["S3"]) == ("startEvent", "exclusiveGateway", "endEvent")
    assert root.find(f".//{{{BPMN}}}startEvent").get("name") == "1. Menerima berkas (Mulai)"
    assert _flows(root) == {("S1", "S2", None), ("S2", "S3", "ya")}
    condition = root.find(f".//{{{BPMN}}}conditionExpression")
    assert condition.text == "ya" and condition.getparent().get("sourceRef") == "S2"


def test_nothing_flows_into_a_start_or_out_of_an_end() -> None:
    for name, case in DEGENERATE.items():
        root = _read(case)
        tags = _tags(root)
        for dari, ke, _ in _flows(root):
            assert tags[dari] != "endEvent" and tags[ke] != "startEvent", name


def test_a_return_to_the_first_capsule_makes_it_a_task_behind_a_start() -> None:
    root = _read(sop(symbols=CHAIN, arrows="S1>S2,S2>S1:tidak,S2>S3:ya"))
    tags = _tags(root)
    assert (tags["S1_awal"], tags["S1"]) == ("startEvent", "task")
    assert ("S1_awal", "S1", None) in _flows(root) and ("S2", "S1", "tidak") in _flows(root)


def test_a_capsule_in_the_midst_is_a_task() -> None:
    chain = "S1 terminator 0 0,S2 terminator 1 0,S3 terminator 2 0"
    assert _tags(_read(sop(symbols=chain, arrows="S1>S2,S2>S3")))["S2"] == "task"


def test_capsules_without_arrows_go_by_their_words_and_then_by_their_place() -> None:
    words = "S1 terminator 1 0 Selesai,S2 terminator 1 1 MULAI,S3 proses 0 0,S4 proses 2 0"
    tags = _tags(_read(sop(symbols=words)))
    assert (tags["S1"], tags["S2"]) == ("endEvent", "startEvent")
    tags = _tags(_read(sop(symbols="S1 terminator 0 0,S2 terminator 1 0,S3 terminator 2 0")))
    assert (tags["S1"], tags["S2"], tags["S3"]) == ("startEvent", "task", "endEvent")


def test_every_node_is_in_one_lane_and_lies_inside_it() -> None:
    for name, case in DEGENERATE.items():
        root = _read(case)
        bounds = {
            s.get("bpmnElement"): {k: float(v) for k, v in s.find(f"{{{DC}}}Bounds").attrib.items()}
            for s in root.iter(f"{{{BPMNDI}}}BPMNShape")
        }
        placed: list[str] = []
        for lane in root.iter(f"{{{BPMN}}}lane"):
            around = bounds[lane.get("id")]
            for ref in lane:
                placed.append(ref.text)
                box = bounds[ref.text]
                assert around["x"] <= box["x"] and box["x"] + box["width"] <= around["x"] + around["width"], name
                assert around["y"] <= box["y"] and box["y"] + box["height"] <= around["y"] + around["height"], name
        nodes = [key for key, tag in _tags(root).items() if tag != "sequenceFlow"]
        assert sorted(placed) == sorted(nodes), name


def test_every_flow_has_its_edge_from_shape_to_shape() -> None:
    root = _read(sop(symbols=CHAIN, arrows="S1>S2,S2>S1:tidak,S2>S3:ya,S2>S2"))
    edges = {e.get("bpmnElement"): e for e in root.iter(f"{{{BPMNDI}}}BPMNEdge")}
    flows = {f.get("id"): f for f in root.iter(f"{{{BPMN}}}sequenceFlow")}
    assert set(edges) == set(flows)
    for key, edge in edges.items():
        assert len(edge.findall(f"{{{DI}}}waypoint")) >= 2
        assert (edge.find(f"{{{BPMNDI}}}BPMNLabel") is not None) == (flows[key].get("name") is not None)


def test_the_whole_step_is_in_the_documentation() -> None:
    long = "Memeriksa " + "berkas permohonan yang masuk " * 6
    step = Langkah(nomor="1", aktivitas=long, mutu_baku=MutuBaku(output="Berkas", waktu=Waktu(teks="5 Menit")))
    root = _read(sop(symbols="S1 proses 0 0", langkah=(step,)))
    task = root.find(f".//{{{BPMN}}}task")
    assert len(task.get("name")) <= 60 and task.get("name").endswith("…")
    text = task.findtext(f"{{{BPMN}}}documentation")
    assert text.splitlines() == ["1. " + " ".join(long.split()), "Waktu: 5 Menit", "Output: Berkas"]


def test_a_source_without_a_drawing_says_so_and_has_no_flows() -> None:
    root = _read(sop())
    assert not _flows(root) and list(_tags(root).values()) == ["task"] * 3
    assert "tanpa panah" in root.findtext(f".//{{{BPMN}}}textAnnotation/{{{BPMN}}}text")
