from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.elements.textcopy.read import decode

TEXT = "Nomor SOP\tOT.01/7/2022\nWaktu ± 5–10 Menit, “segera” – café\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_comes_back_whatever_program_saved_it(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_big_endian_with_its_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_bytes_of_no_encoding_are_kept_one_by_one() -> None:
    assert decode(b"Kepala \x81 Dinas") == "Kepala \x81 Dinas"


def test_nothing() -> None:
    assert decode(b"") == ""


@given(st.binary(max_size=200))
def test_never_fails(data: bytes) -> None:
    assert isinstance(decode(data), str)
