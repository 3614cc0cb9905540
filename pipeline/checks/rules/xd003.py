"""Nomor SOP dipakai dua kali, atau berbeda dari nomor pada nama berkasnya.

Yang diperiksa: nomor semua dokumen satu instansi satu sama lain, dan nomor urut pada nama berkas bila instansi itu
terbiasa menamai berkas dengan nomor SOP.
Alasan: nomor adalah kunci register; nomor ganda atau tertukar membuat SOP tidak dapat dirujuk dengan pasti.
Berbunyi pada: dua SOP dengan judul berbeda tetapi nomor sama (error); berkas 238 yang berisi SOP nomor 239 (info).
Diam pada: nomor urut yang sama dari dua instansi; salinan SOP yang sama (lihat XD004); nomor yang belum diisi.

An SOP number is used twice, or differs from the one in the file's name.

What it checks: the numbers of all documents of an agency against each other, and the serial in the file's name where
that agency usually names files by their SOP number.
Why: the number is the key of the register; one used twice or swapped leaves open which SOP is meant.
Fires on: two SOPs of different titles with one number (error); file 238 that holds SOP 239 (info).
Stays quiet on: equal serials of two agencies; copies of one SOP (see XD004); numbers not filled in yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.archive import Archive, listed
from pipeline.checks.archive_index import Entry
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.titles import alike

META = RuleMeta(
    code="XD003",
    name="number-used-twice",
    severity="error",
    since="0.1.0",
    source="praktik registrasi SOP",
    guards=frozenset(),
    scope="arsip",
)

_SAME_TITLE = 0.9
# From this many files on, of which this share is named by the SOP's number, a file that is not stands out.
_LEAST, _HABIT = 5, 0.8


def check(archive: Archive) -> Iterator[tuple[int, Raw]]:
    yield from _numbers(archive)
    yield from _file_names(archive)


def _numbers(archive: Archive) -> Iterator[tuple[int, Raw]]:
    for users in archive.by_number.values():
        if len(users) < 2:
            continue
        for i in users:
            entry = archive.entries[i]
            others = [archive.entries[u] for u in users if u != i and _clashes(entry, archive.entries[u])]
            if others and i >= archive.first_new:
                doubt = next((o for e in others if (o := e.origin(("/identitas/nomor_sop",))) != "dokumen"), None)
                yield (
                    i,
                    Raw(
                        key="xd003",
                        pointers=("/identitas/nomor_sop",),
                        values={"nomor": entry.nomor, "lain": listed([f"{e.judul} ({e.name})" for e in others])},
                        quote=entry.nomor,
                        origin=doubt,
                    ),
                )


def _clashes(a: Entry, b: Entry) -> bool:
    same_agency = bool(a.agency) and a.agency == b.agency
    return same_agency and bool(a.judul) and bool(b.judul) and alike(a.judul, b.judul) < _SAME_TITLE


def _file_names(archive: Archive) -> Iterator[tuple[int, Raw]]:
    for users in archive.by_agency.values():
        compared = [(i, fits) for i in users if (fits := _named_by_number(archive.entries[i])) is not None]
        if len(compared) < _LEAST or sum(fits for _, fits in compared) < _HABIT * len(compared):
            continue
        for i, fits in compared:
            entry = archive.entries[i]
            if not fits and i >= archive.first_new:
                values = {"nomor": entry.nomor, "berkas": entry.berkas}
                raw = Raw(
                    key="xd003_berkas",
                    pointers=("/identitas/nomor_sop",),
                    values=values,
                    quote=entry.nomor,
                    severity="info",
                )
                yield i, raw


def _named_by_number(entry: Entry) -> bool | None:
    """Whether a number of the file's name is one of the SOP number's; None where either has none."""
    if entry.urutan > 1:
        return None
    in_name = {int(n) for n in re.findall(r"(?<!\d)\d{1,4}(?!\d)", entry.berkas) if not 1900 < int(n) < 2100}
    in_number = {int(n) for n in re.findall(r"(?<!\d)\d{1,4}(?!\d)", entry.nomor) if not 1900 < int(n) < 2100}
    return bool(in_name & in_number) if in_name and in_number else None
