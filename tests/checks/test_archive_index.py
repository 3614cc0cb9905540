"""The archive's records: written and read back, extended by a later run, and looked up without comparing all pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from checks_case import CLEAN, build_sop
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.archive import Archive, number_key
from pipeline.checks.archive_index import Entry, build_entry, load_index, save_index
from pipeline.checks.context import build_context
from pipeline.checks.engine import check_archive
from pipeline.checks.minhash import bands, sketch
from pipeline.checks.records import CheckOptions
from pipeline.errors import InputError
from pipeline.model.sop import SOP

# XD008 speaks once a group, of its first document that is new, so that its place depends on the runs.
_XD = CheckOptions(select=("XD",), ignore=("XD008",))


def _sop(judul: str, **more: Any) -> SOP:
    identitas = CLEAN["identitas"] | {"nama_sop": judul} | more.pop("identitas", {})
    return build_sop(CLEAN | {"identitas": identitas, "berkas": f"{judul}.pdf"} | more)


def _entry(judul: str, **more: Any) -> Entry:
    return build_entry(judul, build_context(_sop(judul, **more)))


def test_records_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "arsip.jsonl"
    entries = [_entry("Surat Masuk"), _entry("Surat Keluar", perlu_ditinjau=["/identitas/nomor_sop"])]
    save_index(path, entries)
    assert load_index(path) == tuple(entries)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2


def test_no_index_yet_is_an_empty_one(tmp_path: Path) -> None:
    assert load_index(tmp_path / "arsip.jsonl") == ()


@pytest.mark.parametrize("line", ["{}", "nonsense", '{"v": 1}', "[]"])
def test_what_is_no_index_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "arsip.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"arsip\.jsonl"):
        load_index(path)


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "arsip.jsonl"
    save_index(path, [_entry("Surat Masuk")])
    path.write_text(path.read_text(encoding="utf-8").replace('"v":1', '"v":99'), encoding="utf-8")
    with pytest.raises(InputError):
        load_index(path)


def test_a_later_run_goes_on_from_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "arsip.jsonl"
    index = list(load_index(path))
    dict(check_archive([("a", _sop("Surat Masuk", keterkaitan=["SOP Arsip Aktif"]))], _XD, index=index))
    save_index(path, index)
    index = list(load_index(path))
    number = {"nomor_sop": "7/SOP/2024"}
    later = dict(
        check_archive([("b", _sop("Arsip Aktif", identitas=number, keterkaitan=["SOP Agenda"]))], _XD, index=index)
    )
    assert set(later) == {"b"}  # nothing is said again of what was checked before
    assert {t.kode for t in later["b"]} == {"XD001"}
    assert [e.name for e in index] == ["a", "b"]


def test_a_document_checked_again_takes_its_own_place() -> None:
    index: list[Entry] = []
    list(check_archive([("a", _sop("Surat Masuk")), ("b", _sop("Arsip Aktif"))], _XD, index=index))
    again = dict(check_archive([("a", _sop("Surat Masuk"))], _XD, index=index))
    assert "XD004" not in {t.kode for t in again["a"]}
    assert sorted(e.name for e in index) == ["a", "b"]


def test_one_run_and_two_runs_know_the_same() -> None:
    documents = [(n, _sop(t, keterkaitan=[f"SOP {r}"])) for n, t, r in [("a", "A B", "C D"), ("b", "C D", "E F")]]
    whole = dict(check_archive(documents, _XD))
    index: list[Entry] = []
    list(check_archive(documents[:1], _XD, index=index))
    assert dict(check_archive(documents[1:], _XD, index=index))["b"] == whole["b"]


def test_own_findings_and_those_of_the_archive_stand_in_one_order() -> None:
    documents = [(n, _sop("Surat Masuk", identitas={"nomor_sop": ""})) for n in "ab"]
    found = dict(check_archive(documents))["a"]
    assert {"ID001", "XD004"} <= {t.kode for t in found}
    ranks = ["error", "warning", "info"]
    assert [ranks.index(t.tingkat) for t in found] == sorted(ranks.index(t.tingkat) for t in found)


def test_a_title_is_found_whatever_its_case_year_and_a_letter() -> None:
    archive = Archive([_entry("Pengelolaan Surat Masuk"), _entry("Penerbitan Izin Usaha")])
    assert archive.find_title("SOP PENGELOLAAN SURAT MASUK TAHUN 2024") == (0,)
    assert archive.find_title("Pengeloaan Surat Masuk") == (0,)
    assert archive.find_title("Pengelolaan Surat Keluar Daerah") == ()
    assert archive.find_title("") == ()


@given(st.text(max_size=12))
def test_a_number_is_compared_without_white_space(text: str) -> None:
    assert number_key(text) == number_key(f"  {text} ".replace("/", " / "))


def test_near_copies_meet_and_strangers_do_not() -> None:
    words = "menerima surat masuk dari loket lalu mencatat nomor dan tanggal pada buku agenda umum setiap hari kerja"
    near = words.replace("loket", "petugas")
    far = "menyusun rancangan anggaran belanja tahunan bersama bidang keuangan untuk dibahas oleh tim pembina provinsi"
    a, b, c = (set(bands(sketch([t]))) for t in (words, near, far))
    assert len(a & b) > 4
    assert not a & c


@given(st.lists(st.text(alphabet="abcde ", max_size=30), max_size=6))
def test_a_sketch_depends_on_the_texts_alone(texts: list[str]) -> None:
    assert sketch(texts) == sketch(texts)
    assert len(sketch(texts)) in (0, 32)
