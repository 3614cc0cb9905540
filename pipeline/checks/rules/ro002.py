"""Sebutan peran dalam kegiatan berbeda dari kolom Pelaksana-nya.

Yang diperiksa: jabatan dalam teks kegiatan yang pokok sebutannya sama dengan sebuah kolom, tetapi unitnya bertentangan.
Alasan: pembaca tidak tahu apakah yang dimaksud jabatan pada kolom itu atau jabatan lain.
Berbunyi pada: "Kasubbag Program dan Aset" dalam kegiatan, sedangkan kolomnya "Kasubbag Program dan Keuangan".
Diam pada: beda huruf besar, singkatan, sebutan yang hanya lebih pendek atau lebih panjang, "Asset" untuk "Aset".

A role is written in an activity otherwise than in its column.

What it checks: positions in the activities with the same head as a column, but with a unit that contradicts it.
Why: the reader cannot tell whether the column's position is meant or another one.
Fires on: "Kasubbag Program dan Aset" in an activity where the column is "Kasubbag Program dan Keuangan".
Stays quiet on: letter case, abbreviations, a form that is only shorter or longer, "Asset" for "Aset".
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="RO002",
    name="role-differs-from-column",
    severity="error",
    since="0.1.0",
    source="praktik pemeriksaan; kesesuaian teks kegiatan dengan kolom pelaksana",
    guards=frozenset({"G2", "G3", "G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    printed: dict[str, str] = {}
    for use in ctx.roles:
        if use.verdict == "beda" and use.conflict is not None:
            column = use.conflict.column
            yield Raw(
                key="ro002",
                pointers=(f"/langkah/{use.step}/aktivitas", f"/pelaksana/{column.index}/nama"),
                steps=(use.step,),
                values={
                    "peran": printed.setdefault(use.folded, use.mention.teks),
                    "kolom": column.nama,
                    "beda": f"{' '.join(use.conflict.only_text)} ≠ {' '.join(use.conflict.only_column)}",
                },
                quote=use.mention.teks,
                subject=use.folded,
            )
