from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normal.daftar import split_items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1. Laptop 2. Printer", ["Laptop", "Printer"]),
        ("1) Laptop 2) Printer", ["Laptop", "Printer"]),
        ("(1) Laptop (2) Printer", ["Laptop", "Printer"]),
        ("1, Laptop; 2. Printer", ["Laptop;", "Printer"]),
        ("1.Laptop 2.Printer", ["Laptop", "Printer"]),
        ("a. Laptop b. Printer c. Kertas", ["Laptop", "Printer", "Kertas"]),
        ("- Laptop - Printer", ["Laptop", "Printer"]),
        ("• Laptop • Printer", ["Laptop", "Printer"]),
        ("- Laptop\n- Alat tulis\nkantor", ["Laptop", "Alat tulis kantor"]),
        ("Laptop\nPrinter\nJaringan Internet", ["Laptop", "Printer", "Jaringan Internet"]),
        ("Laptop; Printer; Kertas", ["Laptop;", "Printer;", "Kertas"]),
        ("1. Ketua 2. Wakil 2. Anggota 3. Staf", ["Ketua", "Wakil", "Anggota", "Staf"]),
        ("1. Ketua 2. Wakil 4. Staf", ["Ketua", "Wakil", "Staf"]),
        ("Laptop 2. Printer 3. Kertas", ["Laptop", "Printer", "Kertas"]),
        ("4. Laptop 5. Printer", ["Laptop", "Printer"]),
        ("1. Jika SOP tidak dijalankan, kinerja turun.", ["Jika SOP tidak dijalankan, kinerja turun."]),
        ("1. Berkas: a. Surat b. Data 2. Laptop", ["Berkas: a. Surat b. Data", "Laptop"]),
        ("Alat Tulis KantorKomputerPrinter", ["Alat Tulis Kantor", "Komputer", "Printer"]),
        ("SOP Contoh SatuSOP Contoh Dua", ["SOP Contoh Satu", "SOP Contoh Dua"]),
        ("SOP ASOP B", ["SOP A", "SOP B"]),
        ("Memahami aturan Kinerja.Mampu berbicara", ["Memahami aturan Kinerja.", "Mampu berbicara"]),
        ("<ol><li>Meja Kerja</li><li>Kursi</li></ol>", ["Meja Kerja", "Kursi"]),
        ('<ol style="x">Meja KerjaKursi', ["Meja Kerja", "Kursi"]),
        ("", []),
        (" - ", []),
    ],
)
def test_lists(text: str, items: list[str]) -> None:
    assert split_items(text) == items


ACT = "Undang-Undang Nomor 9 Tahun 2031 tentang Arsip"
RULE = "Peraturan Menteri Contoh Nomor 53 Tahun 2032 tentang Pelaksanaan Undang-Undang Nomor 9 Tahun 2031"
LOCAL = (
    "Peraturan Daerah Nomor 8 Tahun 2016 tentang Dinas sebagaimana telah diubah dengan Peraturan Daerah Nomor 11 Tahun "
    "2019 tentang Perubahan Atas Peraturan Daerah Nomor 8 Tahun 2016"
)


@pytest.mark.parametrize("join", ["", ". ", "; ", " ", "\n"])
def test_regulations_one_after_the_other(join: str) -> None:
    items = split_items(join.join((ACT, LOCAL, RULE)))
    assert [i.rstrip(".;") for i in items] == [ACT, LOCAL, RULE]


@pytest.mark.parametrize(
    "text",
    [
        ACT,
        LOCAL,
        RULE,
        "Perpres No. 16 Tahun 2031 jo. Perpres No. 12 Tahun 2032",
        "BUDI CONTOH, S.Sos., M.M.",
        "Lihat lampiran No. 1. Bagian umum",
        "Memahami BerAKHLAK, LKjIP, e-SAKIP, SatpolPP, PermenPANRB dan iPhone",
        "Grup WhatsApp",
        "Data InstansiPusat",
        "Tipe IV. Umum",
        "Berkas 1.5 GB dan 2.5 GB",
        "I. Umum II. Khusus",
        "Jika SOP tidak dijalankan, maka kinerja turun.",
        "Bagian Umum - Subbagian Arsip",
    ],
)
def test_one_item_stays_one(text: str) -> None:
    assert split_items(text) == [text]


def test_a_regulation_over_several_lines() -> None:
    text = "Peraturan Badan Contoh Nomor 5 Tahun 2023 tentang Organisasi\ndan Tata\nKerja\n"
    text += "Peraturan Badan Contoh Nomor 1\nTahun 2024 tentang Arsip"
    assert split_items(text) == [
        "Peraturan Badan Contoh Nomor 5 Tahun 2023 tentang Organisasi dan Tata Kerja",
        "Peraturan Badan Contoh Nomor 1 Tahun 2024 tentang Arsip",
    ]


ITEM = st.lists(st.sampled_from(["Laptop", "Alat", "Tulis", "data", "kinerja", "SOP", "Arsip"]), min_size=1, max_size=4)


@given(st.lists(ITEM.map(" ".join), min_size=2, max_size=12), st.sampled_from(["{}. ", "{}) ", "({}) ", "{}."]))
def test_a_numbered_list_reads_back(items: list[str], form: str) -> None:
    text = " ".join(form.format(i) + item for i, item in enumerate(items, 1))
    assert split_items(text) == items


@given(st.text(alphabet="ab cAB.;,-•\n12()SOP"))
def test_no_letter_is_lost(text: str) -> None:
    """Only a list's own marks go: single letters and numbers that stand as marks."""
    kept = "".join(split_items(text))
    gone = len(re.sub(r"[^a-zA-Z]", "", text)) - len(re.sub(r"[^a-zA-Z]", "", kept))
    assert gone <= len(re.findall(r"(?<![\w])[a-z]\s?[.)]", text))


@given(st.text())
def test_never_raises_and_gives_single_lines(text: str) -> None:
    for item in split_items(text):
        assert item and item == " ".join(item.split())
