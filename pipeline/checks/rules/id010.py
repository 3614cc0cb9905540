"""Isi kotak identitas tidak termasuk SOP ini atau kotak itu.

Yang diperiksa: Peringatan terhadap judul, hasil, dan kegiatan; jabatan dalam Kualifikasi; dokumen dalam Peralatan;
rekaman dalam Pencatatan yang tidak ada dalam alur.
Alasan: kotak yang disalin dari templat tidak memberi tahu pelaksana apa pun tentang SOP ini.
Berbunyi pada: Peringatan tentang SOP lain (warning); Peringatan yang akibatnya tentang hal lain ("maka anggaran tidak
cair" pada SOP arsip); Kualifikasi yang hanya berisi jabatan; Renstra sebagai peralatan; Nota Dinas yang tidak pernah
dibuat (info).
Diam pada: "Jika SOP ini tidak dilaksanakan ..."; pencatatan "data elektronik dan manual"; formulir dan aplikasi.

What a box of the identity page holds does not belong to this SOP or to this box.

What it checks: the warning against title, outputs and activities; positions under qualification; documents under tools;
records that occur nowhere in the flow.
Why: a box copied from a template tells the people who carry out this SOP nothing.
Fires on: a warning about another SOP (warning); a warning whose effect is about something else ("maka anggaran tidak
cair" in an SOP on archives); a qualification of positions only; Renstra as a tool; a Nota Dinas that is never written
(info).
Stays quiet on: "Jika SOP ini tidak dilaksanakan ..."; records "data elektronik dan manual"; forms and applications.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from pipeline.checks.context import Context
from pipeline.checks.lexicon import content_words
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.titles import missing_words, title_words
from pipeline.data.load import read_toml
from pipeline.model.tingkat import Tingkat
from pipeline.normal.jabatan import find_roles
from pipeline.normal.teks import fold

META = RuleMeta(
    code="ID010",
    name="box-content-foreign",
    severity="info",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian identitas: isi tiap kotak",
    guards=frozenset({"G2"}),
)

_SHOWN = 4  # items that a sentence names
_NAMED_SOP = re.compile(r"\b(?:SOP|Prosedur)\s+(?:tentang\s+)?(?P<nama>[A-Z].{3,120})", re.DOTALL)
# The SOP itself, by name or as what "tidak dilaksanakan" speaks of.
_SELF = re.compile(r"\b(?:sop|prosedur|standar operasional)\b|\b(?:jika|apabila|bila) tidak (?:di|ter)\w+")
# What comes to nothing: "maka ... tidak tersusun".
_EFFECT = re.compile(r"\bmaka (?:akan )?(.{4,80}?) (?:tidak|belum|gagal|terlambat|tertunda|terhambat)\b")


def check(ctx: Context) -> Iterator[Raw]:
    yield from _warning(ctx)
    yield from _qualification(ctx)
    yield from _tools(ctx)
    yield from _records(ctx)


def _warning(ctx: Context) -> Iterator[Raw]:
    items, nama = ctx.sop.peringatan, ctx.sop.identitas.nama_sop
    if not items or not nama:
        return
    for i, text in enumerate(items):
        other = _other_sop(ctx, text, nama)
        if other:
            values = {"isi": other, "nama": nama}
            yield _raw("id010_sop_lain", "peringatan", [i], values, text, "warning")
            return
        office = _other_office(ctx, text)
        if office:
            values = {"isi": office, "nama": ctx.sop.identitas.instansi or nama}
            yield _raw("id010_instansi_lain", "peringatan", [i], values, text, "warning")
            return
    text = " ".join(items)
    words = content_words(text)
    own = _SELF.search(fold(text))
    strange = not _on_subject(ctx, words) if not own else _foreign_effect(ctx, text)
    if (own or len(words) > 1) and strange:
        yield _raw("id010_peringatan", "peringatan", range(len(items)), {"nama": nama}, text)


def _foreign_effect(ctx: Context, text: str) -> bool:
    """Whether what is said to come to nothing without this SOP is something that the SOP never names."""
    found = _EFFECT.search(fold(text))
    words = content_words(found[1]) if found else frozenset()
    return bool(words - _idle()) and bool(ctx.sop.langkah) and not _on_subject(ctx, words)


@cache
def _idle() -> frozenset[str]:
    return content_words(" ".join(_data()["peringatan"]["umum"]))


def _on_subject(ctx: Context, words: frozenset[str]) -> bool:
    """Whether words share any with what the SOP is about: title, activities, outputs."""
    sop = ctx.sop
    parts = (sop.identitas.nama_sop, *(v for s in sop.langkah for v in (s.aktivitas, s.mutu_baku.output)))
    return any(not words.isdisjoint(content_words(part)) for part in parts if part)


def _other_sop(ctx: Context, text: str, nama: str) -> str | None:
    """The SOP that a warning names, where it shares no word with this one's title."""
    found = _NAMED_SOP.search(text)
    if found is None:
        return None
    words: list[str] = []
    for word in found["nama"].split():
        if fold(word) in _data()["peringatan"]["batas"]:
            break
        words.append(word)
    named = " ".join(words)
    theirs, own = title_words(named, ctx.agency), title_words(nama, ctx.agency)
    if len(words) < 2 or len(words) > 12 or not theirs or content_words(named) & content_words(nama):
        return None
    return named if len(missing_words(theirs, own)) == len(theirs) else None


