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

from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.context import Context, Row, is_blank
from pipeline.checks.documents import Dokumen, same_document, shares, vocabulary
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.sop import Pelaksana
from pipeline.model.tingkat import Tingkat
from pipeline.normal.jabatan import find_roles
from pipeline.normal.teks import fold

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
            found = _other_hand(d, before, ctx.sop.pelaksana) or _other_thing(d, before, last)
            if found is not None:
                key, (earlier, output) = found
                yield _raw(key, row, d.teks, earlier, output.teks)
        yield from _period(ctx, row)
        if last is not None and _nothing_given(ctx, row, last, before):
            yield _raw("io004_kosong", row, "disposisi", last, "", severity="warning")
        before += [(row, d) for d in row.keluar]
        last = row


def _other_hand(
    d: Dokumen, before: Sequence[tuple[Row, Dokumen]], columns: Sequence[Pelaksana]
) -> tuple[str, tuple[Row, Dokumen]] | None:
    """An earlier output of the same document that another role signed or initialled, and none that this one did."""
    who = _role(d, columns)
    if who is None:
        return None
    same = [(r, o) for r, o in before if same_document(d, o) and o.akar == d.akar and _role(o, columns) is not None]
    if not same or any(_one_role(_role(o, columns) or "", who) for _, o in same):
        return None
    return "io004_oleh", same[-1]


def _role(d: Dokumen, columns: Sequence[Pelaksana]) -> str | None:
    """The position whose hand it bears, by its head; one that is known by its column only, by that."""
    if not d.oleh:
        return None
    found = find_roles(d.oleh.title(), ())
    if found:
        return found[0].kepala
    return next((c for p in columns if (c := fold(p.nama)) and f"{d.oleh} ".startswith(f"{c} ")), None)


def _one_role(a: str, b: str) -> bool:
    """ "Sekretaris" and "Sekretaris Dinas" are one."""
    return a.startswith(b) or b.startswith(a)


def _other_thing(
    d: Dokumen, before: Sequence[tuple[Row, Dokumen]], last: Row | None
) -> tuple[str, tuple[Row, Dokumen]] | None:
    """The step before yields a draft in the very status that this one asks for, but of another document, and no step
    yields this one."""
    if not d.draf or not d.akar or any(_may_be(d, o) for _, o in before):
        return None
    given = [(r, o) for r, o in before if r is last and o.draf and o.akar == d.akar and not shares(d, o)]
    return ("io004_lain", given[0]) if given else None


def _may_be(d: Dokumen, o: Dokumen) -> bool:
    """Whether a draft, or what was signed, goes on under this name: one kind, and nothing that tells them apart."""
    told_apart = not d.generic and not o.generic and not shares(d, o)
    return d.kepala == o.kepala and bool(o.draf or o.akar) and not told_apart


def _period(ctx: Context, row: Row) -> Iterator[Raw]:
    periods, words = vocabulary().periods, row.kata
    verb = ctx.kegiatan[row.index].kalimat.utama
    if "laporan" not in words:
        return
    named = [periods[w] for w in words if w in periods]
    given = {periods[w] for d in row.masuk if "laporan" in d.kata for w in d.kata if w in periods}
    if not named or not given:
        return
    joins = "menjadi" in words and any(_is_number(w) for w in words[: words.index("menjadi")])
    wanted = {named[0]} if joins else set(named)
    made_of = _made_of(words, periods)
    if made_of is not None:
        joins, wanted = True, {made_of}
    if not wanted & given and (joins or (verb is not None and verb.kelas in _PASSING)):
        yield Raw(
            key="io004_masa",
            pointers=(row.at("mutu_baku/kelengkapan"), row.at("aktivitas")),
            steps=(row.index,),
            values={"masa": ", ".join(sorted(wanted)), "dokumen": row.langkah.mutu_baku.kelengkapan or ""},
            quote=row.langkah.mutu_baku.kelengkapan,
            severity=None if joins else "warning",
        )


def _made_of(words: Sequence[str], periods: Mapping[str, str]) -> str | None:
    """The period of the reports that a text says something is made of ("... dari laporan semester I dan II")."""
    for i in range(len(words) - 2):
        if words[i] == "dari" and words[i + 1] == "laporan" and words[i + 2] in periods:
            return periods[words[i + 2]]
    return None


def _is_number(word: str) -> bool:
    return word.isdigit() or word in ("i", "ii", "iii", "iv")


def _nothing_given(ctx: Context, row: Row, last: Row, before: Sequence[tuple[Row, Dokumen]]) -> bool:
    """Whether the row takes a disposition that the step before, an order, does not yield."""
    takes = any(d.kepala == "disposisi" for d in row.masuk) and "disposisi" in row.kata
    orders = any(v.kelas == "perintah" for v in ctx.kegiatan[last.index].kalimat.acts())
    return takes and orders and not before and is_blank(last.langkah.mutu_baku.output)


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
