from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normal.angka import parse_angka
from pipeline.normal.teks import fold, similar, strip_markup

OWN_DATA = ("bulan", "satuan_waktu", "jabatan", "peraturan", "derau", "daftar")


@pytest.mark.parametrize("name", OWN_DATA)
def test_each_vocabulary_is_dated(name: str) -> None:
    data = tomllib.loads(files("pipeline.data").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    assert data["meta"]["date"] and data["meta"]["source"]


def test_fold() -> None:
    assert fold("  Kepala-Dinas (X)\n") == "kepala dinas x"
    assert fold("ﬁle_A") == "file a"


def test_a_reading_error_counts_less_than_another_word() -> None:
    assert similar("Kepala Dinas", "KEPALA  DINAS") == 1.0
    assert 0.95 < similar("Kepela Satuan", "Kepala Satuan") < 1.0
    assert similar("Rerja", "Renja") < similar("Rcnja", "Renja")
    assert similar("Arsiparis", "Bendahara") < 0.5


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>KEPALA DINAS,</p> <p><b>BUDI</b> NIP</p>", "KEPALA DINAS,\nBUDI NIP"),
        ("**Dasar** __Hukum__", "Dasar Hukum"),
        ("## Peringatan", "Peringatan"),
        ("a<br/>b", "a\nb"),
        ("A &amp; B&nbsp;C", "A & B C"),
        ("waktu < 2 jam dan > 1 jam", "waktu < 2 jam dan > 1 jam"),
        ("*Dokumen ini", "*Dokumen ini"),
        ("so\u00adal\u200b", "soal"),
    ],
)
def test_markup(text: str, plain: str) -> None:
    assert strip_markup(text) == plain


@given(st.text(), st.text())
def test_similar_is_even_handed(a: str, b: str) -> None:
    assert 0.0 <= similar(a, b) <= 1.0
    assert similar(a, b) == pytest.approx(similar(b, a))
    assert similar(a, a) == 1.0


@given(st.text())
def test_markup_is_gone_after_one_pass(text: str) -> None:
    fold(strip_markup(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("dua puluh lima", 25),
        ("seratus dua belas", 112),
        ("tiga ratus", 300),
        ("satu setengah", 1.5),
        ("seperempat", 0.25),
        ("2 1/2", 2.5),
        ("1.250", 1250),
        ("0,75", 0.75),
        ("dua dua", None),
        ("lima puluh seratus", None),
        ("1/0", None),
        ("lembar", None),
        ("", None),
    ],
)
def test_numbers(text: str, number: float | None) -> None:
    assert parse_angka(text) == number


@given(st.text() | st.text(alphabet="0123456789.,/½ "))
def test_numbers_never_raise(text: str) -> None:
    parse_angka(text)
