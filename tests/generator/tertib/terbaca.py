"""The canonical SOP that the program itself reads from the drawn paper."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from generator.draw import draw
from generator.looks import LOOKS
from generator.tertib.gambar import as_plan
from generator.tertib.kanonik import hash_text
from generator.tertib.naskah import Naskah
from pipeline.app.convert import convert
from pipeline.model.sop import SOP

_ALL_ROWS = 30  # on one page, where they fit: a return cannot be drawn over a page break
_LOOKS = tuple(replace(look, rows_per_page=_ALL_ROWS) for look in LOOKS if not look.rich and not look.same_page)


def as_read(n: Naskah) -> SOP | None:
    """In one of the looks, always the same for the same paper; None where the paper cannot be drawn as it is."""
    plan = as_plan(n)
    if plan is None:
        return None
    try:
        looks = [k for k in _LOOKS if k.keterangan or not any(s.keterangan for s in n.langkah)]
        drawn = draw(plan, looks[hash_text(replace(n, berkas="")) % len(looks)])
    except ValueError:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / n.berkas.replace("/", "-")
        path.write_bytes(drawn)
        return next(convert(path), None)
