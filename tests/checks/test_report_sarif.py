"""SARIF: valid by the standard's schema, and saying what the standard wants said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from report_case import TEMUAN, made_report

from pipeline.checks.registry import all_rules
from pipeline.checks.report.sarif import SIDIK, to_sarif, uri

_SCHEMA = Path(__file__).parent / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


def _run() -> dict[str, Any]:
    log = json.loads(to_sarif(made_report()))
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    run: dict[str, Any] = log["runs"][0]
    return run


@pytest.mark.skipif(not _SCHEMA.exists(), reason="no SARIF schema: npm install --prefix tests/checks")
def test_valid_by_the_schema_of_the_standard() -> None:
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    log = json.loads(to_sarif(made_report()))
    assert [e.message for e in validator.iter_errors(log)] == []
    log["runs"][0]["results"][0]["level"] = "catastrophe"
    assert list(validator.iter_errors(log)), "the schema must be able to object"


def test_every_rule_is_listed_and_results_point_at_theirs() -> None:
    run = _run()
    rules = run["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == [r.meta.code for r in all_rules()]
    assert all(r["shortDescription"]["text"] and r["help"]["text"] for r in rules)
    for result, t in zip(run["results"], TEMUAN, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == t.kode
    assert [r["level"] for r in run["results"]] == ["error", "warning", "note"]


def test_where_a_result_stands() -> None:
    run = _run()
    first, second, third = (r["locations"][0] for r in run["results"])
    assert first["logicalLocations"][0]["fullyQualifiedName"] == "/identitas/disahkan_oleh/nip"
    assert second["physicalLocation"]["properties"]["tempat"] == [{"halaman": 2, "kotak": [30.0, 98.0, 180.0, 121.0]}]
    assert "logicalLocations" not in third and "properties" not in third["physicalLocation"]
    artifact = run["artifacts"][first["physicalLocation"]["artifactLocation"]["index"]]
    assert artifact["location"]["uri"] == "folder%2C%20baru/uji%20%C3%A9%25.pdf"
    assert artifact["hashes"]["sha-256"] == "0" * 64


def test_fingerprints_tell_the_results_apart() -> None:
    prints = [r["partialFingerprints"][SIDIK] for r in _run()["results"]]
    assert len(set(prints)) == len(TEMUAN)


def test_an_unread_input_is_told() -> None:
    invocation = _run()["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "rusak.json" in invocation["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.parametrize(
    ("name", "expected"), [("/a b.pdf", "a%20b.pdf"), ("c\\d.pdf", "c/d.pdf"), ("a:b", "a%3Ab"), ("", "-")]
)
def test_names_become_relative_references(name: str, expected: str) -> None:
    assert uri(name) == expected
