"""Findings that wait for the rest of the archive, and documents that are checked side by side."""

from __future__ import annotations

import pytest
from checks_case import build_sop

from pipeline.checks import held
from pipeline.checks.engine import check, check_archive
from pipeline.checks.held import Held, dump_findings
from pipeline.model.temuan import Temuan

_FOUND = (
    Temuan(kode="ST001", tingkat="error", pesan="dua\nbaris", lokasi=("/langkah/0/nomor",), kutipan="“4”"),
    Temuan(kode="TX002", tingkat="info", pesan="\u2028", asal="ekstraksi", saran="?"),
)


@pytest.mark.parametrize("in_memory", [held._IN_MEMORY, 1])
def test_what_is_put_aside_comes_back_in_its_order(monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    monkeypatch.setattr(held, "_IN_MEMORY", in_memory)
    aside = Held()
    for name, temuan in (("b", _FOUND), ("a", ()), ("b", _FOUND[:1])):
        aside.put(name, dump_findings(temuan))
    assert list(aside.give_back()) == [("b", _FOUND), ("a", ()), ("b", _FOUND[:1])]


def test_an_archive_finds_in_each_document_what_is_found_in_it_alone() -> None:
    steps = [["1", "Menyusun konsep surat"], ["1", "Memeriksa konsep", "Konsep", "", "Konsep"], ["4", "Mengirim surat"]]
    sops = [(str(n), build_sop({"langkah": steps[: 1 + n % 3]})) for n in range(70)]
    for (name, sop), (of, temuan) in zip(sops, check_archive(sops), strict=True):
        assert of == name
        assert [t for t in temuan if not t.kode.startswith("XD")] == list(check(sop))
