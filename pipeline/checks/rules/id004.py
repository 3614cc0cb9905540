"""Nama SOP berbeda antara halaman judul, identitas, judul alur, dan nama berkas.

Yang diperiksa: nama SOP pada identitas terhadap halaman judul, judul di atas tabel, dan nama berkasnya.
Alasan: SOP dicari dan dirujuk dengan namanya; nama yang berbeda menandakan berkas tertukar atau sisa dokumen lain.
Berbunyi pada: judul "Sistem Pengumpulan Data" di sampul, tetapi "Pengumpulan Data" pada identitas.
Diam pada: beda huruf besar, tanda baca, kata "SOP", tahun, nama daerah; tambahan dalam kurung hanya dicatat (info).

The SOP's name differs between cover, identity block, flow title and file name.

What it checks: the name in the identity block against the cover, the title above the table and the file name.
Why: SOPs are found and referred to by name; a different name shows a mixed-up file or remains of another document.
Fires on: "Sistem Pengumpulan Data" on the cover where the identity block has "Pengumpulan Data".
Stays quiet on: letter case, punctuation, the word "SOP", years, names of regions; brackets are only noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.lexicon import is_word
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.titles import alike, missing_words, same_words, title_key, title_words

META = RuleMeta(
    code="ID004",
    name="sop-name-differs",
    severity="warning",
    since="0.1.0",
    source="PermenPANRB 35/2012, halaman judul dan bagian identitas",
    guards=frozenset({"G2"}),
)

_PLACES = ("Halaman Judul", "Judul Alur")
_NEARLY = 0.9  # likeness of two titles, 0 to 1
_CUT = 6  # words of a title from which it may have been cut off rather than meant so
_LEAST_WORDS = 3  # words of a file name below which it says too little to compare


def check(ctx: Context) -> Iterator[Raw]:
    nama = ctx.sop.identitas.nama_sop
    if not nama:
        return
    own = title_words(nama, ctx.agency)
    for place in _PLACES:
        other = ctx.sop.lain_lain.get(place)
        if other and title_key(other) != title_key(nama):
            yield from _compared(ctx, nama, own, place, other)
    yield from _file_name(ctx, nama)


def _compared(ctx: Context, nama: str, own: frozenset[str], place: str, other: str) -> Iterator[Raw]:
    theirs = title_words(other, ctx.agency)
    differing = (*missing_words(own, theirs), *missing_words(theirs, own))
    whole = (*missing_words(_all(nama), _all(other)), *missing_words(_all(other), _all(nama)))
    if not whole:
        return
    # Where one of the two was doubtfully read and only a word differs, it is rather the reading.
    cut = _begins(nama, other) or _begins(other, nama)
    misread = ctx.ground.origin("/identitas/nama_sop") != "dokumen" and alike(nama, other) >= _NEARLY
    yield Raw(
        key="id004" if differing else "id004_tambahan",
        pointers=("/identitas/nama_sop", f"/lain_lain/{place}"),
        values={"nama": nama, "tempat": place, "lain": other, "beda": ", ".join(differing or whole)},
        quote=other,
        severity="warning" if differing and not misread and not cut else "info",
        origin="ekstraksi" if misread else None,
    )


def _begins(short: str, long: str) -> bool:
    """Whether one is the other, cut off."""
    return len(short.split()) >= _CUT and title_key(long).startswith(title_key(short) + " ")


def _all(title: str) -> frozenset[str]:
    return frozenset(title_key(title).split())


def _file_name(ctx: Context, nama: str) -> Iterator[Raw]:
    """A file that holds one SOP and whose name is made of words, none of which is in the title."""
    if ctx.sop.sumber.urutan > 1:
        return
    stem = re.sub(r"\.\w{2,5}$", "", ctx.sop.sumber.berkas.replace("\\", "/").rsplit("/", 1)[-1])
    words = [w for w in title_key(re.sub(r"[_\d]+", " ", stem)).split() if len(w) > 3 and is_word(w)]
    title = title_key(nama).split()
    if len(words) < _LEAST_WORDS or any(w[:4] == t[:4] for w in words for t in title):
        return
    if not same_words(frozenset(words), frozenset(title)):
        values = {"nama": nama, "berkas": ctx.sop.sumber.berkas}
        yield Raw(key="id004_berkas", pointers=("/identitas/nama_sop",), values=values, quote=nama, severity="info")
