"""Judul peraturan tidak cocok dengan nomor dan tahunnya.

Yang diperiksa: judul yang dikutip terhadap judul resmi peraturan itu, kata demi kata; singkatan lazim diurai.
Alasan: judul yang lain berarti nomor, tahun, atau judulnya keliru, sehingga peraturannya tidak dapat dipastikan.
Berbunyi pada: UU 23/2014 tentang "Pemerintah Daerah"; judul yang ditambahi atau dikurangi kata yang menentukan.
Diam pada: "Tatacara" untuk "Tata Cara"; huruf besar; judul yang terpotong (lihat DH001); salah ketik hanya info.

A regulation's title does not match its number and year.

What it checks: the title as cited against the title as enacted, word by word; usual short forms are written out.
Why: another title means that number, year or title is wrong, so that nobody can be sure which regulation is meant.
Fires on: UU 23/2014 tentang "Pemerintah Daerah"; a title with a decisive word added or left out.
Stays quiet on: "Tatacara" for "Tata Cara"; letter case; a title cut off (see DH001); a typing slip is a note only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from pipeline.checks.citations import Citation
from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.regulations import known_title, title_words

META = RuleMeta(
    code="DH003",
    name="regulation-title-differs",
    severity="warning",
    since="0.1.0",
    source="judul resmi peraturan (data/status_peraturan.toml)",
    guards=frozenset(),
)

_OTHER = 50.0  # below this ratio (of 100) it is the title of something else
_SLIP = 2  # letters that a typing slip may change


def check(ctx: Context) -> Iterator[Raw]:
    for c in ctx.citations:
        known = known_title(c.key) if c.key else None
        if known is None or c.hukum.tentang is None or c.amends:
            continue
        cited, enacted = title_words(c.hukum.tentang), title_words(known)
        if _goes_on(cited, enacted):
            continue
        only_cited, only_enacted = _differences(cited, enacted)
        if not only_cited and not only_enacted:
            if ctx.ground.origin(c.pointer) == "dokumen":
                yield _raw("dh003_ejaan", c, known, "")
        elif fuzz.token_sort_ratio(" ".join(cited), " ".join(enacted)) < _OTHER:
            yield _raw("dh003_lain", c, known, "")
        else:
            differing = f"{' '.join(only_cited) or '–'} ≠ {' '.join(only_enacted) or '–'}"
            yield _raw("dh003", c, known, differing)


def _goes_on(cited: Sequence[str], enacted: Sequence[str]) -> bool:
    """The same but for spaces, or one the beginning of the other."""
    a, b = "".join(cited), "".join(enacted)
    return a.startswith(b) or b.startswith(a)


def _differences(cited: Sequence[str], enacted: Sequence[str]) -> tuple[list[str], list[str]]:
    """Words that only one side has. A word that is a typing slip of one on the other side is not among them."""
    more, less = (
        list((Counter(cited) - Counter(enacted)).elements()),
        list((Counter(enacted) - Counter(cited)).elements()),
    )
    for word in list(more):
        twin = next((w for w in less if _is_slip(word, w)), None)
        if twin is not None:
            more.remove(word)
            less.remove(twin)
    return more, less


def _is_slip(word: str, other: str) -> bool:
    """Another ending is another word (pemerintah, pemerintahan), not a slip."""
    if word.startswith(other) or other.startswith(word):
        return False
    return OSA.distance(word, other, score_cutoff=_SLIP) <= min(_SLIP, len(other) // 4)


def _raw(key: str, citation: Citation, known: str, differing: str) -> Raw:
    values = {"hukum": citation.label, "kutip": citation.hukum.tentang or "", "resmi": known}
    return Raw(
        key=key,
        pointers=(citation.pointer,),
        values=values | ({"beda": differing} if differing else {}),
        quote=citation.hukum.teks,
        severity="info" if key == "dh003_ejaan" else "warning",
        subject=citation.label,
    )
