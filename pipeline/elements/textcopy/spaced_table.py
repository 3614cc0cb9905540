"""A process table that only spaces divide: its columns by the gaps below the header, its rows by their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.elements.textcopy.raw import Sel, Tabel, tidy
from pipeline.elements.textcopy.spaced_lines import Piece, Slot, cut_at, pieces_of
from pipeline.elements.textcopy.vocabulary import header_of, is_title, label_of

_QUALITY = {"kelengkapan", "waktu", "output"}
_GROUPS = {"pelaksana", "mutu_baku"}
_NUMBER = re.compile(r"^\(?(\d{1,3})[.)]?$")
_SIGN_OFF = re.compile(r"\bnip\b|\bnrp\b|^\W*(?:ditetapkan|disahkan)\b", re.I)
_CUT = 0.6  # confidence of a cell that a line was cut for, or that hangs over its border
_ABOVE, _BELOW = 4, 3  # lines that a header reaches above and below its main line
_TIGHT, _TORN = 0.6, 1.5  # cost of ending a row where no blank line is, of beginning one inside a sentence (lines)


def find_spaced_table(lines: Sequence[str], start: int) -> tuple[int, int, Tabel] | None:
    """The first such table from line `start` on: its first line, the line behind it, itself."""
    for i in range(start, len(lines)):
        kinds = {header_of(p.text) for p in pieces_of(lines[i])}
        if len(kinds & _QUALITY) < 2:
            continue
        first = _header_start(lines, i, start)
        end = next((k for k in range(i + 1, len(lines)) if _ends(lines[k])), len(lines))
        again = next((k for k in range(i + _BELOW, end) if _is_header(lines[k])), None)
        end = _header_start(lines, again, i + 1) if again is not None else end
        table = _read(lines, first, i, end)
        if table is not None:
            return first, end, table
    return None


def _is_header(line: str) -> bool:
    return len({header_of(p.text) for p in pieces_of(line)} & _QUALITY) >= 2


def _header_start(lines: Sequence[str], main: int, least: int) -> int:
    first = main
    for k in range(main - 1, max(least, main - _ABOVE) - 1, -1):
        pieces = pieces_of(lines[k])
        if is_title(lines[k], "tabel") or any(_NUMBER.match(p.text) for p in pieces[:1]):
            break
        if any(header_of(p.text) for p in pieces):
            first = k
    return first


def _ends(line: str) -> bool:
    text = line.strip()
    return bool(_SIGN_OFF.search(text)) or label_of(text, short=False) is not None or is_title(text, "sampul")


def _is_column_numbers(line: str) -> bool:
    """A line of column numbers ("(1) (2) (3)"), which belongs to no row."""
    found = [_NUMBER.match(p) for p in line.split()]
    values = [int(m[1]) for m in found if m]
    return len(values) == len(found) >= 3 and values == sorted(values)


def _read(given: Sequence[str], first: int, main: int, end: int) -> Tabel | None:
    lines = ["" if main < i < end and _is_column_numbers(x) else x for i, x in enumerate(given)]
    numbers = _numbers(lines, main + 1, end)
    if not numbers:
        return None
    body = _body_start(lines, main, numbers[0])
    head = [p for k in range(first, body) for p in pieces_of(lines[k])]
    leaves = _leaves(head)
    if len(leaves) < 4:
        return None
    borders = [
        _valley(lines[body:end], int(a.middle), int(b.middle), (a.end + b.start) / 2) for a, b in pairwise(leaves)
    ]
    cells = [cut_at(x, borders) for x in lines[body:end]]
    rows = [_row(cells[a - body : b - body]) for a, b in _bands(lines, cells, body, end, numbers)]
    return tidy(Tabel((*_header(head, leaves, borders), *rows), "spasi"))


def _numbers(lines: Sequence[str], start: int, end: int) -> list[int]:
    """The lines whose first piece is a step number, or begins with one; numbers count up."""
    found: list[int] = []
    last = 0
    for k in range(start, end):
        pieces = pieces_of(lines[k])
        number = re.match(r"\(?(\d{1,3})(?:[.)]?$|[.)]\s|\s)", pieces[0].text) if pieces else None
        if number and last < int(number[1]) <= last + 3 and pieces[0].start < len(lines[k]) / 4:
            found.append(k)
            last = int(number[1])
    return found


def _body_start(lines: Sequence[str], main: int, first_number: int) -> int:
    """First line below the header: the header's names may run on for some lines down to a blank one."""
    for k in range(main + 1, min(first_number, main + 1 + _BELOW)):
        if not lines[k].strip():
            return k
    return main + 1


