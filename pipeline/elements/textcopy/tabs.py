"""Tables whose cells are divided by tabs: copies out of a word processor, a web page, a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from pipeline.elements.textcopy.markup import strip_markup
from pipeline.elements.textcopy.raw import Sel, Tabel, tidy

_NUMBER = re.compile(r"^\s*\(?\d{1,3}[.)]?\s*$")
_DASHES = re.compile(r"^[\s:|=_\-–—]*$")


def read_tab_table(lines: Sequence[str]) -> Tabel:
    """Lines with tabs (and lines without one that stand between them) to a table. Cells that a spreadsheet quoted
    because they hold line breaks are put together again; rows of nothing but dashes are left out."""
    rows: list[list[str]] = []
    for fields in _fields(lines):
        if any(f.strip() for f in fields) and all(_DASHES.match(f) for f in fields) and any("--" in f for f in fields):
            continue
        rows.append(fields)
    return tidy(Tabel(tuple(tuple(_cell(f) for f in r) for r in rows), "tab"))


def _cell(text: str) -> Sel:
    teks, glued = strip_markup(text.strip())
    return Sel(teks, glued=glued)


def _fields(lines: Sequence[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    pending = ""
    for i, line in enumerate(lines):
        current = f"{pending}\n{line}" if pending else line
        if _open_quote(current) and i + 1 < len(lines):
            pending = current
            continue
        pending = ""
        rows.append([_unquoted(f) for f in current.split("\t")])
    return rows


def _open_quote(text: str) -> bool:
    last = text.rsplit("\t", 1)[-1].lstrip()
    return last.startswith('"') and last.count('"') % 2 == 1 and not last.rstrip().endswith('""')


def _unquoted(field: str) -> str:
    inner = field.strip()
    if len(inner) >= 2 and inner.startswith('"') and inner.endswith('"') and ("\n" in inner or '""' in inner):
        return inner[1:-1].replace('""', '"')
    return field


def joined_rows(table: Tabel, width: int) -> Tabel:
    """Rows that line breaks inside a cell have torn, put together: a row with less than `width` cells goes on in the
    next one when that one starts neither with a number nor with an empty cell and both together fit."""
    rows: list[tuple[Sel, ...]] = []
    for row in table.rows:
        short = _trimmed(row)
        if rows and short and not _NUMBER.match(short[0].plain) and short[0].plain:
            before = _trimmed(rows[-1])
            started = bool(before) and bool(_NUMBER.match(before[0].plain)) and len(before) > 1
            if started and len(before) + len(short) - 1 <= width and len(before) < width:
                glue = Sel("\n".join(x for x in (before[-1].teks, short[0].teks) if x))
                rows[-1] = (*before[:-1], glue, *short[1:])
                continue
        rows.append(row)
    return tidy(Tabel(tuple(rows), table.bentuk))


def _trimmed(row: tuple[Sel, ...]) -> tuple[Sel, ...]:
    end = len(row)
    while end and not row[end - 1].plain:
        end -= 1
    return row[:end]


def read_csv_table(lines: Sequence[str]) -> Tabel | None:
    """Lines of comma or semicolon separated values: None unless nearly all rows have the same number (3 or more) of
    cells, so that prose with commas stays prose."""
    for sign in (";", ","):
        if sum(sign in x for x in lines) < 0.8 * len(lines):
            continue
        try:
            rows = [r for r in csv.reader(lines, delimiter=sign, skipinitialspace=True, strict=True) if r]
        except csv.Error:
            continue
        if len(rows) < 3:
            continue
        counts = [len(r) for r in rows]
        common = max(set(counts), key=counts.count)
        if common >= 4 and counts.count(common) >= 0.9 * len(rows):
            return tidy(Tabel(tuple(tuple(_cell(f) for f in r) for r in rows), "csv"))
    return None
