"""Kegiatan dan mutu baku membicarakan dokumen yang berbeda.

Yang diperiksa: dokumen yang disimpan, dibuat, atau ditandatangani menurut kegiatan, terhadap kelengkapan dan
output barisnya.
Alasan: pembaca tidak tahu dokumen mana yang dimaksud; sering mutu bakunya tersalin dari SOP lain.
Berbunyi pada: "Menyimpan data" dengan kelengkapan dan output "Laporan"; "membuat Nota Dinas" yang tidak ada pada mutu
baku mana pun; "Menandatangani rekomendasi" dengan "Berita acara" pada kedua selnya.
Diam pada: "Mengarsipkan dokumen"; output "Arsip"; dokumen yang muncul pada langkah lain.

Activity and mutu baku speak of different documents.

What it checks: the document that the activity files, makes or signs, against the requisites and the output of its row.
Why: the reader does not know which document is meant; often the mutu baku was copied from another SOP.
Fires on: "Menyimpan data" with "Laporan" as requisite and output; "membuat Nota Dinas" that no mutu baku holds;
"Menandatangani rekomendasi" with "Berita acara" in both cells.
Stays quiet on: "Mengarsipkan dokumen"; an output "Arsip"; a document that occurs in another step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.checks.activities import Kegiatan
from pipeline.checks.clauses import Verba
from pipeline.checks.context import Context, Row
from pipeline.checks.documents import Dokumen, content_words, vocabulary
from pipeline.checks.lexicon import stem
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="IO011",
    name="text-and-mutu-baku-differ",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; kegiatan dan mutu baku membicarakan dokumen yang sama",
    guards=frozenset({"G2", "G5"}),
)


_ANYTHING = frozenset(
    {"dokumen", "berkas", "arsip", "file", "bahan", "hasil", "bukti", "softcopy", "hardcopy", "soft", "hard", "tanda"}
)
_OFFICIAL = frozenset(
    {"nota dinas", "berita acara", "surat tugas", "surat keputusan", "surat edaran", "telaahan staf", "surat undangan"}
)


_ON_PAPER = ("tandatangan", "paraf", "arsip", "simpan", "dokumentasi")
_GO_WITH = frozenset({"disposisi", "agenda", "data", "jadwal", "undangan", "daftar"})  # beside any work
_ACTS = 3  # of a row; of one with more nobody can say which its cells belong to


def check(ctx: Context) -> Iterator[Raw]:
    for row in ctx.steps:
        here = ctx.kegiatan[row.index]
        documents = _documents(row)
        if not documents or all(d.generic and d.kepala in _ANYTHING for d in documents):
            continue
        filed = _filed(here, row, documents)
        asked = _asked(here)
        if filed:
            yield _raw(row, filed, documents)
        elif asked and not _is_anywhere(ctx, asked):
            yield _raw(row, asked, documents)
        elif (thing := _unmet(here, row, documents)) is not None:
            yield _raw(row, thing, documents)


def _is_anywhere(ctx: Context, name: str) -> bool:
    return any(name in " ".join(d.kata) for row in ctx.steps for d in _documents(row))


def _documents(row: Row) -> tuple[Dokumen, ...]:
    return (*row.masuk, *row.keluar)


def _filed(here: Kegiatan, row: Row, documents: Sequence[Dokumen]) -> str | None:
    """What the row files, where neither its requisites nor its output hold such a thing."""
    verb = here.kalimat.utama
    if verb is None or verb.kelas != "tutup" or verb.akar not in ("simpan", "arsip", "dokumentasi"):
        return None
    words = [w for w in content_words(here.kalimat.teks[verb.end :]) if w not in vocabulary().joining]
    head = words[0] if words else ""
    both = row.masuk and row.keluar
    if not both or head in _ANYTHING or head not in vocabulary().heads:
        return None
    known = all(set(d.kata) & vocabulary().heads and not set(d.kata) & {"arsip", "bukti", "agenda"} for d in documents)
    return None if not known or any(head in d.kata for d in documents) else " ".join(words[:2])


def _asked(here: Kegiatan) -> str | None:
    """The official document that the row makes or has made."""
    tasks = [p.tugas[0] for p in here.perintah] + [v for v in here.kalimat.acts() if v.kelas == "buat"]
    for task in tasks:
        name = " ".join(content_words(here.kalimat.teks[task.end :])[:2])
        if task.kelas == "buat" and name in _OFFICIAL:
            return name
    return None


def _unmet(here: Kegiatan, row: Row, documents: Sequence[Dokumen]) -> str | None:
    """What the row makes, signs or files, where both its cells name documents and no word of theirs is in the text."""
    verb = here.kalimat.utama
    if verb is None or (verb.kelas != "buat" and verb.akar not in _ON_PAPER):
        return None
    inputs, outputs = row.masuk, row.keluar
    known = all(_head(d) in _telling() for d in documents)
    several = len(here.kalimat.acts()) > _ACTS or any("/" in d.teks for d in documents)
    if not inputs or not outputs or not known or several:
        return None
    behind = _object(here, verb)
    words = frozenset(stem(w) for w in content_words(here.kalimat.teks))
    if not behind or words & frozenset(stem(w) for d in documents for w in d.kata if w not in _ANYTHING):
        return None
    return " ".join(behind[:2])


@cache
def _telling() -> frozenset[str]:
    """The kinds of documents whose name says what work they come from."""
    return vocabulary().heads - _ANYTHING - _GO_WITH


def _object(here: Kegiatan, verb: Verba) -> tuple[str, ...]:
    """What the verb is done to, without words that any paper is called by; nothing where there are no others."""
    rest: list[str] = []
    for kata in here.kalimat.kata:
        if kata.start >= verb.end:
            if kata.teks in vocabulary().joining or not kata.teks[0].isalnum():
                break
            rest.append(kata.teks)
    words = content_words(" ".join(rest))
    first = next((i for i, w in enumerate(words) if w not in _ANYTHING), len(words))
    return words[first:]


def _head(d: Dokumen) -> str:
    """What it is; of something that is filed, what was filed."""
    return d.kata[1] if d.kepala == "arsip" and len(d.kata) > 1 else d.kepala


def _raw(row: Row, thing: str, documents: Sequence[Dokumen]) -> Raw:
    return Raw(
        key="io011",
        pointers=(row.at("aktivitas"), row.at("mutu_baku/kelengkapan"), row.at("mutu_baku/output")),
        steps=(row.index,),
        values={"benda": thing, "dokumen": "; ".join(dict.fromkeys(d.teks for d in documents))},
        quote=row.langkah.aktivitas,
    )
