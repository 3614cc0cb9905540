"""Bagian identitas tidak ditemukan atau hampir tidak terbaca.

Yang diperiksa: apakah dari nomor, tanggal-tanggal, dan pengesahan ada yang ditemukan.
Alasan: tanpa identitas tidak dapat dipastikan SOP ini milik siapa, mulai berlaku kapan, dan siapa yang mengesahkan.
Berbunyi pada: dokumen yang hanya memuat tabel prosedur atau kotak-kotaknya; halaman identitas yang tertinggal.
Diam pada: identitas dengan nomor kosong tetapi tanggal atau pengesahannya ada (lihat ID001).

The identity block was not found or is mostly unreadable.

What it checks: whether any of number, dates and approval was found.
Why: without it nobody can tell whose SOP it is, since when it holds and who approved it.
Fires on: a document with the process table only, or with the boxes only; an identity page lost in scanning.
Stays quiet on: an identity with a blank number but with dates or approval (see ID001).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, is_blank
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="ID007",
    name="identity-not-found",
    severity="error",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian identitas",
    guards=frozenset({"G1"}),
)

_FIELDS = (
    "nomor_sop",
    "tanggal_pembuatan",
    "tanggal_revisi",
    "tanggal_efektif",
    "tanggal_pengesahan",
    "disahkan_oleh",
)


def check(ctx: Context) -> Iterator[Raw]:
    identitas = ctx.sop.identitas
    dates = (
        identitas.tanggal_pembuatan,
        identitas.tanggal_revisi,
        identitas.tanggal_efektif,
        identitas.tanggal_pengesahan,
    )
    approval = identitas.disahkan_oleh
    parts = (approval.jabatan, approval.nama, approval.pangkat, approval.nip)
    found = not is_blank(identitas.nomor_sop) or any(dates) or not all(is_blank(p) for p in parts)
    if not found:
        yield Raw(key="id007", pointers=("/identitas", *(f"/identitas/{f}" for f in _FIELDS)), absent=True)
