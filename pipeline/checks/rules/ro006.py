"""Langkah tanpa pelaksana, atau pelaksananya tidak sama dengan yang disebut kegiatan.

Yang diperiksa: simbol pada kolom Pelaksana setiap langkah, dan subjek yang disebut di awal kegiatan. Bila bentuk
flowchart tidak terbaca sama sekali, hal itu dicatat satu kali.
Alasan: kolom Pelaksana menyatakan siapa yang bertanggung jawab atas langkah itu.
Berbunyi pada: baris tanpa simbol pada alur yang terbaca (error); "Pokja menetapkan …" yang simbolnya di kolom lain
(warning).
Diam pada: kegiatan bersama dengan beberapa simbol; baris MULAI/SELESAI; sel pelaksana gabungan.

A step without an actor, or with another than its activity names.

What it checks: the symbols in the role columns of each step, and the subject that the activity begins with. Where no
shapes were read at all, this is noted once.
Why: the role columns say who is responsible for the step.
Fires on: a row without a symbol in a flow that was read (error); "Pokja menetapkan …" with its symbol in another
column (warning).
Stays quiet on: joint activities with several symbols; MULAI/SELESAI rows; merged role cells.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="RO006",
    name="row-without-actor",
    severity="error",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian flowchart: setiap kegiatan ada pelaksananya",
    guards=frozenset({"G1", "G3", "G5"}),
    needs_shapes=True,
)


def check(ctx: Context) -> Iterator[Raw]:
    if not ctx.steps or not ctx.sop.pelaksana:
        return
    if not ctx.has_shapes:
        pointers = tuple(r.at("pelaksana") for r in ctx.steps)
        yield Raw(key="ro006_tanpa_bentuk", pointers=pointers, absent=True, severity="info", origin="tak_tentu")
        return
    for row in ctx.steps:
        drawn = row.langkah.pelaksana
        subject = next((a for a in ctx.kegiatan[row.index].alih if a.jenis == "subjek" and a.kolom), None)
        if not drawn:
            yield Raw(
                key="ro006",
                pointers=(row.at("pelaksana"),),
                steps=(row.index,),
                quote=row.langkah.aktivitas,
                absent=True,
                rests_on=(row.at("aktivitas"),),
            )
        elif subject is not None and not set(subject.kolom) & set(drawn):
            yield Raw(
                key="ro006_lain",
                pointers=(row.at("aktivitas"), row.at("pelaksana")),
                steps=(row.index,),
                values={
                    "subjek": subject.mention.teks,
                    "kolom": "; ".join(ctx.sop.pelaksana[k].nama for k in drawn),
                },
                quote=row.langkah.aktivitas,
                severity="warning",
            )
