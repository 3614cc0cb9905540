"""Konektor antarhalaman tidak berpasangan.

Yang diperiksa: segi lima pada setiap halaman alur: setiap yang keluar harus ada yang masuk pada halaman berikutnya.
Alur yang bersambung ke halaman lain tanpa konektor dicatat sebagai info.
Alasan: tanpa pasangan, sambungan alur antarhalaman tidak dapat diikuti.
Berbunyi pada: satu konektor di bawah halaman 1 dan tidak ada di halaman 2.
Diam pada: konektor yang berpasangan; alur pada satu halaman; sumber tanpa gambar.

An off-page connector has no twin.

What it checks: the pentagons on each page of the flow: each that leaves must enter on the next page. A flow that goes
on to another page without a connector is noted as info.
Why: without the twin nobody can follow the flow from page to page.
Fires on: one connector at the foot of page 1 and none on page 2.
Stays quiet on: connectors in pairs; a flow on one page; sources without a drawing.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="FL007",
    name="connector-without-twin",
    severity="error",
    since="0.1.0",
    source="PermenPANRB 35/2012, simbol dan arah alur",
    guards=frozenset({"G1"}),
    needs_shapes=True,
)


def check(ctx: Context) -> Iterator[Raw]:
    pages = _pages(ctx)
    if not ctx.has_shapes or len(pages) < 2:
        return
    marks = [sum(k.halaman == p for k in ctx.sop.alur.konektor) for p in pages]
    if not any(marks):
        yield Raw(key="fl007_tanpa", pointers=("/alur/konektor",), absent=True, severity="info", rests_on=("/langkah",))
        return
    leaving = 0
    for n in marks:
        leaving = n - leaving
        if leaving < 0:
            break
    if leaving != 0:
        pointers = tuple(f"/alur/konektor/{i}" for i in range(len(ctx.sop.alur.konektor)))
        yield Raw(
            key="fl007",
            pointers=pointers,
            values={"halaman": ", ".join(f"{p}: {n}" for p, n in zip(pages, marks, strict=True))},
            absent=True,
        )


def _pages(ctx: Context) -> list[int]:
    """The pages on which steps stand, in order."""
    found = {b.halaman for r in ctx.steps if (b := ctx.sop.bukti.get(r.at("aktivitas"))) is not None}
    return sorted(found)
