"""Tanggal tidak mungkin, tidak lengkap, atau tidak terbaca.

Yang diperiksa: keempat tanggal pada identitas dan tanggal pada blok tanda tangan di akhir tabel.
Alasan: tanpa hari, bulan, dan tahun yang jelas tidak dapat dipastikan sejak kapan SOP berlaku.
Berbunyi pada: 31 Februari 2023 (error); Januari 2023 tanpa hari, tulisan yang tidak terbaca sebagai tanggal (warning).
Diam pada: 2 Januari 2024, 02/01/2024; tanggal revisi "-" atau kosong.

A date is impossible, incomplete or unreadable.

What it checks: the four dates of the identity block, and the date of the signature block below the table.
Why: without a clear day, month and year nobody knows since when the SOP holds.
Fires on: 31 Februari 2023 (error); Januari 2023 without a day, writing that is no date (warning).
Stays quiet on: 2 Januari 2024, 02/01/2024; a revision date "-" or left empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import SIGN_OFF, is_impossible
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.tingkat import AsalTemuan
from pipeline.normal.tanggal import parse_tanggal

META = RuleMeta(
    code="DT001",
    name="date-impossible-or-incomplete",
    severity="warning",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian identitas: tanggal-tanggal",
    guards=frozenset(),
)


def check(ctx: Context) -> Iterator[Raw]:
    for dated in ctx.dates.values():
        sure = ctx.ground.origin(dated.pointer) == "dokumen"
        yield from _judged(dated.pointer, dated.name, dated.tanggal.teks, dated.tanggal.iso, sure)
    if sign_off := ctx.sop.lain_lain.get(SIGN_OFF):
        place, _, day = sign_off.rpartition(",")
        tanggal = parse_tanggal(day or place)
        if tanggal is not None and (tanggal.iso or is_impossible(tanggal.teks)):
            yield from _judged(f"/lain_lain/{SIGN_OFF}", SIGN_OFF, sign_off, tanggal.iso, True)


def _judged(pointer: str, name: str, teks: str, iso: str | None, sure: bool) -> Iterator[Raw]:
    """sure: it is the drafter's; what a doubtful reading could not make out is the reading's matter."""
    values = {"nama": name, "tanggal": teks}
    if iso is None and is_impossible(teks):
        yield Raw(key="dt001_mustahil", pointers=(pointer,), values=values, quote=teks, severity="error", subject=name)
    elif iso is None:
        origin: AsalTemuan | None = None if sure else "ekstraksi"
        yield Raw(key="dt001_tak_terbaca", pointers=(pointer,), values=values, quote=teks, subject=name, origin=origin)
    elif iso.count("-") < 2:
        yield Raw(key="dt001_tanpa_hari", pointers=(pointer,), values=values, quote=teks, subject=name)
