from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normal.nip import check_nip, parse_nip


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("NIP. 19800229 200501 1 003", "198002292005011003"),
        ("NIP 198002292005011003", "198002292005011003"),
        ("N.I.P : 19800229.200501.1.003", "198002292005011003"),
        ("19800229 200501 1", "198002292005011"),
        ("NIP. 530 120 456", "530120456"),
        ("NRP 71020345", "71020345"),
        ("Pembina (IV/a) NIP. 19800229 200501 1 003 Jl. Contoh 5", "198002292005011003"),
        ("NIP. 19800229 200501 1 003 04 01 2023", "198002292005011003"),
    ],
)
def test_digits_as_they_stand(text: str, digits: str) -> None:
    assert parse_nip(text) == digits


@pytest.mark.parametrize("text", ["", "NIP.", "-", "04 01 2023", "BUDI CONTOH, S.Sos., M.M.", "Nomor 5 Tahun 2023"])
def test_no_number(text: str) -> None:
    assert parse_nip(text) is None


@pytest.mark.parametrize(
    ("digits", "kind", "why"),
    [
        ("198002292005011003", "pns", None),
        ("198002282005211003", "pppk", None),
        ("530120456", "lama", None),
        ("", "lain", "kosong"),
        ("198002292005011", "lain", "panjang"),
        ("198102292005011003", "pns", "lahir"),
        ("198002292005131003", "pns", "mulai_bulan"),
        ("198002291997011003", "pns", "mulai_umur"),
        ("198002292005013003", "pns", "kelamin"),
        ("198002292005011000", "pns", "urut"),
    ],
)
def test_structure(digits: str, kind: str, why: str | None) -> None:
    found = check_nip(digits)
    assert (found.sah, found.jenis, found.alasan) == (why is None, kind, why)


def test_eighteen_years_to_the_month_is_old_enough() -> None:
    assert check_nip("196708171985091001").sah
    assert not check_nip("196708171985071001").sah


@given(st.text())
def test_only_digits_come_out(text: str) -> None:
    found = parse_nip(text)
    assert found is None or (found.isdecimal() and found.isascii())
    check_nip(text)
