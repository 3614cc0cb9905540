"""Dokumen yang tampaknya sama disebut berbeda-beda.

Yang diperiksa: sebutan dokumen pada kelengkapan, output, dan kegiatan: padanan (disposisi dan lembar disposisi),
awalan umum (dokumen laporan dan laporan), dan satu kata yang bertukar di antara dua langkah.
Alasan: pembaca mengira ada dua dokumen, dan rantai dokumennya tidak dapat ditelusuri.
Berbunyi pada: "Disposisi" dan "Lembar Disposisi"; "Kinerja Aksi" di antara "Rencana Aksi".
Diam pada: beda huruf besar; konsep dan hasil jadinya; dokumen dengan keterangan tambahan di belakangnya.

What seems to be one document goes by several names.

What it checks: the names of documents in requisites, outputs and activities: synonyms (disposisi and lembar
disposisi), a general word before (dokumen laporan and laporan), and one word exchanged between two steps.
Why: readers take it for two documents, and the chain of documents cannot be followed.
Fires on: "Disposisi" and "Lembar Disposisi"; "Kinerja Aksi" among "Rencana Aksi".
Stays quiet on: letter case; a draft and its final form; a document with something added behind its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.checks.context import Context, Row
from pipeline.checks.documents import Dokumen, rung, vocabulary
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.tingkat import Tingkat
from pipeline.normal.teks import fold

META = RuleMeta(
    code="IO008",
    name="one-document-several-names",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; satu dokumen satu sebutan",
    guards=frozenset({"G2"}),
)


_GENERAL = ("dokumen", "berkas", "file")
_SHORTEST = 4  # words of a name from which one may be left out

_SPLIT_PASSIVE = re.compile(r"\b(di|ditanda) (tangani|tanda\w*|paraf\w*|periksa|koreksi)\b")

Place = tuple[str, Row, Dokumen]


def check(ctx: Context) -> Iterator[Raw]:
    places = [p for row in ctx.steps for p in _places(row)]
    first: dict[tuple[str, ...], Place] = {}
    pairs: dict[frozenset[str], tuple[Place, Place]] = {}
    for place in places:
        d = place[2]
        if "/" in d.teks:
            continue
        same = first.setdefault((*d.kata, *_stage(d)), place)
        if same is not place and (differing := _printed(same[2].teks, same[2].oleh) ^ _printed(d.teks, d.oleh)):
            pairs.setdefault(differing, (same, place))
        if d.kepala in _GENERAL and d.kata[1:] in first:
            pairs.setdefault(frozenset(d.kata), (first[d.kata[1:]], place))
    for one, other in pairs.values():
        yield _raw("io008", one, other)
    yield from _shorter_in_text(ctx, places)
    yield from _exchanged(ctx)


def _places(row: Row) -> Iterator[Place]:
    for field, documents in (("mutu_baku/kelengkapan", row.masuk), ("mutu_baku/output", row.keluar)):
        at = row.at(field)
        yield from ((at, row, d) for d in documents)


def _stage(d: Dokumen) -> tuple[str, ...]:
    """ "bahan" or "konsep" where it is called so: what it is made of is another document."""
    return ("konsep",) if d.draf else ("bahan",) if d.status == rung("bahan") else ()


@lru_cache(maxsize=8192)
def _printed(teks: str, oleh: str) -> frozenset[str]:
    """The words of a name as printed, without those that join or tell its status; "draf" is a spelling of draft.
    oleh: whose hand it bears, which is no part of its name."""
    known = vocabulary()
    joined = _SPLIT_PASSIVE.sub(r"\1\2", fold(teks)).split()
    words = ("draft" if w == "draf" else w for w in joined)
    by = oleh.split()
    return frozenset(
        w for w in words if w not in known.joining and w not in known.passives and w not in by and w.isalpha()
    )


def _shorter_in_text(ctx: Context, places: Sequence[Place]) -> Iterator[Raw]:
    """A name of which an activity leaves out an inner word ("data kinerja" for "data capaian kinerja")."""
    seen: set[tuple[str, ...]] = set()
    texts: list[tuple[Row, str]] = []
    for place in places:
        kata = place[2].kata
        if len(kata) < _SHORTEST or kata in seen or "/" in place[2].teks:
            continue
        seen.add(kata)
        texts = texts or [(r, f" {' '.join(r.kata)} ") for r in ctx.steps]
        for i in range(1, len(kata) - 1):
            short = f" {' '.join(kata[:i] + kata[i + 1 :])} "
            row = next((r for r, text in texts if short in text), None)
            if row is not None:
                yield Raw(
                    key="io008",
                    pointers=(place[0], row.at("aktivitas")),
                    steps=(place[1].index, row.index) if place[1].index < row.index else (row.index, place[1].index),
                    values={"satu": place[2].teks, "lain": short.strip()},
                    quote=row.langkah.aktivitas,
                )
                return


def _exchanged(ctx: Context) -> Iterator[Raw]:
    """Two words of which the first differs from the requisite in the row above and below, where both have the other."""
    cells = [{d.kata: d for d in r.masuk if len(d.kata) == 2} for r in ctx.steps]
    for n in range(1, len(cells) - 1):
        around = cells[n - 1].keys() & cells[n + 1].keys() - cells[n].keys()
        for kata, d in cells[n].items():
            twin = next((a for a in around if a[1] == kata[1] and a[0] != kata[0]), None)
            if twin is not None and kata not in cells[n - 1].keys() | cells[n + 1].keys():
                row, above = ctx.steps[n], ctx.steps[n - 1]
                place, other = (row.at("mutu_baku/kelengkapan"), row, d), cells[n - 1][twin]
                yield _raw("io008_tukar", (above.at("mutu_baku/kelengkapan"), above, other), place, "warning")


def _raw(key: str, one: Place, other: Place, severity: Tingkat | None = None) -> Raw:
    return Raw(
        key=key,
        pointers=tuple(dict.fromkeys((one[0], other[0]))),
        steps=tuple(sorted({one[1].index, other[1].index})),
        values={"satu": one[2].teks, "lain": other[2].teks},
        quote=other[2].teks,
        severity=severity,
    )
