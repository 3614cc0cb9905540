"""Peran yang disebut dalam kegiatan tidak punya kolom Pelaksana.

Yang diperiksa: jabatan yang disebut dalam teks kegiatan, dicocokkan dengan kolom Pelaksana beserta singkatannya.
Alasan: penerima atau pelaku yang tidak punya kolom tidak tergambar dalam alur; sering sisa templat unit lain.
Berbunyi pada: "dikembalikan kepada Kasubbag TU" padahal kolomnya hanya Kepala Dinas, Sekretaris, dan Arsiparis.
Diam pada: Kadis untuk Kepala Dinas; pihak luar (pemohon); sebutan umum (staf); nama benda ("SK Kepala Dinas").

A role named in an activity has no role column.

What it checks: positions named in the activities, matched with the role columns and their abbreviations.
Why: a receiver or actor without a column is not in the drawn flow; often it is left over from another unit's template.
Fires on: "dikembalikan kepada Kasubbag TU" where the columns are Kepala Dinas, Sekretaris and Arsiparis only.
Stays quiet on: Kadis for Kepala Dinas; outsiders (pemohon); general words (staf, pimpinan); names of things
("SK Kepala Dinas").
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.roles import RoleUse

META = RuleMeta(
    code="RO001",
    name="role-without-column",
    severity="error",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian flowchart: pelaksana sebagai kolom",
    guards=frozenset({"G2", "G3", "G4", "G5"}),
    yields_to=("RO002",),
)


def check(ctx: Context) -> Iterator[Raw]:
    printed: dict[str, str] = {}
    columns = tuple(f"/pelaksana/{i}/nama" for i in range(len(ctx.sop.pelaksana)))
    for use in ctx.roles:
        if use.verdict == "tanpa_kolom" and use.part != "atribut" and not _came_in(ctx, use):
            yield Raw(
                key="ro001",
                pointers=(f"/langkah/{use.step}/aktivitas",),
                steps=(use.step,),
                values={
                    "peran": printed.setdefault(use.folded, use.mention.teks),
                    "kolom": "; ".join(p.nama for p in ctx.sop.pelaksana),
                },
                quote=use.mention.teks,
                rests_on=columns,
                severity="error" if use.part == "terlibat" else "warning",
                subject=use.folded,
            )


def _came_in(ctx: Context, use: RoleUse) -> bool:
    """Whether the procedure opens by taking what that role did before: then it acts outside of it."""
    first = bool(ctx.steps) and use.step == ctx.steps[0].index
    verb = ctx.kegiatan[use.step].kalimat.utama
    done_before = use.part == "disebut" and use.mention.isyarat != "asal"
    return done_before and first and verb is not None and verb.kelas == "terima"
