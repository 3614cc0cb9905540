"""Waktu tampak tidak wajar untuk pekerjaannya.

Yang diperiksa: jenis pekerjaan menurut kata kerja dan bendanya, terhadap batas wajar pada berkas ambang.
Alasan: waktu yang terlalu singkat tidak mungkin dipenuhi; yang terlalu lama tidak mendorong kinerja.
Berbunyi pada: 15 menit untuk mengumpulkan data dari semua unit; 15 menit untuk menyusun laporan tahunan; 5 hari untuk
tanda tangan.
Diam pada: 10 menit untuk mengarsipkan; 20 menit untuk meneruskan; waktu tanpa angka.

A time seems implausible for its work.

What it checks: the kind of work by verb and object, against the limits in the data file of thresholds.
Why: a time that is too short cannot be kept; one that is too long demands nothing.
Fires on: 15 minutes to collect data from all units; 15 minutes to draft a yearly report; 5 days to sign.
Stays quiet on: 10 minutes for filing; 20 minutes for passing on; times without a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context, Row
from pipeline.checks.documents import content_words, vocabulary
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.times import limits, minutes, total

META = RuleMeta(
    code="WK004",
    name="time-implausible",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; kewajaran waktu menurut jenis pekerjaan",
    guards=frozenset({"G3", "G5"}),
)


_UNITS = re.compile(
    r"\b(?:setiap|seluruh|semua|masing-masing|para)\s+\w+|\b(\w+)-\1\b|\bopd\b|\bskpd\b|\bperangkat daerah\b|"
    r"instansi terkait",
    re.IGNORECASE,
)


def check(ctx: Context) -> Iterator[Raw]:
    limit = limits()["wajar"]
    for row in ctx.steps:
        waktu = row.langkah.mutu_baku.waktu
        value = minutes(waktu)
        if value is None or waktu is None:
            continue
        kind = _kind(ctx, row, value, limit)
        if kind:
            yield Raw(
                key=f"wk004_{kind}",
                pointers=(row.at("mutu_baku/waktu"), row.at("aktivitas")),
                steps=(row.index,),
                values={"waktu": waktu.teks},
                quote=row.langkah.aktivitas,
            )
    yield from _whole(ctx, limit["seluruh_tahunan"])


def _kind(ctx: Context, row: Row, value: float, limit: dict[str, float]) -> str | None:
    sentence = ctx.kegiatan[row.index].kalimat
    stems = {v.akar for v in sentence.verba if v.cabang is None and v.peran in ("utama", "tujuan")}
    own = {v.akar for v in sentence.acts() if v.cabang is None}
    if value < limit["kumpul_unit"] and stems & {"kumpul", "himpun"} and _UNITS.search(row.langkah.aktivitas or ""):
        return "kumpul"
    reports = value < limit["susun_laporan"] and "laporan" in row.kata and own & {"susun", "buat"}
    if reports and {vocabulary().periods.get(w) for w in row.kata} & {"triwulan", "semester", "tahun"}:
        return "laporan"
    if own & {"analisis", "analisa"} and value < limit["analisis"]:
        return "analisis"
    if own and own <= {"tandatangan", "paraf"} and value > limit["tanda_tangan"]:
        return "tanda"
    return None


def _whole(ctx: Context, limit: float) -> Iterator[Raw]:
    """A report on the office's performance altogether in less than a working day."""
    title = content_words(ctx.sop.identitas.nama_sop or "")
    if "penyusunan" not in title or not {"laporan", "kinerja"} <= set(title):
        return
    found = total(r.langkah.mutu_baku.waktu for r in ctx.steps)
    if found.perkiraan and found.tanpa_angka <= 1 and found.perkiraan < limit:
        timed = [r for r in ctx.steps if r.langkah.mutu_baku.waktu is not None]
        yield Raw(
            key="wk004_seluruh",
            pointers=("/identitas/nama_sop", *(r.at("mutu_baku/waktu") for r in timed)),
            steps=tuple(r.index for r in timed),
            values={"waktu": found.teks, "judul": ctx.sop.identitas.nama_sop or ""},
        )
