"""The flow of made-up documents against their exact truth, look by look."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from generator.contents import make
from generator.draw import draw
from generator.looks import FLOW_LOOKS, LOOKS, Look
from generator.plan import Rencana
from generator.rich import make_rich

from pipeline.app.convert import convert_file
from pipeline.model.sop import SOP

SEEDS = range(40, 46)


def _plan(look: Look, seed: int) -> Rencana:
    """A plan that the look can draw: one that breaks over pages keeps its returns on one page."""
    if look.rich:
        return make_rich(seed)
    if look.same_page:
        return make(seed, steps=4)
    return make(seed, split=look.rows_per_page if look.rows_per_page < 9 else None)


def _arrows(sop: SOP) -> Counter[tuple[object, ...]]:
    at = {s.id: (s.langkah, s.pelaksana) for s in sop.alur.simbol}
    return Counter((at[p.dari], at[p.ke], p.label) for p in sop.alur.panah)


@pytest.mark.parametrize("look", [x for x in (*LOOKS, *FLOW_LOOKS) if x.role_rules], ids=lambda look: look.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_symbol_and_arrow_is_found_and_none_invented(look: Look, seed: int, tmp_path: Path) -> None:
    plan = _plan(look, seed)
    (tmp_path / "a.pdf").write_bytes(draw(plan, look))
    (sop,) = convert_file(tmp_path / "a.pdf").sops
    at = [(s.langkah, s.pelaksana) for s in plan.simbol]
    assert Counter((s.langkah, s.pelaksana, s.jenis) for s in sop.alur.simbol) == Counter(
        (s.langkah, s.pelaksana, s.jenis) for s in plan.simbol
    )
    assert _arrows(sop) == Counter((at[p.dari], at[p.ke], p.label) for p in plan.panah)


def test_an_arrow_over_a_page_break_is_one_arrow_and_its_marks_are_kept(tmp_path: Path) -> None:
    look = next(x for x in LOOKS if x.name == "bersambung")
    plan = make(50, steps=6, split=look.rows_per_page)
    (tmp_path / "a.pdf").write_bytes(draw(plan, look))
    (sop,) = convert_file(tmp_path / "a.pdf").sops
    pages = [k.halaman for k in sop.alur.konektor]
    assert len(pages) == 2 and pages[1] == pages[0] + 1
    evidence = [b for p, b in sop.bukti.items() if p.startswith("/alur/panah/")]
    assert len(evidence) == len(sop.alur.panah) == len(plan.panah)
    assert {b.cara for b in evidence} == {"tergambar", "terlacak"}


@pytest.mark.parametrize("look", [x for x in LOOKS if x.role_rules][:4], ids=lambda look: look.name)
def test_a_decision_without_labels_takes_no_words_of_the_cells_beside(look: Look, tmp_path: Path) -> None:
    taken = []
    for seed in SEEDS:
        plan = _plan(look, seed)
        bare = replace(plan, panah=type(plan.panah)(replace(p, label=None) for p in plan.panah))
        (tmp_path / "a.pdf").write_bytes(draw(bare, look))
        (sop,) = convert_file(tmp_path / "a.pdf").sops
        taken += [(seed, p.dari, p.ke, p.teks) for p in sop.alur.panah if p.teks]
    assert taken == []


@pytest.mark.parametrize("look", [x for x in LOOKS if x.role_rules][:4], ids=lambda look: look.name)
def test_the_arrow_of_a_box_may_have_a_label_too(look: Look, tmp_path: Path) -> None:
    for seed in SEEDS:
        plan = _plan(look, seed)
        boxes = [n for n, p in enumerate(plan.panah) if plan.simbol[p.dari].jenis == "proses"]
        panah = [replace(p, label="ya") if n == boxes[0] else p for n, p in enumerate(plan.panah)]
        at = [(s.langkah, s.pelaksana) for s in plan.simbol]
        (tmp_path / "a.pdf").write_bytes(draw(replace(plan, panah=type(plan.panah)(panah)), look))
        (sop,) = convert_file(tmp_path / "a.pdf").sops
        assert _arrows(sop) == Counter((at[p.dari], at[p.ke], p.label) for p in panah), seed
