"""The flow of made-up documents read from worn pictures of their pages, against their exact truth."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from generator.contents import make
from generator.degrade import WEARS
from generator.draw import draw
from generator.looks import FLOW_LOOKS, LOOKS, Look
from generator.plan import Rencana
from generator.rich import make_rich
from generator.scans import scan_pdf

from pipeline.app.convert import convert_file
from pipeline.model.sop import SOP
from pipeline.ocr.port import probe

pytestmark = pytest.mark.skipif(not any(e.usable for e in probe()), reason="no OCR engine is installed")

# Each look with the wear that is hardest on it: pale lines and print of the back, dark symbols and a fold, branches in
# pieces at 150 dpi, labels over the roles' border under a copier's grey.
CASES = (("rambut", "fotokopi"), ("gelap", "lipat"), ("bercabang", "kasar"), ("polos", "fotokopi"))


def _plan(look: Look) -> Rencana:
    return make_rich(504) if look.rich else make(500)


def _read(look: Look, wear: str, folder: Path) -> SOP:
    picture = scan_pdf(draw(_plan(look), look), next(w for w in WEARS if w.name == wear), seed=4)
    (folder / "a.pdf").write_bytes(picture)
    (sop,) = convert_file(folder / "a.pdf").sops
    return sop


@pytest.mark.parametrize(("name", "wear"), CASES)
def test_symbols_and_arrows_are_those_of_the_plan(name: str, wear: str, tmp_path: Path) -> None:
    look = next(x for x in (*LOOKS, *FLOW_LOOKS) if x.name == name)
    plan, sop = _plan(look), _read(look, wear, tmp_path)
    drawn = [(s.langkah, s.pelaksana) for s in plan.simbol]
    seen = {s.id: (s.langkah, s.pelaksana) for s in sop.alur.simbol}
    assert Counter((s.langkah, s.pelaksana, s.jenis) for s in sop.alur.simbol) == Counter(
        (s.langkah, s.pelaksana, s.jenis) for s in plan.simbol
    )
    true = Counter((drawn[p.dari], drawn[p.ke]) for p in plan.panah)
    assert Counter((seen[p.dari], seen[p.ke]) for p in sop.alur.panah) == true


def test_a_label_across_the_border_of_the_roles_is_read_whole(tmp_path: Path) -> None:
    look = next(x for x in LOOKS if x.name == "polos")
    sop = _read(look, "kantor", tmp_path)
    assert {(p.label, p.teks) for p in sop.alur.panah if p.label} == {("ya", "Ya"), ("tidak", "Tidak")}
