"""Teks kegiatan tidak selesai atau hubungannya terputus.

Yang diperiksa: kegiatan yang berakhir dengan kata sambung, kata kerja yang langsung mengikuti penerima tanpa "untuk",
"mengumpulkan … kepada", dan "menyusun laporan" tanpa menyebut laporan yang mana.
Alasan: pembaca harus menebak kelanjutan, penerima, atau dokumen yang dimaksud.
Berbunyi pada: "Menyerahkan berkas kepada"; "meneruskan kepada Kasubbag Umum membentuk tim"; "untuk menyusun laporan"
di antara laporan triwulan dan tahunan.
Diam pada: "Melaporkan hasil rekapitulasi"; kalimat yang berlanjut pada baris berikutnya tanpa nomor.

The text of an activity is not finished or its parts do not join.

What it checks: activities that end with a joining word, a verb right behind a receiver without "untuk", "mengumpulkan
… kepada", and "menyusun laporan" that does not say which report.
Why: the reader has to guess how it goes on, who receives, or which document is meant.
Fires on: "Menyerahkan berkas kepada"; "meneruskan kepada Kasubbag Umum membentuk tim"; "untuk menyusun laporan" among
quarterly and yearly reports.
Stays quiet on: "Melaporkan hasil rekapitulasi"; a sentence that goes on in the next row without a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.activities import Alih
from pipeline.checks.clauses import Kalimat
from pipeline.checks.context import Context, Row
from pipeline.checks.documents import vocabulary
from pipeline.checks.records import Raw, RuleMeta
from pipeline.data.load import read_toml

META = RuleMeta(
    code="ST003",
    name="activity-incomplete",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; kelengkapan kalimat kegiatan",
    guards=frozenset({"G3", "G5"}),
)


_MAKES = "buat"


def check(ctx: Context) -> Iterator[Raw]:
    words = read_toml("kata_kerja.toml")["klausa"]
    hanging, taking = frozenset(words["gantung"]), frozenset(words["mengambil"])
    for row in ctx.steps:
        here = ctx.kegiatan[row.index]
        kata = here.kalimat.kata
        if len(kata) > 1 and kata[-1].teks in hanging and not _goes_on(ctx, row):
            yield _raw("st003_putus", row, kata=kata[-1].teks)
        for alih in here.alih:
            behind = _verb_behind(alih, here.kalimat)
            if behind is not None:
                yield _raw("st003_untuk", row, peran=alih.mention.teks, kata=behind)
        to = next((k for k in kata if k.teks in ("kepada", "kpd")), None)
        verb = next((v for v in reversed(here.kalimat.verba) if to is not None and v.end <= to.start), None)
        if verb is not None and verb.akar in taking and verb.peran == "utama":
            yield _raw("st003_kepada", row, kata=here.kalimat.teks[verb.start : verb.end])
        if _bare_report(here.kalimat) and _several_reports(ctx):
            yield _raw("st003_objek", row)


def _raw(key: str, row: Row, **values: str) -> Raw:
    return Raw(
        key=key,
        pointers=(row.at("aktivitas"),),
        steps=(row.index,),
        values=values,
        quote=row.langkah.aktivitas,
    )


def _goes_on(ctx: Context, row: Row) -> bool:
    following = ctx.rows[row.index + 1 : row.index + 2]
    return any(r.nomor is None and r.kind == "langkah" for r in following)


def _verb_behind(alih: Alih, kalimat: Kalimat) -> str | None:
    """An own, active verb right behind somebody to whom something goes; also one that only carries a noun."""
    if alih.jenis != "terus" or alih.mention.isyarat != "penerima":
        return None
    end = alih.mention.end
    verb = next((v for v in kalimat.verba if v.start - end == 1), None)
    if verb is not None:
        return kalimat.teks[verb.start : verb.end] if verb.peran == "utama" and verb.bentuk == "aktif" else None
    light = frozenset(read_toml("kata_kerja.toml")["bentuk"]["ringan"])
    return next((k.teks for k in kalimat.kata if k.start - end == 1 and k.teks[:2] == "me" and k.teks in light), None)


def _bare_report(kalimat: Kalimat) -> bool:
    verb = kalimat.verba[-1] if kalimat.verba else None
    if verb is None or verb.kelas != _MAKES or verb.peran != "tujuan":
        return False
    return [k.teks for k in kalimat.kata if k.start >= verb.end and k.teks != "."] == ["laporan"]


def _several_reports(ctx: Context) -> bool:
    return len({p for row in ctx.steps for p in _periods(row)}) > 1


def _periods(row: Row) -> Iterator[str]:
    words = row.kata
    return (vocabulary().periods[w] for w in words if w in vocabulary().periods and "laporan" in words)
