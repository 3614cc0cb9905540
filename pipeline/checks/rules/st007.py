"""Isi prosedur tidak sesuai dengan judulnya.

Yang diperiksa: seberapa sering benda pokok judul disebut dalam kegiatan, dibandingkan dengan dokumen lain yang lebih
sering disebut.
Alasan: pembaca mencari SOP menurut judulnya; isi yang lain menandakan judul atau tabelnya tertukar.
Berbunyi pada: judul "Pengumpulan Data" yang hampir semua langkahnya menyusun laporan; judul "Penanganan Pengaduan
Masyarakat" yang tidak satu katanya pun ada pada langkah mana pun (info).
Diam pada: judul yang bendanya disebut pada sebagian langkah; prosedur pendek; judul bersingkatan.

The procedure is not about what its title says.

What it checks: how often the activities name the title's main object, against another document that they name more
often.
Why: readers look for an SOP by its title; other content means that title or table were mixed up.
Fires on: a title "Pengumpulan Data" where nearly all steps draft reports; a title "Penanganan Pengaduan Masyarakat" of
which not one word stands in any step (info).
Stays quiet on: a title whose object is named in some of the steps; short procedures; a title with abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.context import Context
from pipeline.checks.documents import content_words, vocabulary
from pipeline.checks.lexicon import is_word, stem
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.times import limits
from pipeline.checks.titles import missing_words, title_key, title_words
from pipeline.checks.verb_forms import verb_forms

_ACT = re.compile(r"pe\w{3,}an")
_LEAST_WORDS = 2  # of a title, without its verb

META = RuleMeta(
    code="ST007",
    name="content-differs-from-title",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; kesesuaian isi prosedur dengan judul",
    guards=frozenset(),
)


def check(ctx: Context) -> Iterator[Raw]:
    yield from _never_named(ctx)
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


def _never_named(ctx: Context) -> Iterator[Raw]:
    """No step, in any of its cells, names one of the things that the title speaks of."""
    nama = ctx.sop.identitas.nama_sop or ""
    short = any(w.isupper() for w in nama.split()) and not nama.isupper()  # what letters stand for, steps may write out
    if short or len(ctx.steps) < limits()["judul"]["baris"]:
        return
    words = title_key(nama).split()
    first = words[0] if words and _ACT.fullmatch(words[0]) else ""  # what is done may be said with any verb
    own = [w for w in title_words(nama, ctx.agency) if is_word(w) and w != first]
    if len(own) < _LEAST_WORDS or any(w in row.kata for row in ctx.steps for w in own):  # a quick look first
        return
    said = frozenset(" ".join(t.folded for t in ctx.texts if t.step is not None).split())
    if not said.isdisjoint(own) or frozenset(map(stem, said)) & frozenset(map(stem, own)):
        return
    if len(missing_words(frozenset(own), said)) < len(own):
        return
    yield Raw(
        key="st007_asing",
        pointers=("/identitas/nama_sop",),
        values={"judul": nama, "kata": ", ".join(sorted(own))},
        quote=nama,
        rests_on=("/langkah",),
        severity="info",
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
