from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normal.jabatan import RoleMention, baku, find_roles, fold_jabatan, is_external

COLUMNS = (
    "Kepala Dinas",
    "Sekretaris",
    "Kasubbag Program, Evaluasi dan Keuangan",
    "Tim LKj",
    "Pelaksana",
    "Bidang-Bidang",
)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Kadis", "Kepala Dinas"),
        ("Ka. Dinas", "Kepala Dinas"),
        ("Kasubbag Program, Evaluasi dan Keuangan", "Kepala Sub Bagian Program, Evaluasi dan Keuangan"),
        ("Kasubbag. TU", "Kepala Sub Bagian TU"),
        ("Kasubag Program", "Kepala Sub Bagian Program"),
        ("Ka. Sub. Bag. Umum", "Kepala Sub Bagian Umum"),
        ("Kasubbid Data", "Kepala Sub Bidang Data"),
        ("Kasie Trantib", "Kepala Seksi Trantib"),
        ("Sekda", "Sekretaris Daerah"),
        ("Plt. Kepala Dinas", "Kepala Dinas"),
        ("a.n. Bupati", "Bupati"),
        ("PJ Pengolahan", "Penanggung Jawab Pengolahan"),
        ("Pokja Pemilihan", "Kelompok Kerja Pemilihan"),
        ("Kabid/Kasi", "Kepala Bidang/Kepala Seksi"),
        ("PA/KPA", "Pengguna Anggaran/Kuasa Pengguna Anggaran"),
        ("Kepela Satuan", "Kepala Satuan"),
        ("Kepala UPTD Contoh", "Kepala UPTD Contoh"),
        ("Arsiparis", "Arsiparis"),
    ],
)
def test_full_form(name: str, full: str) -> None:
    assert baku(name) == full


@pytest.mark.parametrize("name", ["", "-", "PPK", "Aplikasi", "Bidang-Bidang", "Pemohon", "Sumber Data", "Nota Dinas"])
def test_no_known_position(name: str) -> None:
    assert baku(name) is None


def test_spellings_of_one_position_fold_to_one_form() -> None:
    spellings = (
        "Kasubbag Umum & Kepegawaian",
        "Ka. Subbag. Umum dan Kepegawaian",
        "KEPALA SUB BAGIAN UMUM DAN KEPEGAWAIAN",
    )
    assert len({fold_jabatan(s) for s in spellings}) == 1
    assert fold_jabatan("Kabag Umum") != fold_jabatan("Kasubbag Umum")


def test_outside_parties() -> None:
    assert is_external("Pemohon") and is_external("Instansi Terkait")
    assert not is_external("Sekretaris")


def brief(text: str, known: tuple[str, ...] = COLUMNS) -> list[tuple[str, str, str | None, int | None]]:
    return [(m.teks, m.kepala, m.unit, m.dikenal) for m in find_roles(text, known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Memeriksa konsep, jika tidak setuju dikembalikan kepada Kasubbag Program, Evaluasi dan Asset "
            "untuk diperbaiki, "
            "jika setuju diparaf dan diserahkan kepada Kadis",
            [
                ("Kasubbag Program, Evaluasi dan Asset", "Kepala Sub Bagian", "Program, Evaluasi dan Asset", None),
                ("Kadis", "Kepala Dinas", None, 0),
            ],
        ),
        (
            "meneruskannya kepada Kasubbag Program, Evaluasi dan keuangan membentuk Tim LKj",
            [
                ("Kasubbag Program, Evaluasi dan keuangan", "Kepala Sub Bagian", "Program, Evaluasi dan keuangan", 2),
                ("Tim LKj", "Tim", "LKj", 3),
            ],
        ),
        ("memerintahkan kasubbag TU mengirim surat", [("kasubbag TU", "Kepala Sub Bagian", "TU", None)]),
        ("Memerintahkan sekretaris utuk menyusun laporan", [("sekretaris", "Sekretaris", None, 1)]),
        ("Menyampaikan data kepada Pelaksana", [("Pelaksana", "Pelaksana", None, 4)]),
        ("diserahkan kepada kabag untuk disimpan", [("kabag", "Kepala Bagian", None, None)]),
        ("Membentuk Tim Penilai Arsip Dinas", [("Tim Penilai Arsip Dinas", "Tim", "Penilai Arsip Dinas", None)]),
        (
            "Menyampaikan kepada Kabid, Kasi dan Arsiparis",
            [
                ("Kabid", "Kepala Bidang", None, None),
                ("Kasi", "Kepala Seksi", None, None),
                ("Arsiparis", "Arsiparis", None, None),
            ],
        ),
        ("surat yang ditandatangani Gubernur", [("Gubernur", "Gubernur", None, None)]),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str, str | None, int | None]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peraturan Gubernur Nomor 5 Tahun 2031",
        "SK Kepala Dinas",
        "Menyusun dokumen pelaksana anggaran",
        "Nota Dinas",
        "Mengarsipkan surat",
    ],
)
def test_papers_and_nouns_are_no_mentions(text: str) -> None:
    assert find_roles(text) == ()


def test_a_named_unit_is_another_than_the_bare_column() -> None:
    (mention,) = find_roles("diserahkan kepada Kasubbag TU", ("Kasubbag",))
    assert (mention.dikenal, mention.unit) == (None, "TU")


def test_a_column_misread_by_one_sign_is_still_that_column() -> None:
    (mention,) = find_roles("diserahkan kepada Kepala Satuan", ("Kepela Satuan",))
    assert mention.dikenal == 0


@pytest.mark.parametrize("unit", ["Lalu Lintas", "Data dan Informasi", "Dalam Negeri"])
def test_a_unit_may_begin_with_a_word_that_ends_others(unit: str) -> None:
    (mention,) = find_roles(f"Menyampaikan berkas kepada Kepala Seksi {unit} untuk diperiksa")
    assert mention.unit == unit
    (other,) = find_roles("Menyampaikan berkas kepada Kepala Seksi lalu menyimpannya")
    assert other.unit is None


def test_outside_and_nobody_in_particular() -> None:
    outside, nobody = find_roles("Menerima berkas dari pemohon dan melapor kepada pejabat terkait")
    assert outside.luar and outside.isyarat == "asal"
    assert nobody.umum and nobody.isyarat == "penerima"


def test_cues() -> None:
    (ordered,) = find_roles("Menugaskan Arsiparis untuk menyimpan")
    assert ordered.isyarat == "perintah"


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_text_gives_ordered_places(text: str, known: list[str]) -> None:
    _ordered(text, find_roles(text, known))


WORDS = st.sampled_from(
    "Kasubbag Kepala Dinas kepada staf Umum dan , . Renja Monev untuk diperbaiki Sekretaris PPK / Tim".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_words_of_the_trade_give_ordered_places(text: str) -> None:
    _ordered(text, find_roles(text, COLUMNS))
    assert fold_jabatan(fold_jabatan(text)) == fold_jabatan(text)


def _ordered(text: str, mentions: tuple[RoleMention, ...]) -> None:
    at = 0
    for m in mentions:
        assert at <= m.start < m.end <= len(text)
        assert m.teks == text[m.start : m.end]
        at = m.end
