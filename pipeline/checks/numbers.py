"""Step numbers as printed ("3.", "(3)", "3a", "3.1") to something that can be counted."""

from __future__ import annotations

import re
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
    anak = re.sub(r"\s+", "", found[2]).lower()
    return Nomor(int(found[1]), re.sub(r"\.(?=[a-z])", "", anak))
