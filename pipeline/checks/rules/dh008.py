"""Peraturan yang sama dirujuk dua kali atau dengan dua jenis.

Yang diperiksa: jenis, nomor, dan tahun semua butir satu sama lain.
Alasan: butir ganda adalah sisa penyuntingan; jenis yang berbeda membuat peraturannya tidak pasti.
Berbunyi pada: PP 60/2008 dua kali (info); Perpres dan Keppres dengan nomor, tahun, dan judul yang sama (warning).
Diam pada: peraturan dan perubahannya; nomor dan tahun yang sama dari daerah atau lembaga yang berbeda.

The same regulation is cited twice or as two kinds.

What it checks: kind, number and year of all entries against each other.
Why: a double entry is left over from editing; two kinds leave open which regulation is meant.
Fires on: PP 60/2008 twice (info); a Perpres and a Keppres of the same number, year and title (warning).
Stays quiet on: a regulation and its amendment; the same number and year from different regions or agencies.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.checks.citations import Citation
from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.titles import alike
from pipeline.data.load import read_toml

META = RuleMeta(
    code="DH008",
    name="regulation-cited-twice",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; penulisan dasar hukum",
    guards=frozenset(),
)

_SAME_TITLE = 0.8


def check(ctx: Context) -> Iterator[Raw]:
    known = [c for c in ctx.citations if c.key]
    if len({(c.key.nomor, c.key.tahun) for c in known if c.key}) == len(known):
        return
    for a, b in combinations(known, 2):
        assert a.key and b.key
        if (a.key.nomor, a.key.tahun) != (b.key.nomor, b.key.tahun) or not _same_title(a, b):
            continue
        if a.key.jenis == b.key.jenis:
            yield _raw("dh008", a, b)
        elif _confused(a.key.jenis, b.key.jenis):
            yield _raw("dh008_jenis", a, b)


def _same_title(a: Citation, b: Citation) -> bool:
    if not a.hukum.tentang or not b.hukum.tentang:
        return (
            a.hukum.tentang == b.hukum.tentang or a.hukum.jenis in read_toml("kutipan_hukum.toml")["jenis"]["nasional"]
        )
    return alike(a.hukum.tentang, b.hukum.tentang) >= _SAME_TITLE


def _confused(a: str, b: str) -> bool:
    return any(a in group and b in group for group in read_toml("kutipan_hukum.toml")["jenis"]["tertukar"])


def _raw(key: str, a: Citation, b: Citation) -> Raw:
    return Raw(
        key=key,
        pointers=(a.pointer, b.pointer),
        values={"hukum": a.label, "lain": b.label},
        quote=b.hukum.teks,
        severity="info" if key == "dh008" else "warning",
        subject=a.label,
    )
