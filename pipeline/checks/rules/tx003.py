"""Tabel prosedur tidak ditemukan atau bentuknya bermasalah.

Yang diperiksa: apakah dokumen yang punya bagian identitas juga menghasilkan baris langkah, dan apakah isi kolom Waktu
dan Output sesuai dengan kepalanya.
Alasan: SOP tanpa tabel prosedur tidak dapat diperiksa langkahnya; halamannya mungkin hilang atau prosedurnya prosa.
Berbunyi pada: halaman identitas tanpa tabel prosedur; kolom Output yang berisi lama waktu.
Diam pada: dokumen yang tabelnya menghasilkan sekurang-kurangnya satu langkah, dengan waktu pada kolomnya.

The process table was not found, or its shape is doubtful.

What it checks: whether a document with an identity block also gave step rows, and whether what stands in the columns
of time and output fits their headers.
Why: without the table no step can be checked; its page may be lost or cut off, or the procedure is written as prose.
Fires on: an identity page without a process table; an output column that holds durations.
Stays quiet on: a document whose table gave at least one step, with times in their column.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.data.load import read_toml
from pipeline.normal.waktu import parse_waktu

# The domain's list has no code of its own for a table that is not there at all. It is the extreme of TX003, a table
# whose shape could not be made out, and like it says first of all something about the reading.
META = RuleMeta(
    code="TX003",
    name="table-shape",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; bentuk tabel PermenPANRB 35/2012",
    guards=frozenset({"G1"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    if not ctx.sop.langkah:
        yield Raw(key="tx003_tanpa_tabel", pointers=("/langkah",), absent=True, severity="warning", origin="tak_tentu")
        return
    limits = read_toml("teks_periksa.toml")["kolom"]
    rows = [r for r in ctx.steps if r.langkah.mutu_baku.output]
    durations = [r for r in rows if _is_duration(r.langkah.mutu_baku.output or "")]
    if len(rows) >= limits["baris_minimum"] and len(durations) >= limits["bagian"] * len(rows):
        yield Raw(
            key="tx003_kolom",
            pointers=tuple(r.at("mutu_baku/output") for r in durations),
            quote=durations[0].langkah.mutu_baku.output,
            origin="ekstraksi",
        )


def _is_duration(text: str) -> bool:
    return text[:1].isdigit() and len(text) < 20 and parse_waktu(text).satuan is not None
