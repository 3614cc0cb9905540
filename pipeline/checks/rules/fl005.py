"""Keputusan tanpa dua jalan keluar yang bertanda.

Yang diperiksa: panah yang keluar dari setiap belah ketupat dan labelnya; pada salinan teks: jumlah tanda Ya dan Tidak.
Alasan: keputusan mempunyai tepat dua jalan keluar, Ya dan Tidak.
Berbunyi pada: belah ketupat dengan satu jalan keluar, atau dua tanpa satu pun tanda; satu "Ya" dan tidak ada "Tidak".
Diam pada: jalan keluar bertulisan lain ("Lengkap", "Teknis"); satu dari dua jalan bertanda; panah yang terbaca ragu.

A decision without two marked exits.

What it checks: the arrows out of each diamond and their labels; in text copies: the number of Ya and Tidak marks.
Why: a decision has exactly two exits, Ya and Tidak.
Fires on: a diamond with one exit, or with two of which none is marked; one "Ya" and no "Tidak".
Stays quiet on: exits with other words ("Lengkap", "Teknis"); one of two exits marked; arrows read with doubt.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.decisions import branch_mark, is_yes
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="FL005",
    name="decision-marks-unbalanced",
    severity="warning",
    since="0.1.0",
    source="PermenPANRB 35/2012, simbol dan arah alur",
    guards=frozenset({"G1", "G3", "G5"}),
    needs_shapes=True,
)


def check(ctx: Context) -> Iterator[Raw]:
    if not ctx.has_shapes:
        yield from _counted(ctx)
        return
    graph = ctx.graph
    for symbol in graph.decisions():
        if symbol.langkah is None:
            continue
        out = graph.out.get(symbol.id, [])
        if not all(graph.sure(n) for n, _ in out):
            continue
        row = ctx.rows[symbol.langkah]
        pointers = (
            row.at("pelaksana"),
            f"/alur/simbol/{graph.index[symbol.id]}",
            *(f"/alur/panah/{n}" for n, _ in out),
        )
        if len(out) < 2 and symbol.langkah not in graph.loose:
            yield Raw(key="fl005_satu", pointers=pointers, steps=(row.index,), quote=row.langkah.aktivitas, absent=True)
        elif len(out) > 1 and not any(p.label or p.teks for _, p in out):
            yield Raw(
                key="fl005_tanda", pointers=pointers, steps=(row.index,), quote=row.langkah.aktivitas, absent=True
            )


def _counted(ctx: Context) -> Iterator[Raw]:
    """The marks of a text copy; nothing where a row has several, of which the text of one only is known."""
    marked = [(r, m) for r in ctx.steps if (m := branch_mark(ctx, r)) is not None]
    yes = sum(is_yes(m) for _, m in marked)
    if marked and yes * 2 != len(marked) and all(len(r.langkah.pelaksana) == 1 for r, _ in marked):
        yield Raw(
            key="fl005_timpang",
            pointers=tuple(r.at("pelaksana") for r, _ in marked),
            steps=tuple(r.index for r, _ in marked),
            values={"ya": str(yes), "tidak": str(len(marked) - yes)},
            quote="; ".join(m for _, m in marked),
        )
