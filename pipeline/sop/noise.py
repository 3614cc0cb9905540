"""Words that OCR made of a signature, a stamp or a speck, told from print by their size and by its own doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.grid.text import lines_of
from pipeline.records.reading import Reading
from pipeline.records.word import Word
from pipeline.sop.labels import height
from pipeline.sop.vocabulary import fold, number, words_of


def without_noise(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without pen strokes. A text layer has none: its words come back as they are."""
    if not any(w.asal == "ocr" for w in words):
        return tuple(words)
    best = max(w.confidence for w in words)
    sure = [height(w) for w in words if w.confidence >= number("derau", "yakin") * best]
    usual = median(sure) if sure else 0.0
    return tuple(w for w in words if w.asal != "ocr" or not _is_noise(w, usual, best))


def without_noise_lines(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without lines that are nothing but pen strokes; a line with print in it stays whole."""
    kept = {id(w) for w in without_noise(words)}
    if not kept:
        return tuple(words)
    return tuple(w for line in lines_of(words) if any(id(w) in kept for w in line.words) for w in line.words)


def doubted(reading: Reading | None, words: Sequence[Word], kept: Sequence[Word]) -> Reading | None:
    """The reading, up for review where strokes that were taken out touch it or end close to it: a pen goes on where
    nothing was read of it, and may have hidden letters."""
    if reading is None or reading.box is None or not kept:
        return reading
    ids = {id(w) for w in kept}
    place = reading.box.grow(number("derau", "dekat") * median(map(height, kept)))
    touched = any(id(w) not in ids and place.meet(w.box).area > 0 for w in words)
    return replace(reading, review=True) if touched else reading


def _is_noise(word: Word, usual: float, best: float) -> bool:
    """usual: height of the print around it, points; 0 where none is sure. best: confidence of the surest word around,
    which the bars are shares of (a reader may doubt a whole signed cell)."""
    letters = sum(c.isalnum() for c in word.text)
    doubted_by_itself = word.confidence < number("derau", "yakin") * best
    times = height(word) / usual if usual > 0 else 1.0
    if times > number("derau", "tinggi_pasti") or (times > number("derau", "tinggi_lipat") and doubted_by_itself):
        return True
    if letters == 0:
        return doubted_by_itself
    if sum(c.isdigit() for c in word.text) >= 3 or (letters >= 2 and fold(word.text) in words_of("pengesah", "gelar")):
        return False
    if letters <= number("derau", "huruf_pendek") and word.confidence < number("derau", "ragu_pendek") * best:
        return True
    return word.confidence < number("derau", "ragu") * best and letters < len(word.text)
