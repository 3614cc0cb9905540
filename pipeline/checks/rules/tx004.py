"""Isi terpotong.

Yang diperiksa: jabatan pengesah terhadap nama instansi, gelar di ujung nama pengesah, dan kata terakhir setiap sel
tabel terhadap kata yang utuh di sel lain.
Alasan: isi yang terpotong di tepi sel biasanya hilang saat disalin atau dibaca, bukan keliru pada aslinya.
Berbunyi pada: "KEPALA DINAS PERUMAHAN R DAN ..." pada Dinas Perumahan Rakyat dan ...; nama yang berakhir dengan S saja.
Diam pada: singkatan (Dinas PMK, BPS, Satpol PP); gelar yang utuh.

A value is cut off.

What it checks: the approver's position against the agency's name, the degree at the end of the approver's name, and the
last word of each cell of the table against the whole word in other cells.
Why: what is cut off at the edge of a cell was usually lost in copying or reading, and is right in the original.
Fires on: "KEPALA DINAS PERUMAHAN R DAN ..." in the Dinas Perumahan Rakyat dan ...; a name that ends in a bare S.
Stays quiet on: abbreviations (Dinas PMK, BPS, Satpol PP); complete degrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.checks.context import Context
from pipeline.checks.lexicon import is_known
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.verb_forms import verb_forms
from pipeline.normal.teks import fold

META = RuleMeta(
    code="TX004",
    name="value-cut-off",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; isi yang hilang di tepi sel",
    guards=frozenset(),
)

_CUT_DEGREE = re.compile(r",\s*(?:S|M|A)\.?\s*$")


_ENDINGS = ("", "a", "i", "n", "an", "kan", "nya")  # without one of these, and be it by a slip, it is still a word
_LEAST = 4  # letters of what is left of a word; fewer are an abbreviation


def check(ctx: Context) -> Iterator[Raw]:
    yield from _cut_cells(ctx)
    approval = ctx.sop.identitas.disahkan_oleh
    cut = list(_cut_words(fold(approval.jabatan or "").split(), fold(ctx.sop.identitas.instansi or "").split()))
    if cut and approval.jabatan:
        yield Raw(
            key="tx004",
            pointers=("/identitas/disahkan_oleh/jabatan",),
            values={"nilai": approval.jabatan, "lengkap": ", ".join(f"{a}… → {b}" for a, b in cut)},
            quote=approval.jabatan,
            origin="tak_tentu",
        )
    if approval.nama and _CUT_DEGREE.search(approval.nama):
        yield Raw(
            key="tx004_gelar",
            pointers=("/identitas/disahkan_oleh/nama",),
            values={"nilai": approval.nama},
            quote=approval.nama,
            origin="tak_tentu",
        )


def _cut_cells(ctx: Context) -> Iterator[Raw]:
    """Cells of the table that end within a word which the document has whole behind the same word."""
    texts = [t for t in ctx.texts if t.step is not None]
    odd = [(t, last) for t in texts if _may_be_cut(last := t.folded.rpartition(" ")[2])]
    if not odd:
        return
    everything = f" {' | '.join(t.folded for t in texts)} "
    for text, last in odd:
        before = text.folded.split()[-2:-1]
        if everything.count(f" {last} ") > 1:
            continue
        head = f" {before[0]} {last}" if before else f"| {last}"
        longer = {rest.split(" ", 1)[0] for rest in everything.split(head)[1:]}
        whole = sorted(last + rest for rest in longer if rest not in _ENDINGS)
        if whole:
            yield Raw(
                key="tx004_sel",
                pointers=(text.pointer,),
                steps=(text.step,) if text.step is not None else (),
                values={"nilai": text.teks, "lengkap": f"{last}… → {whole[0]}"},
                quote=text.teks,
                origin="tak_tentu",
            )


@lru_cache(maxsize=16384)
def _may_be_cut(word: str) -> bool:
    return len(word) >= _LEAST and word.isalpha() and not is_known(word) and word not in verb_forms()


def _cut_words(words: Sequence[str], whole: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words that are the beginning of the word that stands in the same place, after the same word, in a longer text."""
    after = dict(pairwise(whole))
    for before, word in pairwise(words):
        longer = after.get(before)
        if longer and longer != word and longer.startswith(word) and len(longer) - len(word) > 1:
            yield word, longer
