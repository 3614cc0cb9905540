"""Every rule on small documents made up for it: what it fires on, and what it must stay quiet on."""

from __future__ import annotations

from typing import Any

import pytest
from checks_case import CASES, all_cases, build_sop

from pipeline.checks.engine import check, check_archive
from pipeline.checks.records import CheckOptions
from pipeline.checks.registry import all_rules, find_rule
from pipeline.model.temuan import Temuan

_NAMED = list(all_cases())


@pytest.mark.parametrize("case", [c for _, c in _NAMED], ids=[n for n, _ in _NAMED])
def test_case(case: dict[str, Any]) -> None:
    code = case["code"]
    options = CheckOptions(select=(code, *find_rule(code).meta.yields_to))
    if "dokumen" in case:
        _across_documents(case, options)
        return
    found = [t for t in check(build_sop(case), options) if t.kode == code]
    expected = case.get("expect", [])
    assert len(found) == len(expected), [t.pesan for t in found]
    for temuan, wanted in zip(found, expected, strict=True):
        assert {k: _seen(temuan, k) for k in wanted} == wanted


def _across_documents(case: dict[str, Any], options: CheckOptions) -> None:
    """Cases of several documents; `di` in an expectation is the index of the document it belongs to."""
    named = [(str(i), build_sop(d)) for i, d in enumerate(case["dokumen"])]
    found = [(int(name), t) for name, temuan in check_archive(named, options) for t in temuan if t.kode == case["code"]]
    expected = case.get("expect", [])
    assert len(found) == len(expected), [(i, t.pesan) for i, t in found]
    for (i, temuan), wanted in zip(found, expected, strict=True):
        assert {k: i if k == "di" else _seen(temuan, k) for k in wanted} == wanted


def _seen(temuan: Temuan, key: str) -> object:
    if key == "langkah":  # indices of the rows that it points at
        return sorted({int(p.split("/")[2]) for p in temuan.lokasi if p.startswith("/langkah/")})
    if key == "lokasi":
        return list(temuan.lokasi)
    return getattr(temuan, key)


@pytest.mark.parametrize("code", [r.meta.code for r in all_rules()])
def test_every_rule_has_cases_of_both_kinds(code: str) -> None:
    assert {p.stem for p in (CASES / code.lower()).glob("*.toml")} >= {"fires", "quiet"}


def test_quiet_files_expect_nothing_and_fires_files_something() -> None:
    for name, case in _NAMED:
        assert bool(case.get("expect")) == ("/fires" in name), name
