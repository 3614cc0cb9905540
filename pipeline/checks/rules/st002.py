"""Urutan nomor langkah meloncat, mulai ulang, mundur, atau ada baris tanpa nomor.

Yang diperiksa: apakah nomor langkah berurutan satu demi satu; baris MULAI/SELESAI, jumlah, dan subjudul dilewati.
Alasan: nomor yang hilang sering berarti ada langkah yang terhapus atau terlewat saat penyuntingan.
Berbunyi pada: 4, 4, 6 (tidak ada 5); 4, baris tanpa nomor, 6; 1 sampai 5 lalu 1, 2, 3 tanpa subjudul.
Diam pada: baris SELESAI, baris jumlah, subjudul, nomor yang berlanjut di halaman berikutnya, 3a dan 3b.

Step numbers leave a gap, start again or go back, or a row has none.

What it checks: whether step numbers follow one by one; MULAI/SELESAI rows, totals and sub-titles are passed over.
Why: a missing number often means that a step was deleted or lost in editing.
Fires on: 4, 4, 6 (no 5); 4, a row without number, 6; 1 to 5 and then 1, 2, 3 without a sub-title.
Stays quiet on: the SELESAI row, total rows, sub-titles, numbering continued on the next page, 3a and 3b.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.context import Context, Row
from pipeline.checks.numbering import Section, sections
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.tingkat import Tingkat

META = RuleMeta(
    code="ST002",
    name="step-number-sequence",
    severity="error",
    since="0.1.0",
    source="praktik pemeriksaan; penomoran langkah pada bagian flowchart",
    guards=frozenset({"G1", "G3", "G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    for section in sections(ctx.rows):
        if section.restarted:
            first = section.rows[0]
            yield _raw("st002_mulai_ulang", first, severity="warning", nomor=str(first.counted))
        if any(r.counted is not None for r in section.rows):
            yield from _sequence(ctx, section)
        elif len(section.rows) > 1:
            yield Raw(
                key="st002_semua_tanpa_nomor",
                pointers=tuple(r.at("nomor") for r in section.rows),
                steps=tuple(r.index for r in section.rows),
                absent=True,
                severity="info",
            )


def _sequence(ctx: Context, section: Section) -> Iterator[Raw]:
    numbered = [r for r in section.rows if r.counted is not None]
    used = [r.counted.induk for r in numbered if r.counted is not None]
    place = {r.index: i for i, r in enumerate(numbered)}
    before = 0
    last: Row | None = None
    waiting: list[Row] = []
    for row in section.rows:
        if row.counted is None:
            waiting.append(row)
            continue
        here = row.counted.induk
        if _alone_out_of_order(used, place[row.index]):
            yield _raw("st002_urutan", row, severity="error", nomor=str(here), semestinya=str(before + 1))
            here = before + 1
        missing = [n for n in range(before + 1, here) if n not in used]
        yield from (_unnumbered(ctx, w, fits=bool(missing)) for w in waiting)
        if here < before:
            yield _raw("st002_mundur", row, severity="warning", nomor=str(here), sebelum=str(before))
        elif len(missing) > len(waiting):
            yield _raw("st002_loncat", row, last, severity="error", nomor=str(here), hilang=_listed(missing))
        before, last, waiting = here, row, []
    yield from (_unnumbered(ctx, w, fits=False) for w in waiting)


def _alone_out_of_order(used: Sequence[int], i: int) -> bool:
    """One number between n and n + 2, where n + 1 stands nowhere: its number is wrong, and no row is missing."""
    if not 0 < i < len(used) - 1 or used[i + 1] != used[i - 1] + 2:
        return False
    return used[i - 1] + 1 not in used and used.count(used[i]) == 1


def _raw(key: str, row: Row, last: Row | None = None, *, severity: Tingkat, **values: str) -> Raw:
    """last: the numbered row before, where the finding lies between the two."""
    return Raw(
        key=key,
        pointers=tuple(r.at("nomor") for r in (last, row) if r is not None),
        steps=(row.index,),
        values=values,
        quote=row.langkah.nomor,
        rests_on=("/langkah",),
        severity=severity,
    )


def _unnumbered(ctx: Context, row: Row, *, fits: bool) -> Raw:
    """A row without number. It is a step where it fills a gap or has a time and an output of its own; else it may be
    the rest of the row above. On a page read by OCR the number was probably just not seen."""
    pointer, mutu = row.at("nomor"), row.langkah.mutu_baku
    step = fits or (mutu.waktu is not None and mutu.output is not None)
    seen = ctx.ground.gap_origin(pointer) == "dokumen"
    return Raw(
        key="st002_tanpa_nomor",
        pointers=(pointer,),
        steps=(row.index,),
        quote=row.langkah.aktivitas,
        absent=True,
        severity="warning" if step and seen else "info",
    )


def _listed(numbers: Sequence[int]) -> str:
    return f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 2 else ", ".join(map(str, numbers))
