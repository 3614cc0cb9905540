from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import SHARED, needs_shared

from pipeline.model.sop import Satuan
from pipeline.normal.waktu import parse_satuan, parse_waktu, tulis_waktu


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("20 Menit", 20, "menit"),
        ("20menit", 20, "menit"),
        ("15'", 15, "menit"),
        ("10 mnt.", 10, "menit"),
        ("½ jam", 0.5, "jam"),
        ("1 ½ jam", 1.5, "jam"),
        ("1/2 jam", 0.5, "jam"),
        ("1,5 jam", 1.5, "jam"),
        ("1.500 menit", 1500, "menit"),
        ("± 30 menit", 30, "menit"),
        ("maks. 3 hari", 3, "hari"),
        ("+ 30 Menit", 30, "menit"),  # as "±" is typed where no key has it
        ("≤ 1 jam", 1, "jam"),
        ("2 (dua) hari", 2, "hari"),
        ("dua (2) hari kerja", 2, "hari_kerja"),
        ("dua puluh lima menit", 25, "menit"),
        ("sehari", 1, "hari"),
        ("setengah hari", 0.5, "hari"),
        ("2 hari efektif", 2, "hari_kerja"),
        ("3 HK", 3, "hari_kerja"),
        ("1 x 24 Jam", 24, "jam"),
        ("1 jam 30 menit", 90, "menit"),
        ("1 tahun 6 bulan", 18, "bulan"),
        ("2 menit/berkas", 2, "menit"),
        ("3 menit per orang", 3, "menit"),
        ("1 bulan (tanggal 1-20)", 1, "bulan"),
        ("60 Menit (1 jam)", 60, "menit"),
        ("paling lambat 3 hari kalender setelah pengumuman", 3, "hari"),
        ("20", 20, None),
    ],
)
def test_one_duration(text: str, value: float, unit: str | None) -> None:
    found = parse_waktu(text)
    assert (found.teks, found.nilai, found.nilai_maks, found.satuan) == (text, value, None, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("1 – 20 Hari Kerja", 1, 20, "hari_kerja"),
        ("1- 10 Hari", 1, 10, "hari"),
        ("1 s.d. 2 hari", 1, 2, "hari"),
        ("1 s/d 2 hari", 1, 2, "hari"),
        ("2 s.d 3 bulan", 2, 3, "bulan"),
        ("1 sampai dengan 2 minggu", 1, 2, "minggu"),
        ("30 menit - 1 jam", 30, 60, "menit"),
        ("1 (satu) s.d. 3 (tiga) hari kerja", 1, 3, "hari_kerja"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    found = parse_waktu(text)
    assert (found.nilai, found.nilai_maks, found.satuan) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Sesuai jadwal",
        "Setiap hari",
        "Pada hari dan jam kerja",
        "Triwulanan",
        "-",
        "",
        "2 bulan 1 minggu; 5 hari kerja; 1 hari",
        "1 hari 2 jam",
        "2 (tiga) hari",
        "Januari, April, Juli, Oktober (tanggal 20-31)",
        "tanggal 5 bulan berikutnya",
        "pukul 08.00 - 10.00",
        "H-1",
        "2 (dua) laporan",
        "S Menit",
        "1 Minggu sebelum tanggal 5",
    ],
)
def test_open_values_and_lists_have_no_number(text: str) -> None:
    found = parse_waktu(text)
    assert (found.teks, found.nilai, found.nilai_maks, found.satuan) == (text, None, None, None)


def test_the_header_gives_the_unit_of_a_bare_number_only() -> None:
    assert parse_waktu("20", "Waktu (menit)").satuan == "menit"
    assert parse_waktu("2-3", "hari").satuan == "hari"
    assert parse_waktu("1 jam", "menit").satuan == "jam"
    assert parse_waktu("10", "hari/bulan").satuan is None
    assert parse_waktu("Sesuai jadwal", "menit").satuan is None


@pytest.mark.parametrize(("text", "unit"), [("Waktu (Menit)", "menit"), ("Hari Kerja", "hari_kerja"), ("Waktu", None)])
def test_unit_of_a_header(text: str, unit: str | None) -> None:
    assert parse_satuan(text) == unit


@given(
    st.integers(1, 4000).map(lambda n: n / 4), st.none() | st.integers(1, 500), st.sampled_from(list(get_args(Satuan)))
)
def test_what_is_written_reads_back(low: float, more: int | None, unit: Satuan) -> None:
    high = None if more is None else low + more
    found = parse_waktu(tulis_waktu(low, high, unit))
    assert (found.nilai, found.nilai_maks, found.satuan) == (low, high, unit)


@given(st.text(), st.none() | st.text())
def test_any_text_is_kept(text: str, column: str | None) -> None:
    assert parse_waktu(text, column).teks == " ".join(text.split())


@given(st.text(alphabet="0123456789 -–,./½()'xjamhrienktugbl"))
def test_near_durations_never_raise(text: str) -> None:
    found = parse_waktu(text)
    assert found.nilai_maks is None or (found.nilai is not None and found.nilai < found.nilai_maks)


@needs_shared
def test_plain_times_of_real_documents_all_have_a_unit() -> None:
    assert SHARED is not None
    unread = []
    for path in sorted((SHARED / "real" / "truth").glob("*.json")):
        for step in json.loads(path.read_text(encoding="utf-8"))["langkah"]:
            text = (step.get("mutu_baku") or step).get("waktu") or ""
            if text[:1].isdecimal() and parse_waktu(text).satuan is None:
                unread.append((path.stem, text))
    assert unread == []
