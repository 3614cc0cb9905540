"""Month names that OCR misread, put right on record where one month alone is near."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.data.load import read_toml
from pipeline.records.reading import Reading

_BETWEEN = re.compile(r"(?<=\d\s)[^\W\d_][\w|!]{1,11}(?=[.,]?\s\d{4}\b)")
_LONG = 6  # letters of a name of which two may be misread ("Januan": "ri" and "n" look alike in small type)


def correct_bulan(reading: Reading) -> Reading:
    """The date with the month between day and year as it is spelt ("2 Januan 2025" to "2 Januari 2025"), up for review.
    Only for OCR, and only where a single month name is that near."""
    if reading.asal != "ocr":
        return reading
    return reading.corrected(_BETWEEN.sub(lambda m: _month_for(m[0]), reading.text), "nama_bulan", review=True)


def _month_for(word: str) -> str:
    low = word.casefold()
    names, known = _months()
    if low in known:
        return word
    distances = sorted((Levenshtein.distance(low, name.casefold()), name) for name in names)
    (best, name), (second, _) = distances[:2]
    if best == second or best > (2 if len(name) >= _LONG else 1):
        return word
    return name.upper() if word.isupper() else name


@cache
def _months() -> tuple[tuple[str, ...], frozenset[str]]:
    """The names as they are spelt, and all forms that are read as they stand."""
    data = read_toml("bulan.toml")
    known = {form for forms in data["bulan"].values() for form in forms}
    return tuple(data["nama"]["urut"]), frozenset(known | {m.casefold() for m in data["romawi"]["urut"]})
