"""Output tidak sesuai dengan kegiatannya.

Yang diperiksa: jenis kegiatan menurut kata kerjanya terhadap output: "Disposisi" hanya cocok untuk memerintah atau
meneruskan, dan perintah tidak dengan sendirinya menghasilkan dokumen yang diminta.
Alasan: output menyatakan hasil langkah itu; output yang tidak mungkin dihasilkan biasanya tersalin dari templat.
Berbunyi pada: "Menyusun laporan" dengan output "Lembar Disposisi"; "Memerintahkan staf untuk merekap data" dengan
output "Rekapitulasi data".
Diam pada: "Menugaskan" dengan output "Disposisi"; "Menerima disposisi dan meneruskannya"; kegiatan yang kata kerjanya
tidak dikenal.

The output does not fit the activity.

What it checks: the kind of activity by its verb against the output: "Disposisi" only fits ordering or passing on, and
an order does not by itself yield the document it asks for.
Why: the output says what comes of the step; one that cannot come of it was mostly copied from a template.
Fires on: "Menyusun laporan" with the output "Lembar Disposisi"; "Memerintahkan staf untuk merekap data" with the
output "Rekapitulasi data".
Stays quiet on: "Menugaskan" with the output "Disposisi"; "Menerima disposisi dan meneruskannya"; activities whose verb
is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.activities import Kegiatan
from pipeline.checks.context import Context, Row
from pipeline.checks.documents import Dokumen, content_words, same_document, vocabulary
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="IO002",
    name="output-does-not-fit",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; output sesuai dengan kegiatannya",
    guards=frozenset({"G2", "G3", "G5"}),
)


_MAKING = ("buat", "olah")
_FILING = ("arsip", "simpan", "dokumentasi")


def check(ctx: Context) -> Iterator[Raw]:
    for row in ctx.steps:
        here = ctx.kegiatan[row.index]
        outputs = row.keluar
        if not outputs or here.kalimat.utama is None:
            continue
        if _only_disposition(outputs) and _makes_something(here, row):
            yield _raw("io002_disposisi", row)
        elif _ordered_product(here, row, outputs):
            yield _raw("io002_perintah", row)


def _raw(key: str, row: Row) -> Raw:
    return Raw(
        key=key,
        pointers=(row.at("mutu_baku/output"), row.at("aktivitas")),
        steps=(row.index,),
        values={"output": row.langkah.mutu_baku.output or ""},
        quote=row.langkah.aktivitas,
    )


def _only_disposition(outputs: Sequence[Dokumen]) -> bool:
    return all(d.kepala == "disposisi" for d in outputs)


def _makes_something(here: Kegiatan, row: Row) -> bool:
    """Whether the row does something of which another thing must come, and tells or passes on nothing."""
    verb = here.kalimat.utama
    acts = {v.kelas for v in here.kalimat.acts()}
    if verb is None or acts & {"perintah", "terima"} or "disposisi" in row.kata:
        return False
    return verb.kelas in _MAKING or verb.akar in _FILING or verb.akar == "surat"


def _ordered_product(here: Kegiatan, row: Row, outputs: Sequence[Dokumen]) -> bool:
    """Whether the row only orders that something be made, and its output is that thing already."""
    acts = here.kalimat.acts()
    task = here.perintah[0].tugas[0] if here.perintah else None
    if task is None or any(v.kelas != "perintah" for v in acts) or task.kelas not in ("buat", "olah"):
        return False
    given = vocabulary().order_results
    asked = set(content_words(here.kalimat.teks[task.end :]))
    # The very thing that is asked for, under its whole name.
    whole = task.kelas == "buat" and any(_is_named(d) and set(d.kata) <= asked for d in outputs)
    if not whole and any(d.kepala in given or " ".join(d.kata[:2]) in given for d in outputs):
        return False
    inputs = row.masuk
    return any(d.khas & asked and not any(same_document(d, i) for i in inputs) for d in outputs)


def _is_named(d: Dokumen) -> bool:
    return not d.generic and (d.draf or len(d.kata) > 1)
