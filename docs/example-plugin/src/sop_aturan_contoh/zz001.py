"""Langkah melebihi jumlah yang ditetapkan kantor ini.

Yang diperiksa: jumlah langkah dalam tabel prosedur.
Alasan: kantor contoh ini meminta prosedur yang panjang dipecah menjadi beberapa SOP.
Berbunyi pada: tabel dengan lebih dari dua puluh langkah.
Diam pada: tabel dengan dua puluh langkah atau kurang.

More steps than this office has settled on.

What it checks: how many steps the procedure has.
Why: this made-up office asks for a long procedure to be split into several SOPs.
Fires on: a table of more than twenty steps.
Stays quiet on: a table of twenty steps or fewer.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="ZZ001",
    name="too-many-steps",
    severity="info",
    since="0.1.0",
    source="kebijakan penulisan SOP kantor contoh",
    guards=frozenset(),
)

MESSAGES = {
    "zz001": {
        "id": "Prosedur memuat {jumlah} langkah; kantor ini menetapkan paling banyak {batas}.",
        "en": "The procedure has {jumlah} steps; this office has settled on {batas} at most.",
    },
    "zz001_saran": {
        "id": "Apakah prosedur ini dapat dipecah menjadi beberapa SOP?",
        "en": "Could this procedure be split into several SOPs?",
    },
}

_MOST = 20


def check(ctx: Context) -> Iterator[Raw]:
    if len(ctx.steps) > _MOST:
        yield Raw(
            key="zz001",
            pointers=("/langkah",),
            values={"jumlah": str(len(ctx.steps)), "batas": str(_MOST)},
        )
