"""Kolom Pelaksana tidak pernah mengerjakan apa pun.

Yang diperiksa: simbol pada setiap kolom; tanpa gambar alur, peran yang menerima pengembalian padahal tidak pernah
menjadi pelaku suatu langkah.
Alasan: kolom tanpa kegiatan berarti perannya berlebih, atau langkahnya hilang dari tabel.
Berbunyi pada: kolom tanpa satu simbol pun; "dikembalikan kepada Tim" padahal tidak ada langkah yang dikerjakan Tim.
Diam pada: kolom yang setidaknya satu kali bersimbol; dokumen tanpa gambar alur yang pelakunya tidak dapat disimpulkan.

A role column never does anything.

What it checks: the symbols in each column; without a drawing, a role that work is returned to although no step is seen
to be its own.
Why: a column without activity means that the role is not needed, or that its steps are missing from the table.
Fires on: a column without a single symbol; "dikembalikan kepada Tim" where no step is done by the Tim.
Stays quiet on: a column with at least one symbol; a document without a drawing whose actors cannot be inferred.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, Row
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="RO005",
    name="column-never-acts",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; setiap kolom pelaksana mempunyai kegiatan",
    guards=frozenset({"G1"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    if not ctx.steps:
        return
    if ctx.has_shapes:
        used = {s.pelaksana for s in ctx.sop.alur.simbol} | {k for r in ctx.rows for k in r.langkah.pelaksana}
        used |= {k.pelaksana for k in ctx.sop.alur.konektor}
        for c, pelaksana in enumerate(ctx.sop.pelaksana):
            if c not in used:
                yield _raw("ro005", c, pelaksana.nama, (), absent=True, scanned=ctx.shapes_scanned)
        return
    acted: set[int] = set()
    for row in ctx.steps:
        here = ctx.kegiatan[row.index]
        for alih in here.returned():
            if len(alih.kolom) == 1 and alih.kolom[0] not in acted and _told(ctx, row, alih.kolom[0]):
                c = alih.kolom[0]
                yield _raw("ro005_kembali", c, ctx.sop.pelaksana[c].nama, (row.index,), absent=False)
                acted.add(c)
        acted |= set(ctx.aktor[row.index].kolom) | {k for a in here.alih if a.jenis == "asal" for k in a.kolom}


def _told(ctx: Context, row: Row, column: int) -> bool:
    """Whether enough is known to say so: the actor of this row is another, and each row before has one."""
    before = [ctx.aktor[r.index] for r in ctx.steps if r.index < row.index]
    here = ctx.aktor[row.index]
    unknown = sum(not a.kolom for a in before)
    return column not in here.kolom and bool(here.kolom) and unknown <= 1


def _raw(key: str, column: int, nama: str, steps: tuple[int, ...], *, absent: bool, scanned: bool = False) -> Raw:
    """scanned: the drawing was seen on a scan, where a symbol may be missed."""
    return Raw(
        key=key,
        pointers=(f"/pelaksana/{column}", *(f"/langkah/{i}/aktivitas" for i in steps)),
        steps=steps,
        values={"kolom": nama},
        quote=nama,
        absent=absent,
        severity="info" if scanned else None,
        rests_on=(f"/pelaksana/{column}/nama",),
        subject=str(column),
    )
