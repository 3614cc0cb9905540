"""Kelengkapan belum dihasilkan langkah mana pun dan bukan dokumen dari luar.

Yang diperiksa: setiap dokumen kelengkapan, dicari menurut kata pokoknya pada output dan kegiatan sebelumnya, kotak
Peralatan, dan daftar dokumen luar; hanya jenis dokumen yang lazim dihasilkan prosedur sendiri; dilaporkan satu kali
sebagai daftar.
Alasan: dokumen yang tidak ada asalnya menandakan langkah yang hilang atau sebutan yang berubah.
Berbunyi pada: "Konsep laporan" yang diperiksa padahal tidak ada langkah yang menyusunnya (warning); "Catatan Pembagian
Tugas", "Hasil koreksi anggaran" tanpa anggaran di mana pun (info).
Diam pada: kelengkapan langkah pertama; DPA, surat masuk, peraturan, jadwal; alat; "Dokumen".

A requisite that no step has produced and that does not come from outside.

What it checks: each requisite document, looked for by its main words in earlier outputs and activities, the Peralatan
box and the list of documents from outside; only kinds of documents that procedures themselves yield; reported once as
a list.
Why: a document that comes from nowhere means that a step is missing or that its name has changed.
Fires on: a "Konsep laporan" that is examined although no step drafts it (warning); "Catatan Pembagian Tugas",
"Hasil koreksi anggaran" with no anggaran anywhere (info).
Stays quiet on: requisites of the first step; DPA, incoming letters, regulations, schedules; tools; "Dokumen".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.context import Context, Row
from pipeline.checks.documents import Dokumen, content_words, same_document, shares, vocabulary
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.verb_forms import answers, verb_forms
from pipeline.normal.teks import fold

META = RuleMeta(
    code="IO003",
    name="input-never-produced",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; kelengkapan berasal dari langkah sebelumnya atau dari luar",
    guards=frozenset({"G2", "G5"}),
)


_DRAFTING = frozenset(
    {"susun", "buat", "siap", "persiap", "konsep", "ketik", "rancang", "rumus", "draft", "tulis", "isi"}
)
_LISTED = 6


def check(ctx: Context) -> Iterator[Raw]:
    known = {w for item in ctx.sop.peralatan_perlengkapan for w in content_words(item)}
    outputs: list[Dokumen] = []
    stems: set[str] = set()
    asked: set[tuple[str, ...]] = set()
    missing: dict[tuple[str, ...], tuple[Row, Dokumen]] = {}
    for n, row in enumerate(ctx.steps):
        words = set(row.kata)
        for d in row.masuk:
            if d.draf:
                if n and d.kata not in asked and not _drafted(ctx, d, n, outputs):
                    yield _draft(row, d)
                asked.add(d.kata)
            elif n and not _from_outside(d) and not _came(d, outputs, known | words, stems):
                missing.setdefault(d.kata, (row, d))
            known |= d.khas
        outputs += row.keluar
        known |= words
        stems |= {v.akar for v in ctx.kegiatan[row.index].kalimat.acts()}
    if missing:
        yield _list(tuple(missing.values()))


def _came(d: Dokumen, outputs: Sequence[Dokumen], known: set[str], stems: set[str]) -> bool:
    if d.kepala == "hasil" and len(d.kata) > 1 and (form := verb_forms().get(d.kata[1])) is not None:
        of = d.khas - {d.kata[1]}  # of what it is the result
        done = bool(answers(form.akar) & stems) and (not of or d.khas == frozenset(d.kata) or bool(of & known))
        return done or any(d.kata[1] in o.kata for o in outputs)
    return bool(d.khas & known) or any(shares(d, o) for o in outputs)


def _drafted(ctx: Context, d: Dokumen, n: int, outputs: Sequence[Dokumen]) -> bool:
    """Whether a step up to this one yields the draft, or drafts something of its name."""
    if d.kata == ("konsep",) or "dari" in fold(d.teks).split():
        return True
    if any(same_document(d, o) or (o.draf and (shares(d, o) or o.generic or d.generic)) for o in outputs):
        return True
    for row in ctx.steps[: n + 1]:
        here = ctx.kegiatan[row.index]
        drafts = any(o.draf for o in row.keluar)
        verbs = here.kalimat.verba if drafts else here.kalimat.acts()
        words = set(row.kata)
        if any(v.akar in _DRAFTING for v in verbs) and d.khas & words and _kind(d) & (words | {""}):
            return True
    return False


def _kind(d: Dokumen) -> frozenset[str]:
    """What kind of document a draft is of, "" where its name does not say."""
    words = [w for w in d.kata if w != "konsep"]
    return frozenset(words[:1] if words and words[0] in vocabulary().heads else ("",))


def _from_outside(d: Dokumen) -> bool:
    words = vocabulary()
    folded = fold(d.teks)
    if d.kepala not in words.products or folded in words.empty:
        return True
    return f"{folded} ".startswith(words.outside)


def _draft(row: Row, d: Dokumen) -> Raw:
    return Raw(
        key="io003_konsep",
        pointers=(row.at("mutu_baku/kelengkapan"),),
        steps=(row.index,),
        values={"dokumen": d.teks},
        quote=d.teks,
        rests_on=("/langkah",),
        severity="warning",
        subject=" ".join(d.kata),
    )


def _list(missing: Sequence[tuple[Row, Dokumen]]) -> Raw:
    shown = [f'"{d.teks}" ({row.langkah.nomor or row.index + 1})' for row, d in missing[:_LISTED]]
    return Raw(
        key="io003",
        pointers=tuple(dict.fromkeys(row.at("mutu_baku/kelengkapan") for row, _ in missing)),
        steps=tuple(dict.fromkeys(row.index for row, _ in missing)),
        values={"daftar": ", ".join(shown) + (", …" if len(missing) > _LISTED else "")},
        quote="; ".join(d.teks for _, d in missing),
        rests_on=("/langkah",),
    )
