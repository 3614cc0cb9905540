"""The table of regulations can be read whole, and contradicts itself nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.citations import citations_of
from pipeline.checks.regulations import (
    Key,
    amendments_of,
    checked_on,
    key_of,
    known_title,
    parse_key,
    status_of,
    title_words,
)
from pipeline.data.load import read_toml
from pipeline.model.sop import SOP, DasarHukum, Sumber
from pipeline.normal.kutipan import parse_dasar_hukum

_TABLE = read_toml("status_peraturan.toml")
_REVOKED = [(parse_key(old), entry) for entry in _TABLE["dicabut"] for old in entry["lama"]]


@pytest.mark.parametrize(("key", "entry"), _REVOKED, ids=lambda v: str(v) if isinstance(v, Key) else "")
def test_regulation_entries_make_sense(key: Key, entry: dict[str, object]) -> None:
    status = status_of(key, str(entry.get("bidang", "")))
    assert status is not None
    assert status.oleh
    assert status.sejak >= key.tahun
    assert status.sejak <= max(k.tahun for k in status.oleh)
    assert entry["keyakinan"] in ("H", "M")
    assert status.sure == (entry["keyakinan"] == "H")
    assert list(status.oleh) == sorted(status.oleh, key=lambda k: k.tahun)


def test_regulation_in_force_is_not_revoked_too() -> None:
    assert not {k for k, _ in _REVOKED} & {parse_key(k) for k in _TABLE["tetap"]["berlaku"]}


def test_regulation_is_listed_once() -> None:
    keys = [k for k, _ in _REVOKED]
    assert len(keys) == len(set(keys))


def test_regulation_kinds_are_those_that_citations_are_read_as() -> None:
    known = {str(k["nama"]) for k in read_toml("peraturan.toml")["jenis"]}
    known |= {str(m[what]) for m in read_toml("peraturan.toml")["menteri"] for what in ("peraturan", "keputusan")}
    used = {parse_key(k).jenis for k in [*_TABLE["judul"], *_TABLE["tetap"]["berlaku"]]} | {
        k.jenis for k, _ in _REVOKED
    }
    assert used <= known


@pytest.mark.parametrize("entry", _TABLE["diubah"], ids=lambda e: e["lama"])
def test_amendments_are_younger_and_in_order(entry: dict[str, object]) -> None:
    key = parse_key(str(entry["lama"]))
    changes = amendments_of(key)
    assert [k.tahun for k in changes] == sorted(k.tahun for k in changes)
    assert changes[0].tahun >= key.tahun


@pytest.mark.parametrize("text", list(_TABLE["judul"]))
def test_a_title_as_enacted_is_read_back_from_a_citation(text: str) -> None:
    key, title = parse_key(text), str(_TABLE["judul"][text])
    spelled = {"UU": "Undang-Undang", "PP": "Peraturan Pemerintah"}.get(key.jenis, key.jenis)
    hukum = parse_dasar_hukum(f"{spelled} Nomor {key.nomor} Tahun {key.tahun} tentang {title};")
    assert key_of(hukum) == key
    assert title_words(hukum.tentang or "") == title_words(known_title(key) or "")


def test_the_table_says_how_old_it_is() -> None:
    assert checked_on().count("-") == 2


@pytest.mark.parametrize("text", ["UU 23", "23/2014", "UU 23/14", "UU dua/2014", ""])
def test_a_key_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="KIND"):
        parse_key(text)


@given(st.text(max_size=80))
def test_any_text_as_a_citation_is_harmless(text: str) -> None:
    sop = SOP(sumber=Sumber(berkas="x", sha256="0"), dasar_hukum=(parse_dasar_hukum(text), DasarHukum(teks=text)))
    assert len(citations_of(sop)) == 2


def test_a_citation_knows_what_else_it_names() -> None:
    teks = (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah terakhir dengan "
        "Undang-Undang Nomor 6 Tahun 2023 tentang Cipta Kerja"
    )
    found = citations_of(SOP(sumber=Sumber(berkas="x", sha256="0"), dasar_hukum=(parse_dasar_hukum(teks),)))[0]
    assert (found.key, found.others, found.changed) == (Key("UU", 23, 2014), (Key("UU", 6, 2023),), True)
