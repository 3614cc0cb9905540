"""Tanggal atau tempat pada blok tanda tangan tidak cocok dengan identitas.

Yang diperiksa: tanggal pada blok tanda tangan terhadap tanggal pengesahan dan efektif; tempatnya terhadap alamat
kantor, bila alamat itu terbaca.
Alasan: dua tanggal pengesahan yang berbeda membuat awal berlakunya SOP tidak pasti.
Berbunyi pada: "..., 5 Maret 2024" di akhir tabel, sedangkan tanggal pengesahannya 2 Januari 2024.
Diam pada: "Januari 2023" dengan 23 Januari 2023; blok tanda tangan tanpa tanggal; alamat yang tidak terbaca.

Date or place of the signature block contradicts the identity block.

What it checks: the date of the signature block against the dates of approval and of force; its place against the
office's address, where that was read.
Why: two different dates of approval leave open since when the SOP holds.
Fires on: "..., 5 Maret 2024" below the table where the date of approval is 2 Januari 2024.
Stays quiet on: "Januari 2023" and 23 Januari 2023; a signature block without a date; an address that was not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz

from pipeline.checks.context import Context
from pipeline.checks.dates import SIGN_OFF, Dated, span_of
from pipeline.checks.records import Raw, RuleMeta
from pipeline.normal.tanggal import parse_tanggal
from pipeline.normal.teks import fold

META = RuleMeta(
    code="DT005",
    name="sign-off-against-identity",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; keutuhan pengesahan",
    guards=frozenset(),
)

_ADDRESS = re.compile(r"\b(?:jl|jln|jalan)\b\.?", re.IGNORECASE)
_SAME_PLACE = 85.0  # ratio out of 100


def check(ctx: Context) -> Iterator[Raw]:
    sign_off = ctx.sop.lain_lain.get(SIGN_OFF)
    if not sign_off:
        return
    place, _, day = sign_off.rpartition(",")
    pointer = f"/lain_lain/{SIGN_OFF}"
    tanggal = parse_tanggal(day)
    span = span_of(tanggal.iso) if tanggal else None
    dates = [d for f in ("tanggal_pengesahan", "tanggal_efektif", "tanggal_pembuatan") if (d := ctx.dates.get(f))]
    fixed = [d for d in dates if d.first and d.last]
    if span and fixed and len(fixed) == len(dates) and not any(_overlap(d, span) for d in fixed):
        printed = "; ".join(f"{d.name} {d.tanggal.teks}" for d in fixed)
        values = {"ttd": sign_off, "tanggal": printed}
        yield Raw(key="dt005_tanggal", pointers=(pointer, *(d.pointer for d in fixed)), values=values, quote=sign_off)
    address = next((v for v in ctx.sop.lain_lain.values() if _ADDRESS.search(v)), None)
    if address and place.strip() and not _in(fold(place), fold(address)):
        values = {"tempat": place.strip(), "alamat": address}
        yield Raw(key="dt005_tempat", pointers=(pointer,), values=values, quote=sign_off)


def _overlap(dated: Dated, span: tuple[date, date]) -> bool:
    return dated.first is not None and dated.last is not None and dated.last >= span[0] and dated.first <= span[1]


def _in(place: str, address: str) -> bool:
    return fuzz.partial_ratio(place, address) >= _SAME_PLACE
