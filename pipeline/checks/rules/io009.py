"""Hasil akhir prosedur masih konsep atau hanya disebut umum.

Yang diperiksa: output langkah terakhir.
Alasan: hasil akhir menyatakan untuk apa prosedur itu ada.
Berbunyi pada: output terakhir "Draft laporan" (warning); "Dokumen" (info).
Diam pada: laporan yang ditandatangani; arsip; prosedur yang menurut judulnya memang menghasilkan rancangan.

The end product is still a draft, or is named in general words only.

What it checks: the output of the last step.
Why: the end product says what the procedure is for.
Fires on: a last output "Draft laporan" (warning); "Dokumen" (info).
Stays quiet on: a signed report; a file in the archive; a procedure that by its title yields a draft.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, Row
from pipeline.checks.documents import content_words, vocabulary
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.tingkat import Tingkat
from pipeline.normal.teks import fold

META = RuleMeta(
    code="IO009",
    name="end-product-not-final",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; hasil akhir jelas dan sudah jadi",
    guards=frozenset({"G4", "G5"}),
    yields_to=("ST008",),
)


def check(ctx: Context) -> Iterator[Raw]:
    if len(ctx.steps) < 2:
        return
    last = ctx.steps[-1]
    outputs = last.keluar
    decides = any(s.langkah == last.index and s.jenis == "keputusan" for s in ctx.sop.alur.simbol)
    titled_draft = "konsep" in content_words(ctx.sop.identitas.nama_sop or "")
    if outputs and all(d.draf and not d.akar for d in outputs) and not titled_draft and not decides:
        yield _raw("io009_konsep", last, None)
    elif outputs and fold(last.langkah.mutu_baku.output or "") in vocabulary().empty:
        yield _raw("io009_umum", last, "info")


def _raw(key: str, last: Row, severity: Tingkat | None) -> Raw:
    return Raw(
        key=key,
        pointers=(last.at("mutu_baku/output"),),
        steps=(last.index,),
        values={"output": last.langkah.mutu_baku.output or ""},
        quote=last.langkah.mutu_baku.output,
        rests_on=("/langkah",),
        severity=severity,
    )
