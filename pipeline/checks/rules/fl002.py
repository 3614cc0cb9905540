"""Pengembalian tanpa menyebut kepada siapa.

Yang diperiksa: "dikembalikan" atau "mengembalikan" tanpa "kepada/ke" dan tanpa panah balik pada gambar.
Alasan: penerima pengembalian harus jelas agar perbaikannya dikerjakan.
Berbunyi pada: "jika tidak maka dikembalikan untuk dilengkapi".
Diam pada: "dikembalikan kepada Kasubbag"; "kembali ke langkah 3"; gambar dengan panah Tidak ke langkah sebelumnya.

A return that does not say to whom.

What it checks: "dikembalikan" or "mengembalikan" without "kepada/ke" and without a returning arrow in the drawing.
Why: who gets it back must be clear so that it is put right.
Fires on: "jika tidak maka dikembalikan untuk dilengkapi".
Stays quiet on: "dikembalikan kepada Kasubbag"; "kembali ke langkah 3"; a drawing with a Tidak arrow to an earlier
step.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.clauses import Kalimat, Verba
from pipeline.checks.context import Context, Row
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="FL002",
    name="return-without-target",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; pengembalian menyebut penerimanya",
    guards=frozenset({"G5"}),
)


_TO = ("kepada", "kpd", "ke", "pada", "oleh", "langkah")


def check(ctx: Context) -> Iterator[Raw]:
    for row in ctx.steps:
        sentence = ctx.kegiatan[row.index].kalimat
        for verb in sentence.acts():
            if verb.kelas == "kembali" and not _has_target(sentence, verb) and not _drawn(ctx, row):
                yield Raw(
                    key="fl002",
                    pointers=(row.at("aktivitas"),),
                    steps=(row.index,),
                    quote=row.langkah.aktivitas,
                    severity="info" if _may_be_drawn(ctx, row) else None,
                )
                break


def _has_target(sentence: Kalimat, verb: Verba) -> bool:
    for word in sentence.kata:
        if word.start < verb.end:
            continue
        if word.teks in (",", ";", ".", "jika", "apabila", "bila"):
            return False
        if word.teks in _TO:
            return True
    return False


def _may_be_drawn(ctx: Context, row: Row) -> bool:
    """Whether a decision was drawn whose exits were perhaps not all read."""
    return ctx.shapes_scanned and any(s.jenis == "keputusan" for s in ctx.graph.rows.get(row.index, ()))


def _drawn(ctx: Context, row: Row) -> bool:
    """Whether the drawing says where to: an arrow goes back, or is the Tidak of a decision."""
    edges = (e for e in ctx.graph.edges if e.dari == row.index)
    return any(e.ke < row.index or ctx.sop.alur.panah[e.panah].label == "tidak" for e in edges)
