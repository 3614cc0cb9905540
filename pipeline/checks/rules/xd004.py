"""Judul yang sama dua kali dalam satu instansi.

Yang diperiksa: judul semua dokumen satu instansi satu sama lain.
Alasan: dua versi yang beredar bersama membuat pelaksana tidak tahu mana yang berlaku.
Berbunyi pada: dua SOP berjudul sama; bila tanggalnya berbeda, yang terbaru diusulkan sebagai yang berlaku.
Diam pada: judul yang sama dari instansi lain; unit yang berbeda hanya dicatat (info).

The same title twice within an agency.

What it checks: the titles of all documents of an agency against each other.
Why: two versions about at the same time leave the people who act in doubt which one holds.
Fires on: two SOPs of one title; where their dates differ, the newest is proposed as the one in force.
Stays quiet on: the same title of another agency; different units are only noted (info).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.archive import Archive, listed
from pipeline.checks.records import Raw, RuleMeta
from pipeline.normal.teks import fold

META = RuleMeta(
    code="XD004",
    name="title-twice",
    severity="warning",
    since="0.1.0",
    source="praktik pengelolaan arsip SOP",
    guards=frozenset({"G2"}),
    scope="arsip",
)


def check(archive: Archive) -> Iterator[tuple[int, Raw]]:
    for users in archive.by_title.values():
        if len(users) < 2:
            continue
        by_agency: defaultdict[str, list[int]] = defaultdict(list)
        for i in users:
            by_agency[archive.entries[i].agency].append(i)
        for agency, same in by_agency.items():
            if agency and len(same) > 1:
                yield from _versions(archive, same)


def _versions(archive: Archive, same: list[int]) -> Iterator[tuple[int, Raw]]:
    newest = max(same, key=lambda i: (archive.entries[i].tanggal, i))
    best = archive.entries[newest]
    for i in same:
        entry = archive.entries[i]
        if i == newest or i < archive.first_new:
            continue
        older = bool(entry.tanggal) and entry.tanggal < best.tanggal
        units = fold(entry.unit) == fold(best.unit) or not entry.unit or not best.unit
        others = [archive.entries[o].name for o in same if o != i]
        values = {"judul": entry.judul, "lain": listed(others)}
        yield (
            i,
            Raw(
                key="xd004_versi" if older else "xd004",
                pointers=("/identitas/nama_sop",),
                values=values | ({"baru": best.name, "tanggal": best.tanggal} if older else {}),
                quote=entry.judul,
                severity="warning" if units else "info",
            ),
        )
