"""Lines that a signing service or a scanner app prints on every page (footers.toml), out of a text copy."""

from __future__ import annotations

from rapidfuzz import fuzz

from pipeline.data.load import read_toml
from pipeline.elements.textcopy.vocabulary import fold

_LIKE = 88.0  # least likeness of a line and a known notice that OCR may have misread
_LONG = 12  # letters that a phrase must have to be compared so


def without_notices(text: str) -> tuple[str, bool]:
    """The text with those lines empty, and whether a signing notice was among them. Rows of tables stay."""
    lines = text.split("\n")
    kinds = [_kind(x) for x in lines]
    return "\n".join("" if k else x for x, k in zip(lines, kinds, strict=True)), "tte" in kinds


def _kind(line: str) -> str | None:
    if "\t" in line or line.count("|") > 1 or len(line) < 8:
        return None
    data = read_toml("footers.toml")
    folded = fold(line)
    for kind in ("tte", "watermark"):
        if any(p in folded for p in data[kind]["phrases"]):
            return kind
    phrases = [p for p in data["tte"]["phrases"] if _LONG < len(p) <= len(folded)]
    return "tte" if any(fuzz.partial_ratio(p, folded) >= _LIKE for p in phrases) else None
