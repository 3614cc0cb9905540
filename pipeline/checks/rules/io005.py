"""Status dokumen pada output tidak mengikuti kegiatannya.

Yang diperiksa: tindakan menandatangani, mengesahkan, menyetujui, memaraf, atau menyosialisasikan terhadap status
output (konsep, diperiksa, diparaf, ditandatangani), dan status yang turun dibanding langkah sebelumnya.
Alasan: dokumen yang sudah ditandatangani bukan konsep lagi, dan konsep belum untuk diedarkan.
Berbunyi pada: "jika setuju ditandatangani" dengan output "Draft laporan"; "Mensosialisasikan laporan" dengan output
"Draft laporan".
Diam pada: output "Konsep yang sudah diparaf Sekretaris" untuk memaraf; "untuk ditandatangani" yang baru tujuan.

The status of the output document does not follow its activity.

What it checks: acts of signing, approving, initialling or making public against the status of the output (draft,
examined, initialled, signed), and a status lower than in an earlier step.
Why: what is signed is no draft any more, and a draft is not yet to be made public.
Fires on: "jika setuju ditandatangani" with the output "Draft laporan"; "Mensosialisasikan laporan" with the output
"Draft laporan".
Stays quiet on: an output "Konsep yang sudah diparaf Sekretaris" for initialling; "untuk ditandatangani", which is only
the purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.clauses import Kalimat
from pipeline.checks.context import Context, Row
from pipeline.checks.documents import Dokumen, rung, vocabulary
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="IO005",
    name="document-status-not-advanced",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; status dokumen mengikuti kegiatannya",
    guards=frozenset({"G2", "G3", "G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    highest: dict[tuple[str, ...], tuple[int, Row]] = {}
    signed = rung("ditandatangani")
    for row in ctx.steps:
        outputs = row.keluar
        key = _mismatch(ctx.kegiatan[row.index].kalimat, outputs)
        if key:
            yield _raw(key, row, row)
        for d in outputs:
            top, where = highest.get(d.kata, (-1, row))
            if not key and top >= signed and d.draf and d.status < top:
                yield _raw("io005_mundur", row, where)
            if d.status > top:
                highest[d.kata] = (d.status, row)


def _mismatch(kalimat: Kalimat, outputs: Sequence[Dokumen]) -> str | None:
    raising = vocabulary().raising
    acts = {v.akar for v in kalimat.acts() if v.cabang is None or kalimat.cabang[v.cabang].arah != "tidak"}
    drafts = [d for d in outputs if d.draf]
    final = any(not d.draf and not d.generic for d in outputs)
    if drafts and not final and acts & raising["tanda"] and all(d.status < rung("ditandatangani") for d in drafts):
        return "io005_tanda"
    if drafts and not final and acts & raising["setuju"] and all(d.status < rung("disetujui") for d in drafts):
        return "io005_setuju"
    if drafts and not final and acts & raising["edar"]:
        return "io005_edar"
    if "paraf" in acts and outputs and all(d.status == rung("diperiksa") for d in outputs):
        return "io005_paraf"
    return None


def _raw(key: str, row: Row, where: Row) -> Raw:
    return Raw(
        key=key,
        pointers=tuple(dict.fromkeys((row.at("mutu_baku/output"), row.at("aktivitas"), where.at("mutu_baku/output")))),
        steps=(row.index,),
        values={"output": row.langkah.mutu_baku.output or ""},
        quote=row.langkah.mutu_baku.output,
        severity="info" if key == "io005_paraf" else None,
    )
