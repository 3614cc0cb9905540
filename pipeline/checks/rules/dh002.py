"""Peraturan yang dirujuk sudah dicabut atau diganti.

Yang diperiksa: tiap butir dasar hukum terhadap tabel status peraturan yang bertanggal.
Alasan: SOP yang berdasar peraturan yang sudah tidak berlaku perlu disesuaikan.
Berbunyi pada: peraturan yang sudah diganti sebelum SOP ditetapkan (error) atau sesudahnya (warning); yang belum pasti,
atau yang hanya undang-undang induknya dicabut, ditanyakan (info).
Diam pada: peraturan yang tidak ada dalam tabel; PermenPANRB 53/2014; Perpres 29/2014.

A cited regulation was revoked or replaced.

What it checks: each entry of the legal basis against the dated table of regulations.
Why: an SOP that rests on a regulation no longer in force needs to be adapted.
Fires on: a regulation replaced before the SOP was issued (error) or after (warning); what is not certain, or where only
the parent law was revoked, is asked (info).
Stays quiet on: regulations that are not in the table; PermenPANRB 53/2014; Perpres 29/2014.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import latest
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.regulations import Status, checked_on, status_of
from pipeline.model.tingkat import Tingkat

META = RuleMeta(
    code="DH002",
    name="regulation-revoked",
    severity="warning",
    since="0.1.0",
    source="tabel status peraturan (data/status_peraturan.toml)",
    guards=frozenset(),
)


def check(ctx: Context) -> Iterator[Raw]:
    dates = list(ctx.dates.values())
    day = latest(dates)
    for c in ctx.citations:
        status = status_of(c.key, c.hukum.teks) if c.key else None
        if status is None:
            continue
        before = day is not None and status.sejak < day.year
        # A date that may still be misread, or that was not read at all, cannot make it an error.
        rests_on = tuple(d.pointer for d in dates) if before else ()
        yield Raw(
            key="dh002_induk" if status.induk else "dh002" if status.sure else "dh002_dicek",
            pointers=(c.pointer,),
            values={
                "hukum": c.label,
                "pengganti": ", ".join(str(k) for k in status.oleh) or str(status.induk),
                "sejak": str(status.sejak),
                "dicek": checked_on(),
            },
            quote=c.hukum.teks,
            rests_on=rests_on,
            severity=_severity(status, before),
            subject=c.label,
        )


def _severity(status: Status, before: bool) -> Tingkat:
    if not status.sure:
        return "info"
    return "error" if before else "warning"
