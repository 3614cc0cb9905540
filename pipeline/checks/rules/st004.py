"""Kegiatan tidak dimulai dengan kata kerja aktif.

Yang diperiksa: kata pertama setiap kegiatan; dilaporkan satu kali untuk seluruh dokumen.
Alasan: pedoman meminta kalimat aktif tanpa subjek, karena pelakunya sudah dinyatakan oleh kolom.
Berbunyi pada: "Pengumpulan data"; "Pengguna layanan mengisi formulir".
Diam pada: "Mengumpulkan data"; "mengumpulkan data" dengan huruf kecil. Tidak dijalankan kecuali diminta.

An activity does not begin with an active verb.

What it checks: the first word of each activity; reported once for the whole document.
Why: the guideline asks for active sentences without a subject, since the column names who acts.
Fires on: "Pengumpulan data"; "Pengguna layanan mengisi formulir".
Stays quiet on: "Mengumpulkan data"; "mengumpulkan data" in lower case. Not run unless asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="ST004",
    name="activity-not-active",
    severity="info",
    since="0.1.0",
    source="PermenPANRB 35/2012, penulisan kegiatan dengan kalimat aktif tanpa subjek",
    guards=frozenset(),
    default_on=False,
)


_ACTIVE = re.compile(r"\W*(?:[a-z0-9]{1,2}\s*[.)]\s*)?(?:me[a-z]{3,}|ber[a-z]{3,})\b", re.IGNORECASE)


def check(ctx: Context) -> Iterator[Raw]:
    written = [r for r in ctx.steps if r.langkah.aktivitas]
    other = [r for r in written if not _ACTIVE.match(r.langkah.aktivitas or "")]
    if other:
        yield Raw(
            key="st004",
            pointers=tuple(r.at("aktivitas") for r in other),
            steps=tuple(r.index for r in other),
            values={"jumlah": str(len(other)), "dari": str(len(written))},
            quote=other[0].langkah.aktivitas,
        )
