"""Keputusan dalam kegiatan hanya punya satu jalan.

Yang diperiksa: syarat "jika/apabila …" yang diikuti tindakan: adakah pasangannya dalam kegiatan itu, kegiatan
berikutnya, atau gambar keputusannya.
Alasan: tanpa jalan yang lain, pelaksana tidak tahu apa yang terjadi bila syaratnya tidak terpenuhi.
Berbunyi pada: "Jika setuju diparaf dan diserahkan" tanpa "jika tidak" (error); hanya "jika tidak setuju dikembalikan"
(info, karena setuju berarti lanjut).
Diam pada: kedua jalan disebut; "jika diperlukan"; "apabila ada"; belah ketupat dengan dua jalan keluar.

A decision in an activity has one branch only.

What it checks: conditions "jika/apabila …" with an act behind them: whether the counterpart stands in that activity,
in the next one, or in the drawn decision.
Why: without the other branch nobody knows what happens where the condition does not hold.
Fires on: "Jika setuju diparaf dan diserahkan" without "jika tidak" (error); only "jika tidak setuju dikembalikan"
(info, since approval means going on).
Stays quiet on: both branches named; "jika diperlukan"; "apabila ada"; a diamond with two exits.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.clauses import Arah
from pipeline.checks.context import Context, Row
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.tingkat import Tingkat

META = RuleMeta(
    code="FL001",
    name="decision-with-one-branch",
    severity="error",
    since="0.1.0",
    source="praktik pemeriksaan; setiap keputusan mempunyai dua jalan",
    guards=frozenset({"G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    for n, row in enumerate(ctx.steps):
        sentence = ctx.kegiatan[row.index].kalimat
        if not sentence.cabang:
            continue
        acting = {v.cabang for v in sentence.verba if v.cabang is not None and v.peran in ("utama", "tujuan")}
        ways = [c.arah for k, c in enumerate(sentence.cabang) if c.arah != "opsi" and (k in acting or c.arah != "ya")]
        around = (*ctx.steps[max(0, n - 1) : n], *ctx.steps[n + 1 : n + 2])
        beside = [c.arah for r in around for c in ctx.kegiatan[r.index].kalimat.cabang]
        answered = any(arah not in (*ways, "opsi") for arah in _single(beside)) or _drawn(ctx, row)
        if len(ways) > 1 or "lain" in ways or answered or not acting or "sebaliknya" in {k.teks for k in sentence.kata}:
            continue
        if ways == ["ya"]:
            yield _raw("fl001_ya", row, "error")
        elif ways == ["tidak"]:
            yield _raw("fl001_tidak", row, "info")


def _single(ways: list[Arah]) -> list[Arah]:
    """The branches of the rows beside, unless they are a pair of their own."""
    return ways if len(set(ways)) == 1 else []


def _drawn(ctx: Context, row: Row) -> bool:
    """Whether the row's decision was drawn with two ways out."""
    symbols = ctx.graph.rows.get(row.index, ())
    return any(s.jenis == "keputusan" and len(ctx.graph.out.get(s.id, ())) > 1 for s in symbols)


def _raw(key: str, row: Row, severity: Tingkat) -> Raw:
    return Raw(
        key=key,
        pointers=(row.at("aktivitas"),),
        steps=(row.index,),
        quote=row.langkah.aktivitas,
        severity=severity,
    )