def _other_office(ctx: Context, text: str) -> str | None:
    kinds = "|".join(k.capitalize() for k in _data()["peringatan"]["instansi_lain"])
    own = set(ctx.agency.words)
    for found in re.finditer(rf"\b((?:{kinds})(?:\s+[A-Z][a-z]+){{1,4}})", text):
        if own and not set(fold(found[1]).split()) & own:
            return found[1]
    return None


def _qualification(ctx: Context) -> Iterator[Raw]:
    items = ctx.sop.kualifikasi_pelaksana
    if items and all(_is_position(item) for item in items):
        values = {"isi": _listed(items)}
        yield _raw("id010_kualifikasi", "kualifikasi_pelaksana", range(len(items)), values, items[0])


@lru_cache(maxsize=8192)
def _is_position(item: str) -> bool:
    known, folded = _data()["kualifikasi"], fold(item)
    if not folded or set(folded.split()) & set(known["kemampuan"]) or len(folded.split()) > 8:
        return False
    return folded.startswith(tuple(known["jabatan"])) or any(m.start == 0 for m in find_roles(item))


def _tools(ctx: Context) -> Iterator[Raw]:
    found = [i for i, item in enumerate(ctx.sop.peralatan_perlengkapan) if _is_document(item)]
    if found:
        items = [ctx.sop.peralatan_perlengkapan[i] for i in found]
        yield _raw("id010_peralatan", "peralatan_perlengkapan", found, {"isi": _listed(items)}, items[0])


@cache
def _document_starts() -> tuple[str, ...]:
    return tuple(f" {d} " for d in _data()["peralatan"]["dokumen"])


@lru_cache(maxsize=8192)
def _is_document(item: str) -> bool:
    known, folded = _data()["peralatan"], f" {fold(item)} "
    starts = folded.startswith(_document_starts())
    return starts and not any(f" {k} " in folded for k in known["kecuali"])


def _records(ctx: Context) -> Iterator[Raw]:
    if not ctx.sop.langkah:
        return
    flow: str | None = None
    for i, item in enumerate(ctx.sop.pencatatan_pendataan):
        folded = f" {fold(item)} "
        named = [r for r in _data()["pencatatan"]["rekaman"] if f" {r} " in folded]
        if named and flow is None:
            flow = " ".join([t.folded for t in ctx.texts if t.step is not None])
        absent = [r for r in named if flow is not None and r not in flow]
        if absent:
            yield _raw("id010_pencatatan", "pencatatan_pendataan", [i], {"isi": ", ".join(absent)}, item)
            return


def _listed(items: Sequence[str]) -> str:
    """The first few, without the punctuation of their list."""
    return "; ".join([i.rstrip(" ;:,.") for i in items[:_SHOWN]]) + ("; …" if len(items) > _SHOWN else "")


def _raw(
    key: str, box: str, items: range | list[int], values: dict[str, str], quote: str, severity: Tingkat = "info"
) -> Raw:
    return Raw(
        key=key,
        pointers=tuple(f"/{box}/{i}" for i in items),
        values=values,
        quote=quote,
        severity=severity,
        subject=key,
    )


def _data() -> dict[str, Any]:
    return read_toml("isi_kotak.toml")
