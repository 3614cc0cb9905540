"""Output sama dengan kelengkapannya padahal kegiatannya mengubah sesuatu.

Yang diperiksa: dokumen dan status pada kelengkapan dan output satu baris, serta output yang sama pada tiga langkah
berturut-turut.
Alasan: langkah yang menyusun atau mengolah mestinya menghasilkan sesuatu yang lain.
Berbunyi pada: "Menyusun laporan" dari "Draft laporan" menjadi "Draft laporan" (warning); memeriksa data dengan output
yang sama (info).
Diam pada: menyerahkan, menerima, menandatangani, menyimpan: barangnya memang sama.

The output equals the requisites although the activity changes something.

What it checks: document and status of requisites and output in one row, and the same output in three steps running.
Why: a step that drafts or processes should yield something else.
Fires on: "Menyusun laporan" from "Draft laporan" to "Draft laporan" (warning); examining data with the same output
(info).
Stays quiet on: handing over, receiving, signing, filing: there the thing remains the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, Row
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="IO006",
    name="input-equals-output",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; kegiatan mengubah masukannya",
    guards=frozenset({"G2", "G3", "G5"}),
)


_CHANGING = frozenset({"susun", "olah", "rekap", "rekapitulasi", "analisis", "analisa", "kompilasi"})
_KEEPING = ("pindah", "terima", "tanda", "tutup", "kembali")
_RUNNING = 3


def check(ctx: Context) -> Iterator[Raw]:
    run: list[Row] = []
    flagged: set[int] = set()
    for row in ctx.steps:
        verb = ctx.kegiatan[row.index].kalimat.utama
        inputs = {(d.kata, d.status) for d in row.masuk}
        outputs = _outputs(row)
        if outputs and outputs <= inputs and verb is not None and verb.kelas not in _KEEPING:
            flagged.add(row.index)
            yield Raw(
                key="io006",
                pointers=(row.at("mutu_baku/output"), row.at("mutu_baku/kelengkapan")),
                steps=(row.index,),
                quote=row.langkah.mutu_baku.output,
                severity="warning" if verb.akar in _CHANGING else "info",
            )
        if run and outputs == _outputs(run[-1]) and outputs:
            run.append(row)
        else:
            yield from _repeated(ctx, run, flagged)
            run = [row]
    yield from _repeated(ctx, run, flagged)


def _outputs(row: Row) -> frozenset[tuple[tuple[str, ...], int]]:
    return frozenset((d.kata, d.status) for d in row.keluar)


def _repeated(ctx: Context, run: list[Row], flagged: set[int]) -> Iterator[Raw]:
    """The same output again and again, in cells of their own, while something is worked on. Rows whose output equals
    their own requisites have been named already."""
    if all(r.index in flagged for r in run[1:]):
        return
    verbs = [ctx.kegiatan[r.index].kalimat.utama for r in run[1:]]
    works = any(v is not None and v.kelas in ("buat", "olah") for v in verbs)
    merged = any(b.gabungan for r in run if (b := ctx.sop.bukti.get(r.at("mutu_baku/output"))) is not None)
    if len(run) >= _RUNNING and works and not merged:
        yield Raw(
            key="io006_berulang",
            pointers=tuple(r.at("mutu_baku/output") for r in run),
            steps=tuple(r.index for r in run),
            values={"output": run[0].langkah.mutu_baku.output or ""},
            quote=run[0].langkah.mutu_baku.output,
            severity="info",
        )
