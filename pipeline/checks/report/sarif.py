"""Findings as SARIF 2.1.0, the exchange form of checkers (OASIS Standard, 27 March 2020)."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import quote

from pipeline.checks.explain import rule_text
from pipeline.checks.registry import Rule
from pipeline.checks.report.records import Baris, Dokumen, Laporan
from pipeline.data.catalogue import Lang
from pipeline.model.tingkat import Tingkat

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SIDIK: Final = "sopTemuan/v1"
_LEVEL: Final[dict[Tingkat, str]] = {"error": "error", "warning": "warning", "info": "note"}

Node = dict[str, Any]


def to_sarif(laporan: Laporan) -> str:
    """One run with every rule that took part.

    A page of a PDF has no lines, so that a region in SARIF's sense would be made up: page and box stand as properties
    of the location (`halaman`, `kotak` in points of the upright page), the JSON pointer as its logical location.
    """
    rules = {r.meta.code: i for i, r in enumerate(laporan.rules)}
    artifacts: dict[tuple[str, str], int] = {}
    for d in laporan.dokumen:
        artifacts.setdefault((d.berkas, d.sha256), len(artifacts))
    run: Node = {
        "tool": {
            "driver": {
                "name": "sop",
                "fullName": "sop check",
                "version": laporan.versi,
                "language": laporan.lang,
                "rules": [_rule(r, laporan.lang) for r in laporan.rules],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not laporan.gagal,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": sentence}} for _, sentence in laporan.gagal
                ],
            }
        ],
        "artifacts": [
            {"location": {"uri": uri(berkas)}, "hashes": {"sha-256": sha256}, "roles": ["analysisTarget"]}
            for berkas, sha256 in artifacts
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, b, rules, artifacts[d.berkas, d.sha256]) for d in laporan.dokumen for b in d.baris],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def uri(berkas: str) -> str:
    """A file name as a relative reference (RFC 3986)."""
    path = quote(berkas.replace("\\", "/"), safe="/")
    return path.lstrip("/") or "-"


def _rule(rule: Rule, lang: Lang) -> Node:
    meta, text = rule.meta, rule_text(rule, lang)
    body = "\n\n".join(f"{heading}: {said}" for heading, said in text.parts)
    return {
        "id": meta.code,
        "name": "".join(word.title() for word in meta.name.split("-")),
        "shortDescription": {"text": text.title},
        "fullDescription": {"text": text.parts[0][1]},
        "help": {"text": body},
        "defaultConfiguration": {"level": _LEVEL[meta.severity], "enabled": meta.default_on},
        "properties": {"since": meta.since, "source": meta.source, "tags": [meta.code[:2]]},
    }


def _result(d: Dokumen, b: Baris, rules: dict[str, int], artifact: int) -> Node:
    t = b.temuan
    location: Node = {"physicalLocation": {"artifactLocation": {"uri": uri(d.berkas), "index": artifact}}}
    if b.tempat:
        location["physicalLocation"]["properties"] = {
            "tempat": [{"halaman": p.halaman, "kotak": p.kotak} for p in b.tempat]
        }
    if t.lokasi:
        location["logicalLocations"] = [{"fullyQualifiedName": p, "kind": "value"} for p in t.lokasi]
    result: Node = {
        "ruleId": t.kode,
        "level": _LEVEL[t.tingkat],
        "message": {"text": t.pesan if t.saran is None else f"{t.pesan} {t.saran}"},
        "locations": [location],
        "partialFingerprints": {SIDIK: b.sidik},
        "properties": {"dokumen": d.nama, "urutan": d.urutan, "asal": t.asal},
    }
    if t.kode in rules:
        result["ruleIndex"] = rules[t.kode]
    for name, value in (("kutipan", t.kutipan), ("saran", t.saran), ("langkah", b.langkah or None)):
        if value is not None:
            result["properties"][name] = value
    return result
