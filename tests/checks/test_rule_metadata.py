"""The shape that every rule must have, so that a new one cannot be half made."""

from __future__ import annotations

import re
import string
import tomllib
from importlib.resources import files

import pytest

from pipeline.checks.explain import HEADINGS, explain, explain_all, rule_text
from pipeline.checks.records import RANK
from pipeline.checks.registry import Rule, all_rules, find_rule
from pipeline.errors import UsageError

_RULES = all_rules()
_CODES = [r.meta.code for r in _RULES]
_FILES = sorted(f.name for f in files("pipeline.data").joinpath("messages").iterdir() if f.name.startswith("temuan"))
_MESSAGES = {
    key: entry
    for name in _FILES
    for key, entry in tomllib.loads(
        files("pipeline.data").joinpath(f"messages/{name}").read_text(encoding="utf-8")
    ).items()
}


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _keys(code: str) -> list[str]:
    return [k for k in _MESSAGES if re.fullmatch(rf"{code.lower()}(_\w+)?", k) and not k.endswith("_saran")]


@pytest.mark.parametrize("rule", _RULES, ids=_CODES)
def test_metadata(rule: Rule) -> None:
    meta = rule.meta
    assert re.fullmatch(r"[A-Z]{2}\d{3}", meta.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", meta.name)
    assert meta.severity in RANK
    assert re.fullmatch(r"\d+\.\d+\.\d+", meta.since)
    assert meta.source
    assert ("G4" in meta.guards) == bool(meta.yields_to)
    assert "G1" in meta.guards or not meta.needs_shapes
    assert (rule.document is None) == (meta.scope == "arsip")
    assert set(meta.yields_to) <= set(_CODES) - {meta.code}


def test_codes_and_names_are_used_once() -> None:
    assert len(set(_CODES)) == len(_CODES)
    assert len({r.meta.name for r in _RULES}) == len(_RULES)


@pytest.mark.parametrize("rule", _RULES, ids=_CODES)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_docstring_has_title_and_four_headed_texts(rule: Rule, lang: str) -> None:
    text = rule_text(rule, "id" if lang == "id" else "en")
    assert text.title.endswith(".")
    assert tuple(h for h, _ in text.parts) == HEADINGS["id" if lang == "id" else "en"]
    assert all(body.endswith(".") for _, body in text.parts)


def test_a_docstring_without_the_headings_is_refused() -> None:
    rule = Rule(_RULES[0].meta, "Judul.\n\nAlasan: x.\n\nTitle.\n\nWhy: x.")
    with pytest.raises(ValueError, match="headings"):
        rule_text(rule)


@pytest.mark.parametrize("code", _CODES)
def test_every_rule_says_something(code: str) -> None:
    assert _keys(code)


@pytest.mark.parametrize("key", list(_MESSAGES))
def test_messages_stand_in_both_languages_with_the_same_values(key: str) -> None:
    entry = _MESSAGES[key]
    assert set(entry) == {"id", "en"}
    assert _placeholders(entry["id"]) == _placeholders(entry["en"])


@pytest.mark.parametrize("key", [k for code in _CODES for k in _keys(code)])
def test_findings_carry_a_proposal_and_accuse_nobody(key: str) -> None:
    proposal = _MESSAGES[key + "_saran"]
    assert "?" in proposal["id"]
    assert "?" in proposal["en"]
    said = f"{_MESSAGES[key]['id']} {proposal['id']}".casefold()
    assert not re.search(r"\b(melanggar|lalai|kesalahan pejabat|menyimpang|curang|salah satu pejabat)\b", said)


def test_every_message_of_a_rule_code_belongs_to_a_rule() -> None:
    families = {k.split("_")[0].upper() for k in _MESSAGES if re.match(r"[a-z]{2}\d{3}(_|$)", k)}
    assert families <= set(_CODES)


def test_explain_by_code_or_name_in_both_languages() -> None:
    assert explain("st001") == explain("step-number-twice")
    assert "Yang diperiksa:" in explain("ST001")
    assert "What it checks:" in explain("ST001", "en")
    assert len(explain_all().splitlines()) == len(_RULES)


def test_an_unknown_rule_is_named_in_the_error() -> None:
    with pytest.raises(UsageError, match="ZZ999"):
        find_rule("ZZ999")
