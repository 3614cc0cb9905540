"""Unit atau jabatan yang disebut tidak ada pada jenis organisasi ini.

Yang diperiksa: kata unit (Bagian, Biro) dan jabatannya dalam kegiatan, dibandingkan dengan jenis organisasi menurut
nama instansi atau kolom pelaksana.
Alasan: sering merupakan sisa templat Sekretariat Daerah atau instansi lain.
Berbunyi pada: "Bagian-Bagian" atau "Kabag" dalam SOP sebuah Dinas.
Diam pada: "Sub Bagian"; "Bagian Hukum", yang mungkin milik instansi lain; unit yang menjadi kolom pelaksana.

A unit or position is named that this kind of organisation does not have.

What it checks: words for units (Bagian, Biro) and their heads in the activities, against the kind of organisation by
the agency's name or the role columns.
Why: often left over from a template of the regional secretariat or of another agency.
Fires on: "Bagian-Bagian" or "Kabag" in the SOP of a Dinas.
Stays quiet on: "Sub Bagian"; "Bagian Hukum", which may be another office's; a unit that is a role column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context, Row
from pipeline.checks.organisations import Organisasi, organisation_of
from pipeline.checks.records import Raw, RuleMeta
from pipeline.normal.teks import fold

META = RuleMeta(
    code="RO004",
    name="unit-of-another-organisation",
    severity="warning",
    since="0.1.0",
    source="PP 18/2016 tentang Perangkat Daerah; susunan unit menurut jenis organisasi",
    guards=frozenset({"G2", "G3", "G5"}),
)

_ELSEWHERE = re.compile(r"\b(?:setda|sekretariat daerah|provinsi|pemerintah)\b", re.IGNORECASE)


def check(ctx: Context) -> Iterator[Raw]:
    kind = organisation_of(ctx.sop)
    if kind is None:
        return
    printed: dict[str, str] = {}
    for row in ctx.steps:
        text = row.langkah.aktivitas or ""
        for found in kind.foreign_units(text):
            if not _is_own(ctx, found):
                yield _raw(row, kind, printed.setdefault(fold(found), found))
        for alih in ctx.kegiatan[row.index].alih:
            mention = alih.mention
            if alih.jenis == "lain" or alih.kolom or mention.kepala not in kind.foreign_heads:
                continue
            if not _ELSEWHERE.search(f"{mention.teks} {text[mention.end : mention.end + 25]}"):
                yield _raw(row, kind, printed.setdefault(fold(mention.teks), mention.teks))


def _raw(row: Row, kind: Organisasi, found: str) -> Raw:
    return Raw(
        key="ro004",
        pointers=(row.at("aktivitas"),),
        steps=(row.index,),
        values={"sebutan": found, "jenis": kind.sebutan, "unit": kind.units},
        quote=found,
        rests_on=kind.rests_on,
        subject=fold(found),
    )


def _is_own(ctx: Context, found: str) -> bool:
    """Whether a column or the unit of the SOP is called so."""
    word = fold(found).split()[-1]
    names = [p.nama for p in ctx.sop.pelaksana] + [ctx.sop.identitas.unit_kerja or ""]
    return any(word in fold(n).replace("sub bagian", "").split() for n in names)
