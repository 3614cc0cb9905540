"""BPMN is valid by the standard's own schema, whatever the flow."""

from __future__ import annotations

import pytest
from bpmn_schema import assert_valid, needs_schema
from export_case import ANY_SOP, DEGENERATE, made
from hypothesis import given, settings

from pipeline.exports.bpmn import to_bpmn
from pipeline.model.sop import SOP


@needs_schema
def test_the_schema_notices_an_error() -> None:
    broken = to_bpmn(made(1)).replace("<bpmn:process ", "<bpmn:proces ", 1).replace("</bpmn:process>", "</bpmn:proces>")
    with pytest.raises(AssertionError):
        assert_valid(broken)


@needs_schema
@pytest.mark.parametrize("name", DEGENERATE)
def test_degenerate_flows(name: str) -> None:
    assert_valid(to_bpmn(DEGENERATE[name]))


@needs_schema
@pytest.mark.parametrize("seed", range(8))
def test_made_up_sops(seed: int) -> None:
    assert_valid(to_bpmn(made(seed)))


@needs_schema
@settings(max_examples=60, deadline=None)
@given(ANY_SOP)
def test_any_sop(sop: SOP) -> None:
    assert_valid(to_bpmn(sop))
    assert_valid(to_bpmn(sop, "en"))
