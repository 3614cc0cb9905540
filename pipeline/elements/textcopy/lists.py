"""Lists that a text copy has glued together or set beside each other, one item per line again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.elements.textcopy.raw import Alinea, plain

_NUMBERED = re.compile(r"^\(?(\d{1,2})[.)]\s+\S")
_BULLETS = re.compile(r"^([-•▪●]\s+\S.*\S)\s+([-•▪●]\s+\S.*)$")
_SECOND = re.compile(r"(?<=\S)\s+(?=\(?(\d{1,2})[.)]\s+\S)")


def number_of(line: str) -> int | None:
    """The number that a line of a list starts with."""
    found = _NUMBERED.match(plain(line))
    return int(found[1]) if found else None


def side_by_side(line: str, last_right: int) -> tuple[str, str] | None:
    """A line on which two lists stand side by side ("1. Surat 1. Komputer", "- Surat - Komputer"): its two halves, cut
    at a left-over border where there is one. None where the line does not carry the next item of both.
    last_right: number of the right list's last item so far."""
    text = plain(line)
    left, border, right = (x.strip() for x in text.partition("|"))
    if border and left and right and "|" not in right:
        return left, right
    bullets = _BULLETS.match(text)
    if bullets:
        return bullets[1], bullets[2]
    number = number_of(text)
    if number is None:
        return None
    cuts = [m for m in _SECOND.finditer(text) if int(m[1]) in (number, last_right + 1)]
    if not cuts:
        return None
    cut = next((m for m in cuts if int(m[1]) == last_right + 1), cuts[0])
    return text[: cut.start()], text[cut.end() :]


def share_out(lines: Sequence[Alinea], boxes: int) -> list[list[Alinea]]:
    """Lines that follow the labels of several boxes at once (columns that were written out one after the other),
    dealt to the boxes: a list that starts again at 1 starts the next box, else a blank line does. With more pieces
    than boxes the first boxes get one each and the last gets the rest."""
    if boxes == 1:
        return [list(lines)]
    starts = [i for i, a in enumerate(lines) if i and number_of(a.plain) == 1]
    if len(starts) + 1 < boxes:
        paragraphs = [i for i, a in enumerate(lines) if i and a.jeda and number_of(a.plain) is None and i not in starts]
        inner = [i for i in paragraphs if not _inside_list(lines, i)]
        starts = sorted({*starts, *inner[-(boxes - 1 - len(starts)) :]})
    starts = starts[: boxes - 1]
    bounds = [0, *starts, len(lines)]
    parts = [list(lines[a:b]) for a, b in pairwise(bounds)]
    return parts + [[] for _ in range(boxes - len(parts))]


def _inside_list(lines: Sequence[Alinea], i: int) -> bool:
    """A line between two items of one list: the numbers go on after it."""
    before = next((n for a in reversed(lines[:i]) if (n := number_of(a.plain)) is not None), None)
    after = next((n for a in lines[i:] if (n := number_of(a.plain)) is not None), None)
    return before is not None and after is not None and after == before + 1
