"""The identity block of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.grid.text import lines_of
from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid
from pipeline.records.identity import BlokIdentitas, Kotak, Pengesah
from pipeline.records.page import Page
from pipeline.records.reading import Reading
from pipeline.records.word import Word
from pipeline.sop.black_heads import boxes_by_place
from pipeline.sop.boxes import box_contents
from pipeline.sop.colons import with_colons
from pipeline.sop.fields import Label, find_labels
from pipeline.sop.head_cells import free_head_cells, head_approver, head_title
from pipeline.sop.hidden_labels import with_hidden
from pipeline.sop.items import split_items
from pipeline.sop.kop import Kop, kop_words, outside_words, read_kop, words_above
from pipeline.sop.labels import is_kv, sections
from pipeline.sop.noise import without_noise_lines
from pipeline.sop.pengesah import read_pengesah
from pipeline.sop.spill import unspill
from pipeline.sop.values import field_words, value_reading
from pipeline.sop.vocabulary import BOX_KINDS, KV_KINDS, LAIN

_MANY = 3  # labels without a value: drafters leave some boxes empty, rules that fell apart empty more


@dataclass(frozen=True, slots=True)
class _Found:
    """What one table gave."""

    grid: Grid
    labels: tuple[Label, ...]

    @property
    def kv(self) -> list[Label]:
        return [x for x in self.labels if is_kv(x.kind)]

    @property
    def boxes(self) -> list[Label]:
        return [x for x in self.labels if not is_kv(x.kind)]


def find_identity(page: Page, grids: Sequence[Grid]) -> BlokIdentitas | None:
    """The identity block that stands on the page, or None.

    Two labels of the key/value block or of the boxes make a block; a single box label makes the rest of a block that
    began on the page before (no key/value label, one or more boxes). Where the tables give little, because their rules
    fell apart in reading, the page is read once more as text without rules.
    """
    tables = [part for g in grids for part in sections(unspill(with_colons(g)))]
    block = _read(tables + _free_text(page, outside_words(page, grids)), page)
    if block is None or len(tables) < 2 or len(block.labels) + 1 - _filled(block) < _MANY:
        return block
    inside = [w for t in tables for c in t.cells for w in c.words]
    again = _read(_free_text(page, [*outside_words(page, grids), *inside]), page)
    return again if again is not None and _filled(again) > _filled(block) else block


def _read(tables: Sequence[Grid], page: Page) -> BlokIdentitas | None:
    found = [_Found(t, labels) for t in tables if (labels := with_hidden(find_labels(t), t))]
    kv = {x.kind for f in found for x in f.kv}
    boxes = {x.kind for f in found for x in f.boxes if x.kind in BOX_KINDS}
    if len(kv) + len(boxes) < 2 and not boxes:
        return None
    block = BlokIdentitas(halaman=(page.nomor,), labels=frozenset(kv | boxes))
    for f in found:
        block = _with_fields(block, f, page)
        block = _with_boxes(block, f, page.nomor)
    if not boxes:
        block = _with_boxes_by_place(block, found, page.nomor)
    return _with_kop(_with_unlabelled(block, found, page.nomor), found, page)


def _filled(block: BlokIdentitas) -> int:
    """How many fields and boxes hold something: what a table whose rules fell apart loses."""
    own = [getattr(block, k) for k in ("instansi", *KV_KINDS) if k != "disahkan_oleh"]
    return sum(v is not None for v in own) + (block.pengesah != Pengesah()) + sum(bool(k.items) for k in block.kotak)


def _with_unlabelled(block: BlokIdentitas, found: Sequence[_Found], halaman: int) -> BlokIdentitas:
    """Heads of the health family name the SOP in a large cell and the approver in another, without labels."""
    for f in found:
        if not f.kv:
            continue
        cells = free_head_cells(f.grid, f.labels, f.kv)
        if block.nama_sop is None and "nama_sop" not in block.labels:
            block = replace(block, nama_sop=head_title(cells, f.kv, halaman))
        if block.pengesah == Pengesah() and "disahkan_oleh" not in block.labels:
            block = replace(block, pengesah=head_approver(cells, halaman))
    return block


def _free_text(page: Page, free: Sequence[Word]) -> list[Grid]:
    """Words as a table of one cell, so that a block without rules is found like another."""
    words = [w for w in free if w.angle == 0]
    if not words:
        return []
    words = [w for line in lines_of(words) for w in line.words]
    box = Box(0.0, 0.0, page.lebar, page.tinggi)
    cell = Cell(0, 0, 1, 1, box, tuple(words))
    return [Grid(page.nomor, box, (0.0, page.lebar), (0.0, page.tinggi), (cell,), ruled=False)]


def _with_fields(block: BlokIdentitas, f: _Found, page: Page) -> BlokIdentitas:
    kv = f.kv
    values = field_words(kv, f.grid, f.boxes)
    changes: dict[str, Any] = {}
    pengesah = block.pengesah
    for i, label in enumerate(kv):
        words = values.get(i, ())
        if label.kind == "disahkan_oleh":
            read = read_pengesah(words, page.nomor)
            if label.placed:
                read = Pengesah(*(_for_review(r) for r in (read.jabatan, read.nama, read.pangkat, read.nip)))
            pengesah = pengesah if pengesah != Pengesah() else read
        elif label.kind not in changes and getattr(block, label.kind) is None:
            if label.kind == "nama_sop":  # its cell lies below the stamp
                words = without_noise_lines(words)
            reading = value_reading(words, page.nomor)
            changes[label.kind] = _for_review(reading) if label.placed else reading
    return replace(block, pengesah=pengesah, **changes)


def _for_review(reading: Reading | None) -> Reading | None:
    return None if reading is None else replace(reading, review=True)


def _with_boxes(block: BlokIdentitas, f: _Found, halaman: int) -> BlokIdentitas:
    kotak = {k.kind: k for k in block.kotak}
    lain = list(block.lain)
    for content in box_contents(f.boxes, f.grid, f.kv):
        if content.label.kind == LAIN:
            if reading := value_reading(content.words, halaman):
                lain.append((content.label.text, reading))
            continue
        items = split_items(content.words, content.area, halaman)
        kind = content.label.kind
        if kind not in kotak or not kotak[kind].items:
            kotak[kind] = Kotak(kind, tuple(items))  # type: ignore[index, arg-type]
    return replace(block, kotak=tuple(kotak.values()), lain=tuple(lain))


def _with_boxes_by_place(block: BlokIdentitas, found: Sequence[_Found], halaman: int) -> BlokIdentitas:
    """Boxes of which no heading can be read at all."""
    placed = (boxes_by_place(f.grid, f.kv, halaman) for f in found)
    return replace(block, kotak=next((boxes for boxes in placed if boxes), block.kotak))


def _with_kop(block: BlokIdentitas, found: Sequence[_Found], page: Page) -> BlokIdentitas:
    kop = Kop()
    for f in found:
        if not f.kv or kop.instansi is not None:
            continue
        kop = read_kop(kop_words(f.grid, f.kv, [x for x in f.boxes if x.kind in BOX_KINDS]), page.nomor)
        if kop.instansi is None and f.grid.box.y0 > 0:
            kop = read_kop(words_above(page, f.grid), page.nomor)
    return replace(block, instansi=kop.instansi, unit_kerja=kop.unit_kerja)
