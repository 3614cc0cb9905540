from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import SHARED, needs_shared

from pipeline.normal.kutipan import parse_dasar_hukum, tingkat


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Undang-Undang Nomor 90 Tahun 2031 tentang Arsip Contoh;", ("UU", "90", 2031, "Arsip Contoh")),
        ("Undang – undang RI No. 90 Thn 2031 ttg Arsip", ("UU", "90", 2031, "Arsip")),
        ("UndangUndang Nomor 90 Tahun 2031 Tentang Arsip", ("UU", "90", 2031, "Arsip")),
        ("UU 90/2031 tentang Arsip", ("UU", "90", 2031, "Arsip")),
        ("UU No.90Tahun2031 tentang Arsip", ("UU", "90", 2031, "Arsip")),
        ("Peraturan Pemerintah Republik Indonesia Nomor 7 Tahun 2031 tentang Uang", ("PP", "7", 2031, "Uang")),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2031 tentang X", ("Perppu", "2", 2031, "X")),
        ("Perpres No. 16 Tahun 2031 jo. Perpres No. 12 Tahun 2032;", ("Perpres", "16", 2031, None)),
        (
            "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/21/M.PAN/11/2008 tentang Pedoman",
            ("PermenPANRB", "PER/21/M.PAN/11/2008", 2008, "Pedoman"),
        ),
        ("PermenPAN-RB Nomor 35 Tahun 2012", ("PermenPANRB", "35", 2012, None)),
        ("Permenpan RB No. 35 Tahun 2012", ("PermenPANRB", "35", 2012, None)),
        ("Peraturan menteri dalam Negeri Nomor 52 Tahun 2011 tentang SOP", ("Permendagri", "52", 2011, "SOP")),
        ("Permendagri 52 Tahun 2011", ("Permendagri", "52", 2011, None)),
        ("PMK 215/PMK.05/2016 tentang Uang", ("PMK", "215/PMK.05/2016", 2016, "Uang")),
        ("Keputusan Menteri Kesehatan Nomor HK.01.07/X/4/2020", ("Kepmenkes", "HK.01.07/X/4/2020", 2020, None)),
        ("Peraturan Menteri Contoh Nomor 3 Tahun 2031", ("Permen", "3", 2031, None)),
        ("Peraturan Daerah Kota Contoh Nomor 8 Tahun 2016 tentang X", ("Perda", "8", 2016, "X")),
        ("Peraturan Wali Kota Contoh Nomor 5 Tahun 2020 tentang Z", ("Perwali", "5", 2020, "Z")),
        ("Peraturan Kepala Badan Contoh Nomor 9 Tahun 2019", ("Perka", "9", 2019, None)),
        ("1. Surat Edaran Gubernur Nomor: SE/12/2020 tentang Y", ("SE", "SE/12/2020", 2020, "Y")),
        ("SK Kepala Satuan Contoh Nomor 77/SAT/2022 tentang Mutu", ("SK", "77/SAT/2022", 2022, "Mutu")),
        ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", ("UUD 1945", None, 1945, None)),
        ("DPA tahun 2023", (None, None, None, None)),
        ("Surat Tugas", (None, None, None, None)),
    ],
)
def test_parts(text: str, parts: tuple[str | None, str | None, int | None, str | None]) -> None:
    found = parse_dasar_hukum(text)
    assert (found.jenis, found.nomor, found.tahun, found.tentang) == parts
    assert found.teks == text


def test_changes_and_the_gazette_belong_to_the_first_citation() -> None:
    changed = parse_dasar_hukum(
        "Peraturan Daerah Nomor 8 Tahun 2016 tentang Susunan Dinas sebagaimana telah diubah dengan Peraturan Daerah "
        "Nomor 11 Tahun 2019 tentang Perubahan Atas Peraturan Daerah Nomor 8 Tahun 2016"
    )
    assert (changed.nomor, changed.tahun, changed.tentang) == ("8", 2016, "Susunan Dinas")
    gazette = parse_dasar_hukum(
        "Peraturan Pemerintah Nomor 6 Tahun 2018 tentang Satuan (Lembaran Negara Republik Indonesia Tahun 2018 "
        "Nomor 72, Tambahan Lembaran Negara Republik Indonesia Nomor 6205);"
    )
    assert (gazette.nomor, gazette.tahun, gazette.tentang) == ("6", 2018, "Satuan")
    assert gazette.teks.endswith("6205);")


def test_the_title_of_an_amendment_keeps_its_base() -> None:
    found = parse_dasar_hukum(
        "Peraturan Gubernur Nomor 5 Tahun 2021 tentang Perubahan atas Peraturan Gubernur Nomor 4 Tahun 2020 "
        "tentang Tata Kerja"
    )
    assert found.nomor == "5"
    assert found.tentang == "Perubahan atas Peraturan Gubernur Nomor 4 Tahun 2020 tentang Tata Kerja"


def test_articles_after_the_title() -> None:
    found = parse_dasar_hukum("Undang-Undang Nomor 9 Tahun 2031 tentang Daerah Pasal 27, 39, dan 40.")
    assert found.tentang == "Daerah"
    kept = parse_dasar_hukum("Peraturan Pemerintah Nomor 9 Tahun 2031 tentang Pelaksanaan Pasal 27")
    assert kept.tentang == "Pelaksanaan Pasal 27"


def test_hierarchy() -> None:
    levels = [tingkat(k) for k in ("UU", "PP", "Perpres", "Perda", "Pergub")]
    assert levels == sorted(x for x in levels if x)
    assert tingkat("SE") is None and tingkat(None) is None


@given(
    st.sampled_from(
        ["Undang-Undang", "Peraturan Pemerintah", "Peraturan Presiden", "Peraturan Daerah", "Peraturan Bupati"]
    ),
    st.integers(1, 999),
    st.integers(1950, 2049),
    st.lists(st.sampled_from(["Arsip", "Kinerja", "Dinas", "Uang", "Tata Kerja"]), min_size=1, max_size=4).map(
        " ".join
    ),
)
def test_what_is_written_reads_back(kind: str, number: int, year: int, title: str) -> None:
    found = parse_dasar_hukum(f"{kind} Nomor {number} Tahun {year} tentang {title}")
    assert (found.nomor, found.tahun, found.tentang) == (str(number), year, title)


@given(st.text())
def test_any_text_is_kept(text: str) -> None:
    assert parse_dasar_hukum(text).teks == " ".join(text.split())


@needs_shared
def test_every_citation_of_real_documents_has_kind_number_and_year() -> None:
    assert SHARED is not None
    unread = []
    for path in sorted((SHARED / "real" / "truth").glob("*.json")):
        for entry in json.loads(path.read_text(encoding="utf-8")).get("dasar_hukum") or []:
            text = entry if isinstance(entry, str) else entry["teks"]
            found = parse_dasar_hukum(text)
            if not (found.jenis and found.nomor and found.tahun):
                unread.append((path.stem, text))
    assert unread == []
