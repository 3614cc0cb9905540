"""Diduga salah baca.

Yang diperiksa: kata yang hanya berbeda satu huruf mirip dari kata yang berulang dalam dokumen, sisa garis tabel, dan
angka yang ditafsirkan dari huruf; hanya pada teks yang dibaca dari gambar.
Alasan: yang salah baca bukan kesalahan penyusun, dan perlu dicocokkan dengan gambarnya.
Berbunyi pada: "Rarat" di samping "Barat" yang berulang; "Kepela", "dai", "1aporan"; "S Menit" yang ditafsirkan 5 menit;
"[", "»" di dalam sel.
Diam pada: teks dari lapisan teks PDF; nama orang, NIP, dan nomor dokumen.

Suspected misreading.

What it checks: words that differ by one look-alike letter from a word used repeatedly, debris of rulings, and numbers
made out of letters; only in text that was read from a picture.
Why: what was misread is no slip of the drafter, and should be compared with the picture.
Fires on: "Rarat" beside "Barat" used repeatedly; "Kepela", "dai", "1aporan"; "S Menit" taken as 5 minutes; "[" or "»"
within a cell.
Stays quiet on: a PDF's text layer; names of persons, NIP and document numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from pipeline.checks.context import Context
from pipeline.checks.lexicon import Often, is_known, is_misreading, lookalikes, meant_by
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.texts import Text, from_picture
from pipeline.checks.verb_forms import verb_forms
from pipeline.normal.teks import fold_shapes

META = RuleMeta(
    code="TX001",
    name="suspected-misreading",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; kekeliruan pengenalan huruf yang lazim",
    guards=frozenset({"G3"}),
)

_SIGN = re.compile(r"[|\[\]{}~»«¥©¢§°^<>\\]")
_DEBRIS = re.compile(rf"\S*{_SIGN.pattern}\S*")
_LETTERS = re.compile(r"[a-z]{5,}")
_SHORT = re.compile(r"\b[a-z]{3,4}\b")
_JOINING = frozenset(("dan", "yang", "dari", "pada"))  # short words that any text has
_MIXED = re.compile(r"\b(?:[a-z]{2,}\d[a-z]{2,}|\d[a-z]{4,})\b")  # a digit where only a letter can stand
_TORN = re.compile(r"(?:^|\s)([A-Z]\))$|(?:^|\s)(I[jJ])(?=\s|$)", re.MULTILINE)  # what is left of a drawn shape
_NUMERIC_FIXES = ("angka_waktu", "satuan_waktu", "nomor_langkah")
_OFTEN = 2
_LEAST = 6  # letters of a key word that a misread one may stand for; shorter ones have too many neighbours


def check(ctx: Context) -> Iterator[Raw]:
    if not ctx.ground.any_pictured:
        return
    yield from _numbers(ctx)
    odd = _odd_words(ctx.everything)
    found: dict[str, tuple[str, Text]] = {}
    pictured = [t for t in ctx.texts if from_picture(ctx.ground, t.pointer)]
    # A look at everything at once for what few texts have.
    everything, printed = "\n".join(t.folded for t in pictured), "\n".join(t.teks for t in pictured)
    short = {w: meant for w in set(_SHORT.findall(everything)) if (meant := _joining_meant(w))}
    mixed = {w: meant for w in set(_MIXED.findall(everything)) if (meant := _by_shape(w, ctx.everything))}
    torn = _TORN.search(printed) is not None
    for text in pictured:
        here = [(w, f"{w} → {odd[w]}?") for w in _LETTERS.findall(text.folded) if w in odd] if odd else []
        for word in text.folded.split() if short or mixed else ():
            if meant := short.get(word) or mixed.get(word):
                here.append((word, f"{word} → {meant}?"))
        debris = _DEBRIS.findall(text.teks) if _SIGN.search(text.teks) else []
        debris += [m[1] or m[2] for m in _TORN.finditer(text.teks)] if torn else []
        here += [(d, d) for d in debris if not d.startswith(("http", "<"))]
        for what, label in here:
            found.setdefault(what, (label, text))
    if found:
        yield Raw(
            key="tx001",
            pointers=tuple(dict.fromkeys(t.pointer for _, t in found.values())),
            values={"daftar": "; ".join(label for label, _ in found.values())},
            quote=next(iter(found.values()))[1].teks,
            origin="ekstraksi",
        )


def _odd_words(everything: str) -> dict[str, str]:
    """The words that stand there once, each with the one that it may have been."""
    counts = Counter(_LETTERS.findall(everything))
    often = Often(w for w, n in counts.items() if n >= _OFTEN)
    once = (w for w, n in counts.items() if n == 1 and not is_known(w))
    return {w: meant for w in once if (meant := _meant(w, often))}


def _numbers(ctx: Context) -> Iterator[Raw]:
    for pointer, bukti in ctx.sop.bukti.items():
        for fix in bukti.koreksi:
            if fix.aturan in _NUMERIC_FIXES:
                part = pointer.split("/")
                yield Raw(
                    key="tx001_angka",
                    pointers=(pointer,),
                    steps=(int(part[2]),) if part[1] == "langkah" and part[2].isdecimal() else (),
                    values={"dari": bukti.teks_asli or fix.dari, "ke": fix.ke},
                    quote=bukti.teks_asli,
                    origin="ekstraksi",
                )


def _by_shape(word: str, everything: str) -> str | None:
    """The first long word of the document that looks like this one, whatever signs OCR takes for each other."""
    shape = fold_shapes(word)
    return next((w for w in _LETTERS.findall(everything) if fold_shapes(w) == shape), None)


def _meant(word: str, often: Often) -> str | None:
    """A word of the document that is used repeatedly and differs by one look-alike letter, or a key word."""
    alike = often.like(word)
    if alike and not _is_form(word, other := min(alike)):
        return other
    return _key_word_meant(word)


@lru_cache(maxsize=16384)
def _key_word_meant(word: str) -> str | None:
    known = {w for w in lookalikes(word) if len(w) >= _LEAST and is_known(w)}
    if len(known) == 1 and word not in verb_forms() and not _is_form(word, other := min(known)):
        return other
    meant = meant_by(word)
    return meant if meant and is_misreading(word, meant) else None


@lru_cache(maxsize=4096)
def _joining_meant(word: str) -> str | None:
    """The one joining word that a short one may be a misreading of; None for words that are known."""
    meant = frozenset() if is_known(word) else lookalikes(word) & _JOINING
    return min(meant) if len(meant) == 1 else None


def _is_form(word: str, other: str) -> bool:
    """Another form of the same word rather than a misreading: only its prefix differs."""
    return word[2:] == other[2:] and word[:2] in ("di", "me", "pe", "te", "be", "ke", "se")
