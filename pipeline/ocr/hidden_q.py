"""The letter Q, which the first engine hardly knows: it gives "AG" for QG, "Ouality" for Quality, and is sure of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.normal.leksikon import is_listed
from pipeline.ocr.engine import RawWord

_LIKE_Q = frozenset("OA09")
_SHORT = 4  # letters of an abbreviation
_BEGINS_WITH_Q = re.compile(r"[OA09](?:u[aeio]|anun|ur'?an)")


def may_hide_q(text: str) -> bool:
    """Whether a Q may have been read as another sign."""
    bare = text.strip(".,:;()[]\"'")
    if not _LIKE_Q & set(bare) or is_listed(bare.casefold()):
        return False
    short = 1 < len(bare) <= _SHORT and bare.isupper()
    return short or _BEGINS_WITH_Q.match(bare) is not None


def hides_q(a: Sequence[RawWord], b: Sequence[RawWord]) -> bool:
    """Whether two readings differ only in that the second one has a Q where the first has a sign like it."""
    if len(a) != 1 or len(b) != 1 or "Q" not in b[0].text:
        return False
    one, other = a[0].text.strip(".,:;"), b[0].text.strip(".,:;")
    pairs = list(zip(one, other, strict=False))
    return len(one) == len(other) and all(x == y or (y == "Q" and x in _LIKE_Q) for x, y in pairs)
