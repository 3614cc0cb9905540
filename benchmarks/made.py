"""Made-up documents that benchmarks read, with their truth: which look, which wear, which seed."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.degrade import Wear
from generator.draw import draw
from generator.looks import Look
from generator.plan import Rencana
from generator.scans import scan_pdf
from generator.truth import truth
from generator.varied import make_varied

from pipeline.app.convert import convert_file
from pipeline.errors import SopError
from pipeline.model.sop import SOP


@dataclass(frozen=True, slots=True)
class Case:
    """One document. wear: None for the drawing itself (a digital PDF)."""

    look: Look
    wear: Wear | None
    seed: int

    def plan(self) -> Rencana:
        """A plan that the look can draw."""
        if self.look.same_page:
            return make_varied(self.seed, steps=4)
        return make_varied(self.seed, split=self.look.rows_per_page if self.look.rows_per_page < 9 else None)

    def pdf(self) -> bytes:
        drawn = draw(self.plan(), self.look)
        return drawn if self.wear is None else scan_pdf(drawn, self.wear, self.seed)

    def truth(self) -> dict[str, Any]:
        return truth(self.plan(), keterangan=self.look.keterangan)


def read(case: Case) -> SOP | None:
    """What is read of it; None where it is taken for no SOP. Of several SOPs the one with most steps."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.pdf"
        path.write_bytes(case.pdf())
        try:
            found = convert_file(path).sops
        except SopError:
            return None
    return max(found, key=lambda s: len(s.langkah), default=None)
