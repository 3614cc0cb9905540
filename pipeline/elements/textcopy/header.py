"""The header of a process table that a copy has bent: its spans are lost, a cell too many or too few pushed it aside.

What stands below decides: the column of durations is Waktu, and the headers that belong together move with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.data.load import read_toml
from pipeline.elements.textcopy.raw import Sel, Tabel, tidy
from pipeline.elements.textcopy.vocabulary import header_of
from pipeline.normal.waktu import parse_waktu

_NUMBER = re.compile(r"^\(?\d{1,3}[.)]?$")
_GROUPS = ("pelaksana", "mutu_baku")
_QUALITY = ("kelengkapan", "waktu", "output")
_MOST_ROWS = 4


def header_rows(table: Tabel) -> int:
    """How many rows at the top are header: down to the first that begins with a number or holds a duration."""
    for i, row in enumerate(table.rows[: _MOST_ROWS + 1]):
        filled = [s.plain for s in row if s.plain]
        if filled and (_NUMBER.match(filled[0]) or any(is_duration(x) for x in filled)):
            return i
    return 0


def is_duration(text: str) -> bool:
    return any(c.isdigit() for c in text) and parse_waktu(text).satuan is not None and len(text) < 40


def mend_header(table: Tabel) -> Tabel:
    """The table with a header of one or two rows in the official layout, group headers spread over their columns and
    every header over the column that it names. As it is where it has spans of its own, where its parts are unknown,
    or where header and content cannot be brought together."""
    n = header_rows(table)
    width = table.lebar
    if not n or any(s.colspan > 1 or s.rowspan > 1 for r in table.rows for s in r):
        return table
    head, body = table.rows[:n], table.rows[n:]
    own = _leaves(head, width)
    kinds = [header_of(x.teks) if x.plain else None for x in own]
    time = _time_column(body, width)
    if "aktivitas" not in kinds or "waktu" not in kinds or time is None:
        return table
    shift = time - kinds.index("waktu")
    act = kinds.index("aktivitas")
    back = [i for i, k in enumerate(kinds) if k in _QUALITY]
    first, last = min(back) + shift, max(back) + shift
    roles = [x for x, k in zip(own, kinds, strict=True) if x.plain and (k is None or k == "pelaksana")]
    if not act < first <= last < width or len(back) != last - first + 1:
        return table
    columns = list(range(act + 1, first))
    at = [i for i in columns if own[i].plain and kinds[i] in (None, "pelaksana")]
    if len(at) != len(roles):
        if len(roles) != len(columns):
            return table
        at = columns
    leaves = [Sel()] * width
    leaves[act] = own[act]
    if "no" in kinds and act > 0:
        leaves[kinds.index("no") if kinds.index("no") < act else 0] = own[kinds.index("no")]
    for i in back:
        leaves[i + shift] = own[i]
    for i, role in zip(at, roles, strict=True):
        leaves[i] = role
    note = next((s for r in head for s in r if header_of(s.teks) == "keterangan"), None)
    if note is not None:
        if last + 1 >= width:
            return table
        leaves[last + 1] = note
    above = _groups(head, columns)
    rows = _two_rows(leaves, columns, range(first, last + 1), above) if above else (tuple(leaves),)
    return tidy(replace(table, rows=rows + body))


def _leaves(head: Sequence[Sequence[Sel]], width: int) -> list[Sel]:
    """The header of each column: the cells of its column one under the other, group headers left out, and of two
    columns' headers that have come to stand over each other the lower one."""
    leaves = []
    for col in range(width):
        parts = [r[col] for r in head if col < len(r) and r[col].plain]
        kept = [s for s in parts if not _is_group(s, head)]
        named = [s for s in kept if header_of(s.teks)]
        leaves.append(Sel("\n".join(s.teks for s in (named[-1:] if len(named) > 1 else kept))))
    return leaves


def _is_group(sel: Sel, head: Sequence[Sequence[Sel]]) -> bool:
    """A group header, "Pelaksana" only in a row above the lowest: as a role it stands in the last one."""
    kind = header_of(sel.teks)
    if kind == "mutu_baku":
        return True
    return kind == "pelaksana" and len(head) > 1 and all(s is not sel for s in head[-1])


def _groups(head: Sequence[Sequence[Sel]], columns: Sequence[int]) -> dict[str, Sel]:
    found: dict[str, Sel] = {}
    for row in head:
        for sel in row:
            kind = header_of(sel.teks) if sel.plain else None
            if kind in _GROUPS and _is_group(sel, head):
                found.setdefault(str(kind), sel)
    return found if columns or "pelaksana" not in found else {}


def _two_rows(
    leaves: Sequence[Sel], roles: Sequence[int], quality: range, groups: dict[str, Sel]
) -> tuple[tuple[Sel, ...], ...]:
    upper: list[Sel] = []
    lower: list[Sel] = []
    for col, leaf in enumerate(leaves):
        group, members = (
            (groups.get("pelaksana"), roles)
            if col in roles
            else (groups.get("mutu_baku"), quality)
            if col in quality
            else (None, ())
        )
        if group is None:
            upper.append(replace(leaf, rowspan=2))
            continue
        if col == members[0]:
            upper.append(replace(group, colspan=len(members)))
        lower.append(leaf)
    return tuple(upper), tuple(lower)


def _time_column(body: Sequence[Sequence[Sel]], width: int) -> int | None:
    """The one column whose filled cells are durations; None where there is none, or more than one."""
    least = float(read_toml("kolom.toml")["ambang"]["durasi"])
    found = []
    for col in range(width):
        texts = [r[col].plain for r in body if col < len(r) and any(c.isalnum() for c in r[col].plain)]
        if texts and sum(is_duration(x) for x in texts) >= least * len(texts):
            found.append(col)
    return found[0] if len(found) == 1 else None
