"""Satuan waktu bercampur atau bermakna ganda.

Yang diperiksa: satuan semua langkah: hari di samping hari kerja, hari di samping menit atau jam tanpa keterangan,
waktu per berkas atau per orang, dan rentang yang lebar.
Alasan: tanpa satuan yang seragam, lama seluruh prosedur tidak dapat dijumlahkan dengan pasti.
Berbunyi pada: "30 Menit" dan "2 hari"; "3 hari" dan "5 hari kerja"; "2 menit/berkas"; "1 – 20 hari kerja".
Diam pada: hanya menit; menit dan jam; hari kerja saja; "1-2 hari".

Units of time are mixed or have two meanings.

What it checks: the units of all steps: days beside working days, days beside minutes or hours without a note, times
per file or per person, and wide ranges.
Why: without one kind of unit the length of the whole procedure cannot be summed up for sure.
Fires on: "30 Menit" and "2 hari"; "3 hari" and "5 hari kerja"; "2 menit/berkas"; "1 – 20 hari kerja".
Stays quiet on: minutes only; minutes and hours; working days only; "1-2 hari".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context, Row
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.times import unit_class

META = RuleMeta(
    code="WK007",
    name="mixed-time-units",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; satuan waktu yang seragam",
    guards=frozenset(),
)


_PER_ITEM = re.compile(
    r"(?:/|\bper|\btiap|\bsetiap)\s*(?!hari\b|bulan\b|minggu\b|tahun\b|triwulan\b|semester\b)[a-z]{3,}", re.I
)
_WIDE = 5  # times the lower end of a range


def check(ctx: Context) -> Iterator[Raw]:
    timed = [(r, w) for r in ctx.steps if (w := r.langkah.mutu_baku.waktu) is not None and w.nilai is not None]
    days = [r for r, w in timed if w.satuan == "hari"]
    working = [r for r, w in timed if w.satuan == "hari_kerja"]
    short = [r for r, w in timed if w.satuan is not None and unit_class(w.satuan) == "jam"]
    if days and working:
        yield _raw("wk007_hari", days + working)
    elif days and short:
        yield _raw("wk007_campur", days)
    each = [r for r, w in timed if _PER_ITEM.search(w.teks)]
    if each:
        yield _raw("wk007_satuan", each)
    wide = [r for r, w in timed if w.nilai and w.nilai_maks and w.nilai_maks >= _WIDE * w.nilai]
    if wide:
        yield _raw("wk007_rentang", wide)


def _raw(key: str, rows: list[Row]) -> Raw:
    ordered = sorted(rows, key=lambda r: r.index)
    texts = dict.fromkeys(w.teks for r in ordered if (w := r.langkah.mutu_baku.waktu) is not None)
    return Raw(
        key=key,
        pointers=tuple(r.at("mutu_baku/waktu") for r in ordered),
        steps=tuple(r.index for r in ordered),
        quote="; ".join(texts),
    )
