"""Tanggal yang wajib tidak ada.

Yang diperiksa: apakah tanggal pembuatan dan tanggal efektif atau pengesahan diisi.
Alasan: tanpa tanggal efektif atau pengesahan tidak diketahui sejak kapan SOP berlaku.
Berbunyi pada: tanggal efektif dan pengesahan keduanya tidak ada (warning); pembuatan tidak ada, atau pengesahan
dipakai sebagai ganti efektif (info).
Diam pada: tanggal efektif diisi dan tidak ada kotak pengesahan; tanggal revisi kosong; identitas tidak ditemukan.

A required date is missing.

What it checks: whether the date of creation and the date of force or of approval are filled in.
Why: without the date of force or approval nobody knows since when the SOP holds.
Fires on: neither date of force nor of approval (warning); no date of creation, or approval in place of force (info).
Stays quiet on: a date of force without a field for approval; a blank revision date; an identity that was not found.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import NAMES
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="DT002",
    name="required-date-missing",
    severity="warning",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian identitas: tanggal pembuatan, revisi, efektif",
    guards=frozenset({"G1", "G4"}),
    yields_to=("ID007",),
)


def check(ctx: Context) -> Iterator[Raw]:
    known = ctx.dates.keys()
    if not known & {"tanggal_efektif", "tanggal_pengesahan"}:
        pointers = ("/identitas/tanggal_efektif", "/identitas/tanggal_pengesahan")
        yield Raw(key="dt002_berlaku", pointers=pointers, absent=True)
    elif "tanggal_efektif" not in known:
        pengesahan = ctx.dates["tanggal_pengesahan"]
        yield Raw(
            key="dt002_pengesahan",
            pointers=(pengesahan.pointer,),
            values={"nama": NAMES["tanggal_pengesahan"]},
            quote=pengesahan.tanggal.teks,
            severity="info",
        )
    if "tanggal_pembuatan" not in known:
        yield Raw(key="dt002_pembuatan", pointers=("/identitas/tanggal_pembuatan",), absent=True, severity="info")
