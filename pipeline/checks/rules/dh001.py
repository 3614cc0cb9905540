"""Butir dasar hukum terpotong atau tidak terbaca sebagai peraturan.

Yang diperiksa: tiap butir: jenis, nomor, tahun, judulnya, dan apakah kalimatnya selesai.
Alasan: peraturan yang tidak dapat dikenali tidak dapat dicocokkan; butir yang terpotong menandakan isi yang hilang.
Berbunyi pada: butir yang berakhir dengan "dan", "tentang", atau jauh lebih pendek daripada judul resminya (warning);
butir tanpa nomor atau tahun, atau yang bukan peraturan (info).
Diam pada: judul resmi yang lengkap; UUD 1945; judul yang hanya disingkat.

An entry of the legal basis is cut off or not readable as a regulation.

What it checks: each entry: kind, number, year, title, and whether its sentence is finished.
Why: a regulation that cannot be made out cannot be looked up; a cut entry shows that something is missing.
Fires on: an entry that ends on "dan" or "tentang", or is much shorter than the title as enacted (warning); an entry
without number or year, or that is no regulation (info).
Stays quiet on: a full title; the constitution; a title that is only shortened.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pipeline.checks.agency import is_cut_province
from pipeline.checks.citations import Citation
from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.regulations import known_title, title_words
from pipeline.data.load import read_toml
from pipeline.normal.teks import fold

META = RuleMeta(
    code="DH001",
    name="citation-cut-or-unreadable",
    severity="warning",
    since="0.1.0",
    source="UU 12/2011, penulisan peraturan; praktik pemeriksaan",
    guards=frozenset(),
)


def check(ctx: Context) -> Iterator[Raw]:
    cut = [c for c in ctx.citations if _is_cut(c)]
    for c in cut:
        yield Raw(key="dh001_terpotong", pointers=(c.pointer,), values={"hukum": c.hukum.teks}, quote=c.hukum.teks)
    unread = [c for c in ctx.citations if c not in cut and _is_unclear(c)]
    if unread:
        yield Raw(
            key="dh001_tak_lengkap",
            pointers=tuple(c.pointer for c in unread),
            values={"hukum": "; ".join(c.label for c in unread), "jumlah": str(len(unread))},
            quote=unread[0].hukum.teks,
            severity="info",
        )


def _is_cut(citation: Citation) -> bool:
    if citation.hukum.jenis is None:
        return False
    if _ends_open(citation.hukum.teks):
        return True
    title = known_title(citation.key) if citation.key else None
    if title is None or citation.hukum.tentang is None:
        return False
    cited, known = title_words(citation.hukum.tentang), title_words(title)
    return cited == known[: len(cited)] and len(known) - len(cited) >= _limits()["kata_hilang"]


@lru_cache(maxsize=8192)
def _ends_open(teks: str) -> bool:
    words = fold(teks).split()
    return bool(words) and (words[-1] in _limits()["akhir"] or is_cut_province(teks))


def _limits() -> dict[str, Any]:
    return read_toml("kutipan_hukum.toml")["terpotong"]  # type: ignore[no-any-return]


def _is_unclear(citation: Citation) -> bool:
    hukum = citation.hukum
    return hukum.jenis != "UUD 1945" and (hukum.jenis is None or hukum.nomor is None or hukum.tahun is None)
