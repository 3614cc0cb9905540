"""Sel mutu baku kosong.

Yang diperiksa: kelengkapan, waktu, dan output setiap baris langkah; sel gabungan dihitung terisi pada semua barisnya.
Alasan: mutu baku menyatakan apa yang diperlukan, berapa lama, dan apa hasil langkah itu.
Berbunyi pada: langkah yang ketiga selnya kosong (error); output kosong (warning); kelengkapan kosong (info).
Diam pada: baris MULAI/SELESAI, subjudul, sel gabungan; waktu yang kosong sendirian (lihat WK001).

A cell of the quality standard (mutu baku) is empty.

What it checks: requisites, time and output of each step row; a merged cell counts as filled in all its rows.
Why: they say what the step needs, how long it takes and what comes of it.
Fires on: a step with all three empty (error); an empty output (warning); empty requisites (info).
Stays quiet on: MULAI/SELESAI rows, sub-titles, merged cells; an empty time alone (see WK001).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.context import Context, Row, is_blank
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.tingkat import Tingkat

META = RuleMeta(
    code="IO001",
    name="mutu-baku-empty",
    severity="error",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian flowchart: mutu baku",
    guards=frozenset({"G1", "G3", "G5"}),
)


_FIELDS = ("kelengkapan", "waktu", "output")
_WEIGHT: dict[str, Tingkat] = {"output": "warning", "kelengkapan": "info"}


def check(ctx: Context) -> Iterator[Raw]:
    empty = [(row, _empty_fields(row)) for row in ctx.steps]
    columns = [f for f in _FIELDS if len(empty) < 2 or any(f not in fields for _, fields in empty)]
    for row, fields in empty:
        if not columns:
            yield _raw("io001_tanpa_mutu_baku", row, _FIELDS, "warning", unread=True)
        elif len(columns) > 1 and all(f in fields for f in columns):
            yield _raw("io001_semua", row, columns, "error")
        else:
            for field in fields:
                if field in columns and field in _WEIGHT:
                    yield _raw(f"io001_{field}", row, (field,), _WEIGHT[field])
    if columns:
        for field in _WEIGHT.keys() - set(columns):
            yield from (_raw(f"io001_tanpa_{field}", row, (field,), _WEIGHT[field], unread=True) for row, _ in empty)


def _empty_fields(row: Row) -> tuple[str, ...]:
    mutu = row.langkah.mutu_baku
    texts = (mutu.kelengkapan, mutu.waktu.teks if mutu.waktu else None, mutu.output)
    return tuple([field for field, text in zip(_FIELDS, texts, strict=True) if is_blank(text)])


def _raw(key: str, row: Row, fields: Sequence[str], severity: Tingkat, *, unread: bool = False) -> Raw:
    """unread: empty in every row, so that the whole column may have been missed, or there is none."""
    return Raw(
        key=key,
        pointers=tuple(row.at(f"mutu_baku/{f}") for f in fields),
        steps=(row.index,),
        quote=None if unread else row.langkah.aktivitas,
        absent=True,
        severity=severity,
        origin="tak_tentu" if unread else None,
    )
