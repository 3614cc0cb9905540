"""Boxes whose headings a copier turned black are told by their places."""

from __future__ import annotations

from sop_case import LAWS, Span, grid, page

from pipeline.model.sop import SOP
from pipeline.records.identity import BlokIdentitas
from pipeline.records.word import Asal
from pipeline.sop.identity import find_identity

KINDS = [
    "dasar_hukum",
    "kualifikasi_pelaksana",
    "keterkaitan",
    "peralatan_perlengkapan",
    "peringatan",
    "pencatatan_pendataan",
]
CONTENT = {
    (3, 0): LAWS,
    (3, 1): "1. Memahami arsip\n2. Pendidikan minimal SLTA",
    (5, 0): "1. SOP Surat Masuk",
    (5, 1): "1. Komputer\n2. Printer",
    (7, 0): "Apabila terlambat maka arsip hilang",
    (7, 1): "Buku register",
}


def read(texts: dict[Span, str], asal: Asal = "ocr", rows: int = 8) -> BlokIdentitas:
    """A table of a key/value block of two rows and what stands below it."""
    head: dict[Span, str] = {(0, 0): "Nomor SOP", (0, 1): "061/07/2023", (1, 0): "Nama SOP", (1, 1): "Menata Arsip"}
    ys = [40.0 + 60 * i for i in range(rows + 1)]
    g = grid((40, 400, 780), ys, {**head, **texts}, asal=asal, confidence=0.99)
    found = find_identity(page(g), (g,))
    assert found is not None
    return found


def test_the_boxes_are_told_by_the_guideline_s_order_and_all_up_for_review() -> None:
    block = read(dict(CONTENT))
    assert [k.kind for k in block.kotak] == KINDS
    assert [len(k.items) for k in block.kotak] == [2, 2, 1, 2, 1, 1]
    assert all(r.review for k in block.kotak for r in k.items)
    assert not set(KINDS) & block.labels, "no label was seen"
    assert set(KINDS) <= set(SOP.model_fields)


def test_one_heading_that_can_be_read_leaves_no_room_for_guessing() -> None:
    block = read({**CONTENT, (4, 0): "Keterkaitan"})
    assert [k.kind for k in block.kotak] == ["keterkaitan"]
    assert not any(r.review for k in block.kotak for r in k.items)


def test_another_layout_is_no_such_table() -> None:
    assert read({**CONTENT, (3, 0): "1. Memahami arsip"}).kotak == (), "no regulation where they stand"
    assert read({**CONTENT, (6, 0): "Lampiran lain"}).kotak == (), "a row of words where a heading should be"
    assert read({k: v for k, v in CONTENT.items() if k[0] < 7}, rows=6).kotak == (), "two rows"
    assert read(dict(CONTENT), "teks").kotak == (), "type has no black headings"
