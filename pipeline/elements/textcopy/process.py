"""The process table among the tables of a text copy: telling it, and giving it back its torn-off header and rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.elements.textcopy.header import mend_header
from pipeline.elements.textcopy.raw import Alinea, Blok, GantiHalaman, Sel, Tabel, tidy
from pipeline.elements.textcopy.tabs import joined_rows
from pipeline.elements.textcopy.vocabulary import header_of, label_of

_NUMBER = re.compile(r"^\(?\d{1,3}[.)]?$")
_HEAD_ROWS = 6
_GROUPS = frozenset({"aktivitas", "pelaksana", "mutu_baku", "keterangan", "no"})
_LEAVES = frozenset({"kelengkapan", "waktu", "output"})


def header_kinds(row: Sequence[Sel]) -> list[str]:
    """The table headers that stand in a row, left to right."""
    return [k for k in (header_of(s.teks) for s in row) if k]


def is_header(row: Sequence[Sel]) -> bool:
    return len(set(header_kinds(row))) >= 2


def is_process(table: Tabel) -> bool:
    """A table whose first rows hold three different column headers of the genre, two of them off the identity page."""
    for i in range(min(_HEAD_ROWS, len(table.rows))):
        found = set(header_kinds(table.rows[i]))
        if i + 1 < len(table.rows):
            found |= set(header_kinds(table.rows[i + 1]))
        if len(found) >= 3 and found & (_LEAVES | {"mutu_baku", "pelaksana"}):
            return True
    return False


def is_process_table(table: Tabel) -> bool:
    """`is_process`, or rebuilt as one from running text."""
    return table.bentuk == "susun_ulang" or is_process(table)


def is_detached_header(table: Tabel) -> bool:
    """Rows of group headers and nothing else: no column of the quality standard, no step."""
    cells = [s for r in table.rows for s in r if s.plain]
    kinds = {header_of(s.teks) for s in cells}
    return len(table.rows) <= 2 and len(cells) >= 2 and len(kinds) >= 2 and kinds <= _GROUPS


def is_continuation(table: Tabel) -> bool:
    """Rows that go on with a process table: most begin with a step number, none is a header or an identity label."""
    first = [next((s.plain for s in r if s.plain), "") for r in table.rows]
    numbered = sum(bool(_NUMBER.match(x)) for x in first)
    return numbered >= max(1, len(first) // 2) and not any(label_of(s.teks, short=False) for r in table.rows for s in r)


def mend_process_tables(blocks: Sequence[Blok]) -> list[Blok]:
    """The blocks with every process table whole: rows that blank lines tore off are put back, a group header that
    stands above as a table of its own becomes the first row again, rows that line breaks tore are joined, and headers
    stand over their columns."""
    out: list[Blok] = []
    header: int | None = None  # where in `out` a detached header stands
    for block in blocks:
        if not isinstance(block, Tabel):
            if not (isinstance(block, GantiHalaman)):
                header = header if header is not None and _only_noise(block) else None
            out.append(block)
            continue
        before = out[-1] if out else None
        if is_detached_header(block):
            header = len(out)
            out.append(block)
        elif is_process(block):
            whole = joined_rows(block, _width(block))
            if header is not None:
                group = out[header]
                assert isinstance(group, Tabel)
                whole = _with_header(group, whole)
                del out[header:]
            out.append(whole)
            header = None
        elif isinstance(before, Tabel) and is_process(before) and is_continuation(block):
            out[-1] = joined_rows(tidy(replace(before, rows=before.rows + block.rows)), _width(before))
        else:
            header = None
            out.append(block)
    return [mend_header(b) if isinstance(b, Tabel) and is_process(b) else b for b in out]


def _only_noise(block: Blok) -> bool:
    return isinstance(block, Alinea) and not re.search(r"\w", block.plain)


def _width(table: Tabel) -> int:
    """How many cells a step has: up to the last filled cell of any row, header rows included."""
    return max(
        (max(i for i, s in enumerate(r) if s.plain) + 1 for r in table.rows if any(s.plain for s in r)), default=0
    )


def _with_header(group: Tabel, table: Tabel) -> Tabel:
    """The detached group header as the first row of the table, each group over the first column that it covers."""
    columns = column_kinds(table)
    start = {
        "no": _first(columns, {"no"}),
        "aktivitas": _first(columns, {"aktivitas"}),
        "pelaksana": _first(columns, {"pelaksana"}),
        "mutu_baku": _first(columns, _LEAVES),
        "keterangan": _first(columns, {"keterangan"}),
    }
    row = [Sel() for _ in range(table.lebar)]
    for sel in (s for r in group.rows for s in r if s.plain):
        col = start.get(header_of(sel.teks) or "")
        if col is None or row[col].plain:
            return table if _first_row_known(table) else tidy(replace(table, rows=(*group.rows, *table.rows)))
        row[col] = replace(sel, rowspan=1, colspan=1)
    return tidy(replace(table, rows=(tuple(row), *table.rows)))


def _first_row_known(table: Tabel) -> bool:
    return bool({"pelaksana", "mutu_baku"} & set(header_kinds(table.rows[0])))


def _first(columns: Sequence[str], wanted: set[str] | frozenset[str]) -> int | None:
    return next((i for i, k in enumerate(columns) if k in wanted), None)


def column_kinds(table: Tabel) -> tuple[str, ...]:
    """The kind of each column, from its headers and, where they are silent, from where it stands: the longest texts
    left of the quality standard are the activities, what lies between the two are roles, what follows the output
    is the remark. Columns that nothing is known of are ""."""
    n = table.lebar
    kinds = [""] * n
    body = [r for r in table.rows if not is_header(r) and len(r) == n]
    for row in table.rows[:_HEAD_ROWS]:
        if len(row) == n:
            for i, sel in enumerate(row):
                kind = header_of(sel.teks)
                if kind and kind not in ("mutu_baku", "pelaksana") and not kinds[i]:
                    kinds[i] = kind
    first = next((i for i, k in enumerate(kinds) if k in _LEAVES), n)
    if "aktivitas" not in kinds:
        length = {i: sum(len(r[i].plain) for r in body) for i in range(first) if not kinds[i]}
        if length and max(length.values()) > 0:
            kinds[max(length, key=lambda i: length[i])] = "aktivitas"
    if "aktivitas" in kinds:
        act = kinds.index("aktivitas")
        for i in range(act + 1, first):
            kinds[i] = kinds[i] or "pelaksana"
        if "no" not in kinds and act > 0:
            kinds[0] = "no"
    last = max((i for i, k in enumerate(kinds) if k in _LEAVES), default=None)
    if last is not None and last + 1 < n and not kinds[last + 1]:
        kinds[last + 1] = "keterangan"
    return tuple(kinds)
