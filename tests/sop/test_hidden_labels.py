"""Labels of the identity block that a stamp covers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid
from pipeline.records.page import Page
from pipeline.records.word import Word
from pipeline.sop.fields import find_labels
from pipeline.sop.hidden_labels import with_hidden
from pipeline.sop.identity import find_identity

ROWS = (
    ("Nomor SOP", "SOP-12/2024"),
    ("Tanggal Pembuatan", "2 Januari 2024"),
    ("Tanggal Revisi", "3 Januari 2024"),
    ("Tanggal Efektif", "4 Januari 2024"),
    ("Disahkan oleh", "Kepala Dinas Kearsipan"),
    ("Nama SOP", "Pengelolaan Arsip Statis"),
)
ALL = ["nomor_sop", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "disahkan_oleh", "nama_sop"]


def test_a_word_that_can_be_read_beside_a_stain_is_another_field() -> None:
    table = grid({5: 0.3})
    (label,) = (c for c in table.cells if (c.row, c.col) == (5, 0))
    stained = replace(label, words=(label.words[0], replace(label.words[1], text="Halaman", confidence=0.97)))
    assert kinds(replace(table, cells=tuple(stained if c is label else c for c in table.cells))) == ALL[:5]


def grid(hidden: dict[int, float], rows: tuple[tuple[str, str], ...] = ROWS, asal: str = "ocr") -> Grid:
    """The block, a box below it. hidden: rows whose label is unreadable, with how far its words are believed."""
    high, xs = 20.0, (300.0, 400.0, 700.0)

    def cell(row: int, col: int, text: str, sure: float, span: int = 1) -> Cell:
        box = Box(xs[col], row * high, xs[col + span], (row + 1) * high)
        words = tuple(
            Word(t, Box(box.x0 + 5 + 30 * i, box.y0 + 5, box.x0 + 30 + 30 * i, box.y0 + 14), sure, asal)  # type: ignore[arg-type]
            for i, t in enumerate(text.split())
        )
        return Cell(row, col, 1, span, box, words)

    cells = []
    for row, (label, value) in enumerate(rows):
        cells.append(cell(row, 0, "nAy7 mc" if row in hidden else label, hidden.get(row, 0.98)))
        cells.append(cell(row, 1, value, 0.97))
    n = len(rows)
    cells += [cell(n, 0, "Kualifikasi Pelaksana", 0.97, 2), cell(n + 1, 0, "1. Memahami kearsipan", 0.97, 2)]
    ys = tuple(high * k for k in range(n + 3))
    return Grid(1, Box(xs[0], 0, xs[-1], ys[-1]), xs, ys, tuple(cells))


def kinds(table: Grid) -> list[str]:
    return [x.kind for x in with_hidden(find_labels(table), table) if x.kind in ALL]


@pytest.mark.parametrize("hidden", [(5,), (4,), (4, 5), (2,), (1, 3), (3, 4)])
def test_a_label_is_told_by_its_place(hidden: tuple[int, ...]) -> None:
    table = grid(dict.fromkeys(hidden, 0.3))
    assert kinds(table) == ALL
    told = [x.kind for x in with_hidden(find_labels(table), table) if x.placed]
    assert told == [ALL[row] for row in hidden]


@pytest.mark.parametrize(
    "table",
    [
        grid({5: 0.95}),  # readable, and no label of the block
        grid({5: 0.3}, asal="teks"),
        grid({5: 0.3}, (*ROWS[:5], ("Halaman", "2"), ROWS[5])),  # two cells for one label
        grid({4: 0.3}, (*ROWS[:4], ROWS[4], *ROWS[:1])),  # not the guideline's order
        grid({2: 0.3, 3: 0.3, 4: 0.3, 5: 0.3}),  # too few to tell the order by
        grid({4: 0.3}, (*ROWS[:4], ROWS[5])),  # the name or the approver: one of them is missing
    ],
)
def test_none_is_told_where_the_place_does_not_say_which(table: Grid) -> None:
    assert not any(x.placed for x in with_hidden(find_labels(table), table))


def test_the_values_are_read_and_are_up_for_review() -> None:
    table = grid({4: 0.3, 5: 0.3})
    block = find_identity(Page(1, "ocr", 800, 600), [table])
    assert block is not None
    assert block.nama_sop is not None
    assert (block.nama_sop.text, block.nama_sop.review) == ("Pengelolaan Arsip Statis", True)
    assert block.pengesah.jabatan is not None
    assert (block.pengesah.jabatan.text, block.pengesah.jabatan.review) == ("Kepala Dinas Kearsipan", True)
    assert block.nomor_sop is not None
    assert not block.nomor_sop.review
