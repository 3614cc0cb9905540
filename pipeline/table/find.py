"""The pieces of process tables on one page."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.data.load import read_toml
from pipeline.grid.crop import crop
from pipeline.grid.split import trim_empty_sides
from pipeline.grid.text import reading_of
from pipeline.records.geometry import Box
from pipeline.records.grid import Grid
from pipeline.records.page import Page
from pipeline.records.part import TablePart
from pipeline.records.reading import Reading
from pipeline.table.columns import type_columns
from pipeline.table.header import cell_text, find_header_rows, row_texts, starting
from pipeline.table.header_words import with_clean_headers
from pipeline.table.mend import split_joined_rows
from pipeline.table.title import is_title_text, title_above
from pipeline.table.wording import is_duration, is_identity_label, step_number


def find_table_parts(page: Page, grids: Sequence[Grid]) -> tuple[TablePart, ...]:
    """The pieces of process tables on a page, top down: each header with the rows down to the next one, and tables that
    go on from an earlier page without a header (`kolom` is then empty)."""
    text = median([w.size or w.box.height for w in page.words]) if page.words else page.tinggi / 60
    found: list[TablePart] = []
    for grid in map(with_clean_headers, grids):
        headers = find_header_rows(grid)
        if not headers:
            below = _below_identity(grid)
            part = _continuation(page, below, text) if below is not None else None
            found += [part] if part is not None else []
            continue
        if headers[0].first > 0:
            above = crop(grid, 0, headers[0].first - 1)
            part = _continuation(page, above, text)
            found += [part] if part is not None else []
        for n, header in enumerate(headers):
            end = headers[n + 1].first - 1 if n + 1 < len(headers) else grid.n_rows - 1
            last = _end_of_table(grid, header.body, end)
            piece = crop(grid, header.first, last)
            title = _title_row(grid, header.first, page.nomor) or title_above(page, piece.box, grids, text)
            found.append(_part(page, piece, header.body - header.first, title, text, headed=True))
    return tuple(sorted(found, key=lambda p: (p.box.y0, p.box.x0)))


def _below_identity(grid: Grid) -> Grid | None:
    """A grid without a header that can be read, without the identity block above it (known by boxes that begin with
    their label); None where nothing stands below."""
    last = max((c.last_row for c in grid.cells if c.words and _begins_with_label(cell_text(c))), default=-1)
    if last < 0:
        return grid
    return crop(grid, last + 1, grid.n_rows - 1) if last + 1 < grid.n_rows else None


def _begins_with_label(text: str) -> bool:
    head, colon, _ = text.partition(":")
    return bool(colon) and is_identity_label(head)


def _end_of_table(grid: Grid, body: int, end: int) -> int:
    """Last row before an identity block that stands below in the same grid."""
    for row in range(body, end + 1):
        labels = sum(is_identity_label(t) for t in row_texts(grid, row))
        if labels >= 2 or (labels and row + 1 <= end and any(is_identity_label(t) for t in row_texts(grid, row + 1))):
            return max(body - 1, row - 1)
    return end


def _title_row(grid: Grid, first: int, halaman: int) -> Reading | None:
    """The title as a row of the table itself: one cell over the whole width right above the header."""
    if first == 0:
        return None
    cells = [c for c in starting(grid, first - 1) if c.words]
    if len(cells) == 1 and is_title_text(cell_text(cells[0])):
        return reading_of(cells[0].words, halaman)
    return None


def _continuation(page: Page, grid: Grid, text: float) -> TablePart | None:
    """A grid without a header as the next piece of a table, when it looks like one: many columns, no identity labels,
    and either step numbers in front, durations, or symbols."""
    if grid.n_cols < read_toml("kolom.toml")["ambang"]["lanjutan_kolom"]:
        return None
    if any(is_identity_label(cell_text(c)) for c in grid.cells if c.words):
        return None
    front = [cell_text(c) for c in grid.cells if c.col == 0]
    numbers = sum(step_number(t) is not None for t in front)
    timed = sum(is_duration(cell_text(c)) for c in grid.cells if c.words)
    symbols = sum(grid.box.holds(s.box.cx, s.box.cy) for s in page.shapes)
    if (numbers > 0) + (timed > 0) + (symbols > 0) < 2:
        return None
    return _part(page, grid, 0, None, text, headed=False)


def _part(page: Page, grid: Grid, body: int, title: Reading | None, text: float, *, headed: bool) -> TablePart:
    if headed:
        grid = trim_empty_sides(grid)
    grid, split = split_joined_rows(grid, body)
    around = _reach(page, grid.box, text)
    connectors = tuple(c for c in page.connectors if any(around.holds(p.x, p.y) for p in c.points))
    tips = [p for c in connectors for p in (c.points[0], c.points[-1])]
    shapes = tuple(
        s
        for s in page.shapes
        if around.holds(s.box.cx, s.box.cy)  # or a mark beyond, to which a line of the table leads
        or (s.kind == "konektor" and any(s.box.grow(text / 2).holds(p.x, p.y) for p in tips))
    )
    columns = type_columns(grid, body, shapes) if headed else None
    numbers = _numbers(grid, body, columns.kolom[0].x1 if columns else grid.xs[1])
    return TablePart(
        halaman=page.nomor,
        box=grid.box,
        grid=grid,
        body_row=body,
        kolom=columns.kolom if columns else (),
        judul=title,
        nomor_pertama=numbers[0] if numbers else None,
        nomor_terakhir=numbers[-1] if numbers else None,
        words=tuple([w for w in page.words if grid.box.holds_centre(w.box)]),
        shapes=shapes,
        connectors=connectors,
        has_drawing=page.has_drawing,
        column_types_repaired=columns.repaired if columns else False,
        rows_split=split,
    )


def _reach(page: Page, box: Box, text: float) -> Box:
    far = read_toml("kolom.toml")["ambang"]["sambung_huruf"] * text
    return Box(box.x0, max(0.0, box.y0 - far), box.x1, min(page.tinggi, box.y1 + far))


def _numbers(grid: Grid, body: int, x1: float) -> list[int]:
    front = sorted((c for c in grid.cells if c.row >= body and c.box.cx < x1), key=lambda c: c.row)
    return [n for n in (step_number(cell_text(c)) for c in front) if n is not None]
