"""Nama instansi berbeda di dalam satu dokumen.

Yang diperiksa: nama instansi pada kop terhadap nama instansi dalam jabatan pejabat yang mengesahkan.
Alasan: nama yang berbeda menandakan sisa templat instansi lain, atau nomenklatur lama yang belum diganti.
Berbunyi pada: kop Dinas Pendidikan, tetapi disahkan oleh Kepala Dinas Kesehatan; kop Kabupaten A, pengesah dari B;
kop Dinas Sosial, pengesah Kepala Dinas Pertanian.
Diam pada: singkatan (BPS, Dinas PMK), nama yang hanya terpotong, pejabat di luar dinas (Sekretaris Daerah, Bupati).

The agency is named differently within one document.

What it checks: the agency in the letterhead against the agency in the position of the approving official.
Why: another name shows remains of another agency's template, or an old name that was not replaced.
Fires on: letterhead Dinas Pendidikan, approved by Kepala Dinas Kesehatan; letterhead of region A, approval of region B;
letterhead Dinas Sosial, approved by Kepala Dinas Pertanian.
Stays quiet on: short forms (BPS, Dinas PMK), a name only cut off, officials outside (Sekretaris Daerah, Bupati).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from pipeline.checks.agency import Region, agency_of, province_names, regions_in
from pipeline.checks.context import Context
from pipeline.checks.lexicon import is_word
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="ID008",
    name="agency-named-differently",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; keutuhan bagian identitas",
    guards=frozenset({"G2"}),
)

_HEAD = re.compile(r"\bkepala\s+(?=(?:dinas|badan|kantor|satuan|inspektorat|kecamatan|balai|biro)\b)", re.IGNORECASE)
_KINDS = frozenset("dinas badan kantor satuan inspektorat kecamatan balai biro".split())
_LEAST = 6  # letters of a field of work that is one word ("Pertanian"), and no abbreviation
_WHOLE = 7  # letters from which on a noun in -an is no abbreviation
_ALIKE = 80.0  # of two words, as a ratio out of 100, to count as one


def check(ctx: Context) -> Iterator[Raw]:
    instansi, jabatan = ctx.sop.identitas.instansi, ctx.sop.identitas.disahkan_oleh.jabatan
    if not instansi or not jabatan or not ctx.agency.words:
        return
    values = {"instansi": instansi, "jabatan": jabatan}
    pointers = ("/identitas/instansi", "/identitas/disahkan_oleh/jabatan")
    own, theirs = regions_in(instansi), regions_in(jabatan)
    if any(_clashes(t, [r.nama for r in own if r.level == t.level]) for t in theirs):
        yield Raw(key="id008_wilayah", pointers=pointers, values=values, quote=jabatan)
        return
    head = _HEAD.search(jabatan)
    if head is None:
        return
    named = agency_of(jabatan[head.end() :]).words
    kind, known = named[0] if named else "", set(ctx.agency.words) & _KINDS
    if kind not in known:
        if kind in _KINDS and known and known - {"biro", "balai"}:
            yield Raw(key="id008", pointers=pointers, values=values, quote=jabatan)
        return
    rest = [w for w in named[1:] if w not in _KINDS]
    strange = [w for w in rest if not _belongs(w, ctx.agency.words)]
    covered = sum(any(_belongs(w, (o,)) for w in rest) for o in ctx.agency.words)
    one = len(rest) == 1 and strange == rest and len(rest[0]) >= _LEAST and is_word(rest[0])
    if one or (len(strange) > 1 and len(strange) * 2 > len(rest) and covered * 2 < len(ctx.agency.words)):
        yield Raw(key="id008", pointers=pointers, values=values, quote=jabatan)


def _clashes(region: Region, own: Sequence[str]) -> bool:
    return bool(own) and not any(_same(region.nama, nama) for nama in own)


def _belongs(word: str, words: Sequence[str]) -> bool:
    """A word of the agency, the beginning of one, or made of the letters that its words begin with."""
    if any(w.startswith(word) or fuzz.ratio(w, word) >= _ALIKE for w in words):
        return True
    if word.endswith("an") and len(word) >= _WHOLE:
        return False  # a field of work written out ("pertanian"), whatever letters it shares
    letters = iter("".join(words))
    return all(sign in letters for sign in word)


def _same(a: str, b: str) -> bool:
    """One region, give or take a letter or an end that is cut off; two provinces are never one."""
    if a == b or {a, b} <= province_names():
        return a == b
    return a.startswith(b) or b.startswith(a) or fuzz.ratio(a, b) >= _ALIKE
