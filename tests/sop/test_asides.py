from __future__ import annotations

import pytest
from sop_case import grid, reading

from pipeline.records.part import TablePart
from pipeline.records.reading import Reading
from pipeline.records.table import Kolom
from pipeline.records.word import Asal
from pipeline.sop.asides import asides


def part(head: str, asal: Asal = "teks") -> TablePart:
    g = grid((0, 100, 200, 300), (0, 20, 40, 60), {(0, 1, 0, 2): head, (2, 0): "1", (2, 1): "Menulis"}, asal=asal)
    return TablePart(1, g.box, g, body_row=2, kolom=(Kolom("no", None, 0, 100),))


def labels(judul: Reading | None, nama: Reading | None, *parts: TablePart) -> list[tuple[str, str]]:
    return [(label, r.text) for label, r in asides(judul, nama, parts)]


def test_a_title_other_than_the_name_is_kept() -> None:
    assert labels(reading("SOP : SURAT MASUK"), reading("Surat Masuk (Biasa)")) == [("Judul Alur", "SOP : SURAT MASUK")]


@pytest.mark.parametrize("judul", ["SOP SURAT MASUK", "Standar Operasional Prosedur Surat Masuk", None])
def test_the_same_title_is_not_said_twice(judul: str | None) -> None:
    assert labels(reading(judul) if judul else None, reading("Surat Masuk")) == []


def test_a_title_that_serves_as_the_name_is_none_beside_it() -> None:
    assert labels(reading("SOP SURAT MASUK"), None) == []


def test_a_misspelt_group_header_is_kept_once() -> None:
    assert labels(None, None, part("MUTU BUKU"), part("MUTU BUKU")) == [("Kepala Tabel", "MUTU BUKU")]


@pytest.mark.parametrize(("head", "asal"), [("Mutu Baku", "teks"), ("Baku Mutu", "teks"), ("Mutu Bakv", "ocr")])
def test_a_right_or_misread_header_is_not(head: str, asal: Asal) -> None:
    assert labels(None, None, part(head, asal)) == []
