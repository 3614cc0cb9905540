"""What must hold of the checks on any document at all."""

from __future__ import annotations

from typing import Any

from checks_case import build_sop
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.engine import check
from pipeline.checks.numbers import Nomor, parse_nomor
from pipeline.checks.records import RANK, CheckOptions

# A doubtful step number is taken for the one that fits, so that the numbers around it may be judged otherwise.
_SETTLED = ("ST001", "ST002")
_NUMBERS = st.one_of(st.integers(0, 30).map(str), st.sampled_from(["", "1.", "(2)", "3a", "4.1", "A", "II", "l", "-"]))
_ACTIVITIES = st.one_of(
    st.sampled_from(
        ["", "Menyusun konsep", "MULAI", "Jumlah", "Diserahkan kepada Kasubbag TU", "Diajukan kepada Kadis"]
    ),
    st.text(max_size=20),
)
_CELLS = st.sampled_from(["", "isi", "10 Menit"])
_ROWS = st.lists(st.tuples(_NUMBERS, _ACTIVITIES, _CELLS, _CELLS, _CELLS).map(list), max_size=8)
_ROLES = st.lists(st.sampled_from(["Kepala Dinas", "Sekretaris", "Kasubbag Umum", "Kasubbag", "", "?"]), max_size=4)
_EVIDENCE = st.fixed_dictionaries(
    {"asal": st.sampled_from(["teks", "ocr", "tulisan_tangan"]), "keyakinan": st.floats(0, 1, allow_nan=False)}
)
_CASES = st.fixed_dictionaries(
    {
        "langkah": _ROWS,
        "pelaksana": _ROLES,
        "cara": st.sampled_from(["teks", "ocr", "campuran"]),
        "identitas": st.fixed_dictionaries({"nomor_sop": st.one_of(st.just(""), st.text(max_size=12))}),
        "bukti": st.dictionaries(
            st.sampled_from(["/langkah/0/nomor", "/langkah/1/aktivitas", "/pelaksana/0", "/identitas/nomor_sop"]),
            _EVIDENCE,
        ),
        "perlu_ditinjau": st.lists(st.sampled_from(["/langkah", "/langkah/0/nomor", "/pelaksana/0"]), unique=True),
    }
)


@given(_CASES)
def test_any_document_gives_findings_that_point_into_it(case: dict[str, Any]) -> None:
    sop = build_sop(case)
    data = sop.model_dump(mode="json")
    found = check(sop)
    assert [RANK[t.tingkat] for t in found] == sorted(RANK[t.tingkat] for t in found)
    for temuan in found:
        assert temuan.pesan
        assert temuan.saran
        assert temuan.lokasi
        assert all(_resolves(data, p) for p in temuan.lokasi), temuan.lokasi
        assert temuan.tingkat != "error" or temuan.asal == "dokumen"


@given(_CASES)
def test_both_languages_say_the_same_things(case: dict[str, Any]) -> None:
    sop = build_sop(case)
    indonesian, english = check(sop), check(sop, CheckOptions(lang="en"))
    assert [(t.kode, t.tingkat, t.lokasi) for t in indonesian] == [(t.kode, t.tingkat, t.lokasi) for t in english]


@given(_CASES)
def test_doubt_only_lowers(case: dict[str, Any]) -> None:
    def severities(of: dict[str, Any]) -> dict[tuple[str, str], int]:
        """Per rule and place the rank of the most severe finding."""
        found: dict[tuple[str, str], int] = {}
        for t in check(build_sop(of), CheckOptions(ignore=(*_SETTLED, "TX001"))):  # TX001 speaks of the doubt itself
            for p in t.lokasi:
                found[t.kode, p] = min(RANK[t.tingkat], found.get((t.kode, p), 9))
        return found

    doubted, sure = severities(case), severities(case | {"cara": "teks", "bukti": {}, "perlu_ditinjau": []})
    assert doubted.keys() <= sure.keys()
    assert all(doubted[key] >= sure[key] for key in doubted)


@given(
    st.integers(0, 999), st.sampled_from(["", "a", ".1", ".12"]), st.sampled_from(["{}", "{}.", "({})", " {} ", "{})"])
)
def test_a_printed_number_is_read_back(number: int, below: str, form: str) -> None:
    assert parse_nomor(form.format(f"{number}{below}")) == Nomor(number, below)


@given(st.text(max_size=10))
def test_what_is_no_number_counts_for_nothing(text: str) -> None:
    found = parse_nomor(text)
    assert found is None or any(sign.isdigit() for sign in text)


def _resolves(data: Any, pointer: str) -> bool:
    for part in pointer.split("/")[1:]:
        if isinstance(data, list):
            if not part.isdigit() or int(part) >= len(data):
                return False
            data = data[int(part)]
        elif isinstance(data, dict) and part in data:
            data = data[part]
        else:
            return data is None  # a value inside a record that was not found at all
    return True
