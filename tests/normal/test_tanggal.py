from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import SHARED, needs_shared

from pipeline.normal.tanggal import parse_tanggal, tulis_tanggal


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("04 Januari 2023", "2023-01-04"),
        ("4 Pebruari 2023", "2023-02-04"),
        ("30 Nopember 2020", "2020-11-30"),
        ("1 Agt. 2020", "2020-08-01"),
        ("05-Jan-2021", "2021-01-05"),
        ("12 June 2025", "2025-06-12"),
        ("June 12, 2025", "2025-06-12"),
        ("04/01/2023", "2023-01-04"),
        ("4-1-2023", "2023-01-04"),
        ("4.1.2023", "2023-01-04"),
        ("04/01/23", "2023-01-04"),
        ("2023-01-04", "2023-01-04"),
        ("12/III/2021", "2021-03-12"),
        ("Senin, 3 Mei 2021", "2021-05-03"),
        ("Januari 2014", "2014-01"),
        ("01/2023", "2023-01"),
        ("Tahun 2023", "2023"),
        ("04Januari2023", "2023-01-04"),
        ("4 Januari 2023 (11 Jumadil Akhir 1444 H)", "2023-01-04"),
        ("Kota Contoh, Januari 2023", "2023-01"),
    ],
)
def test_written_forms(text: str, iso: str) -> None:
    found = parse_tanggal(text)
    assert found is not None
    assert (found.teks, found.iso) == (text, iso)


@pytest.mark.parametrize(
    ("text", "iso"), [("... Januari 2023", "2023-01"), ("....../....../2023", "2023"), ("  2023", "2023")]
)
def test_blanks_left_open_give_what_is_known(text: str, iso: str) -> None:
    found = parse_tanggal(text)
    assert found is not None and found.iso == iso


@pytest.mark.parametrize("text", ["3 Juli 2O23", "l3 Juli 2023", "3 Juli 20Z3"])
def test_a_letter_for_a_digit_is_understood_and_kept(text: str) -> None:
    found = parse_tanggal(text)
    assert found is not None
    assert found.teks == text
    assert found.iso in ("2023-07-03", "2023-07-13")


@pytest.mark.parametrize(
    "text",
    [
        "31 Februari 2023",
        "32 Mei 2023",
        "01/23/2023",
        "2 s.d. 5 Januari 2023",
        "2 Januari 2023 s.d. 4 Januari 2023",
        "Januari - Maret 2023",
        "2 Mei 2023 / 5 Mei 2023",
        "4x Januari 2023",
        "4 Januari 20..",
        "4 Januari",
        "Sesuai kebutuhan",
        "Revisi 2",
        "00",
    ],
)
def test_no_single_date_no_iso(text: str) -> None:
    found = parse_tanggal(text)
    assert found is not None
    assert (found.teks, found.iso) == (text, None)


@pytest.mark.parametrize("text", ["", "-", " – ", ":", "....", "___/___/____"])
def test_nothing_written(text: str) -> None:
    assert parse_tanggal(text) is None


def test_the_colon_of_the_label_is_no_part_of_the_value() -> None:
    found = parse_tanggal(":  4  Mei 2021 ")
    assert found is not None and found.teks == "4 Mei 2021"


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.integers(0, 2))
def test_what_is_written_reads_back(day: date, parts: int) -> None:
    iso = "-".join(day.isoformat().split("-")[: parts + 1])
    found = parse_tanggal(tulis_tanggal(iso))
    assert found is not None and found.iso == iso


@given(st.text())
def test_any_text_is_kept(text: str) -> None:
    found = parse_tanggal(text)
    assert found is None or found.teks == " ".join(text.split()).removeprefix(":").strip()


@needs_shared
def test_dates_of_real_documents() -> None:
    assert SHARED is not None
    wrong = []
    for path in sorted((SHARED / "real" / "truth").glob("*.json")):
        block = json.loads(path.read_text(encoding="utf-8"))["identitas"]
        for key, iso in block.items():
            if key.endswith("_iso") and iso:
                found = parse_tanggal(block[key.removesuffix("_iso")])
                if found is None or found.iso != iso:
                    wrong.append((path.stem, key))
    assert wrong == []
