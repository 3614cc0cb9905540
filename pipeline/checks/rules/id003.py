"""Tahun atau bulan dalam nomor SOP tidak cocok dengan tanggalnya.

Yang diperiksa: kelompok empat angka terakhir dan bulan Romawi dalam nomor terhadap semua tanggal pada identitas.
Alasan: nomor diberikan saat registrasi; tahun yang berbeda menandakan nomor lama terbawa atau tanggal keliru.
Berbunyi pada: nomor .../2022 padahal semua tanggalnya tahun 2025; bulan III padahal semua tanggalnya bulan Mei.
Diam pada: tahun yang sama dengan salah satu tanggal (pembuatan, revisi, efektif, pengesahan); nomor tanpa tahun.

Year or month in the SOP number contradicts the dates.

What it checks: the last four-digit group and the Roman month in the number against all dates of the identity block.
Why: a number is given on registration; another year shows an old number carried along, or a wrong date.
Fires on: a number .../2022 where all dates are of 2025; month III where all dates are in May.
Stays quiet on: a year that is that of any date (created, revised, in force, approved); a number without a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="ID003",
    name="sop-number-against-dates",
    severity="warning",
    since="0.1.0",
    source="praktik registrasi dan tata naskah dinas",
    guards=frozenset(),
)

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_MONTH = re.compile(r"(?<=[/-])\s*(XII|XI|IX|IV|VIII|VII|VI|III|II|X|V|I)\s*(?=[/-])")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def check(ctx: Context) -> Iterator[Raw]:
    nomor, dates = ctx.sop.identitas.nomor_sop, list(ctx.dates.values())
    if nomor is None or not dates or not all(d.first for d in dates):
        return
    years = _YEAR.findall(nomor)
    if not years:
        return
    pointers = ("/identitas/nomor_sop", *(d.pointer for d in dates))
    printed = "; ".join(f"{d.name} {d.tanggal.teks}" for d in dates)
    if int(years[-1]) not in {y for d in dates for y in d.years}:
        values = {"nomor": nomor, "tahun": years[-1], "tanggal": printed}
        yield Raw(key="id003_tahun", pointers=pointers, values=values, quote=nomor)
        return
    months = _MONTH.findall(nomor)
    known = {(d.first.year, d.first.month) for d in dates if d.first and d.last and d.first.month == d.last.month}
    if len(months) == 1 and known and (int(years[-1]), _ROMAN.index(months[0]) + 1) not in known:
        values = {"nomor": nomor, "bulan": months[0], "tanggal": printed}
        yield Raw(key="id003_bulan", pointers=pointers, values=values, quote=nomor)
