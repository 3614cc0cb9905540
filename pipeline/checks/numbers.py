"""Step numbers as printed ("3.", "(3)", "3a", "3.1") to something that can be counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_NOMOR = re.compile(r"\(?\s*(\d{1,3})((?:\s*\.\s*\d{1,2}|\s*\.?\s*[a-z])*)\s*[.):]*", re.IGNORECASE)


class Nomor(NamedTuple):
    """induk: the counting number.  anak: what stands behind it ("a", ".1"), or nothing."""

    induk: int
    anak: str = ""

    def __str__(self) -> str:
        return f"{self.induk}{self.anak}"


def parse_nomor(text: str | None) -> Nomor | None:
    """The step number, or None where there is none that counts (empty, a letter, a Roman numeral)."""
    found = _NOMOR.fullmatch(text.strip()) if text else None
    if found is None:
        return None
    if not found[2]:
        return Nomor(int(found[1]))
    anak = re.sub(r"\s+", "", found[2]).lower()
    return Nomor(int(found[1]), re.sub(r"\.(?=[a-z])", "", anak))


def settle(read: Sequence[Nomor | None], doubtful: Sequence[bool]) -> tuple[Nomor | None, ...]:
    """The numbers with each doubtful one replaced by the only one that fits: counted on from the number before, and met
    by the next sure number (or by none, at the end). Numbers that fit nowhere are left as read."""
    out = list(read)
    i = 0
    while i < len(out):
        if not doubtful[i] or out[i] is None:
            i += 1
            continue
        stop = i
        while stop < len(out) and doubtful[stop] and out[stop] is not None:
            stop += 1
        before = out[i - 1] if i else Nomor(0)
        after = out[stop] if stop < len(out) else None
        meets = stop == len(out) or (
            after is not None and before is not None and after.induk == before.induk + stop - i + 1
        )
        if before is not None and meets:
            out[i:stop] = [Nomor(before.induk + 1 + k) for k in range(stop - i)]
        i = stop
    return tuple(out)
