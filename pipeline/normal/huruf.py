"""Letters of the names of roles and offices that OCR took for others that look like them, put right on record."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.normal.leksikon import is_listed, listed_words
from pipeline.normal.teks import fold_shapes
from pipeline.records.reading import Reading

_WORD = re.compile(r"[^\W\d_][\w|!]{3,}")
_STROKES = str.maketrans("|!", "ii")
_LEAST = 5  # letters; shorter words have too many that look like them


def correct_letters(reading: Reading) -> Reading:
    """The name with each unknown word that looks like one known word alone replaced by it ("Kepaia" to "Kepala",
    "Provins!" to "Provinsi"), up for review. Only for OCR: what a drafter has misspelt in type stays."""
    if reading.asal != "ocr":
        return reading
    return reading.corrected(_WORD.sub(lambda m: _meant(m[0]), reading.text), "huruf_mirip", review=True)


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
