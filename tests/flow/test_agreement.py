"""A digital document and its own pages as pictures tell the same flow: no truth is needed for that."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from generator.degrade import Wear
from generator.scans import scan_pdf
from shared import SHARED, needs_shared

from pipeline.app.convert import convert_file
from pipeline.model.sop import SOP
from pipeline.ocr.port import probe

FEW = 4  # documents, spread over the folder; benchmarks/flow.py reads them all
SCANNED = Wear("pindai", dpi=200, skew=0.4, noise=4)


def _marks(sops: tuple[SOP, ...]) -> tuple[Counter[object], Counter[object]]:
    (sop,) = sops
    at = {s.id: (s.langkah, s.pelaksana) for s in sop.alur.simbol}
    return Counter(at.values()), Counter((at[p.dari], at[p.ke]) for p in sop.alur.panah)


def _f1(a: Counter[object], b: Counter[object]) -> float:
    return 2 * (a & b).total() / (a.total() + b.total())


@needs_shared
@pytest.mark.skipif(not any(e.usable for e in probe()), reason="no OCR engine is installed")
def test_both_readings_agree(tmp_path: Path) -> None:
    assert SHARED is not None
    files = sorted((SHARED / "real" / "digital").glob("*.pdf"))
    symbols: list[float] = []
    arrows: list[float] = []
    for n, path in enumerate(files[:: max(1, len(files) // FEW)][:FEW]):
        picture = tmp_path / f"{n}.pdf"
        picture.write_bytes(scan_pdf(path.read_bytes(), SCANNED, seed=n))
        drawn, seen = _marks(convert_file(path).sops), _marks(convert_file(picture).sops)
        symbols.append(_f1(drawn[0], seen[0]))
        arrows.append(_f1(drawn[1], seen[1]))
    assert sum(symbols) / len(symbols) >= 0.95
    assert sum(arrows) / len(arrows) >= 0.9
