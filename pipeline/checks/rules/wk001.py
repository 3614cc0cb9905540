"""Waktu kosong.

Yang diperiksa: sel Waktu pada setiap baris langkah; sel gabungan dihitung terisi pada semua barisnya.
Alasan: tanpa waktu, mutu baku langkah itu tidak dapat diukur dan lama layanan tidak dapat dihitung.
Berbunyi pada: langkah yang sel Waktu-nya kosong atau hanya berisi "-".
Diam pada: baris MULAI/SELESAI, subjudul, satu waktu dalam sel gabungan untuk beberapa langkah, "Sesuai jadwal".

The time is empty.

What it checks: the time cell of each step row; a merged cell counts as filled in all its rows.
Why: without a time the standard of the step cannot be measured, nor the length of the service summed up.
Fires on: a step whose time cell is empty or holds only "-".
Stays quiet on: MULAI/SELESAI rows, sub-titles, one time in a cell merged over several steps, "Sesuai jadwal".
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, is_blank
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="WK001",
    name="time-empty",
    severity="error",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian flowchart: mutu baku",
    guards=frozenset({"G1", "G3", "G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    empty = [r for r in ctx.steps if r.langkah.mutu_baku.waktu is None or is_blank(r.langkah.mutu_baku.waktu.teks)]
    whole_column = len(empty) == len(ctx.steps) > 1
    for row in empty:
        yield Raw(
            key="wk001_semua" if whole_column else "wk001",
            pointers=(row.at("mutu_baku/waktu"),),
            steps=(row.index,),
            quote=None if whole_column else row.langkah.aktivitas,
            absent=True,
            origin="tak_tentu" if whole_column else None,
        )
