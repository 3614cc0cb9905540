"""Elements of the BPMN namespaces, and XML as text."""

from __future__ import annotations

from lxml import etree

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
NAMESPACES = {"bpmn": BPMN, "bpmndi": BPMNDI, "dc": DC, "di": DI, "xsi": XSI}


def add(parent: etree._Element, tag: str, namespace: str = BPMN, **attributes: str | None) -> etree._Element:
    """A new last child; attributes that are None are left out."""
    made = etree.SubElement(parent, f"{{{namespace}}}{tag}")
    for name, value in attributes.items():
        if value is not None:
            made.set(name, value)
    return made


def lane_id(index: int) -> str:
    """Id of the lane of a role column, from its place."""
    return f"Lane_{index + 1}"


def text_of(root: etree._Element) -> str:
    """The document as text, two spaces a level, one final line break."""
    etree.indent(root)
    body: str = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
