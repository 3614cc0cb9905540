"""The schema files of the BPMN 2.0 standard, where they are installed. They are not ours to carry."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree

_HERE = Path(__file__).parent
_HOW = "BPMN20.xsd is absent: npm install --prefix tests/exports, or name its folder in SOP_BPMN_XSD"


def _folders() -> list[Path]:
    named = os.environ.get("SOP_BPMN_XSD")
    roots = (_HERE, _HERE.parents[1])
    found = [Path(named)] if named else []
    found += [root / "node_modules" / "bpmn-moddle" / "resources" / "bpmn" / "xsd" for root in roots]
    library = find_spec("SpiffWorkflow")
    if library is not None and library.origin:
        found.append(Path(library.origin).parent / "bpmn" / "parser" / "schema")
    return found


BPMN20 = next((f / "BPMN20.xsd" for f in _folders() if (f / "BPMN20.xsd").is_file()), None)
needs_schema = pytest.mark.skipif(BPMN20 is None, reason=_HOW)


@cache
def _schema() -> etree.XMLSchema:
    assert BPMN20 is not None
    return etree.XMLSchema(etree.parse(str(BPMN20)))


def assert_valid(text: str) -> None:
    """Fails with the schema's own words."""
    schema = _schema()
    valid = schema.validate(etree.fromstring(text.encode("utf-8")))
    assert valid, [str(e) for e in schema.error_log]
