"""The samples give what their drawing says, not what some reader once gave."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.app.convert import convert_file
from pipeline.ocr.port import probe

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
EXACT = ("digital.pdf", "salinan.txt")


def _content(data: dict[str, Any]) -> dict[str, Any]:
    """What the document says, without evidence and what is derived from it."""
    steps = [
        (
            s["nomor"],
            s["aktivitas"],
            tuple(s["pelaksana"]),
            s["mutu_baku"]["kelengkapan"],
            s["mutu_baku"]["waktu"]["teks"],
            s["mutu_baku"]["output"],
            s["keterangan"],
        )
        for s in data["langkah"]
    ]
    at = {s["id"]: (s["langkah"], s["pelaksana"]) for s in data["alur"]["simbol"]}
    return {
        "identitas": data["identitas"],
        "dasar_hukum": [d["teks"] for d in data["dasar_hukum"]],
        "kotak": [data[k] for k in ("kualifikasi_pelaksana", "keterkaitan", "peralatan_perlengkapan", "peringatan")],
        "pelaksana": [p["nama"] for p in data["pelaksana"]],
        "langkah": steps,
        "simbol": sorted((s["langkah"], s["pelaksana"], s["jenis"]) for s in data["alur"]["simbol"]),
        "panah": sorted((at[p["dari"]], at[p["ke"]], p["label"] or "") for p in data["alur"]["panah"]),
    }


def _both(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    (sop,) = convert_file(SAMPLES / name).sops
    expected = json.loads((SAMPLES / "expected" / f"{Path(name).stem}.json").read_text(encoding="utf-8"))
    return _content(sop.model_dump(mode="json")), _content(expected)


@pytest.mark.parametrize("name", EXACT)
def test_sample_is_read_exactly(name: str) -> None:
    got, expected = _both(name)
    for key, value in expected.items():
        assert got[key] == value, key


@pytest.mark.skipif(not any(e.usable for e in probe()), reason="no OCR engine is installed")
def test_scanned_sample_is_read_but_for_punctuation() -> None:
    def plain(value: Any) -> Any:
        if isinstance(value, str):
            return "".join(ch for ch in value.casefold() if ch.isalnum())
        return [plain(v) for v in value] if isinstance(value, list | tuple) else value

    got, expected = _both("scan.pdf")
    assert plain(got["langkah"]) == plain(expected["langkah"])
    assert got["pelaksana"] == expected["pelaksana"]
    assert plain(got["dasar_hukum"]) == plain(expected["dasar_hukum"])
    for key in ("nomor_sop", "nama_sop", "tanggal_pembuatan", "tanggal_efektif"):
        assert got["identitas"][key] == expected["identitas"][key]
    assert [s[:2] for s in got["simbol"]] == [s[:2] for s in expected["simbol"]]
