"""Tindakan yang tampaknya di luar kewenangan perannya.

Yang diperiksa: dokumen yang ditetapkan pimpinan (Surat Keputusan, perjanjian) tanpa penandatanganan oleh pimpinan, dan
perintah kepada jabatan yang lebih tinggi.
Alasan: keputusan tanpa tanda tangan pejabat yang berwenang tidak sah, dan perintah mengalir ke bawah.
Berbunyi pada: Kasubbag "membentuk tim" dengan output "SK Tim" dan tidak ada langkah yang menandatanganinya; SK
yang ditandatangani Kasubbag; Kasubbag "memerintahkan Sekretaris".
Diam pada: Sekretaris menugaskan perencana; konsep SK; SK yang ditandatangani pada langkah lain.

An act that seems beyond the role's authority.

What it checks: documents that the head issues (decrees, agreements) which no step has the head sign, and orders to a
higher position.
Why: a decree without the signature of whoever may sign it has no force, and orders go downwards.
Fires on: a Kasubbag who "forms a team" with the output "SK Tim" that no step signs; an SK that a Kasubbag signs; a
Kasubbag who "memerintahkan Sekretaris".
Stays quiet on: a Sekretaris who assigns a planner; a draft decree; a decree signed in another step.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, Row
from pipeline.checks.documents import rung
from pipeline.checks.organisations import approving_stems, issued_by_head, outranks
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.role_match import Column, is_office_head

META = RuleMeta(
    code="RO008",
    name="beyond-authority",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; kewenangan menetapkan berada pada pimpinan",
    guards=frozenset({"G2", "G5"}),
)


_SIGNING = "tandatangan"
_MAY_SIGN = "Kepala Bidang"  # who stands below signs nothing in the head's stead


def check(ctx: Context) -> Iterator[Raw]:
    columns = {c.index: c for c in ctx.columns}
    signed = _signed(ctx)
    for row in ctx.steps:
        aktor = ctx.aktor[row.index]
        made = ctx.kegiatan[row.index].kalimat.utama
        for document in row.keluar if made is not None else ():
            kind = " ".join(document.kata[:2])
            if kind not in issued_by_head() or document.draf or kind in signed:
                continue
            if made is None or (made.kelas != "buat" and made.akar != _SIGNING):
                continue
            if aktor.kolom and not any(is_office_head(columns[k]) for k in aktor.kolom if k in columns):
                yield Raw(
                    key="ro008_terbit",
                    pointers=(row.at("mutu_baku/output"), row.at("aktivitas")),
                    steps=(row.index,),
                    values={"dokumen": document.teks, "peran": _names(ctx, aktor.kolom)},
                    quote=document.teks,
                )
        for alih in ctx.kegiatan[row.index].alih:
            if alih.jenis == "perintah" and aktor.alone is not None and aktor.cara != "serah" and len(alih.kolom) == 1:
                giver, taker = columns.get(aktor.alone), columns.get(alih.kolom[0])
                if giver is not None and taker is not None and outranks(_post(taker), _post(giver)):
                    yield Raw(
                        key="ro008_perintah",
                        pointers=(row.at("aktivitas"), row.at("pelaksana")),
                        steps=(row.index,),
                        values={"peran": giver.nama, "penerima": alih.mention.teks},
                        quote=row.langkah.aktivitas,
                    )


def _signed(ctx: Context) -> set[str]:
    """The kinds of documents that some step signs or issues."""
    found: set[str] = set()
    for row in ctx.steps:
        documents = (*row.keluar, *row.masuk)
        approving = any(v.akar in approving_stems() for v in ctx.kegiatan[row.index].kalimat.verba)
        if approving and _of_others(ctx, row):
            continue
        words = frozenset(row.kata)
        for kind in issued_by_head() if approving else ():
            if words.issuperset(kind.split()) or any(" ".join(d.kata[:2]) == kind for d in documents):
                found.add(kind)
        found |= {" ".join(d.kata[:2]) for d in documents if d.status >= rung("ditandatangani")}
    return found


def _of_others(ctx: Context, row: Row) -> bool:
    """Whether the row is plainly drawn as that of somebody who may not sign in the head's stead."""
    aktor = ctx.aktor[row.index]
    if aktor.cara != "tergambar" or aktor.alone is None:
        return False
    column = next((c for c in ctx.columns if c.index == aktor.alone), None)
    return column is not None and not is_office_head(column) and outranks(_MAY_SIGN, _post(column))


def _post(column: Column) -> str:
    """Its position, or the first word of a column that names none ("Staf Pelaksana")."""
    return column.head or column.words[0].capitalize()


def _names(ctx: Context, kolom: tuple[int, ...]) -> str:
    return "; ".join(ctx.sop.pelaksana[k].nama for k in kolom)
