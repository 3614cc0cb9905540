"""Urutan tanggal terbalik.

Yang diperiksa: pembuatan tidak sesudah pengesahan atau efektif, pengesahan tidak sesudah efektif, revisi tidak sebelum
pembuatan; tanggal tanpa hari dibandingkan sejauh diketahui.
Alasan: SOP tidak dapat berlaku atau disahkan sebelum selesai dibuat.
Berbunyi pada: pembuatan 3 Mei 2023, efektif 2 Mei 2023; revisi 2020 untuk SOP yang dibuat 2021.
Diam pada: tanggal yang sama; revisi sesudah efektif (rencana peninjauan); Mei 2023 dan 2 Mei 2023.

The dates are in the wrong order.

What it checks: creation not after approval or force, approval not after force, revision not before creation; dates
without a day are compared as far as they are known.
Why: an SOP cannot hold or be approved before it was made.
Fires on: created 3 Mei 2023, in force 2 Mei 2023; revised in 2020 but created in 2021.
Stays quiet on: equal dates; a revision after the date of force (a planned review); Mei 2023 and 2 Mei 2023.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="DT003",
    name="date-order",
    severity="error",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian identitas: arti tanggal-tanggal",
    guards=frozenset(),
)

# Each pair: the first may not be later than the second.
_ORDER = (
    ("tanggal_pembuatan", "tanggal_pengesahan"),
    ("tanggal_pembuatan", "tanggal_efektif"),
    ("tanggal_pengesahan", "tanggal_efektif"),
    ("tanggal_pembuatan", "tanggal_revisi"),
)


def check(ctx: Context) -> Iterator[Raw]:
    for before, after in _ORDER:
        a, b = ctx.dates.get(before), ctx.dates.get(after)
        if a and b and a.first and b.last and a.first > b.last:
            yield Raw(
                key="dt003",
                pointers=(a.pointer, b.pointer),
                values={"awal": a.name, "tgl_awal": a.tanggal.teks, "akhir": b.name, "tgl_akhir": b.tanggal.teks},
                quote=f"{a.tanggal.teks} / {b.tanggal.teks}",
                subject=after,
            )
