"""Texts of documents made fit for forms that know no control signs."""

from __future__ import annotations

import re
from typing import Final

# What XML 1.0 cannot hold: control signs, lone surrogates, the two non-characters of the first plane.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit(text: str) -> str:
    """The text with U+FFFD in place of every sign that XML, and so a workbook, cannot hold."""
    return _UNFIT.sub("\ufffd", text)
