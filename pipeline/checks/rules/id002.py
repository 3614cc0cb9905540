"""Nomor SOP belum lengkap.

Yang diperiksa: bagian-bagian nomor di antara garis miring, tempat yang masih berupa isian, dan ada tidaknya tahun.
Alasan: nomor yang belum diisi penuh berarti SOP belum diregistrasi, atau salinan ini bukan versi yang ditetapkan.
Berbunyi pada: 065/ /ORG/2024; OT.02/..../2023; 12/SOP/ORG tanpa tahun (warning).
Diam pada: SOP-1-102/03/2025; 12/SOP/ORG/III/21.

The SOP number is incomplete.

What it checks: the parts of the number between slashes, places still to be filled in, and whether there is a year.
Why: a number not filled in means that the SOP is not registered yet, or that this copy is not the issued one.
Fires on: 065/ /ORG/2024; OT.02/..../2023; 12/SOP/ORG without a year (warning).
Stays quiet on: SOP-1-102/03/2025; 12/SOP/ORG/III/21.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context, is_blank
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="ID002",
    name="sop-number-incomplete",
    severity="error",
    since="0.1.0",
    source="praktik registrasi dan tata naskah dinas",
    guards=frozenset(),
)

_OPEN = re.compile(r"/\s*/|^\s*/|/\s*$|\.(?:\s*\.)+|…|_{2,}|-{3,}|\bx{3,}\b|\[[^\]]*\]|<[^>]*>", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|[/.-]\s*\d{2}\s*$")
_LAST_NUMBER = re.compile(r"\b[A-Z]*\d\w*\W*$", re.IGNORECASE)  # what may be a year that was misread ("2O2A")


def check(ctx: Context) -> Iterator[Raw]:
    nomor = ctx.sop.identitas.nomor_sop
    if nomor is None or is_blank(nomor):
        return
    pointer = ("/identitas/nomor_sop",)
    if _OPEN.search(nomor):
        yield Raw(key="id002_bagian", pointers=pointer, values={"nomor": nomor}, quote=nomor)
    elif not _YEAR.search(nomor) and not (_LAST_NUMBER.search(nomor) and ctx.ground.origin(pointer[0]) != "dokumen"):
        yield Raw(key="id002_tahun", pointers=pointer, values={"nomor": nomor}, quote=nomor, severity="warning")
