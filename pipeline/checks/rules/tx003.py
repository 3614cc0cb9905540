"""Tabel prosedur tidak ditemukan atau bentuknya bermasalah.

Yang diperiksa: apakah dokumen yang punya bagian identitas juga menghasilkan baris langkah.
Alasan: SOP tanpa tabel prosedur tidak dapat diperiksa langkahnya; halamannya mungkin hilang atau prosedurnya prosa.
Berbunyi pada: halaman identitas tanpa tabel prosedur.
Diam pada: dokumen yang tabelnya menghasilkan sekurang-kurangnya satu langkah.

The process table was not found, or its shape is doubtful.

What it checks: whether a document with an identity block also gave step rows.
Why: without the table no step can be checked; its page may be lost or cut off, or the procedure is written as prose.
Fires on: an identity page without a process table.
Stays quiet on: a document whose table gave at least one step.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta

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
