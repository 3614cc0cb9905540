"""Waktu tidak dapat dihitung: tanpa satuan, tanpa angka, atau salah baca.

Yang diperiksa: apakah sel Waktu memuat angka dan satuan; nilai terbuka yang lazim dicatat sebagai info.
Alasan: waktu yang tidak terukur tidak dapat menjadi standar, dan lama layanan tidak dapat dijumlahkan.
Berbunyi pada: "20" tanpa satuan pada kepala kolom; "S Menit" hasil pindai (dengan usulan angka); "Sesuai jadwal"
(info).
Diam pada: "2 menit/berkas"; "1 x 24 Jam"; "1 – 20 Hari Kerja".

A time that cannot be counted: without a unit, without a number, or misread.

What it checks: whether the time cell has a number and a unit; usual open values are noted as info.
Why: a time that cannot be measured is no standard, and the length of the service cannot be summed up.
Fires on: "20" without a unit in the header; "S Menit" on a scan (with the number proposed); "Sesuai jadwal" (info).
Stays quiet on: "2 menit/berkas"; "1 x 24 Jam"; "1 – 20 Hari Kerja".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context, Row, is_blank
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.times import limits
from pipeline.model.tingkat import AsalTemuan, Tingkat
from pipeline.normal.teks import fold
from pipeline.normal.waktu import parse_satuan

META = RuleMeta(
    code="WK002",
    name="time-without-number-or-unit",
    severity="warning",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian flowchart: mutu baku",
    guards=frozenset({"G3", "G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    for row in ctx.steps:
        waktu = row.langkah.mutu_baku.waktu
        if waktu is None or is_blank(waktu.teks):
            continue
        pointer = row.at("mutu_baku/waktu")
        bukti = ctx.sop.bukti.get(pointer)
        if bukti is not None and bukti.koreksi and bukti.teks_asli and waktu.nilai is not None:
            values = {"terbaca": bukti.teks_asli, "usulan": waktu.teks}
            yield _raw("wk002_koreksi", row, bukti.teks_asli, "warning", values, origin="tak_tentu")
        elif waktu.nilai is None and _is_open(waktu.teks):
            yield _raw("wk002_terbuka", row, waktu.teks, "info")
        elif waktu.nilai is None and not _lists_times(waktu.teks):
            yield _raw("wk002_angka", row, waktu.teks, "warning")
        elif waktu.nilai is not None and waktu.satuan is None:
            yield _raw("wk002_satuan", row, waktu.teks, "warning")


def _raw(
    key: str,
    row: Row,
    quote: str,
    severity: Tingkat,
    values: dict[str, str] | None = None,
    origin: AsalTemuan | None = None,
) -> Raw:
    return Raw(
        key=key,
        pointers=(row.at("mutu_baku/waktu"),),
        steps=(row.index,),
        values=values or {},
        quote=quote,
        severity=severity,
        origin=origin,
    )


def _is_open(text: str) -> bool:
    """Whether it is a usual value without a number, or names months or days of the calendar."""
    folded = fold(text)
    return any(folded.startswith(w) for w in limits()["terbuka"]["kata"])


def _lists_times(text: str) -> bool:
    """Whether it holds durations all the same, only several that do not add up ("2 bulan 1 minggu; 5 hari kerja")."""
    return any(
        parse_satuan(part) for part in re.split(r"[;,]|\bdan\b|(?<=[a-z])\s+(?=\d)", text) if re.search(r"\d", part)
    )
