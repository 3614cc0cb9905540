"""The title line above a process table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.data.load import read_toml
from pipeline.grid.text import Line, lines_of, reading_of
from pipeline.records.geometry import Box
from pipeline.records.grid import Grid
from pipeline.records.page import Page
from pipeline.records.reading import Reading
from pipeline.table.wording import starts_with_any

_NUMBER = re.compile(r"^\W*(?:\d{1,3}|[A-Z])?\s*[.)]\s*")


def title_above(page: Page, box: Box, grids: Sequence[Grid], text: float) -> Reading | None:
    """The lines right above a table that begin with SOP, Prosedur, Bagan Alir … (box: the table, points; text: height
    of the type). Lines inside another table of the page are not titles."""
    far = read_toml("kolom.toml")["ambang"]["tinggi_judul_huruf"] * text
    free = [
        w
        for w in page.words
        if w.angle == 0
        and box.y0 - far <= w.box.cy <= box.y0 + text / 4
        and not any(g.box.holds_centre(w.box) for g in grids)
    ]
    lines = lines_of(free)
    start = next((i for i in range(len(lines) - 1, -1, -1) if _is_title(lines[i])), None)
    if start is None:
        return None
    kept = [lines[start]]
    for line in lines[start + 1 :]:
        if line.box.y0 - kept[-1].box.y1 > text:
            break
        kept.append(line)
    return reading_of([w for line in kept for w in line.words], page.nomor)


def is_title_text(text: str) -> bool:
    return starts_with_any(_NUMBER.sub("", text), "judul", "baris")


def _is_title(line: Line) -> bool:
    return is_title_text(line.text)
