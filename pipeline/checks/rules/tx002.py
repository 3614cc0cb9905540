"""Salah ketik, kata ganda, atau bentuk tidak baku.

Yang diperiksa: kata ganda, bentuk yang tidak baku, awalan "di-" yang dipisah, dan kata kunci yang berbeda satu huruf.
Alasan: salah ketik pada nama instansi atau judul menyulitkan pencarian; selebihnya catatan bagi penyusun.
Berbunyi pada: "BARAT BARAT" atau "MASYRAKAT" pada kop (warning); "utuk", "di paraf", "Menganalisa" (info).
Diam pada: singkatan (Monev, Renja, kpd), kata ulang, dan kata yang hanya sekali muncul pada hasil pindai.

Misspelling, doubled word or non-standard form.

What it checks: doubled words, non-standard forms, the prefix "di-" written apart, and key words one letter off.
Why: a slip in the agency's name or the title makes it hard to find; the rest are notes for the drafter.
Fires on: "BARAT BARAT" or "MASYRAKAT" in the letterhead (warning); "utuk", "di paraf", "Menganalisa" (info).
Stays quiet on: abbreviations (Monev, Renja, kpd), reduplication, and words that occur once on a scan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.checks.context import Context
from pipeline.checks.lexicon import is_misreading, meant_by, standard_form
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.texts import Text, from_picture
from pipeline.data.load import read_toml

META = RuleMeta(
    code="TX002",
    name="misspelling",
    severity="info",
    since="0.1.0",
    source="KBBI dan EYD edisi V; praktik pemeriksaan",
    guards=frozenset({"G3"}),
)

_DOUBLED = re.compile(r"\b([^\W\d_]{3,})\s+\1\b", re.IGNORECASE)
_DOUBLED_FUNCTION = re.compile(
    r"\b(dan|yang|untuk|dengan|dari|dalam|pada|oleh|kepada|serta|atau|tentang|akan|telah)\s+\1\b", re.IGNORECASE
)


def check(ctx: Context) -> Iterator[Raw]:
    named: list[tuple[str, Text]] = []
    others: list[tuple[str, Text]] = []
    texts = ctx.texts
    slips = [(slip, text) for text in texts for slip in _slips(text.folded)]
    counts = Counter(slip for slip, _ in slips)
    for slip, text in slips:
        # A single odd word that was read from a picture may be misread (TX001); the same twice is the drafter's.
        if counts[slip] > 1 or not from_picture(ctx.ground, text.pointer) or _is_drafters(ctx, text, slip):
            (named if text.part == "nama" else others).append((slip, text))
    doubled_words = _DOUBLED_FUNCTION.search("\n".join(t.teks for t in texts)) is not None
    for text in texts:
        others += [(form, text) for form in _loose_forms(text.folded)]
        for doubled in _doubled(text) if doubled_words or text.part == "nama" else ():
            (named if text.part == "nama" else others).append((doubled, text))
    if named:
        yield _raw("tx002_nama", named)
    if others:
        yield _raw("tx002", others)


def _is_drafters(ctx: Context, text: Text, slip: str) -> bool:
    word, _, meant = slip.partition(" → ")
    return ctx.ground.origin(text.pointer) == "dokumen" and not is_misreading(word, meant)


def _raw(key: str, found: list[tuple[str, Text]]) -> Raw:
    return Raw(
        key=key,
        pointers=tuple(dict.fromkeys(t.pointer for _, t in found)),
        values={"daftar": "; ".join(dict.fromkeys(slip for slip, _ in found))},
        quote=found[0][1].teks,
        severity="warning" if key == "tx002_nama" else "info",
        subject=key,
    )


@lru_cache(maxsize=8192)
def _slips(folded: str) -> tuple[str, ...]:
    """ "utuk → untuk" for each word of a text with a slip in it."""
    phrases = read_toml("ejaan.toml")["salah_frasa"]
    words = (f"{w} → {meant}" for w in folded.split() if (meant := meant_by(w)))
    return (*words, *(f"{wrong} → {right}" for wrong, right in phrases.items() if f" {wrong} " in f" {folded} "))


@lru_cache(maxsize=8192)
def _loose_forms(folded: str) -> tuple[str, ...]:
    """ "aktifitas → aktivitas", "di paraf → diparaf" for each form that is not standard."""
    words = [f"{w} → {right}" for w in folded.split() if (right := standard_form(w))]
    return (*words, *(f"{m[0]} → {m[0].replace(' ', '')}" for m in _apart().finditer(folded)))


def _doubled(text: Text) -> Iterator[str]:
    """Names with a word twice in a row; elsewhere only words that are never doubled, since a hyphen may be missing."""
    if text.part != "nama":
        yield from (m[0] for m in _DOUBLED_FUNCTION.finditer(text.teks))
        return
    for m in _DOUBLED.finditer(text.teks):
        if m[1].casefold() not in read_toml("ejaan.toml")["ulang"]["boleh"]:
            yield m[0]


@cache
def _apart() -> re.Pattern[str]:
    data = read_toml("ejaan.toml")["terpisah"]
    verbs = "|".join(sorted(map(re.escape, data["kata"]), key=len, reverse=True))
    joined = "|".join(map(re.escape, data["serangkai"]))
    return re.compile(rf"\bdi (?:{verbs})\b|\b(?:di)?(?:{joined})\b")
