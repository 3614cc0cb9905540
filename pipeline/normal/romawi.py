"""Roman numbers that OCR took for small letters or strokes. Corrected only in what OCR read, and always on record."""

from __future__ import annotations

import re
from functools import cache

from pipeline.data.load import read_toml
from pipeline.records.reading import Reading

_RULE = "angka_romawi"
_LONE_STROKES = re.compile(r"(?<=[^\W\d_] )[|l!]{1,3}$")
# Two or three upright strokes behind a word, read in part as small l or a bar: no Indonesian word is written so.
_SEVERAL = re.compile(r"(?<=[^\W_] )(?=[Il|]*[Il])(?=I*[l|])[Il|]{2,3}(?![^\W_])")


def correct_numeral(reading: Reading) -> Reading:
    """A position's Roman number that OCR took for a stroke ("Asisten |" to "Asisten I"), up for review.
    Rests of ruling stand at a cell's edge and are gone by then."""
    if reading.asal != "ocr":
        return reading
    return reading.corrected(_LONE_STROKES.sub(lambda m: "I" * len(m[0]), reading.text), _RULE, review=True)


def correct_numerals_within(reading: Reading) -> Reading:
    """ "Eselon Ill" to "Eselon III", and a single stroke behind a word that is counted in Roman numbers ("file | dan"
    to "file I dan"); up for review, since a stroke more or less is another number."""
    if reading.asal != "ocr":
        return reading
    reading = reading.corrected(_SEVERAL.sub(lambda m: "I" * len(m[0]), reading.text), _RULE, review=True)
    return reading.corrected(_single().sub(r"\1I", reading.text), _RULE, review=True)


@cache
def _single() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, read_toml("derau.toml")["romawi"]["kata"]), key=len, reverse=True))
    return re.compile(rf"(\b(?i:{words})\s)[|l!](?![^\W_])")
