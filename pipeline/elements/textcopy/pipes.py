"""Tables drawn with signs: Markdown pipes, ASCII frames (+---+), box drawing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.elements.textcopy.markup import strip_markup
from pipeline.elements.textcopy.raw import Sel, Tabel, tidy

_FRAME = str.maketrans("│┃║┆┊╎─━═┄┈╌┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫", "||||||------" + "+" * 45)
_SEPARATOR = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$")
_BORDER = re.compile(r"^\s*[+|](?:[\s:]*[-=]{2,}[\s:]*[+|])+\s*$")
_PIPE = re.compile(r"(?<!\\)\|")


def ascii_frames(line: str) -> str:
    """Box drawing characters as the plain signs they stand for."""
    return line.translate(_FRAME) if any("\u2500" <= c <= "\u257f" for c in line) else line


def is_piped(line: str) -> bool:
    """A line that may belong to a table drawn with pipes."""
    return bool(_PIPE.search(line)) or bool(_BORDER.match(line)) or bool(_SEPARATOR.match(line) and "-" in line)


def read_pipe_table(lines: Sequence[str]) -> Tabel | None:
    """A run of lines that `is_piped` holds of, as a table; None where the pipes make none: no separator row, and
    neither outer pipes nor equal numbers of pipes in all lines (so loose pipes of OCR make no table)."""
    lines = [ascii_frames(x) for x in lines]
    rows = [x for x in lines if not _SEPARATOR.match(x) and not _BORDER.match(x)]
    if not rows:
        return None
    marked = len(rows) < len(lines) and any("|" in x or "+" in x for x in lines)
    counts = {len(_PIPE.findall(x)) for x in rows}
    framed = all(x.strip().startswith("|") for x in rows) and len(rows) > 1
    even = len(counts) == 1 and counts.pop() >= 2 and len(rows) >= 3
    if not (marked or framed or even):
        return None
    groups = _grouped(lines)
    return tidy(Tabel(tuple(_merged([_cells(x) for x in g]) for g in groups), "pipa"))


def _grouped(lines: Sequence[str]) -> list[list[str]]:
    """Lines that belong to one row each: with a border between all rows the lines between two borders are one row."""
    borders = sum(bool(_BORDER.match(x)) for x in lines)
    groups: list[list[str]] = [[]]
    for line in lines:
        if _BORDER.match(line) or _SEPARATOR.match(line):
            if groups[-1]:
                groups.append([])
        elif borders >= 4 or not groups[-1]:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [g for g in groups if g]


def _cells(line: str) -> list[str]:
    inner = line.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [x.strip() for x in _PIPE.split(inner)]


def _merged(parts: list[list[str]]) -> tuple[Sel, ...]:
    width = max(len(p) for p in parts)
    out: list[Sel] = []
    for col in range(width):
        teks, glued = strip_markup("\n".join(p[col] for p in parts if col < len(p) and p[col]))
        out.append(Sel(teks, glued=glued))
    return tuple(out)
