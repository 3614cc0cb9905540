"""Tanggal revisi sama dengan tanggal pembuatan, atau semua tanggal sama.

Yang diperiksa: tanggal revisi terhadap tanggal pembuatan dan tanggal efektif.
Alasan: terbitan pertama belum direvisi; tanggal yang serba sama menandakan templat yang hanya diisi.
Berbunyi pada: revisi = pembuatan (warning); pembuatan = revisi = efektif (info).
Diam pada: tanggal revisi "-" atau kosong; pembuatan dan efektif yang sama tanpa revisi.

The revision date equals the date of creation, or all dates are equal.

What it checks: the revision date against the dates of creation and of force.
Why: a first issue has no revision; dates that are all the same show a template that was only filled in.
Fires on: revision = creation (warning); creation = revision = force (info).
Stays quiet on: a revision date "-" or left empty; equal dates of creation and force without a revision.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="DT004",
    name="revision-date-equal",
    severity="warning",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian identitas: tanggal revisi",
    guards=frozenset(),
)


def check(ctx: Context) -> Iterator[Raw]:
    made, revised = ctx.dates.get("tanggal_pembuatan"), ctx.dates.get("tanggal_revisi")
    valid = ctx.dates.get("tanggal_efektif") or ctx.dates.get("tanggal_pengesahan")
    if not made or not revised or made.tanggal.iso is None or made.tanggal.iso != revised.tanggal.iso:
        return
    if made.tanggal.iso.count("-") < 2:  # the same month is not the same day
        return
    everything = valid is not None and valid.tanggal.iso == made.tanggal.iso
    same = [made, revised] + ([valid] if everything and valid else [])
    yield Raw(
        key="dt004_semua" if everything else "dt004",
        pointers=tuple(d.pointer for d in same),
        values={"tanggal": revised.tanggal.teks, "nama": ", ".join(d.name for d in same)},
        quote=revised.tanggal.teks,
        severity="info" if everything else "warning",
    )
