"""From the model to the diagram: nothing invented, nothing lost without a remark."""

from __future__ import annotations

from export_case import ANY_SOP, CHAIN, DEGENERATE, sop
from hypothesis import given, settings

from pipeline.exports.build import build
from pipeline.model.sop import SOP, Langkah, Pelaksana


def test_a_step_without_a_symbol_gets_a_box_in_its_role_and_no_arrow() -> None:
    steps = (Langkah(nomor="1", aktivitas="Satu", pelaksana=(1, 0)), Langkah(nomor="2", aktivitas="Dua"))
    d = build(sop(langkah=steps))
    assert [(n.row, n.lane, n.drawn, n.lanes) for n in d.nodes] == [(0, 1, False, (0,)), (1, 2, False, ())]
    assert d.lanes[2].nama == "(tanpa pelaksana)" and not d.edges
    assert d.notes == ("Sumber tidak memuat gambar alur: satu kotak untuk tiap langkah, tanpa panah.",)


def test_a_row_below_in_a_merged_role_cell_belongs_to_the_symbol_above() -> None:
    steps = tuple(Langkah(nomor=str(n), aktivitas="x", pelaksana=(p,)) for n, p in ((1, 0), (2, 0), (3, 1), (4, 0)))
    d = build(sop(langkah=steps, symbols="S1 proses 0 0,S2 proses 2 1", arrows="S1>S2"))
    assert d.nodes[0].rows == (1,)
    boxes = [n for n in d.nodes if not n.drawn]
    assert [(n.row, n.lane) for n in boxes] == [(3, 0)]  # row 3 lies between: this cell is not merged with the first
    assert any("(4)" in note for note in d.notes)


def test_without_arrows_rows_of_one_role_are_no_merged_cell() -> None:
    steps = tuple(Langkah(nomor=str(n), aktivitas="x", pelaksana=(0,)) for n in (1, 2))
    d = build(sop(langkah=steps, symbols="S1 terminator 0 0 Mulai"))
    assert [(n.row, n.drawn) for n in d.nodes] == [(0, True), (1, False)]


def test_arrows_are_those_of_the_model_once_each() -> None:
    d = build(DEGENERATE["duplicate arrows"])
    assert [(e.dari, e.ke, e.caption) for e in d.edges] == [
        ("S1", "S2", ""),
        ("S2", "S3", "ya"),
        ("S2", "S3", "tidak"),
    ]


def test_an_arrow_to_nowhere_is_left_out_and_counted() -> None:
    d = build(DEGENERATE["arrows to nowhere"])
    assert [(e.dari, e.ke) for e in d.edges] == [("S2", "S3")]
    assert any(note.startswith("2 panah") for note in d.notes)


def test_ids_stay_where_they_can_and_are_distinct() -> None:
    assert [n.key for n in build(sop(symbols=CHAIN)).nodes] == ["S1", "S2", "S3"]
    for name in ("one id twice", "ids that are no names", "ids of our own kind"):
        d = build(DEGENERATE[name])
        assert len({n.key for n in d.nodes}) == len(d.nodes), name
    assert len(build(DEGENERATE["ids that are no names"]).edges) == 2


def test_symbols_of_one_cell_take_slots() -> None:
    d = build(DEGENERATE["five in one cell"])
    assert [n.slot for n in d.nodes if n.drawn] == [0, 1, 2, 3, 4] and d.slots(0) == 5


def test_groups_of_roles_stand_before_the_name() -> None:
    d = build(sop(pelaksana=(Pelaksana(nama="Kepala", kelompok="Satker Pengirim"),)))
    assert d.lanes[0].full == "Satker Pengirim – Kepala"


def test_off_page_marks_are_listed() -> None:
    note = build(DEGENERATE["off-page marks"]).notes[-1]
    assert note == "Penanda sambungan halaman: hal. 1, langkah 3, Kepala (A); hal. 2."


def test_notes_speak_english_on_request() -> None:
    assert "no arrows" in build(sop(), "en").notes[0]


@settings(max_examples=60, deadline=None)
@given(ANY_SOP)
def test_every_symbol_and_every_step_is_in_the_diagram(made: SOP) -> None:
    d = build(made)
    assert len([n for n in d.nodes if n.drawn]) == len(made.alur.simbol)
    assert len({n.key for n in d.nodes}) == len(d.nodes)
    shown = {n.row for n in d.nodes} | {r for n in d.nodes for r in n.rows}
    assert shown >= set(range(len(made.langkah)))
    assert all(0 <= n.lane < len(d.lanes) and 0 <= n.row < len(d.rows) for n in d.nodes)
    assert len({(n.row, n.lane, n.slot) for n in d.nodes}) == len(d.nodes)
    keys = {n.key for n in d.nodes}
    assert {k for e in d.edges for k in (e.dari, e.ke)} <= keys and len(d.edges) <= len(made.alur.panah)
