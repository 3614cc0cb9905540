"""Defects planted in coherent SOPs are found where they were planted, and the SOPs themselves are passed.

A fixed sample; `benchmarks/planted.py` measures the same with as many seeds as one likes.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from generator.cacat.tanam import Cara, semua_cara
from generator.cacat.ukur import arsip_bersih, bersih, coba
from generator.tertib.data import prosedur
from generator.tertib.susun import make, make_archive
from generator.tertib.terbaca import as_read

from pipeline.checks.registry import own_rules

_SEED = 4711
_CLEAN = range(900, 930)
_MOST = 0.1  # warnings and errors a document
_DRAWN = ("nomor_ganda", "jumlah_salah", "unit_lain", "konsep_barang_lain", "jalan_keluar_tanpa_tanda", "dasar_dicabut")
_RETURN = re.compile(r"(?:jika|apabila|bila)(?: \w+){1,4} dikembalikan[^,]*,")


@pytest.mark.parametrize("cara", semua_cara(), ids=lambda c: f"{c.kode}-{'hening-' if c.hening else ''}{c.nama}")
def test_planted(cara: Cara) -> None:
    done = coba(cara, _SEED)
    assert done is not None, "no paper lends itself to this"
    assert done.benar, (done.di, [(t.pesan, t.lokasi) for t in done.terbaca])


def test_every_rule_is_planted() -> None:
    assert {r.meta.code for r in own_rules()} == {c.kode for c in semua_cara() if not c.hening}


def test_clean_papers_are_passed() -> None:
    found = [(n.kunci, t.kode, t.pesan) for n, said in bersih(_CLEAN) for t in said if t.tingkat != "info"]
    assert len(found) <= _MOST * len(_CLEAN), found


def test_clean_archives_are_passed() -> None:
    checked = list(arsip_bersih(range(900, 903)))
    found = [(n.kunci, t.kode, t.pesan) for n, said in checked for t in said if t.tingkat != "info"]
    assert len(found) <= _MOST * len(checked), found


@pytest.mark.parametrize("nama", _DRAWN)
def test_planted_and_drawn(nama: str) -> None:
    """The whole road: the paper is drawn, read, and checked."""
    done = coba(next(c for c in semua_cara() if c.nama == nama), _SEED, as_read)
    assert done is not None, "no paper can be drawn with this"
    assert done.benar, (done.di, [(t.pesan, t.lokasi) for t in done.terbaca])


def test_clean_drawn_papers_are_passed() -> None:
    checked = list(bersih(range(900, 912), as_read))
    assert len(checked) > 3
    found = [(n.kunci, t.kode, t.pesan) for n, said in checked for t in said if t.tingkat != "info"]
    assert len(found) <= _MOST * len(checked), found


def test_papers_are_the_same_on_every_run() -> None:
    assert make(5) == make(5)
    assert make(5) != make(6)


def test_related_sops_name_each_other() -> None:
    named = {p.kunci: set(p.terkait) for p in prosedur()}
    assert not [(a, b) for a, others in named.items() for b in others if a not in named[b]]
    for n in make_archive(3):
        held = {(x.nama or "").removeprefix("SOP ") for x in make_archive(3)}
        assert {t.removeprefix("SOP ") for t in n.keterkaitan} - {"-"} <= held


def test_what_is_handed_over_meets_the_next_actor() -> None:
    for p in prosedur():
        for row, following in pairwise(p.langkah):
            onward = re.findall(r"kepada \{(\w+)\}", _RETURN.sub("", row.a))
            assert not onward or onward[-1] == following.p, (p.kunci, row.a, following.p)


def test_what_a_step_needs_was_made_or_comes_from_outside() -> None:
    """Each requisite that speaks of something done to a document was the output of an earlier row."""
    for p in prosedur():
        before: list[str] = []
        for row in p.langkah:
            for need in row.k.split(", "):
                if "yang telah" in need:
                    assert any(need.casefold() == o.casefold() for o in before), (p.kunci, need)
            before += row.o.split(", ")
