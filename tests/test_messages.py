"""Every sentence stands in both languages and takes the same values."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from pipeline.data.load import read_toml_folder

MESSAGES = read_toml_folder("messages")
PACKAGE = Path(__file__).resolve().parents[1] / "pipeline"


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("key", sorted(k for k in MESSAGES if k != "meta"))
def test_both_languages_take_the_same_values(key: str) -> None:
    entry = MESSAGES[key]
    assert set(entry) == {"id", "en"}
    assert entry["id"].strip() and entry["en"].strip()
    assert _fields(entry["id"]) == _fields(entry["en"])


def test_every_error_that_the_code_raises_has_its_sentence() -> None:
    raised = set()
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        raised |= set(re.findall(r"(?:InputError|NotAnSop|UsageError)\(\s*\"([a-z_]+)\"", text))
    assert raised and raised <= set(MESSAGES), raised - set(MESSAGES)
