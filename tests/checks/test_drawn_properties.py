"""What must hold of the checks on any drawn flow at all, whatever its arrows."""

from __future__ import annotations

from typing import Any

from checks_case import build_sop
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.engine import check
from pipeline.checks.records import RANK

_ACTIVITIES = st.sampled_from(
    [
        "Menyusun konsep dan menyerahkan kepada Sekretaris",
        "Memeriksa konsep, jika tidak setuju dikembalikan kepada Staf, jika setuju diparaf",
        "Memerintahkan Staf untuk menyusun laporan",
        "Sekretaris menyimpan laporan",
        "",
    ]
)
_DOCUMENTS = st.sampled_from(
    ["", "Disposisi", "Konsep laporan", "Laporan yang sudah ditandatangani Sekretaris", "Data"]
)
_TIMES = st.sampled_from(["", "10 menit", "2 hari", "1 - 20 hari kerja", "Tentatif", "x"])
_SHAPES = st.sampled_from(["terminator", "proses", "keputusan"])


@st.composite
def _cases(draw: st.DrawFn) -> dict[str, Any]:
    rows = draw(st.lists(st.tuples(_ACTIVITIES, _DOCUMENTS, _TIMES, _DOCUMENTS), min_size=1, max_size=6))
    places = st.tuples(st.integers(0, len(rows) - 1), st.integers(0, 1), _SHAPES)
    symbols = draw(st.lists(places, min_size=1, max_size=8))
    end = st.integers(1, len(symbols))
    arrows = draw(st.lists(st.tuples(end, end, st.sampled_from(["", " ya", " tidak"])), max_size=10))
    return {
        "cara": draw(st.sampled_from(["teks", "ocr"])),
        "pelaksana": ["Sekretaris", "Staf"],
        "langkah": [[str(n), *row] for n, row in enumerate(rows, start=1)],
        "gambar": {
            "simbol": [" ".join(map(str, place)) for place in symbols],
            "panah": [f"{a} {b}{label}" for a, b, label in arrows],
            "konektor": draw(st.lists(st.integers(1, 3), max_size=3)),
        },
        "perlu_ditinjau": draw(st.lists(st.sampled_from(["/alur/panah/0", "/alur/simbol/0"]), unique=True)),
    }


@given(_cases())
def test_any_drawing_gives_findings_in_order(case: dict[str, Any]) -> None:
    found = check(build_sop(case))
    assert [RANK[t.tingkat] for t in found] == sorted(RANK[t.tingkat] for t in found)
    for temuan in found:
        assert temuan.lokasi
        assert temuan.saran and "?" in temuan.saran


@given(_cases())
def test_a_scan_proves_nothing_missing_in_the_drawing(case: dict[str, Any]) -> None:
    found = check(build_sop(case | {"cara": "ocr"}))
    drawn = [t for t in found if t.kode in ("FL005", "FL006", "FL007", "FL008")]
    assert all(t.tingkat != "error" and t.asal != "dokumen" for t in drawn)


@given(_cases())
def test_the_same_document_gives_the_same_findings(case: dict[str, Any]) -> None:
    assert check(build_sop(case)) == check(build_sop(case))
