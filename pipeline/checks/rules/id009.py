"""Kotak identitas yang wajib kosong.

Yang diperiksa: dasar hukum, kualifikasi, keterkaitan, peralatan, peringatan, serta pencatatan dan pendataan.
Alasan: pedoman meminta keenam kotak diisi; kotak kosong berarti SOP belum selesai disusun.
Berbunyi pada: kotak Dasar Hukum, Kualifikasi, atau Peringatan tanpa isi (warning); Keterkaitan tanpa isi (info).
Diam pada: identitas yang tidak satu kotak pun terbaca dan nomornya tidak ada (lihat ID007).

A mandatory box of the identity page is empty.

What it checks: legal basis, qualification, related SOPs, tools, warnings, and records.
Why: the guideline asks for all six boxes; an empty one means that the SOP was not finished.
Fires on: a legal basis, qualification or warning box without content (warning); related SOPs without content (info).
Stays quiet on: an identity of which no box was read and no number found (see ID007).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context, is_blank
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.tingkat import Tingkat

META = RuleMeta(
    code="ID009",
    name="identity-box-empty",
    severity="warning",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian identitas",
    guards=frozenset({"G1"}),
)

_BOXES: dict[str, tuple[str, Tingkat]] = {
    "dasar_hukum": ("Dasar Hukum", "warning"),
    "kualifikasi_pelaksana": ("Kualifikasi Pelaksana", "warning"),
    "keterkaitan": ("Keterkaitan", "info"),
    "peralatan_perlengkapan": ("Peralatan/Perlengkapan", "warning"),
    "peringatan": ("Peringatan", "warning"),
    "pencatatan_pendataan": ("Pencatatan dan Pendataan", "warning"),
}


def check(ctx: Context) -> Iterator[Raw]:
    empty = [box for box in _BOXES if not getattr(ctx.sop, box)]
    if len(empty) == len(_BOXES):
        if not is_blank(ctx.sop.identitas.nomor_sop):
            pointers = tuple(f"/{box}" for box in empty)
            yield Raw(key="id009_semua", pointers=pointers, absent=True, origin="tak_tentu")
        return
    weights: tuple[Tingkat, ...] = ("warning", "info")
    for weight in weights:
        boxes = [box for box in empty if _BOXES[box][1] == weight]
        if boxes:
            yield Raw(
                key="id009",
                pointers=tuple(f"/{box}" for box in boxes),
                values={"kotak": ", ".join(_BOXES[box][0] for box in boxes)},
                absent=True,
                severity=weight,
            )
