"""Prosedur tidak ditutup dengan penyerahan, pengesahan, atau penyimpanan.

Yang diperiksa: kata kerja langkah terakhir, output-nya, dan ada tidaknya tanda Selesai.
Alasan: hasil yang tidak diserahkan, disahkan, atau disimpan tidak dapat ditelusuri sesudah prosedur selesai.
Berbunyi pada: langkah terakhir "Menyusun laporan tahunan" dengan output "Draft laporan".
Diam pada: langkah terakhir mengarsipkan, menyerahkan, menandatangani, atau mengunggah; tanda Selesai dengan hasil yang
sudah jadi.

The procedure does not close with a hand-over, an approval or filing.

What it checks: the verbs of the last step, its output, and whether there is a closing symbol.
Why: a product that is neither handed over nor approved nor filed cannot be traced once the procedure is over.
Fires on: a last step "Menyusun laporan tahunan" with the output "Draft laporan".
Stays quiet on: a last step that files, hands over, signs or uploads; a closing symbol with a finished product.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.documents import content_words
from pipeline.checks.records import Raw, RuleMeta
from pipeline.data.load import read_toml

META = RuleMeta(
    code="ST008",
    name="no-closing-act",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; prosedur berakhir dengan penyerahan, pengesahan, atau penyimpanan",
    guards=frozenset({"G1", "G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    if len(ctx.steps) < 2:
        return
    last = ctx.steps[-1]
    acts = ctx.kegiatan[last.index].kalimat.acts()
    words = read_toml("kata_kerja.toml")["langkah"]
    makes, closes, stems = frozenset(words["membuat"]), frozenset(words["menutup"]), frozenset(words["menutup_akar"])
    if not acts or acts[0].kelas not in makes or any(v.kelas in closes or v.akar in stems for v in acts):
        return
    draft = any(d.draf for d in last.keluar)
    titled_draft = "konsep" in content_words(ctx.sop.identitas.nama_sop or "")
    if any(s.langkah == last.index and s.jenis == "keputusan" for s in ctx.sop.alur.simbol):
        return
    if (draft and not titled_draft) or not _ends(ctx, last.index):
        yield Raw(
            key="st008_konsep" if draft else "st008",
            pointers=(last.at("aktivitas"), last.at("mutu_baku/output")),
            steps=(last.index,),
            quote=last.langkah.aktivitas,
            rests_on=("/langkah",),
            absent=True,
        )


def _ends(ctx: Context, last: int) -> bool:
    """Whether a closing symbol stands at or below the last step, or nothing can be said of symbols."""
    ends = [s for s in ctx.sop.alur.simbol if s.jenis == "terminator"]
    return any(s.langkah is None or s.langkah >= last for s in ends) or any(r.kind == "penanda" for r in ctx.rows)
