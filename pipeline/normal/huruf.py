"""Letters of the names of roles and offices that OCR took for others that look like them, put right on record."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.normal.jabatan import baku
from pipeline.normal.leksikon import is_listed, listed_words
from pipeline.normal.teks import fold_shapes
from pipeline.records.reading import Reading

_WORD = re.compile(r"[^\W\d_][\w|!]{3,}")
_STROKES = str.maketrans("|!", "ii")
_ABBREVIATIONS = re.compile(r"\b[A-Z][A-Z|l1]{2,}[A-Z]\b")  # two with a stroke between them, perhaps
_SLASH = "I|l1"  # what a slash between capitals is read as
_LEAST = 5  # letters; shorter words have too many that look like them


def correct_letters(reading: Reading) -> Reading:
    """The name with each unknown word that looks like one known word alone replaced by it ("Kepaia" to "Kepala",
    "Provins!" to "Provinsi", "PAIKPA" to "PA/KPA"), up for review. Only for OCR: what a drafter has misspelt in type
    stays."""
    if reading.asal != "ocr":
        return reading
    parted = _ABBREVIATIONS.sub(lambda m: _with_slash(m[0]), reading.text)
    return reading.corrected(_WORD.sub(lambda m: _meant(m[0]), parted), "huruf_mirip", review=True)


def _with_slash(word: str) -> str:
    """ "PAIKPA" as "PA/KPA": with a slash for the one stroke that parts it into two known abbreviations of roles."""
    if baku(word) is not None:
        return word
    places = [i for i, c in enumerate(word[1:-1], start=1) if c in _SLASH]
    found = [f"{word[:i]}/{word[i + 1 :]}" for i in places if baku(word[:i]) and baku(word[i + 1 :])]
    return found[0] if len(found) == 1 else word


def _meant(word: str) -> str:
    low = word.casefold().translate(_STROKES)
    if len(low) < _LEAST or (low == word.casefold() and is_listed(low)):
        return word
    distances = sorted((Levenshtein.distance(low, w), w) for w in _by_shape().get(fold_shapes(low), ()))
    nearest = [w for d, w in distances if d == distances[0][0] and len(w) == len(low)]
    if len(nearest) != 1:
        return word
    found = nearest[0]
    return found.upper() if word.rstrip("|!").isupper() else found.capitalize() if word[0].isupper() else found


@cache
def _by_shape() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(listed_words()):
        found[fold_shapes(word)].append(word)
    return {shape: tuple(words) for shape, words in found.items()}
