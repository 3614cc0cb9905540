"""Pengesahan tidak lengkap.

Yang diperiksa: jabatan, nama, dan NIP pejabat yang mengesahkan, dari kotak identitas dan blok tanda tangan.
Alasan: pedoman meminta jabatan, tanda tangan, nama, dan NIP; tanpa itu tidak jelas siapa yang menetapkan SOP.
Berbunyi pada: tidak ada nama maupun NIP (error); salah satu dari jabatan, nama, NIP tidak ada (warning).
Diam pada: Gubernur, Bupati, Wali Kota, dan Menteri tanpa NIP; identitas yang tidak ditemukan (lihat ID007).

The approval is incomplete.

What it checks: position, name and NIP of the approving official, from the identity box and the signature block.
Why: the guideline asks for position, signature, name and NIP; without them nobody knows who issued the SOP.
Fires on: neither name nor NIP (error); one of position, name and NIP missing (warning).
Stays quiet on: Gubernur, Bupati, Wali Kota and ministers without a NIP; an identity that was not found (see ID007).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context, is_blank
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="ID005",
    name="approval-incomplete",
    severity="warning",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian identitas: disahkan oleh",
    guards=frozenset({"G1", "G4"}),
    yields_to=("ID007",),
)

_POLITICAL = re.compile(
    r"^\W*(?:(?:plt|pj|pjs)\W+)?(?:wakil\s+)?(?:gubernur|bupati|wali\s?kota|menteri|presiden|ketua\s+dprd)\b",
    re.IGNORECASE,
)
_NAMES = {"jabatan": "jabatan", "nama": "nama", "nip": "NIP"}


def check(ctx: Context) -> Iterator[Raw]:
    approval = ctx.sop.identitas.disahkan_oleh
    missing = [field for field in _NAMES if is_blank(getattr(approval, field))]
    if approval.jabatan and _POLITICAL.search(approval.jabatan) and "nip" in missing:
        missing.remove("nip")
    if not missing:
        return
    # What was seen but could not be read is up for review: then it is the reading that lacks it.
    unread = all(f"/identitas/disahkan_oleh/{field}" in ctx.ground.review for field in missing)
    nobody = "nama" in missing and is_blank(approval.nip)
    yield Raw(
        key="id005_kosong" if nobody else "id005",
        pointers=tuple(f"/identitas/disahkan_oleh/{f}" for f in missing) + (("/identitas/disahkan_oleh",) * nobody),
        values={} if nobody else {"kurang": ", ".join(_NAMES[f] for f in missing)},
        quote=approval.nama or approval.jabatan,
        absent=True,
        severity="error" if nobody else "warning",
        origin="ekstraksi" if unread else None,
    )
