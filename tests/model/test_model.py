"""The published schemas, and what is refused on load."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.app.commands.schema import schema_text
from pipeline.errors import InputError
from pipeline.model.sop import SOP
from pipeline.model.store import dump_sop, load_sop, schemas

ROOT = Path(__file__).resolve().parents[2]
SMALLEST: dict[str, Any] = {"versi_skema": "1.0", "sumber": {"berkas": "a.pdf", "sha256": "0" * 64}}


@pytest.mark.parametrize("name", sorted(schemas()))
def test_published_schema_is_the_model(name: str) -> None:
    published = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert published == schema_text(schemas()[name]), "run: sop schema -o schemas"


def test_no_schema_lies_about_that_no_model_makes() -> None:
    assert {p.name for p in (ROOT / "schemas").glob("*.json")} == set(schemas())


def test_schema_accepts_what_the_model_writes() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    data = json.loads(dump_sop(SOP.model_validate(SMALLEST)))
    jsonschema.Draft202012Validator(schemas()["sop.schema.json"]).validate(data)
    data["langkah"] = [{"nomor": 1}]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schemas()["sop.schema.json"]).validate(data)


def test_written_and_read_again_is_the_same() -> None:
    sop = SOP.model_validate(SMALLEST | {"langkah": [{"nomor": "1", "aktivitas": "Mencatat", "pelaksana": [0, 2]}]})
    assert load_sop(dump_sop(sop), "a.json") == sop


@pytest.mark.parametrize(
    ("text", "kode"),
    [
        ("{", "json_rusak"),
        ("[]", "json_bukan_sop"),
        ('{"a": 1}', "json_bukan_sop"),
        ('{"versi_skema": "2.0"}', "versi_skema"),
        ('{"versi_skema": "1.0"}', "json_tak_cocok"),
        (json.dumps(SMALLEST | {"tambahan": 1}), "json_tak_cocok"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(text: str, kode: str) -> None:
    with pytest.raises(InputError) as caught:
        load_sop(text, "a.json")
    assert caught.value.kode == kode
