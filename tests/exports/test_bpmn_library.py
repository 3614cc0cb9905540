"""A BPMN library reads the export without a complaint, and what it writes again is the same model."""

from __future__ import annotations

from typing import Any

import pytest
from export_case import ANY_SOP, DEGENERATE, made
from hypothesis import given, settings
from lxml import etree

from pipeline.exports.bpmn import to_bpmn
from pipeline.exports.xml import BPMN
from pipeline.model.sop import SOP

bpmn_io = pytest.importorskip("bpmn_io", reason="bpmn-io is not installed: pip install -e '.[dev]'")


def _content(node: Any) -> Any:
    """An element without the layout of its text: tag, attributes, text, children."""
    if node.tag.endswith("}definitions"):
        inside = sorted((_content(c) for c in node), key=repr)
    else:
        inside = [_content(c) for c in node]
    text = (node.text or "").strip()
    attributes = {k: float(v) if k in ("x", "y", "width", "height") else v for k, v in node.attrib.items()}
    return node.tag, sorted(attributes.items(), key=repr), text, inside


def _survives(sop: SOP) -> None:
    text = to_bpmn(sop)
    report = bpmn_io.check(text)
    assert report.ok and not report.errors and not report.warnings, (report.errors, report.warnings)
    moddle = bpmn_io.BpmnModdle()
    read = moddle.from_xml(text)
    again = moddle.to_xml(read.root_element, {"format": True}).xml
    parsed = etree.fromstring(again.encode("utf-8"))
    assert _content(parsed) == _content(etree.fromstring(text.encode("utf-8")))
    assert len(parsed.findall(f".//{{{BPMN}}}sequenceFlow")) == text.count("<bpmn:sequenceFlow ")


@pytest.mark.parametrize("name", DEGENERATE)
def test_degenerate_flows_survive(name: str) -> None:
    _survives(DEGENERATE[name])


@pytest.mark.parametrize("seed", range(4))
def test_made_up_sops_survive(seed: int) -> None:
    _survives(made(seed))


@settings(max_examples=25, deadline=None)
@given(ANY_SOP)
def test_any_sop_survives(sop: SOP) -> None:
    _survives(sop)
