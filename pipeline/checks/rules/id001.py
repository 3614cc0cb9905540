"""Nomor SOP tidak ada atau kosong.

Yang diperiksa: isi sel Nomor SOP pada bagian identitas.
Alasan: nomor adalah unsur identitas yang wajib; SOP tanpa nomor tidak dapat diregistrasi atau dirujuk.
Berbunyi pada: sel kosong, atau hanya berisi ":", "-", atau titik-titik.
Diam pada: SOP-012/03/2025; identitas yang seluruhnya tidak ditemukan (lihat ID007).

The SOP number is missing or blank.

What it checks: the SOP number cell of the identity block.
Why: the number is a mandatory part of the identity; an SOP without one cannot be registered or referred to.
Fires on: an empty cell, or one with only ":", "-" or dots.
Stays quiet on: SOP-012/03/2025; an identity that was not found at all (see ID007).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, is_blank
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="ID001",
    name="sop-number-missing",
    severity="error",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian identitas",
    guards=frozenset({"G1", "G4"}),
    yields_to=("ID007",),
)


def check(ctx: Context) -> Iterator[Raw]:
    nomor = ctx.sop.identitas.nomor_sop
    if is_blank(nomor):
        yield Raw(key="id001", pointers=("/identitas/nomor_sop",), quote=nomor, absent=True)
