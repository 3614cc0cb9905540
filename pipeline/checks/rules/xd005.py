"""Peran yang sama ditulis berbeda dalam dokumen satu instansi.

Yang diperiksa: nama kolom Pelaksana semua dokumen satu instansi; singkatan diurai sebelum dibandingkan.
Alasan: sebutan yang seragam memudahkan pencarian beban kerja per jabatan dan penyesuaian saat organisasi berubah.
Berbunyi pada: Kadis dalam satu dokumen, Kepala Dinas dalam dokumen lain instansi itu; "Kasubbag Umum dan Aset" dalam
satu dokumen, "Kasubbag Umum dan Keuangan" dalam beberapa dokumen lain (warning).
Diam pada: beda huruf besar dan tanda baca; instansi lain; peran yang memang berbeda.

The same role is written differently in documents of one agency.

What it checks: the role columns of all documents of an agency; abbreviations are written out before comparing.
Why: one wording makes it possible to find the work of a position and to change it when the organisation changes.
Fires on: Kadis in one document, Kepala Dinas in another of that agency; "Kasubbag Umum dan Aset" in one document where
several others have "Kasubbag Umum dan Keuangan" (warning).
Stays quiet on: letter case and punctuation; other agencies; roles that are different.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from pipeline.checks.archive import Archive, listed
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.role_match import columns_of
from pipeline.model.sop import Pelaksana
from pipeline.normal.jabatan import baku, fold_jabatan
from pipeline.normal.teks import fold

META = RuleMeta(
    code="XD005",
    name="role-spelled-differently",
    severity="info",
    since="0.1.0",
    source="praktik penyusunan SOP; keseragaman sebutan jabatan",
    guards=frozenset({"G2"}),
    scope="arsip",
)


_OFTEN = 3  # documents that write a post so, for it to be the usual way


def check(archive: Archive) -> Iterator[tuple[int, Raw]]:
    for users in archive.by_agency.values():
        if len(users) > 1:
            yield from _agency(archive, users)
            yield from _units(archive, users)


def _agency(archive: Archive, users: tuple[int, ...]) -> Iterator[tuple[int, Raw]]:
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    printed: dict[str, str] = {}
    for i in users:
        for name in dict.fromkeys(archive.entries[i].peran):
            form = fold(name)
            printed.setdefault(form, name)
            forms[_meant(name)][form] += 1
    usual = {role: counts.most_common(1)[0][0] for role, counts in forms.items() if len(counts) > 1}
    if not usual:
        return
    for i in users:
        entry = archive.entries[i]
        odd = [
            (at, name, usual[role])
            for at, name in enumerate(entry.peran)
            if (role := _meant(name)) in usual and usual[role] != fold(name)
        ]
        if odd and i >= archive.first_new:
            values = {"daftar": listed([f"{name} ≠ {printed[form]}" for _, name, form in odd])}
            pointers = tuple(f"/pelaksana/{at}/nama" for at, _, _ in odd)
            yield i, Raw(key="xd005", pointers=pointers, values=values, quote=odd[0][1])


def _units(archive: Archive, users: tuple[int, ...]) -> Iterator[tuple[int, Raw]]:
    """A post that one document alone has, where several others have it with another part of its unit."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i in users:
        for role in dict.fromkeys(map(_meant, archive.entries[i].peran)):
            holders[role].append(i)
    of_head: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for role in holders:
        head, unit = _taken_apart(role)
        if head and len(unit) > 1:
            of_head[head].append((role, unit))
    for posts in of_head.values():
        often = [(role, unit) for role, unit in posts if len(holders[role]) >= _OFTEN]
        for role, unit in posts if often else ():
            i = holders[role][0]
            if len(holders[role]) > 1 or i < archive.first_new:
                continue
            twin = next((r for r, u in often if u & unit and u - unit and unit - u and i not in holders[r]), None)
            if twin is not None:
                at = next(n for n, name in enumerate(archive.entries[i].peran) if _meant(name) == role)
                name = archive.entries[i].peran[at]
                other = archive.entries[holders[twin][0]].peran
                values = {"peran": name, "lain": next(n for n in other if _meant(n) == twin)}
                pointers = (f"/pelaksana/{at}/nama",)
                yield i, Raw(key="xd005_unit", pointers=pointers, values=values, quote=name, severity="warning")


@lru_cache(maxsize=16384)
def _taken_apart(role: str) -> tuple[str, frozenset[str]]:
    """Head and the words of the unit."""
    column = next(iter(columns_of((Pelaksana(nama=role),))), None)
    return (column.head, frozenset(column.unit)) if column else ("", frozenset())


@lru_cache(maxsize=16384)
def _meant(name: str) -> str:
    """The role's full form, folded."""
    return fold_jabatan(baku(name) or name)
