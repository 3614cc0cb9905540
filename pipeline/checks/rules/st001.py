"""Nomor langkah dipakai lebih dari sekali.

Yang diperiksa: nomor pada kolom No setiap baris langkah, dalam urutan dokumen.
Alasan: rujukan "kembali ke langkah 4" tidak lagi jelas, dan biasanya ada baris yang disisipkan atau terhapus.
Berbunyi pada: dua baris bernomor 4.
Diam pada: nomor yang berlanjut di halaman berikutnya, sel nomor gabungan, 3a dan 3b, nomor yang mulai lagi dari 1.

A step number is used more than once.

What it checks: the number in the No column of each step row, in document order.
Why: a reference such as "back to step 4" is no longer clear, and usually a row was inserted or lost.
Fires on: two rows numbered 4.
Stays quiet on: numbering continued on the next page, a merged number cell, 3a and 3b, numbering that starts again at 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, Row
from pipeline.checks.numbering import sections
from pipeline.checks.numbers import Nomor
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="ST001",
    name="step-number-twice",
    severity="error",
    since="0.1.0",
    source="praktik pemeriksaan; penomoran langkah pada bagian flowchart",
    guards=frozenset({"G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    for section in sections(ctx.rows):
        users: dict[Nomor, list[Row]] = {}
        for row in section.rows:
            if row.counted is not None and not row.spanned:
                users.setdefault(row.counted, []).append(row)
        for nomor, rows in users.items():
            if len(rows) > 1:
                yield Raw(
                    key="st001",
                    pointers=tuple(r.at("nomor") for r in rows),
                    steps=tuple(r.index for r in rows),
                    values={"nomor": str(nomor), "jumlah": str(len(rows))},
                    quote=rows[-1].langkah.nomor,
                    subject=str(nomor),
                )
