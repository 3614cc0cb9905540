"""Isi prosedur tidak sesuai dengan judulnya.

Yang diperiksa: seberapa sering benda pokok judul disebut dalam kegiatan, dibandingkan dengan dokumen lain yang lebih
sering disebut.
Alasan: pembaca mencari SOP menurut judulnya; isi yang lain menandakan judul atau tabelnya tertukar.
Berbunyi pada: judul "Pengumpulan Data" yang hampir semua langkahnya menyusun laporan.
Diam pada: judul yang bendanya disebut pada sebagian langkah; prosedur pendek.

The procedure is not about what its title says.

What it checks: how often the activities name the title's main object, against another document that they name more
often.
Why: readers look for an SOP by its title; other content means that title or table were mixed up.
Fires on: a title "Pengumpulan Data" where nearly all steps draft reports.
Stays quiet on: a title whose object is named in some of the steps; short procedures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.context import Context
from pipeline.checks.documents import content_words, vocabulary
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.times import limits
from pipeline.checks.verb_forms import verb_forms

META = RuleMeta(
    code="ST007",
    name="content-differs-from-title",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; kesesuaian isi prosedur dengan judul",
    guards=frozenset(),
)


def check(ctx: Context) -> Iterator[Raw]:
    limit = limits()["judul"]
    title = content_words(ctx.sop.identitas.nama_sop or "")
    texts = [set(r.kata) for r in ctx.steps]
    own = _object(title)
    if own is None or len(texts) < limit["baris"] or _share(own, texts) > limit["sedikit"]:
        return
    verb = next((form for w in title if (form := verb_forms().get(w))), None)
    if verb is None or sum(_does(ctx, r.index, verb.akar) for r in ctx.steps) > 1:
        return
    others = sorted(_heads() - set(title) - vocabulary().general | ({"laporan", "surat"} - set(title)))
    other = max(others, key=lambda w: _share(w, texts))
    if _share(other, texts) >= limit["lain"]:
        rows = [r for r, words in zip(ctx.steps, texts, strict=True) if other in words]
        yield Raw(
            key="st007",
            pointers=("/identitas/nama_sop", *(r.at("aktivitas") for r in rows)),
            steps=tuple(r.index for r in rows),
            values={"judul": ctx.sop.identitas.nama_sop or "", "lain": other},
            quote=ctx.sop.identitas.nama_sop,
        )


def _object(title: tuple[str, ...]) -> str | None:
    """The document that the title begins with, behind its verb ("Pengumpulan Data Kinerja")."""
    words = [w for w in title if w not in verb_forms() and w not in ("sop", "standar", "operasional", "prosedur")]
    return words[0] if words and words[0] in _heads() else None


def _heads() -> frozenset[str]:
    return vocabulary().heads


def _share(word: str, texts: Sequence[set[str]]) -> float:
    return sum(word in words for words in texts) / len(texts)


def _does(ctx: Context, index: int, akar: str) -> bool:
    return any(v.akar == akar for v in ctx.kegiatan[index].kalimat.acts())
