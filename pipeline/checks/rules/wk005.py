"""Hampir semua langkah bernilai waktu sama.

Yang diperiksa: bagian langkah yang waktunya sama persis, pada dokumen dengan sedikitnya lima waktu; sel gabungan tidak
dihitung.
Alasan: waktu yang disalin ke bawah biasanya tidak diukur per langkah.
Berbunyi pada: delapan dari sepuluh langkah "20 Menit".
Diam pada: enam dari sepuluh langkah sama; prosedur dengan empat langkah; satu sel gabungan untuk semua langkah.

Nearly all steps have the same time.

What it checks: the share of steps with exactly the same time, in documents with at least five times; merged cells do
not count.
Why: times copied down were usually not measured step by step.
Fires on: eight of ten steps with "20 Menit".
Stays quiet on: six of ten steps alike; a procedure of four steps; one merged cell for all steps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.context import Context, Row
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.sop import Satuan

META = RuleMeta(
    code="WK005",
    name="times-copied-down",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; waktu ditetapkan per langkah",
    guards=frozenset(),
)


def check(ctx: Context) -> Iterator[Raw]:
    timed = [r for r in ctx.steps if r.langkah.mutu_baku.waktu is not None and not _is_merged(ctx, r)]
    counts = Counter(value for r in timed if (value := _value(r)) is not None)
    if len(timed) < ctx.thresholds.equal_times_rows or not counts:
        return
    value, n = counts.most_common(1)[0]
    if n >= ctx.thresholds.equal_times_share * len(timed):
        same = [r for r in timed if _value(r) == value]
        waktu = same[0].langkah.mutu_baku.waktu
        yield Raw(
            key="wk005",
            pointers=tuple(r.at("mutu_baku/waktu") for r in same),
            steps=tuple(r.index for r in same),
            values={"waktu": waktu.teks if waktu else "", "jumlah": str(n), "dari": str(len(timed))},
            quote=waktu.teks if waktu else None,
        )


def _value(row: Row) -> tuple[float, float | None, Satuan | None] | None:
    waktu = row.langkah.mutu_baku.waktu
    return None if waktu is None or waktu.nilai is None else (waktu.nilai, waktu.nilai_maks, waktu.satuan)


def _is_merged(ctx: Context, row: Row) -> bool:
    """Whether the time stands in a cell merged with the row above, so that it was printed once."""
    bukti = ctx.sop.bukti.get(row.at("mutu_baku/waktu"))
    return bukti is not None and bukti.gabungan is not None and bukti.gabungan[0] < row.index
