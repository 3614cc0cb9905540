"""SOP sudah lama tidak ditinjau.

Yang diperiksa: tanggal terakhir di antara pembuatan, revisi, efektif, dan pengesahan terhadap hari pemeriksaan.
Alasan: pedoman meminta SOP dipantau dan dievaluasi secara berkala.
Berbunyi pada: tanggal terakhir lebih dari lima tahun yang lalu.
Diam pada: SOP yang dibuat, direvisi, atau disahkan dalam lima tahun terakhir; tanggal yang tidak terbaca.

The SOP was not reviewed for long.

What it checks: the latest of the dates of creation, revision, force and approval against the day of the check.
Why: the guideline asks that SOPs be monitored and evaluated regularly.
Fires on: a latest date more than five years ago.
Stays quiet on: an SOP made, revised or approved within the last five years; dates that were not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import latest, today
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="DT007",
    name="not-reviewed-for-long",
    severity="info",
    since="0.1.0",
    source="PermenPANRB 35/2012: pemantauan dan evaluasi berkala",
    guards=frozenset(),
)


def check(ctx: Context) -> Iterator[Raw]:
    dates = list(ctx.dates.values())
    day = latest(dates)
    if day is None or not all(d.last for d in dates):
        return
    age = (today() - day).days / 365.25
    if age > ctx.thresholds.review_years:
        last = max(dates, key=lambda d: d.last or day)
        yield Raw(
            key="dt007",
            pointers=(last.pointer,),
            values={"nama": last.name, "tanggal": last.tanggal.teks, "tahun": str(int(age))},
            quote=last.tanggal.teks,
        )
