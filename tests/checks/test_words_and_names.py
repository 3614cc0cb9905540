"""Spelling, titles, agencies and dates: the shared parts of the rules on text and identity."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.agency import Region, agency_of, is_cut_province, province_names, regions_in
from pipeline.checks.dates import is_impossible, span_of, today
from pipeline.checks.lexicon import content_words, is_misreading, key_word_near, meant_by, standard_form, stem
from pipeline.checks.titles import alike, same_words, title_key, title_words
from pipeline.data.load import read_toml

_KEYS = [w for w in read_toml("ejaan.toml")["baku"]["kata"].split() if len(w) > 8]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("masyrakat", "masyarakat"), ("memilikii", "memiliki"), ("penyelengaraan", "penyelenggaraan"), ("utuk", "untuk")],
)
def test_a_slip_is_understood(word: str, meant: str) -> None:
    assert meant_by(word) == meant


@pytest.mark.parametrize(
    "word", ["penetapan", "penerapan", "evakuasi", "kegiata", "arsip", "pelaksanaannya", "monev", "ABC"]
)
def test_words_and_cut_words_are_no_slips(word: str) -> None:
    assert meant_by(word) is None


@given(st.sampled_from(_KEYS), st.integers(3, 30))
def test_a_letter_lost_inside_a_key_word_leads_back_to_it_or_to_nothing(word: str, at: int) -> None:
    i = 3 + at % (len(word) - 5)
    assert key_word_near(word[:i] + word[i + 1 :]) in (word, None) or standard_form(word) is not None


def test_no_known_word_is_taken_for_a_slip() -> None:
    data = read_toml("ejaan.toml")
    known = data["baku"]["kata"].split() + data["baku"]["juga"].split() + list(data["salah"].values())
    assert [(w, key_word_near(w)) for w in known if key_word_near(w)] == []


def test_a_slip_of_reading_is_told_from_one_of_typing() -> None:
    assert is_misreading("kaljmantan", "kalimantan")
    assert not is_misreading("adminstrasi", "administrasi")


@pytest.mark.parametrize(
    "forms",
    [
        ("pengumpulan", "mengumpulkan", "dikumpulkan", "kumpulan"),
        ("penyusunan", "menyusun", "disusun"),
        ("laporan", "pelaporan"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(f) for f in forms}) == 1


def test_general_words_say_nothing() -> None:
    assert content_words("Jika SOP ini tidak dilaksanakan maka akan terhambat") == frozenset()


@given(st.text(max_size=20))
def test_any_word_has_a_stem_and_no_error(word: str) -> None:
    assert isinstance(stem(word), str)
    meant_by(word)


def test_titles_are_compared_without_kind_and_year() -> None:
    assert title_key("SOP : Pengelolaan Arsip Tahun 2024") == title_key(
        "STANDAR OPERASIONAL PROSEDUR PENGELOLAAN ARSIP"
    )
    assert alike("SOP Arsip Aktif", "Arsip  Aktif 2023") == 1.0


def test_the_agency_is_no_part_of_a_title() -> None:
    agency = agency_of("DINAS CONTOH KABUPATEN MISAL")
    assert title_words("Pengelolaan Arsip Kabupaten Misal", agency) == title_words("Pengelolaan Arsip (Baru)")
    assert same_words(frozenset({"pengelolaan"}), frozenset({"pengeloaan"}))


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("PEMERINTAH KABUPATEN HULU MISAL DINAS CONTOH", [Region("kabupaten", "hulu misal")]),
        ("Kepala BPS Provinsi Jawa Barat", [Region("provinsi", "jawa barat")]),
        ("Dinas Contoh Prov. Kalbar", [Region("provinsi", "kalimantan barat")]),
        ("Peraturan Bupati Misal Nomor 4 Tahun 2017", [Region("kabupaten", "misal")]),
        ("BPS Kabupaten/Kota se-provinsi", []),
        ("kota besar dan Provinsi Khayal", []),
        ("", []),
    ],
)
def test_regions_are_read_with_their_level(text: str, regions: list[Region]) -> None:
    assert list(regions_in(text)) == regions


def test_one_agency_under_two_letterheads() -> None:
    keys = {
        agency_of(t).key
        for t in (
            "PEMERINTAH PROVINSI RIAU SEKRETARIAT SATUAN POLISI PAMONG PRAJA",
            "PROVINSI RIAU SATUAN POLISI PAMONG PRAJA SEKRETARIAT",
            "Satuan Polisi Pamong Praja Provinsi Riau",
        )
    }
    assert len(keys) == 1
    assert agency_of("Dinas Sosial Kota Misal").key != agency_of("Dinas Sosial Kabupaten Misal").key
    assert agency_of(None).key == ""


@pytest.mark.parametrize(
    ("instansi", "jenis"),
    [
        ("SEKRETARIAT DAERAH KOTA MISAL", "setda"),
        ("SEKRETARIAT DPRD", "setwan"),
        ("BADAN PUSAT STATISTIK", "vertikal"),
        ("BADAN PENDAPATAN DAERAH", "badan"),
        ("SATUAN POLISI PAMONG PRAJA", "satpol"),
        ("Lain", None),
    ],
)
def test_kinds_of_organisation(instansi: str, jenis: str | None) -> None:
    assert agency_of(instansi).jenis == jenis


def test_provinces() -> None:
    assert len(province_names()) == 38
    assert is_cut_province("Perangkat Daerah Provinsi Kalimantan")
    assert not is_cut_province("Perangkat Daerah Provinsi Riau")


@given(st.text(max_size=60))
def test_any_letterhead_is_harmless(text: str) -> None:
    agency_of(text)
    is_cut_province(text)


@pytest.mark.parametrize("teks", ["31 Februari 2023", "30 Pebruari 2024", "00 Mei 2023", "31-06-2023", "12/13/2023"])
def test_days_that_no_calendar_has(teks: str) -> None:
    assert is_impossible(teks)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_real_day_is_possible_and_its_own_span(day: date) -> None:
    assert not is_impossible(day.strftime("%d/%m/%Y"))
    assert span_of(day.isoformat()) == (day, day)


def test_a_month_and_a_year_span_their_days() -> None:
    assert span_of("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert span_of("2024") == (date(2024, 1, 1), date(2024, 12, 31))
    assert span_of(None) is None


def test_the_day_of_a_run_can_be_fixed() -> None:
    assert today() == date(2026, 1, 1)
