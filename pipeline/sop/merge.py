"""Identity blocks that belong together: one over two pages, one repeated as a page head."""

from __future__ import annotations

from dataclasses import fields, replace

from rapidfuzz import fuzz

from pipeline.records.identity import BlokIdentitas, Kotak, Pengesah
from pipeline.records.reading import Reading
from pipeline.sop.vocabulary import BOX_KINDS, KV_KINDS, fold, number

_FIELDS = ("instansi", "unit_kerja", *(k for k in KV_KINDS if k != "disahkan_oleh"))


def merge_blocks(a: BlokIdentitas, b: BlokIdentitas) -> BlokIdentitas:
    """Block `a` with what only `b` has; boxes of both in one, the same item once."""
    taken = {name: getattr(a, name) or getattr(b, name) for name in _FIELDS}
    return replace(
        a,
        halaman=tuple(dict.fromkeys((*a.halaman, *b.halaman))),
        labels=a.labels | b.labels,
        pengesah=merge_pengesah(a.pengesah, b.pengesah),
        kotak=_merge_boxes(a.kotak, b.kotak),
        lain=a.lain + tuple(x for x in b.lain if (x[0], x[1].text) not in {(k, r.text) for k, r in a.lain}),
        **taken,
    )


def merge_pengesah(a: Pengesah, b: Pengesah | None) -> Pengesah:
    """Approval block `a`, its gaps filled from `b`: but never one person's name with another's number."""
    if b is None or _other_person(a, b):
        return a
    return Pengesah(**{f.name: getattr(a, f.name) or getattr(b, f.name) for f in fields(Pengesah)})


def _other_person(a: Pengesah, b: Pengesah) -> bool:
    if a.nama is not None and b.nama is not None and fuzz.token_set_ratio(fold(a.nama.text), fold(b.nama.text)) < 80:
        return True
    return a.nip is not None and b.nip is not None and fold(a.nip.text) != fold(b.nip.text)


def _merge_boxes(a: tuple[Kotak, ...], b: tuple[Kotak, ...]) -> tuple[Kotak, ...]:
    merged = {k.kind: k for k in a}
    for k in b:
        known = merged.get(k.kind)
        have = {fold(i.text) for i in known.items} if known else set()
        items = (known.items if known else ()) + tuple(i for i in k.items if fold(i.text) not in have)
        merged[k.kind] = Kotak(k.kind, items)
    return tuple(merged.values())


def is_rest_of(block: BlokIdentitas, before: BlokIdentitas) -> bool:
    """Does the block go on with the one of an earlier page: no key/value labels, and boxes that the other lacks?"""
    if block.labels & set(KV_KINDS):
        return False
    return not (block.labels & before.labels & set(BOX_KINDS))


def is_same(block: BlokIdentitas, before: BlokIdentitas) -> bool:
    """Is the block the earlier one again, as documents repeat it at the head of each page?"""
    least = number("dokumen", "identitas_sama")
    alike = []
    for name in ("nomor_sop", "nama_sop"):
        x, y = getattr(block, name), getattr(before, name)
        if x is not None and y is not None:
            alike.append(_like(x, y) >= least)
    return bool(alike) and all(alike)


def _like(x: Reading, y: Reading) -> float:
    return fuzz.ratio(fold(x.text), fold(y.text))


def starts_sop(block: BlokIdentitas) -> bool:
    """Enough labels to open an SOP of its own."""
    return len(block.labels & set(KV_KINDS)) >= 2 or len(block.labels & set(BOX_KINDS)) >= 2
