"""Kelengkapan hanya disebut umum.

Yang diperiksa: bagian langkah yang kelengkapannya berupa sebutan umum yang sama.
Alasan: pelaksana tidak tahu dokumen mana yang harus tersedia.
Berbunyi pada: "Dokumen, data" pada sebagian besar langkah.
Diam pada: "Dokumen" pada satu langkah saja; "Data capaian kinerja".

Requisites are named in general words only.

What it checks: the share of steps whose requisites are one and the same general phrase.
Why: whoever does the step does not know which document must be at hand.
Fires on: "Dokumen, data" in most of the steps.
Stays quiet on: "Dokumen" in a single step; "Data capaian kinerja".
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, is_blank
from pipeline.checks.documents import vocabulary
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.times import limits
from pipeline.normal.teks import fold

META = RuleMeta(
    code="IO007",
    name="requisites-not-specific",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; kelengkapan disebut dengan jelas",
    guards=frozenset(),
)


_LEAST = 3


def check(ctx: Context) -> Iterator[Raw]:
    generic = [r for r in ctx.steps if fold(r.langkah.mutu_baku.kelengkapan or "") in vocabulary().empty]
    filled = [r for r in ctx.steps if not is_blank(r.langkah.mutu_baku.kelengkapan)]
    if len(generic) >= _LEAST and len(generic) >= limits()["umum"]["sebagian_besar"] * len(filled):
        yield Raw(
            key="io007",
            pointers=tuple(r.at("mutu_baku/kelengkapan") for r in generic),
            steps=tuple(r.index for r in generic),
            values={"sebutan": generic[0].langkah.mutu_baku.kelengkapan or ""},
            quote=generic[0].langkah.mutu_baku.kelengkapan,
        )
