"""The documents a cell names, the times of a document, its organisation and its drawn flow as a graph."""

from __future__ import annotations

import re

import pytest
from checks_case import build_sop
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.context import build_context
from pipeline.checks.documents import documents_in, rung, same_document, status_names
from pipeline.checks.organisations import organisation_of, outranks
from pipeline.checks.times import minutes, total
from pipeline.normal.waktu import parse_waktu


def _names(text: str) -> list[str]:
    return [" ".join(d.kata) for d in documents_in(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lembar Disposisi", ["disposisi"]),
        ("DPA dan disposisi", ["dpa", "disposisi"]),
        ("Draft LKj", ["laporan kinerja"]),
        ("Laporan LKj", ["laporan kinerja"]),
        ("Dokumen, data", ["dokumen", "data"]),
        ("1. Surat Tugas 2. Rekap data", ["surat tugas", "rekapitulasi data"]),
        ("- Buku agenda - Arsip surat", ["buku agenda", "arsip surat"]),
        ("Konsep surat yang sudah diparaf Kasubbag Umum dan Aparatur", ["surat"]),
        ("-", []),
    ],
)
def test_documents_of_a_cell(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "status", "by"),
    [
        ("Laporan", None, ""),
        ("Bahan laporan", "bahan", ""),
        ("Rancangan laporan", "konsep", ""),
        ("Konsep laporan yang sudah diperiksa Kasubbag", "diperiksa", "kasubbag"),
        ("Konsep laporan yang sudah di paraf", "diparaf", ""),
        ("Laporan yang telah ditandatangani oleh Kepala Dinas", "ditandatangani", "kepala dinas"),
    ],
)
def test_status_and_who_gave_it(text: str, status: str | None, by: str) -> None:
    (found,) = documents_in(text)
    assert (found.status, found.oleh) == (-1 if status is None else rung(status), by)


def test_the_ladder_rises() -> None:
    assert [rung(name) for name in status_names()] == list(range(len(status_names())))


def test_synonyms_are_one_document() -> None:
    (a,), (b,) = documents_in("Draft Laporan Kinerja"), documents_in("konsep LKj")
    assert same_document(a, b)
    assert not same_document(a, documents_in("Laporan keuangan")[0])


@given(st.text(max_size=80))
def test_any_cell_gives_documents_that_are_in_it(text: str) -> None:
    for d in documents_in(text):
        assert d.kata
        assert d.teks in re.sub(r"\([^()]*\)", " ", text)


@pytest.mark.parametrize(
    ("text", "value"), [("2 jam", 120), ("30 menit", 30), ("1-3 hari", 900), ("1 minggu", 2250), ("Tentatif", None)]
)
def test_comparable_minutes(text: str, value: float | None) -> None:
    assert minutes(parse_waktu(text)) == value


def test_a_total_keeps_classes_apart_and_says_what_it_assumes() -> None:
    found = total(parse_waktu(t) for t in ("15 menit", "1 jam", "2 hari", "Tentatif", "1 hari"))
    assert found.per_kelas == {"jam": 75, "hari": 1350}
    assert (found.tanpa_angka, found.perkiraan) == (1, 1425)
    assert found.teks == "75 menit + 3 hari"


@given(st.lists(st.integers(1, 600), max_size=8))
def test_minutes_add_up(values: list[int]) -> None:
    assert total(parse_waktu(f"{v} menit") for v in values).perkiraan == sum(values)


@pytest.mark.parametrize(
    ("instansi", "column", "jenis"),
    [
        ("DINAS PERHUBUNGAN KOTA MISAL", "Staf", "dinas"),
        ("SATUAN POLISI PAMONG PRAJA KOTA MISAL", "Staf", "satpol"),
        ("BADAN PUSAT STATISTIK KOTA MISAL", "Staf", None),
        ("SEKRETARIAT DAERAH KOTA MISAL", "Kepala Bagian", None),
        ("", "Kepala Satuan", "satpol"),
        ("", "Staf", None),
    ],
)
def test_kind_of_organisation(instansi: str, column: str, jenis: str | None) -> None:
    found = organisation_of(build_sop({"identitas": {"instansi": instansi}, "pelaksana": [column]}))
    assert (found.jenis if found else None) == jenis


def test_ranks() -> None:
    assert outranks("Kepala Dinas", "Kepala Seksi")
    assert not outranks("Kepala Seksi", "Kepala Dinas")
    assert not outranks("Kepala Dinas", "Penata Taman")


_CHAIN = {
    "pelaksana": ["Sekretaris", "Staf"],
    "langkah": [["1", "a"], ["2", "b"], ["3", "c"]],
    "gambar": {"simbol": ["0 0 terminator", "1 1 proses", "2 0 terminator"], "panah": ["1 2", "2 3"]},
}


def test_rows_are_joined_by_their_arrows() -> None:
    graph = build_context(build_sop(_CHAIN)).graph
    assert [(e.dari, e.ke) for e in graph.edges] == [(0, 1), (1, 2)]
    assert graph.leaves(0)
    assert not graph.leaves(2)
    assert not graph.loose


def test_a_doubtful_arrow_makes_its_rows_loose() -> None:
    graph = build_context(build_sop(_CHAIN | {"perlu_ditinjau": ["/alur/panah/1"]})).graph
    assert graph.loose == {1, 2}
    assert (graph.sure(0), graph.sure(1)) == (True, False)
