"""Alur berbalik tanpa keputusan, atau keputusan digambar sebagai kotak.

Yang diperiksa: panah yang naik ke langkah sebelumnya dari kotak proses, dan kegiatan "jika setuju … jika tidak …" yang
simbolnya bukan belah ketupat.
Alasan: arah alur ke bawah; hanya jalan Tidak dari sebuah keputusan yang boleh naik.
Berbunyi pada: panah dari kotak langkah 5 kembali ke langkah 4; "jika setuju …, jika tidak …" pada kotak proses.
Diam pada: panah Tidak dari belah ketupat; baris yang juga memuat belah ketupat; panah ke kapsul penutup.

The flow goes back without a decision, or a decision is drawn as a box.

What it checks: arrows up to an earlier step out of a process box, and activities "jika setuju … jika tidak …" whose
symbol is no diamond.
Why: the flow runs downwards; only the Tidak exit of a decision may go up.
Fires on: an arrow from the box of step 5 back to step 4; "jika setuju …, jika tidak …" at a process box.
Stays quiet on: the Tidak arrow of a diamond; a row that holds a diamond as well; an arrow to a closing capsule.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="FL009",
    name="return-without-decision",
    severity="warning",
    since="0.1.0",
    source="PermenPANRB 35/2012, simbol dan arah alur",
    guards=frozenset({"G1", "G3", "G5"}),
    needs_shapes=True,
)


def check(ctx: Context) -> Iterator[Raw]:
    graph = ctx.graph
    if not ctx.has_shapes:
        return
    for e in graph.edges:
        panah = ctx.sop.alur.panah[e.panah]
        source, target = graph.simbol[panah.dari], graph.simbol[panah.ke]
        beside = any(s.jenis != "proses" for s in graph.rows[e.dari])
        if (
            e.ke < e.dari
            and source.jenis == "proses"
            and target.jenis != "terminator"
            and not beside
            and graph.sure(e.panah)
        ):
            yield Raw(
                key="fl009_balik",
                pointers=(
                    ctx.rows[e.dari].at("pelaksana"),
                    f"/alur/panah/{e.panah}",
                    f"/alur/simbol/{graph.index[source.id]}",
                ),
                steps=(e.dari,),
                quote=ctx.rows[e.dari].langkah.aktivitas,
                severity="info" if ctx.shapes_scanned else None,
            )
    for row in ctx.steps:
        symbols = graph.rows.get(row.index, ())
        ways = {c.arah for c in ctx.kegiatan[row.index].kalimat.cabang}
        if symbols and {"ya", "tidak"} <= ways and all(s.jenis == "proses" for s in symbols):
            yield Raw(
                key="fl009_kotak",
                pointers=(row.at("aktivitas"), *(f"/alur/simbol/{graph.index[s.id]}" for s in symbols)),
                steps=(row.index,),
                quote=row.langkah.aktivitas,
                severity="info" if ctx.shapes_scanned else None,
            )
