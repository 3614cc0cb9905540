"""Kelengkapan bertentangan dengan hasil langkah sebelumnya.

Yang diperiksa: dokumen yang sama pada kelengkapan dan output sebelumnya: penanda tangan atau pemarafnya, jenis
dokumennya, dan masanya (triwulan, semester).
Alasan: dokumen yang berubah di antara dua langkah menandakan salinan dari SOP lain atau langkah yang hilang.
Berbunyi pada: kelengkapan "ditandatangani Gubernur" sesudah output "ditandatangani Kepala Dinas"; "Konsep surat yang
sudah diparaf" sesudah "Konsep laporan yang sudah diparaf"; laporan triwulan untuk menggabungkan dua laporan semester.
Diam pada: kelengkapan yang sama dengan output sebelumnya; laporan triwulan sebagai bahan laporan tahunan.

A requisite contradicts what an earlier step yields.

What it checks: the same document as requisite and as earlier output: who signed or initialled it, which kind it is,
and its period (quarter, semester).
Why: a document that changes between two steps was copied from another SOP, or a step is missing.
Fires on: a requisite "ditandatangani Gubernur" behind an output "ditandatangani Kepala Dinas"; "Konsep surat yang
sudah diparaf" behind "Konsep laporan yang sudah diparaf"; a quarterly report for joining two semester reports.
Stays quiet on: a requisite equal to an earlier output; quarterly reports as material for the yearly one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.context import Context, Row, is_blank
from pipeline.checks.documents import Dokumen, same_document, shares, vocabulary
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.temuan import Tingkat
from pipeline.normal.jabatan import find_roles

META = RuleMeta(
    code="IO004",
    name="input-contradicts-flow",
    severity="error",
    since="0.1.0",
    source="praktik pemeriksaan; kelengkapan sama dengan hasil langkah sebelumnya",
    guards=frozenset({"G2", "G5"}),
)


_PASSING = ("temu", "pindah", "tanda", "tutup", "kembali")


def check(ctx: Context) -> Iterator[Raw]:
    before: list[tuple[Row, Dokumen]] = []
    last: Row | None = None
    for row in ctx.steps:
        for d in row.masuk:
            found = _other_hand(d, before) or _other_thing(d, before, last)
            if found is not None:
                key, (earlier, output) = found
                yield _raw(key, row, d.teks, earlier, output.teks)
        yield from _period(ctx, row)
        if last is not None and not before and _nothing_given(ctx, row, last):
            yield _raw("io004_kosong", row, "disposisi", last, "", severity="warning")
        before += [(row, d) for d in row.keluar]
        last = row


def _other_hand(d: Dokumen, before: Sequence[tuple[Row, Dokumen]]) -> tuple[str, tuple[Row, Dokumen]] | None:
    """An earlier output of the same document that another role signed or initialled, and none that this one did."""
    who = _role(d)
    if who is None:
        return None
    same = [(r, o) for r, o in before if same_document(d, o) and o.akar == d.akar and _role(o) is not None]
    if not same or any(_one_role(_role(o) or "", who) for _, o in same):
        return None
    return "io004_oleh", same[-1]


def _role(d: Dokumen) -> str | None:
    found = find_roles(d.oleh.title(), ()) if d.oleh else ()
    return found[0].kepala if found else None


def _one_role(a: str, b: str) -> bool:
    """ "Sekretaris" and "Sekretaris Dinas" are one."""
    return a.startswith(b) or b.startswith(a)


def _other_thing(
    d: Dokumen, before: Sequence[tuple[Row, Dokumen]], last: Row | None
) -> tuple[str, tuple[Row, Dokumen]] | None:
    """The step before yields a draft in the very status that this one asks for, but of another document, and no step
    yields this one."""
    if not d.draf or not d.akar or any(d.kepala == o.kepala and (o.draf or o.akar) for _, o in before):
        return None
    given = [(r, o) for r, o in before if r is last and o.draf and o.akar == d.akar and not shares(d, o)]
    return ("io004_lain", given[0]) if given else None


def _period(ctx: Context, row: Row) -> Iterator[Raw]:
    periods, words = vocabulary().periods, row.kata
    verb = ctx.kegiatan[row.index].kalimat.utama
    if "laporan" not in words or verb is None:
        return
    named = [periods[w] for w in words if w in periods]
    given = {periods[w] for d in row.masuk if "laporan" in d.kata for w in d.kata if w in periods}
    if not named or not given:
        return
    joins = "menjadi" in words and any(w.isdigit() for w in words[: words.index("menjadi")])
    wanted = {named[0]} if joins else set(named)
    if not wanted & given and (joins or verb.kelas in _PASSING):
        yield Raw(
            key="io004_masa",
            pointers=(row.at("mutu_baku/kelengkapan"), row.at("aktivitas")),
            steps=(row.index,),
            values={"masa": ", ".join(sorted(wanted)), "dokumen": row.langkah.mutu_baku.kelengkapan or ""},
            quote=row.langkah.mutu_baku.kelengkapan,
            severity=None if joins else "warning",
        )


def _nothing_given(ctx: Context, row: Row, last: Row) -> bool:
    """Whether the row takes a disposition that the step before, an order, does not yield."""
    takes = any(d.kepala == "disposisi" for d in row.masuk) and "disposisi" in row.kata
    orders = any(v.kelas == "perintah" for v in ctx.kegiatan[last.index].kalimat.acts())
    return takes and orders and is_blank(last.langkah.mutu_baku.output)


def _raw(key: str, row: Row, document: str, earlier: Row, output: str, severity: Tingkat | None = None) -> Raw:
    return Raw(
        key=key,
        pointers=(row.at("mutu_baku/kelengkapan"), earlier.at("mutu_baku/output")),
        steps=(row.index,),
        values={
            "dokumen": document,
            "output": output,
            "sebelum": earlier.langkah.nomor or str(earlier.index + 1),
        },
        quote=document,
        severity=severity,
        subject="",
    )
