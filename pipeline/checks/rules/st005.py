"""Satu baris memuat beberapa tindakan.

Yang diperiksa: kata kerja yang dikerjakan sendiri dalam satu baris, di luar cabang "jika …", tujuan "untuk …", dan
keterangan "yang …".
Alasan: satu baris mestinya satu kegiatan dengan satu pelaku, satu waktu, dan satu output.
Berbunyi pada: "Menganalisis data, menyusun laporan, kemudian menyampaikannya kepada Sekretaris".
Diam pada: "Menelaah dan mengoreksi" sebagai satu pekerjaan; "jika setuju diparaf dan diserahkan".

One row holds several actions.

What it checks: the verbs that a row itself carries out, without those of branches ("jika …"), purposes ("untuk …") and
descriptions ("yang …").
Why: one row should be one activity with one actor, one time and one output.
Fires on: "Menganalisis data, menyusun laporan, kemudian menyampaikannya kepada Sekretaris".
Stays quiet on: "Menelaah dan mengoreksi" as one piece of work; "jika setuju diparaf dan diserahkan".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from pipeline.checks.clauses import Kalimat, Verba
from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.verb_forms import verb_forms
from pipeline.data.load import read_toml

META = RuleMeta(
    code="ST005",
    name="several-actions-in-a-row",
    severity="info",
    since="0.1.0",
    source="PermenPANRB 35/2012, satu baris satu kegiatan",
    guards=frozenset({"G3", "G5"}),
)


# An event that is held ("melaksanakan patroli"): an act of its own though no verb names it.
_HELD = re.compile(
    r"(?:^|\bkemudian |\blalu |\bselanjutnya |, )(?:melaksanakan|menyelenggarakan|mengadakan)\s+((?!pe\w+an\b)\w+)",
    re.IGNORECASE,
)


def check(ctx: Context) -> Iterator[Raw]:
    for row in ctx.steps:
        if _acts(ctx.kegiatan[row.index].kalimat) > 1:
            yield Raw(
                key="st005",
                pointers=(row.at("aktivitas"),),
                steps=(row.index,),
                quote=row.langkah.aktivitas,
            )


def _acts(kalimat: Kalimat) -> int:
    """The row's own acts outside of branches; a pair that is one piece of work, or a choice ("diterima/ditolak"),
    counts once."""
    own = [v for v in kalimat.acts() if v.cabang is None and not (v.bentuk == "pasif" and v.akar in _ending())]
    held = "adakan" in kalimat.teks or "anakan" in kalimat.teks or "garakan" in kalimat.teks  # a quick look first
    alone = sum(m[1].casefold() not in verb_forms() for m in _HELD.finditer(kalimat.teks)) if held else 0
    return len(own) + alone - sum(_one(kalimat.teks, a, b) for a, b in pairwise(own))


def _one(text: str, a: Verba, b: Verba) -> bool:
    between = text[a.end : b.start]
    return a.akar == b.akar or frozenset((a.akar, b.akar)) in _pairs() or between.strip() in ("/", "atau", "dan/atau")


@cache
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in read_toml("kata_kerja.toml")["bentuk"]["pasangan"])


@cache
def _ending() -> frozenset[str]:
    return frozenset(read_toml("kata_kerja.toml")["bentuk"]["batas_waktu"])
