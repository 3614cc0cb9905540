"""The exports byte by byte. After a wanted change: SOP_WRITE_GOLDEN=1 pytest tests/exports/test_golden.py, and look."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from export_case import CHAIN, made, sop

from pipeline.exports.bpmn import to_bpmn
from pipeline.exports.mermaid import to_mermaid
from pipeline.exports.svg import to_svg
from pipeline.model.sop import SOP

GOLDEN = Path(__file__).parent / "golden"
FLAG = "SOP_WRITE_GOLDEN"
CASES: dict[str, SOP] = {
    "alur": made(5),
    "kembali": sop(symbols=CHAIN, arrows="S1>S2,S2>S1:tidak,S2>S3:ya"),
    "tanpa-gambar": sop(),
}
FORMS: dict[str, Callable[[SOP], str]] = {"mmd": to_mermaid, "svg": to_svg, "bpmn": to_bpmn}


def test_golden_files_are_not_being_rewritten() -> None:
    assert not os.environ.get(FLAG), f"{FLAG} is set: golden files were written, not compared"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CASES)
def test_export_is_as_it_was(name: str, form: str) -> None:
    path = GOLDEN / f"{name}.{form}"
    text = FORMS[form](CASES[name])
    if os.environ.get(FLAG):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