def _leaves(head: Sequence[Piece]) -> list[Piece]:
    """The lowest header of each column: pieces that stand over each other are one name; groups are left out."""
    columns: list[Piece] = []
    groups = _groups(head)
    for piece in sorted((p for p in head if header_of(p.text) not in groups), key=lambda p: p.start):
        if columns and piece.start < columns[-1].end:
            last = columns.pop()
            piece = Piece(f"{last.text}\n{piece.text}", last.start, max(last.end, piece.end))
        columns.append(piece)
    return columns


def _groups(head: Sequence[Piece]) -> set[str]:
    """Headers of several columns; without names of roles "Pelaksana" is a column of its own."""
    return _GROUPS if any(header_of(p.text) is None for p in head) else {"mutu_baku"}


def _valley(lines: Sequence[str], low: int, high: int, wanted: float) -> int:
    """The place between two header middles that the fewest lines have a character at; of several the one nearest to
    the middle of the gap between the headers."""
    if high <= low + 1:
        return high
    covered = [sum(len(x) > c and x[c] != " " for x in lines) for c in range(low + 1, high + 1)]
    least = min(covered)
    return min((low + 1 + i for i, n in enumerate(covered) if n == least), key=lambda c: abs(c - wanted))


def _bands(
    lines: Sequence[str], cells: Sequence[list[Slot]], body: int, end: int, numbers: Sequence[int]
) -> list[tuple[int, int]]:
    """The lines of each row. A number stands on its row's first line, or in the middle of the row; which of the two,
    and where rows end, is what lays the numbers nearest to their places. Blank lines are good ends."""
    activity = [c[1].text for c in cells]
    starts_high = sum(activity[n - body][:1].isupper() for n in numbers)
    orphans = sum(bool(x) for x in activity[: numbers[0] - body])
    if starts_high == len(numbers) and not orphans:
        return list(pairwise([*numbers, end]))

    def cost(a: int, b: int, number: int) -> float:
        used = [k for k in range(a, b) if lines[k].strip()]
        middle = (used[0] + used[-1]) / 2
        first = next((activity[k - body] for k in used if activity[k - body]), "")
        return abs(middle - number) + (_TORN if first[:1].islower() else 0.0)

    best: dict[int, tuple[float, list[int]]] = {body: (0.0, [body])}
    for i, number in enumerate(numbers):
        last = numbers[i + 1] if i + 1 < len(numbers) else end
        stops = range(number + 1, last + 1) if i + 1 < len(numbers) else range(end, end + 1)
        grown: dict[int, tuple[float, list[int]]] = {}
        for b in stops:
            joined = 0.0 if b == end or not lines[b - 1].strip() or not lines[b].strip() else _TIGHT
            grown[b] = min(
                (score + cost(a, b, number) + joined, [*path, b]) for a, (score, path) in best.items() if a <= number
            )
        best = grown
    return list(pairwise(min(best.values())[1]))


def _row(lines: Sequence[list[Slot]]) -> tuple[Sel, ...]:
    return tuple(
        Sel(
            "\n".join(x.text for x in column if x.text),
            keyakinan=1.0 if all(x.sure for x in column) else _CUT,
        )
        for column in zip(*lines, strict=True)
    )


def _header(head: Sequence[Piece], leaves: Sequence[Piece], borders: Sequence[int]) -> list[tuple[Sel, ...]]:
    upper: list[list[str]] = [[] for _ in leaves]
    for piece in head:
        kind = header_of(piece.text)
        if kind in _groups(head):
            named = [header_of(x.text) for x in leaves]
            inside = [i for i, k in enumerate(named) if (k is None if kind == "pelaksana" else k in _QUALITY)]
            nearest = min(range(len(leaves)), key=lambda i: abs(leaves[i].middle - piece.middle))
            upper[inside[0] if inside else nearest].append(piece.text)
    rows = [tuple(Sel("\n".join(texts)) for texts in upper)] if any(upper) else []
    return [*rows, tuple(Sel(x.text) for x in leaves)]
