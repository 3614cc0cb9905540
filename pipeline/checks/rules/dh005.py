"""Dasar hukum tidak berurut menurut hierarki.

Yang diperiksa: urutan butir: UUD, UU, PP, Perpres, peraturan menteri atau lembaga, Perda, peraturan kepala daerah.
Alasan: urutan menurut hierarki adalah kebiasaan penyusunan, dan memudahkan pembaca menemukan peraturan induknya.
Berbunyi pada: Perpres yang mendahului UU.
Diam pada: peraturan setingkat dalam urutan apa pun; keputusan, instruksi, dan surat edaran di mana pun.

The legal basis is not in the order of the hierarchy.

What it checks: the order of the entries: constitution, UU, PP, Perpres, ministries and agencies, Perda, regional heads.
Why: the order of the hierarchy is drafting custom, and leads the reader to the parent regulation.
Fires on: a Perpres before a UU.
Stays quiet on: regulations of one level in any order; decrees, instructions and circulars anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from pipeline.checks.citations import Citation
from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.data.load import read_toml
from pipeline.normal.kutipan import tingkat

META = RuleMeta(
    code="DH005",
    name="legal-basis-order",
    severity="info",
    since="0.1.0",
    source="UU 12/2011, hierarki peraturan perundang-undangan; kebiasaan penyusunan",
    guards=frozenset(),
)


def check(ctx: Context) -> Iterator[Raw]:
    placed = [(level, c) for c in ctx.citations if (level := _level(c)) is not None]
    for (above, first), (below, second) in pairwise(placed):
        if above > below:
            yield Raw(
                key="dh005",
                pointers=(first.pointer, second.pointer),
                values={"awal": first.label, "akhir": second.label},
                quote=first.hukum.teks,
            )
            return


def _level(citation: Citation) -> float | None:
    jenis = citation.hukum.jenis
    return None if jenis is None or jenis == "Keppres" else _level_of(jenis)


@lru_cache(maxsize=256)
def _level_of(jenis: str) -> float | None:
    if jenis.startswith(tuple(read_toml("kutipan_hukum.toml")["urutan"]["menteri"])):
        return 5.5
    level = tingkat(jenis)
    return None if level is None else float(level)
