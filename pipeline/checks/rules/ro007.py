"""Peran memerintah atau menyerahkan kepada dirinya sendiri.

Yang diperiksa: pelaku sebuah langkah, menurut simbol atau penyerahan langkah sebelumnya, dibandingkan dengan penerima
perintahnya.
Alasan: biasanya ada langkah yang hilang di antaranya, atau penerima langkah sebelumnya keliru.
Berbunyi pada: langkah 7 "diserahkan kepada Kasubbag", langkah 8 "Menerima dan memerintahkan Kasubbag"; "diserahkan
kepada Sekretaris" pada baris yang simbolnya di kolom Sekretaris.
Diam pada: Kasubbag memerintahkan Arsiparis; kegiatan bersama; pelaku yang hanya diduga karena tidak ada penyerahan.

A role orders itself or hands over to itself.

What it checks: a step's actor, by its symbol or by what the step before hands over, against the receiver of its order.
Why: usually a step between is missing, or the receiver named in the step before is wrong.
Fires on: step 7 "diserahkan kepada Kasubbag", step 8 "Menerima dan memerintahkan Kasubbag"; "diserahkan kepada
Sekretaris" in a row whose symbol stands in the column of the Sekretaris.
Stays quiet on: Kasubbag ordering the Arsiparis; joint activities; an actor only guessed because nothing was handed
over.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.activities import Alih
from pipeline.checks.context import Context, Row
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.wording import label_steps
from pipeline.data.load import read_toml
from pipeline.normal.teks import fold

META = RuleMeta(
    code="RO007",
    name="role-hands-to-itself",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; pemberi dan penerima tugas berbeda",
    guards=frozenset({"G1", "G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    before: Row | None = None
    for row in ctx.steps:
        aktor = ctx.aktor[row.index]
        subject = next((a.kolom for a in ctx.kegiatan[row.index].alih if a.jenis == "subjek" and a.kolom), aktor.kolom)
        for alih in ctx.kegiatan[row.index].alih if set(subject) & set(aktor.kolom) else ():
            told = alih.jenis == "perintah" or (alih.jenis == "terus" and aktor.cara in ("subjek", "tergambar"))
            if told and aktor.alone is not None and alih.kolom == (aktor.alone,) and _is_person(ctx, aktor.alone):
                yield _raw(ctx, row, before if aktor.cara == "serah" else None, alih)
                break
        before = row


def _is_person(ctx: Context, column: int) -> bool:
    """Whether a column is no system: what goes "ke aplikasi" stays with whoever sends it."""
    return fold(ctx.sop.pelaksana[column].nama).split(" ")[0] not in read_toml("pemeriksaan.toml")["peran"]["sistem"]


def _raw(ctx: Context, row: Row, before: Row | None, alih: Alih) -> Raw:
    drawn = ctx.aktor[row.index].cara == "tergambar"
    pointers = [row.at("aktivitas")]
    if before is not None:
        pointers.append(before.at("aktivitas"))
    if drawn:
        pointers.append(row.at("pelaksana"))
    return Raw(
        key="ro007_serah" if before is not None else "ro007",
        pointers=tuple(pointers),
        steps=(row.index,),
        values={
            "peran": alih.mention.teks,
            "kolom": ctx.sop.pelaksana[alih.kolom[0]].nama,
            "sebelum": label_steps(ctx, (before.index,), "id") if before is not None else "",
        },
        quote=row.langkah.aktivitas,
        rests_on=(f"/pelaksana/{alih.kolom[0]}/nama",),
    )
