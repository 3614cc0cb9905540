"""Jumlah waktu yang tertulis berbeda dari penjumlahan langkahnya.

Yang diperiksa: baris jumlah pada tabel, atau "total waktu …" pada keterangan atau kegiatan, terhadap penjumlahan waktu
langkah.
Alasan: jumlah yang salah menyesatkan pengguna layanan dan perhitungan beban kerja.
Berbunyi pada: baris "Jumlah" 90 menit, sedangkan langkahnya 20, 30, dan 30 menit.
Diam pada: jumlah yang sama; langkah dengan waktu tanpa angka, hari di samping menit, atau rentang, karena tidak dapat
dijumlahkan.

The stated total differs from the sum of the steps.

What it checks: the total row of the table, or "total waktu …" in a remark or activity, against the sum of the steps'
times.
Why: a wrong total misleads those served and the workload analysis.
Fires on: a row "Jumlah" of 90 minutes where the steps take 20, 30 and 30 minutes.
Stays quiet on: equal totals; steps whose times have no number, mix days and minutes or are ranges, which do not add
up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.times import minutes, total, unit_class
from pipeline.data.load import read_toml
from pipeline.model.sop import Waktu
from pipeline.normal.teks import fold
from pipeline.normal.waktu import parse_waktu

META = RuleMeta(
    code="WK006",
    name="total-differs-from-sum",
    severity="error",
    since="0.1.0",
    source="praktik pemeriksaan; jumlah waktu sama dengan penjumlahan langkah",
    guards=frozenset(),
)


_STATED = re.compile(
    r"\b(?:total|jumlah)(?:\s+(?:keseluruhan|seluruh))?\s+waktu\b[^\d]{0,30}(\d[^;,.()]*)", re.IGNORECASE
)


def check(ctx: Context) -> Iterator[Raw]:
    summed = total(r.langkah.mutu_baku.waktu for r in ctx.steps)
    ranged = any(w is not None and w.nilai_maks for w in (r.langkah.mutu_baku.waktu for r in ctx.steps))
    if not ctx.steps or summed.tanpa_angka or ranged or len(summed.per_kelas) != 1:
        return
    for pointer, stated in _totals(ctx):
        value = minutes(stated)
        if value is None or stated.satuan is None or unit_class(stated.satuan) not in summed.per_kelas:
            continue
        if abs(value - summed.perkiraan) > _TOLERANCE:
            yield Raw(
                key="wk006",
                pointers=(pointer,),
                values={"tertulis": stated.teks, "hitungan": summed.teks},
                quote=stated.teks,
                rests_on=("/langkah", *(r.at("mutu_baku/waktu") for r in ctx.steps)),
            )


_TOLERANCE = 0.01  # minutes: only what rounding leaves


def _totals(ctx: Context) -> Iterator[tuple[str, Waktu]]:
    """Where a total is stated: a row of its own, which the reader keeps beside the table, or a remark."""
    words = tuple(read_toml("pemeriksaan.toml")["baris"]["jumlah"])
    for label, value in ctx.sop.lain_lain.items():
        if fold(label).startswith(words) and value[:1].isdigit():
            yield "/lain_lain/" + label.replace("~", "~0").replace("/", "~1"), parse_waktu(value)
    for row in ctx.rows:
        waktu = row.langkah.mutu_baku.waktu
        if row.kind == "jumlah" and waktu is not None:
            yield row.at("mutu_baku/waktu"), waktu
        for field, text in (("keterangan", row.langkah.keterangan), ("aktivitas", row.langkah.aktivitas)):
            found = _STATED.search(text or "")
            if found:
                yield row.at(field), parse_waktu(found[1])
