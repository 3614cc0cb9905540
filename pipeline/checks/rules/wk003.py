"""Waktu sebuah langkah jauh berbeda dari langkah lain.

Yang diperiksa: waktu setiap langkah dalam satuan yang sebanding, terhadap median dan terhadap nilai terdekat
berikutnya.
Alasan: waktu yang terpencil sering berarti angka atau satuannya salah ketik.
Berbunyi pada: "120 Hari" di antara menit; "2 Menit" untuk mengolah data di antara 15 sampai 60 menit.
Diam pada: 2 hari di samping 1 hari; 5 menit untuk menerima dan meneruskan; dokumen dengan kurang dari lima waktu.

The time of one step lies far from those of the others.

What it checks: each step's time in comparable units, against the median and against the next nearest value.
Why: a time that stands alone often has a mistyped number or unit.
Fires on: "120 Hari" among minutes; "2 Menit" for processing data among 15 to 60 minutes.
Stays quiet on: 2 days beside 1 day; 5 minutes for receiving and passing on; documents with fewer than five times.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from pipeline.checks.context import Context, Row
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.times import limits, minutes

META = RuleMeta(
    code="WK003",
    name="time-outlier",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; kewajaran waktu antarlangkah",
    guards=frozenset({"G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    limit = limits()["pencilan"]
    timed = [(row, value) for row in ctx.steps if (value := minutes(row.langkah.mutu_baku.waktu))]
    if len(timed) < limit["terkecil"]:
        return
    for row, value in timed:
        others = [v for r, v in timed if r is not row]
        middle = median(others)
        far_above = (
            value >= ctx.thresholds.outlier_above * max(middle, max(others)) and value >= limit["atas_paling_sedikit"]
        )
        far_below = value * ctx.thresholds.outlier_below < min(middle, min(others)) and _is_work(ctx, row)
        if far_above or far_below:
            waktu = row.langkah.mutu_baku.waktu
            assert waktu is not None
            yield Raw(
                key="wk003_lama" if far_above else "wk003_singkat",
                pointers=(row.at("mutu_baku/waktu"),),
                steps=(row.index,),
                values={"waktu": waktu.teks, "lain": _typical(timed, middle)},
                quote=waktu.teks,
            )


def _is_work(ctx: Context, row: Row) -> bool:
    """Whether the step makes or works on something; receiving, passing on and signing may take a moment."""
    verb = ctx.kegiatan[row.index].kalimat.utama
    return verb is not None and verb.kelas in ("buat", "olah", "periksa", "temu")


def _typical(timed: list[tuple[Row, float]], middle: float) -> str:
    """The printed time that comes nearest to the median."""
    nearest = min(timed, key=lambda t: abs(t[1] - middle))[0].langkah.mutu_baku.waktu
    return nearest.teks if nearest is not None else ""
