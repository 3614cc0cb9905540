"""Dasar hukum lebih muda daripada SOP-nya.

Yang diperiksa: tahun peraturan termuda pada dasar hukum terhadap tahun terakhir di antara tanggal-tanggal SOP.
Alasan: SOP tidak dapat merujuk peraturan yang belum ada; biasanya isinya diperbarui tanpa mengubah tanggal revisi.
Berbunyi pada: SOP efektif 2022 tanpa revisi yang merujuk peraturan tahun 2023.
Diam pada: peraturan dari tahun yang sama; tanggal SOP yang tidak terbaca.

The legal basis is younger than the SOP.

What it checks: the year of the youngest regulation in the legal basis against the latest year among the SOP's dates.
Why: an SOP cannot rest on a regulation that did not exist; usually it was changed without a new revision date.
Fires on: an SOP in force since 2022, without revision, that cites a regulation of 2023.
Stays quiet on: a regulation of the same year; dates of the SOP that were not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import latest
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="DT006",
    name="legal-basis-younger-than-sop",
    severity="error",
    since="0.1.0",
    source="praktik pemeriksaan; dasar hukum terhadap tanggal penetapan",
    guards=frozenset({"G3"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    dates = list(ctx.dates.values())
    day = latest(dates)
    if day is None or not all(d.last for d in dates):
        return
    younger = [c for c in ctx.citations if c.hukum.tahun is not None and c.hukum.tahun > day.year]
    if younger:
        last = max(dates, key=lambda d: d.last or day)
        yield Raw(
            key="dt006",
            pointers=(*(c.pointer for c in younger), *(d.pointer for d in dates)),
            values={"hukum": "; ".join(c.label for c in younger), "nama": last.name, "tanggal": last.tanggal.teks},
            quote=younger[0].hukum.teks,
        )
