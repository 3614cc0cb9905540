"""Tanda Ya/Tidak pada langkah yang tidak memutuskan apa pun.

Yang diperiksa: tanda pada sel pelaksana salinan teks, dan label pada panah yang keluar dari kotak proses, terhadap
teks kegiatannya.
Alasan: tanda cabang hanya bermakna pada keputusan; yang lain biasanya tergeser dari baris lain.
Berbunyi pada: "Ya" pada baris "Menganalisis data"; "Tidak" pada panah dari kotak proses; belah ketupat pada "Mencetak
surat".
Diam pada: "jika setuju …" pada barisnya; tanda kedua yang tergeser satu baris di bawah keputusan.

A Ya/Tidak mark on a step that decides nothing.

What it checks: marks in the role cells of text copies, and labels on arrows out of process boxes, against the text of
the activity.
Why: a branch mark only means something at a decision; others mostly slipped from another row.
Fires on: "Ya" in the row "Menganalisis data"; "Tidak" on an arrow out of a process box; a diamond at "Mencetak surat".
Stays quiet on: "jika setuju …" in its row; the second mark that slipped one row below a decision.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, Row
from pipeline.checks.decisions import branch_mark, decides
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="FL004",
    name="mark-without-decision",
    severity="warning",
    since="0.1.0",
    source="PermenPANRB 35/2012, simbol dan arah alur",
    guards=frozenset({"G1", "G3", "G5"}),
    needs_shapes=True,
)


_WITH_EXITS = ("proses", "keputusan")


def check(ctx: Context) -> Iterator[Raw]:
    if ctx.has_shapes:
        yield from _drawn(ctx)
        return
    before: Row | None = None
    for row in ctx.steps:
        mark = branch_mark(ctx, row)
        slipped = before is not None and decides(ctx, before) and branch_mark(ctx, before) is not None
        if mark is not None and not decides(ctx, row) and not slipped:
            above = before is not None and decides(ctx, before)
            yield _raw("fl004_geser" if above else "fl004", row, row.at("pelaksana"), mark)
        before = row


def _drawn(ctx: Context) -> Iterator[Raw]:
    graph = ctx.graph
    told: set[str] = set()  # a diamond is spoken of once, for both its exits
    for n, panah in enumerate(ctx.sop.alur.panah):
        symbol = graph.simbol.get(panah.dari)
        if panah.label is None or symbol is None or symbol.jenis not in _WITH_EXITS or symbol.langkah is None:
            continue
        row = ctx.rows[symbol.langkah]
        beside = symbol.jenis == "proses" and any(s.jenis == "keputusan" for s in graph.rows[symbol.langkah])
        alone = len(graph.rows[symbol.langkah]) == 1
        if symbol.jenis == "keputusan" and (symbol.id in told or not (alone and _only_makes(ctx, row))):
            continue
        if graph.sure(n) and not beside and not decides(ctx, row):
            told.add(symbol.id)
            yield _raw("fl004_kotak", row, f"/alur/panah/{n}", panah.teks or panah.label)


def _only_makes(ctx: Context, row: Row) -> bool:
    """Whether all that the text does is making, keeping or passing on something, so that nothing can be decided."""
    acts = ctx.kegiatan[row.index].kalimat.acts()
    return bool(acts) and all(v.kelas in ("buat", "tutup", "pindah", "tanda") for v in acts)


def _raw(key: str, row: Row, pointer: str, mark: str) -> Raw:
    return Raw(
        key=key,
        pointers=(pointer, row.at("aktivitas")),
        steps=(row.index,),
        values={"tanda": mark},
        quote=row.langkah.aktivitas,
    )
