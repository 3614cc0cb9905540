"""Istilah dipakai tidak seragam.

Yang diperiksa: istilah yang berarti sama dalam satu dokumen, sebutan lama di samping yang baru, dan tautologi.
Alasan: pembaca tidak tahu apakah yang dimaksud dokumen yang sama.
Berbunyi pada: LKj di samping LAKIP; "Laporan LKj"; SKPD di samping Perangkat Daerah.
Diam pada: satu istilah yang dipakai tetap; singkatan di samping kepanjangannya.

Terms are used inconsistently.

What it checks: terms of one meaning within a document, an old term beside the new one, and tautologies.
Why: the reader cannot tell whether the same document is meant.
Fires on: LKj beside LAKIP; "Laporan LKj"; SKPD beside Perangkat Daerah.
Stays quiet on: one term used throughout; an abbreviation beside its full form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.data.load import read_toml

META = RuleMeta(
    code="TX005",
    name="terms-mixed",
    severity="info",
    since="0.1.0",
    source="PermenPANRB 53/2014 (istilah laporan kinerja); praktik pemeriksaan",
    guards=frozenset(),
)


def check(ctx: Context) -> Iterator[Raw]:
    if not any([term in ctx.everything for term in _telling()]):
        return
    data = read_toml("teks_periksa.toml")
    # A regulation's title has its own terms.
    texts = [(t.pointer, f" {t.folded} ") for t in ctx.texts if t.part != "hukum"]
    everything = " ".join(teks for _, teks in texts)
    for group in data["istilah"]:
        old = [w for w in group["lama"] if f" {w} " in everything]
        new = [w for w in group["sebutan"] if f" {w} " in everything] if old else []
        if old and new:
            at = tuple(p for p, teks in texts if any(f" {w} " in teks for w in old))
            values = {"lama": ", ".join(old), "baru": ", ".join(new)}
            yield Raw(key="tx005", pointers=at, values=values, quote=old[0], subject=group["nama"])
    if any(f" {frasa} " in everything for frasa in data["tautologi"]["frasa"]):
        said = re.compile("|".join(f" {re.escape(f)} " for f in data["tautologi"]["frasa"]))
        twice = [(p, m[0].strip()) for p, teks in texts if (m := said.search(teks))]
        frasa = ", ".join(dict.fromkeys(f for _, f in twice))
        pointers = tuple(p for p, _ in twice)
        yield Raw(key="tx005_tautologi", pointers=pointers, values={"frasa": frasa}, quote=twice[0][1], subject="frasa")


@cache
def _telling() -> tuple[str, ...]:
    """The terms without which there is nothing to say."""
    data = read_toml("teks_periksa.toml")
    old = [w for group in data["istilah"] for w in group["lama"]]
    return tuple(f" {w} " for w in (*old, *data["tautologi"]["frasa"]))
