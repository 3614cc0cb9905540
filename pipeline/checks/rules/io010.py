"""Output sudah ada sebelum langkah yang membuatnya.

Yang diperiksa: kegiatan yang menyerahkan sesuatu "untuk menyusun X" dengan output X.
Alasan: dokumen yang baru akan disusun penerima belum dapat menjadi hasil langkah yang menyerahkan.
Berbunyi pada: "diserahkan kepada Perencana untuk menyusun Laporan Kinerja" dengan output "Laporan Kinerja".
Diam pada: penyerahan dengan output barang yang diserahkan; perintah (lihat IO002).

An output stands before the step that makes it.

What it checks: activities that hand something over "untuk menyusun X" with the output X.
Why: a document that the receiver is still to draft cannot come of the step that hands over.
Fires on: "diserahkan kepada Perencana untuk menyusun Laporan Kinerja" with the output "Laporan Kinerja".
Stays quiet on: handing over with the thing handed over as output; orders (see IO002).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.documents import documents_in
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="IO010",
    name="output-before-it-is-made",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; output berasal dari langkah yang membuatnya",
    guards=frozenset({"G2", "G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    for row in ctx.steps:
        here = ctx.kegiatan[row.index]
        outputs = row.keluar
        own = {v.kelas for v in here.kalimat.acts()}
        for alih in here.onward():
            task = next((t for t in alih.tugas if t.kelas == "buat" and t.bentuk == "aktif"), None)
            if alih.jenis != "terus" or task is None or "buat" in own:
                continue
            made = documents_in(re.split(r"[,;.]", here.kalimat.teks[task.end :])[0])
            if any(d.kata == m.kata and not m.generic for d in outputs for m in made):
                yield Raw(
                    key="io010",
                    pointers=(row.at("mutu_baku/output"), row.at("aktivitas")),
                    steps=(row.index,),
                    values={"output": row.langkah.mutu_baku.output or "", "peran": alih.mention.teks},
                    quote=row.langkah.aktivitas,
                )
                break
