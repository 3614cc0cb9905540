"""The drawing as SVG: everything is in it, and nothing from outside."""

from __future__ import annotations

from typing import Any

import pytest
from export_case import ANY_SOP, CHAIN, DEGENERATE, made, sop
from hypothesis import given, settings
from lxml import etree

from pipeline.exports.build import build
from pipeline.exports.svg import to_svg
from pipeline.exports.text import width
from pipeline.model.sop import SOP, Pelaksana

SVG = "{http://www.w3.org/2000/svg}"


def _read(case: SOP) -> Any:
    return etree.fromstring(to_svg(case).encode("utf-8"))


def _texts(root: Any) -> str:
    return " ".join(t.text or "" for t in root.iter(f"{SVG}text"))


def _of(root: Any, css: str) -> list[Any]:
    return [e for e in root.iter() if css in (e.get("class") or "").split()]


def test_every_step_role_symbol_and_arrow_is_drawn() -> None:
    case = made(7)
    root = _read(case)
    words = _texts(root)
    for step in case.langkah:
        assert (step.aktivitas or "") in words
    for role in case.pelaksana:
        assert role.nama in words
    assert len(_of(root, "simbol")) == len(case.alur.simbol)
    assert len(_of(root, "panah")) == len(case.alur.panah)
    drawn = {(p.get("data-dari"), p.get("data-ke")) for p in _of(root, "panah")}
    assert drawn == {(p.dari, p.ke) for p in case.alur.panah}


def test_words_at_arrows_are_as_printed() -> None:
    labels = [t.text for t in _of(_read(sop(symbols=CHAIN, arrows="S1>S2,S2>S3:Lengkap,S2>S1:Belum")), "label")]
    assert sorted(labels) == ["Belum", "Lengkap"]


def test_groups_of_roles_stand_above_them() -> None:
    lanes = tuple(Pelaksana(nama=n, kelompok=k) for n, k in (("A", "Pengirim"), ("B", "Pengirim"), ("C", None)))
    assert _texts(_read(sop(pelaksana=lanes))).count("Pengirim") == 1


def test_remarks_stand_below_the_drawing() -> None:
    notes = _of(_read(sop()), "catatan")
    assert "tanpa panah" in " ".join(n.text for n in notes)
    assert len(_of(_read(sop()), "tanpa-simbol")) == 3


@pytest.mark.parametrize("name", DEGENERATE)
def test_nothing_lies_outside_the_picture(name: str) -> None:
    root = _read(DEGENERATE[name])
    w, h = float(root.get("width")), float(root.get("height"))
    for text in root.iter(f"{SVG}text"):
        long = width(text.text or "", 11)
        x = float(text.get("x")) - (long / 2 if "tengah" in (text.get("class") or "") else 0)
        assert x >= -1 and x + 0.8 * long <= w and 0 <= float(text.get("y")) <= h, text.text
    for path in _of(root, "panah"):
        numbers = [float(n) for n in path.get("d").replace("M", "").replace("L", "").split()]
        assert all(0 <= x <= w for x in numbers[::2]) and all(0 <= y <= h for y in numbers[1::2])


@settings(max_examples=40, deadline=None)
@given(ANY_SOP)
def test_any_sop_gives_well_formed_xml_of_its_own(case: SOP) -> None:
    text = to_svg(case)
    root = etree.fromstring(text.encode("utf-8"))
    assert len(_of(root, "panah")) == len(build(case).edges)
    assert "href" not in text and "url(http" not in text and "<script" not in text and "@import" not in text
