"""A text copy of an SOP as pages, like those that the other readers give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.elements.textcopy.blocks import split_blocks
from pipeline.elements.textcopy.decode import decode
from pipeline.elements.textcopy.identity import mend_identity
from pipeline.elements.textcopy.linear import rebuild_tables
from pipeline.elements.textcopy.notices import without_notices
from pipeline.elements.textcopy.process import is_process_table, mend_process_tables
from pipeline.elements.textcopy.raw import Alinea, Blok, GantiHalaman, Tabel
from pipeline.elements.textcopy.sheet import lay_out
from pipeline.elements.textcopy.vocabulary import is_title
from pipeline.records.page import Page

__all__ = ["decode", "read_text"]

_OCR = 0.85  # of a word that an OCR program read and that says nothing of its own confidence
_BORDERS = 3  # loose border signs in running text that show an OCR program at work
_SIGN_OFF = re.compile(r"\bnip\b|\bnrp\b|^\W*ditetapkan|^\W*disahkan|,\s.*\b(?:19|20)\d\d$", re.I)


def read_text(text: str) -> tuple[Page, ...]:
    """The pages of a text copy, on a virtual sheet of characters (see sheet.py; points). A page ends at a form feed,
    and where one part of the SOP ends (cover, identity block, process table), so that a part is a page as in print.

    Tables come as grids; the identity block comes in the official layout whatever form it had. A text without any
    table gives pages with words only, an empty text gives none.
    """
    kept, noticed = without_notices(text)
    blocks = split_blocks(kept)
    rebuilt = rebuild_tables(mend_process_tables(blocks))
    parts = _parts(_with_identity(rebuilt.blocks))
    if rebuilt.ocr or sum(b.plain.count("|") for b in blocks if isinstance(b, Alinea)) >= _BORDERS:
        pages = [lay_out(p, n, asal="ocr", confidence=_OCR) for n, p in enumerate(parts, 1)]
    else:
        pages = [lay_out(p, n) for n, p in enumerate(parts, 1)]
    return tuple(replace(p, notes=("tte",)) if noticed else p for p in pages)


def _with_identity(blocks: Sequence[Blok]) -> list[Blok]:
    """Every stretch between two process tables with its identity block in the official layout."""
    out: list[Blok] = []
    stretch: list[Blok] = []
    for block in blocks:
        if isinstance(block, Tabel) and is_process_table(block):
            out += [*mend_identity(stretch, before_table=True), block]
            stretch = []
        else:
            stretch.append(block)
    return out + mend_identity(stretch, before_table=False)


def _parts(blocks: Sequence[Blok]) -> list[list[Blok]]:
    """The blocks of one page each."""
    parts: list[list[Blok]] = [[]]
    loose: list[Alinea] = []
    for block in blocks:
        if isinstance(block, Alinea):
            loose.append(block)
        elif isinstance(block, GantiHalaman):
            parts[-1] += loose
            loose = []
            parts.append([])
        else:
            closing, opening = _divide(loose, bool(parts[-1]))
            parts[-1] += closing
            if _is_main(block) and any(isinstance(b, Tabel) and _is_main(b) for b in parts[-1]):
                parts.append([])
            elif _is_main(block) and _is_cover(opening) and block.bentuk == "susun":
                parts[-1] += opening
                opening = []
                parts.append([])
            parts[-1] += [*opening, block]
            loose = []
    parts[-1] += loose
    return [p for p in parts if p]


def _is_main(table: Tabel) -> bool:
    return table.bentuk == "susun" or is_process_table(table)


def _is_cover(lines: Sequence[Alinea]) -> bool:
    return len(lines) > 1 and any(is_title(a.plain, "sampul") for a in lines)


def _divide(lines: Sequence[Alinea], has_part: bool) -> tuple[list[Alinea], list[Alinea]]:
    """Lines between two tables: those up to a signature close the part above, the others open the one below."""
    if not has_part:
        return [], list(lines)
    last = max((i for i, a in enumerate(lines) if _SIGN_OFF.search(a.plain)), default=-1)
    return list(lines[: last + 1]), list(lines[last + 1 :])
