"""Alur terputus, atau kedua cabang menuju langkah yang sama.

Yang diperiksa: panah antarlangkah menurut gambar: langkah tanpa panah keluar, tanpa panah masuk, dan keputusan yang Ya
dan Tidak-nya menuju simbol yang sama. Panah yang terbaca ragu tidak dihitung.
Alasan: alur harus dapat diikuti dari mulai sampai selesai.
Berbunyi pada: langkah 5, atau langkah pertama, tanpa panah ke berikutnya (warning); Ya dan Tidak menuju kotak
yang sama (error).
Diam pada: langkah terakhir; langkah dengan konektor antarhalaman; keputusan yang Tidak-nya kembali.

The flow is broken, or both branches lead to the same step.

What it checks: the drawn arrows between steps: steps without an arrow out or in, and decisions whose Ya and Tidak lead
to the same symbol. Arrows read with doubt do not count.
Why: the flow must be followed from start to end.
Fires on: step 5, or the first one, without an arrow to the next (warning); Ya and Tidak leading to the same box
(error).
Stays quiet on: the last step; a step with an off-page connector; a decision whose Tidak goes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.context import Context, Row
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="FL008",
    name="flow-broken",
    severity="error",
    since="0.1.0",
    source="PermenPANRB 35/2012, simbol dan arah alur",
    guards=frozenset({"G1", "G5"}),
    needs_shapes=True,
)


def check(ctx: Context) -> Iterator[Raw]:
    graph = ctx.graph
    if not ctx.has_shapes or not graph.edges:
        return
    rows = [r for r in ctx.steps if r.index in graph.rows]
    reported: set[int] = set()
    for row, following in pairwise(rows):
        leaves, enters = graph.leaves(row.index), graph.enters(following.index)
        if not leaves and not enters and following.index == row.index + 1:
            yield _raw("fl008_putus", (row, following))
            reported |= {row.index, following.index}
    for n, row in enumerate(rows):
        ended = n > 0 and any(s.jenis == "terminator" for s in graph.rows[row.index])  # the first one only begins
        if row.index in reported or ended:
            continue
        if n < len(rows) - 1 and not graph.leaves(row.index):
            yield _raw("fl008_buntu", (row,))
        elif n and not graph.enters(row.index):
            yield _raw("fl008_asing", (row,))
    for symbol in graph.decisions():
        labelled = [(i, p) for i, p in graph.out.get(symbol.id, ()) if p.label is not None]
        ends = {p.label: p.ke for _, p in labelled}
        if len(ends) == 2 and len(set(ends.values())) == 1 and symbol.langkah is not None:
            yield Raw(
                key="fl008_sama",
                pointers=(f"/langkah/{symbol.langkah}/pelaksana", *(f"/alur/panah/{i}" for i, _ in labelled)),
                steps=(symbol.langkah,),
                quote=ctx.rows[symbol.langkah].langkah.aktivitas,
            )


def _raw(key: str, rows: tuple[Row, ...]) -> Raw:
    return Raw(
        key=key,
        pointers=tuple(r.at("pelaksana") for r in rows),
        steps=tuple(r.index for r in rows),
        quote=rows[0].langkah.aktivitas,
        absent=True,
        severity="warning",
        origin="tak_tentu",  # of some hundred arrows one is missed, also where the drawing is digital
    )
