"""What the rules on identity, dates, legal basis, wording and archive must say, and must not say, of the five documents
that came first, each alone and all together."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from shared import SHARED, needs_shared

from pipeline.checks.engine import check_archive
from pipeline.model.temuan import Temuan

# Seed, the codes of which one must speak, and the beginning of a pointer at which it does.
MUST = [
    ("000", ("ID001",), "/identitas/nomor_sop"),
    ("000", ("DT004",), "/identitas/tanggal_revisi"),
    ("000", ("ID006",), "/identitas/disahkan_oleh/nip"),
    ("000", ("TX004",), "/identitas/disahkan_oleh/jabatan"),
    ("000", ("TX004",), "/identitas/disahkan_oleh/nama"),
    ("001", ("ID007",), "/identitas"),
    ("001", ("TX006",), "/langkah/7/"),
    ("001", ("TX006",), "/langkah/8/"),
    ("001", ("TX001",), "/langkah/8/mutu_baku/waktu"),
    ("002", ("ID001",), "/identitas/nomor_sop"),
    ("002", ("DT004",), "/identitas/tanggal_revisi"),
    ("002", ("TX002",), "/identitas/instansi"),
    ("003", ("ID001",), "/identitas/nomor_sop"),
    ("003", ("ID005",), "/identitas/disahkan_oleh/nama"),
    ("003", ("TX002",), "/lain_lain/Kepala Tabel"),
    ("003", ("DT001",), "/lain_lain/Tempat dan Tanggal Pengesahan"),
    ("004", ("ID002",), "/identitas/nomor_sop"),
    ("004", ("ID004",), "/lain_lain/Halaman Judul"),
    ("004", ("TX002",), "/identitas/instansi"),
    ("004", ("DH003",), "/dasar_hukum/0"),
]
# The same of what should be said; nine in ten of these.
SHOULD = [
    ("000", ("ID010",), "/peringatan"),
    ("000", ("DH003",), "/dasar_hukum/0"),
    ("000", ("XD001",), "/keterkaitan/0"),
    ("000", ("XD001",), "/keterkaitan/1"),
    ("000", ("XD001",), "/keterkaitan/2"),
    ("000", ("XD007",), "/identitas/disahkan_oleh/nip"),
    ("001", ("TX001",), "/dasar_hukum/1"),
    ("001", ("DH003",), "/dasar_hukum/0"),
    ("001", ("XD001",), "/keterkaitan/0"),
    ("001", ("ID010", "XD008"), "/peringatan"),
    ("002", ("ID004",), "/lain_lain/Judul Alur"),
    ("002", ("TX005",), "/identitas/nama_sop"),
    ("002", ("DH003",), "/dasar_hukum/1"),
    ("002", ("TX002",), "/langkah/0/aktivitas"),
    ("002", ("TX002",), "/langkah/6/mutu_baku/kelengkapan"),
    ("002", ("XD001",), "/keterkaitan/1"),
    ("002", ("XD001",), "/keterkaitan/2"),
    ("002", ("ID010", "XD008"), "/peringatan"),
    ("003", ("DH001",), "/dasar_hukum/5"),
    ("003", ("DH005",), "/dasar_hukum/0"),
    ("003", ("DH002",), "/dasar_hukum/2"),
    ("003", ("ID010",), "/peralatan_perlengkapan/0"),
    ("003", ("XD001",), "/keterkaitan/1"),
    ("004", ("ID010",), "/kualifikasi_pelaksana/0"),
    ("004", ("XD001",), "/keterkaitan/2"),
    ("004", ("TX002",), "/langkah/9/aktivitas"),
]
# Of the archive of the five.
ARCHIVE = [
    ("002", ("XD006",), "/dasar_hukum/1"),
    ("000", ("XD007",), "/identitas/disahkan_oleh/nip"),
    ("000", ("XD008",), "/peringatan"),
    ("001", ("XD009",), "/langkah"),
]
QUIET = [
    ("000", {"DH002", "DT003", "ID002", "ID003", "ID004", "ID007"}),
    ("001", {"DH002", "DH004", "ID001", "ID005", "DT002"}),
    ("002", {"ID006", "DH002", "DT003", "ID002", "ID007"}),
    ("003", {"DT003", "DT004", "ID004", "ID006", "ID007"}),
    ("004", {"ID003", "ID006", "DT003", "DT004", "ID001", "ID007"}),
]
# What is held in the same agency, and one title that belongs to three agencies.
HELD = [("002", "XD001", "/keterkaitan/0"), ("000", "XD004", ""), ("003", "XD004", ""), ("004", "XD004", "")]

Expected = tuple[str, tuple[str, ...], str]


@cache
def _findings() -> dict[str, tuple[Temuan, ...]]:
    """All five checked as one archive, by the number of the seed."""
    from pipeline.app.convert import convert  # the whole road with its engines: only where there is something to read

    assert SHARED is not None
    named = [(p.name[:3], sop) for p in sorted(Path(SHARED / "seeds").glob("*.txt")) for sop in convert(p)]
    return dict(check_archive(named))


def _said(expected: Expected) -> bool:
    seed, codes, pointer = expected
    return any(p.startswith(pointer) for t in _findings()[seed] if t.kode in codes for p in t.lokasi)


@needs_shared
@pytest.mark.parametrize("expected", [*MUST, *ARCHIVE], ids=lambda e: f"{e[0]}-{e[1][0]}-{e[2]}")
def test_what_must_be_reported(expected: Expected) -> None:
    assert _said(expected), [(t.kode, t.lokasi) for t in _findings()[expected[0]]]


@needs_shared
def test_nine_in_ten_of_what_should_be_reported() -> None:
    missed = [e for e in SHOULD if not _said(e)]
    assert len(missed) <= 0.1 * len(SHOULD), missed


@needs_shared
@pytest.mark.parametrize(("seed", "codes"), QUIET)
def test_what_must_stay_quiet(seed: str, codes: set[str]) -> None:
    assert not [t.pesan for t in _findings()[seed] if t.kode in codes]


@needs_shared
@pytest.mark.parametrize(("seed", "code", "pointer"), HELD)
def test_what_the_archive_holds_is_not_missed(seed: str, code: str, pointer: str) -> None:
    assert not _said((seed, (code,), pointer))


@needs_shared
def test_no_sentence_tells_a_staff_number() -> None:
    said = " ".join(f"{t.pesan} {t.saran}" for temuan in _findings().values() for t in temuan)
    assert not re.search(r"\d{15}", said)
