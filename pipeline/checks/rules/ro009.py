"""Hasil akhir tidak tampak disahkan oleh pimpinan.

Yang diperiksa: bila judul atau output terakhir adalah laporan resmi, dokumen perencanaan, atau keputusan: ada tidaknya
langkah menandatangani, menyetujui, atau mengesahkan, dan ada tidaknya kolom pimpinan.
Alasan: dokumen resmi berlaku setelah disahkan pejabat yang berwenang.
Berbunyi pada: SOP yang menghasilkan Laporan Kinerja tanpa langkah pengesahan dan tanpa kolom Kepala Dinas.
Diam pada: langkah "jika setuju ditandatangani"; pimpinan yang memutuskan dalam gambar alur; data kerja.

The final product is not seen to be approved by the head.

What it checks: where the title or the last output is an official report, a planning document or a decree: whether a
step signs or approves it, and whether the head has a column.
Why: an official document holds once whoever may approve it has done so.
Fires on: an SOP that yields a Laporan Kinerja without a step that approves it and without a column of the head.
Stays quiet on: a step "jika setuju ditandatangani"; a head who decides in the drawn flow; working data.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, Row
from pipeline.checks.documents import content_words, rung
from pipeline.checks.organisations import approving_stems, needing_approval
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.role_match import is_office_head

META = RuleMeta(
    code="RO009",
    name="product-not-approved",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; hasil akhir disahkan pimpinan",
    guards=frozenset({"G1", "G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    if len(ctx.steps) < 3 or not ctx.sop.pelaksana or _approved(ctx):
        return
    last = ctx.steps[-1]
    product = next((k for k in needing_approval() if _named(k, ctx.sop.identitas.nama_sop, last)), None)
    if product is not None:
        head = any(is_office_head(c) for c in ctx.columns)
        yield Raw(
            key="ro009" if head else "ro009_tanpa_pimpinan",
            pointers=(last.at("mutu_baku/output"), "/pelaksana"),
            steps=(last.index,),
            values={"hasil": last.langkah.mutu_baku.output or ctx.sop.identitas.nama_sop or ""},
            quote=last.langkah.mutu_baku.output,
            absent=True,
        )


def _named(product: str, title: str | None, last: Row) -> bool:
    words = product.split()
    for text in (title, last.langkah.mutu_baku.output):
        found = content_words(text or "")
        if any(list(found[i : i + len(words)]) == words for i in range(len(found))):
            return True
    return False


def _approved(ctx: Context) -> bool:
    approved = rung("disetujui")
    for row in ctx.steps:
        if any(v.akar in approving_stems() and v.peran != "tujuan" for v in ctx.kegiatan[row.index].kalimat.verba):
            return True
        if any(d.status >= approved for d in (*row.keluar, *row.masuk)):
            return True
    heads = {c.index for c in ctx.columns if is_office_head(c) or c.nama in ("Kepala", "Pimpinan")}
    late = {r.index for r in ctx.steps[len(ctx.steps) // 2 :]}
    return any(s.langkah in late and s.pelaksana in heads for s in ctx.sop.alur.simbol)
