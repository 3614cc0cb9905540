"""Tanda mulai atau selesai tidak ada atau tidak pada tempatnya.

Yang diperiksa: kapsul pada langkah pertama dan terakhir menurut gambar; kapsul di tengah alur dicatat sebagai info.
Alasan: pembaca harus dapat melihat di mana prosedur dimulai dan berakhir.
Berbunyi pada: alur yang tergambar tanpa kapsul penutup; kapsul di tengah yang dimasuki dan ditinggalkan panah (info).
Diam pada: langkah pertama dan terakhir yang digambar sebagai kapsul; beberapa kapsul penutup; sumber tanpa gambar.

A start or end symbol is missing or not in its place.

What it checks: the capsules at the first and the last step of the drawing; a capsule in the middle of the flow is
noted as info.
Why: readers must see where the procedure begins and where it ends.
Fires on: a drawn flow without a closing capsule; a capsule in the middle that arrows enter and leave (info).
Stays quiet on: first and last steps drawn as capsules; several closing capsules; sources without a drawing.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.sop import Simbol

META = RuleMeta(
    code="FL006",
    name="start-or-end-missing",
    severity="warning",
    since="0.1.0",
    source="PermenPANRB 35/2012, simbol dan arah alur",
    guards=frozenset({"G1", "G5"}),
    needs_shapes=True,
)


def check(ctx: Context) -> Iterator[Raw]:
    if not ctx.has_shapes or len(ctx.steps) < 2:
        return
    graph, first, last = ctx.graph, ctx.steps[0].index, ctx.steps[-1].index
    ends = [s for s in graph.drawn if s.jenis == "terminator"]
    begins = any(_at_top(s, first) or (s.id not in graph.into and s.id in graph.out) for s in ends)
    closes = any(_at_bottom(s, last) or (s.id in graph.into and s.id not in graph.out) for s in ends)
    if not begins or not closes:
        key = "fl006_keduanya" if not begins and not closes else "fl006_selesai" if begins else "fl006_mulai"
        rows = [i for i, there in ((first, begins), (last, closes)) if not there]
        yield Raw(
            key=key,
            pointers=tuple(f"/langkah/{i}/pelaksana" for i in rows),
            steps=tuple(rows),
            absent=True,
            rests_on=("/langkah",),
        )
    for s in () if ctx.shapes_scanned else ends:  # on a scan a box may be taken for a capsule
        if s.langkah is not None and first < s.langkah < last and _passed(ctx, s):
            row = ctx.rows[s.langkah]
            yield Raw(
                key="fl006_tengah",
                pointers=(row.at("pelaksana"), f"/alur/simbol/{graph.index[s.id]}"),
                steps=(s.langkah,),
                quote=row.langkah.aktivitas,
                severity="info",
            )


def _at_top(symbol: Simbol, first: int) -> bool:
    return symbol.langkah is None or symbol.langkah <= first


def _at_bottom(symbol: Simbol, last: int) -> bool:
    return symbol.langkah is None or symbol.langkah >= last


def _passed(ctx: Context, symbol: Simbol) -> bool:
    """Whether the flow surely goes through it, from an earlier row and on to a later one."""
    rows = ctx.graph.simbol
    above = any(
        ctx.graph.sure(n) and (a := rows.get(p.dari)) is not None and a.langkah is not None and a.langkah < _row(symbol)
        for n, p in ctx.graph.into.get(symbol.id, ())
    )
    below = any(
        ctx.graph.sure(n) and (b := rows.get(p.ke)) is not None and b.langkah is not None and b.langkah > _row(symbol)
        for n, p in ctx.graph.out.get(symbol.id, ())
    )
    return above and below


def _row(symbol: Simbol) -> int:
    return symbol.langkah if symbol.langkah is not None else -1
