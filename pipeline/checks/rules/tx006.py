"""Sisa penggantian kata, atau templat yang belum diisi.

Yang diperiksa: jabatan pimpinan yang menempel pada objek judul, dan tempat isian yang masih kosong.
Alasan: sisa penggantian massal dan templat menandakan SOP disalin tanpa dibaca ulang.
Berbunyi pada: "perbaikan data kinerja Kepala Satuan" (nama instansi terganti jabatan); "....", "[nama]", "XXX".
Diam pada: "data kinerja Dinas X", "SK Kepala Dinas", "arahan Kepala Dinas"; titik-titik dalam nomor (lihat ID002).

Residue of replaced words, or a template not filled in.

What it checks: the head's position stuck to the object of the title, and places still to be filled in.
Why: residue of a replace-all and open places show that the SOP was copied without being read again.
Fires on: "perbaikan data kinerja Kepala Satuan" (a position in place of the agency); "....", "[nama]", "XXX".
Stays quiet on: "data kinerja Dinas X", "SK Kepala Dinas", "arahan Kepala Dinas"; dots in the number (see ID002).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.titles import title_key
from pipeline.data.load import read_toml
from pipeline.normal.teks import fold

META = RuleMeta(
    code="TX006",
    name="template-residue",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; templat yang disalin",
    guards=frozenset({"G3", "G5"}),
)

_OPEN = re.compile(r"\.{4,}|…{2,}|(?:\.\s){4,}|_{3,}")
_BRACKETED = re.compile(r"\[\s*[A-Za-z][A-Za-z /]{2,30}\s*\]|<\s*[a-z][a-z ]{2,30}\s*>")


def check(ctx: Context) -> Iterator[Raw]:
    yield from _residue(ctx)
    found: list[tuple[str, str]] = []
    if not _any_open("\n".join(t.teks for t in ctx.texts)):
        return
    for text in ctx.texts:
        bracketed = _BRACKETED.search(text.teks) and ctx.ground.origin(text.pointer) == "dokumen"
        if bracketed or _OPEN.search(text.teks) or _words().search(text.teks):
            found.append((text.pointer, text.teks))
    if found:
        yield Raw(
            key="tx006_isian",
            pointers=tuple(p for p, _ in found),
            values={"isi": found[0][1], "jumlah": str(len(found))},
            quote=found[0][1],
            subject="isian",
        )


def _any_open(text: str) -> bool:
    """A quick look at everything at once for what an open place must have, since few documents have any."""
    lowered = text.casefold()
    return any([sign in lowered for sign in _signs()])


def _residue(ctx: Context) -> Iterator[Raw]:
    """The head of the office right behind the last words of the title, where it is neither told nor does anything."""
    title = title_key(ctx.sop.identitas.nama_sop or "").split()
    heads = read_toml("pemeriksaan.toml")["peran"]["pimpinan"]
    if len(title) < 2:
        return
    for use in ctx.roles:
        if use.mention.kepala not in heads or use.part != "atribut":
            continue
        text = ctx.sop.langkah[use.step].aktivitas or ""
        before = fold(text[: use.mention.start]).split()
        if before[-2:] == title[-2:]:
            n = next((n for n in range(len(title), 2, -1) if before[-n:] == title[-n:]), 2)
            yield Raw(
                key="tx006_sisa",
                pointers=(f"/langkah/{use.step}/aktivitas",),
                steps=(use.step,),
                values={"isi": f"{' '.join(title[-n:])} {use.mention.teks}", "peran": use.mention.teks},
                quote=text,
                subject=use.folded,
            )


@cache
def _signs() -> tuple[str, ...]:
    words = read_toml("teks_periksa.toml")["isian"]["kata"]
    return ("[", "<", "(nama", "(diisi", "....", ". . .", "……", "___", *(w for w in words if not w.startswith("nama ")))


@cache
def _words() -> re.Pattern[str]:
    words = read_toml("teks_periksa.toml")["isian"]["kata"]
    open_words = "|".join(re.escape(w) for w in words if w not in ("diisi",) and not w.startswith("nama "))
    named = "|".join(re.escape(w) for w in words if w.startswith("nama "))
    return re.compile(rf"\b(?:{open_words})\b|[\[(<]\s*(?:{named}|diisi[^\])>]*)\s*[\])>]", re.IGNORECASE)
