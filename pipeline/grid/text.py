"""Words of one cell or box to lines, text and a reading with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from pipeline.normal.derau import correct_counts, correct_units
from pipeline.normal.kutip import without_lone_quote
from pipeline.normal.leksikon import is_listed, keeps_hyphen
from pipeline.normal.romawi import correct_numerals_within
from pipeline.normal.teks import fold
from pipeline.records.geometry import Box, union
from pipeline.records.reading import Reading
from pipeline.records.word import Asal, Word

_BREAK_HYPHENS = ("-", "\u2010", "\u00ad")
_ENDS_IN_LETTERS = re.compile(r"[^\W\d_]{3,}$")
_BEGINS_IN_LETTERS = re.compile(r"[^\W\d_]+(?!-)")
_START = itemgetter(0)
_MIDDLE_THEN_START = itemgetter(0, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line, in reading order. box: as printed on the page (a turned line is a tall box)."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """Words into lines, first line first. Two words share a line when they overlap by half of the lower one's
    height. Turned words (angle 90, 270) are put into lines along their own direction, after the upright ones."""
    return tuple(Line(tuple(row), union([w.box for w in row])) for row in _rows_of(words))


def in_order(words: Iterable[Word]) -> tuple[Word, ...]:
    """Words in reading order: line after line, each from its start."""
    return tuple([w for row in _rows_of(words) for w in row])


def _rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each line."""
    given = list(words)
    if len(given) < 2:
        return [given] if given else []
    angle = given[0].angle
    for w in given:
        if w.angle != angle:
            break
    else:  # as nearly always
        return _rows_of_one_angle(given, angle)
    by_angle: dict[int, list[Word]] = {}
    for w in given:
        by_angle.setdefault(w.angle, []).append(w)
    return [row for angle in sorted(by_angle) for row in _rows_of_one_angle(by_angle[angle], angle)]


def _rows_of_one_angle(words: list[Word], angle: int) -> list[list[Word]]:
    if len(words) == 1:
        return [words]
    frame: list[tuple[float, float, float, float, Word]] = []
    for w in words:
        x0, y0, _, y1 = _turn(w.box, angle) if angle else w.box
        frame.append(((y0 + y1) / 2, x0, y0, y1, w))
    frame.sort(key=_MIDDLE_THEN_START)
    bands: list[tuple[float, float, float]] = []  # of each line's first word: top, foot, height; top line first
    rows: list[list[tuple[float, Word]]] = []
    for _, x0, y0, y1, w in frame:
        high, n = y1 - y0, len(rows)
        for i in range(n - 1, n - 4 if n > 3 else -1, -1):
            top, foot, tall = bands[i]
            common = (foot if foot < y1 else y1) - (top if top > y0 else y0)
            if common >= 0.5 * (tall if tall < high else high):
                rows[i].append((x0, w))
                break
        else:
            bands.append((y0, y1, high))
            rows.append([(x0, w)])
    for row in rows:
        row.sort(key=_START)
    return [[w for _, w in row] for row in rows]


def _turn(box: Box, angle: int) -> Box:
    """The box in a frame in which text turned by `angle` (degrees clockwise) runs left to right."""
    if angle == 90:  # reads top to bottom, lines from right to left
        return Box(box.y0, -box.x1, box.y1, -box.x0)
    if angle == 270:  # reads bottom to top, lines from left to right
        return Box(-box.y1, box.x0, -box.y0, box.x1)
    if angle == 180:
        return Box(-box.x1, -box.y1, -box.x0, -box.y0)
    return box


def join_lines(texts: Sequence[str]) -> str:
    """Lines to one text: a line break becomes one space, a word that the break hyphenated is joined.

    A reduplication keeps its hyphen ("masing-" + "masing"), and so does a hyphen before a capital or a digit, and one
    that the drafter set (see keeps_hyphen), and one between two numbers ("20-" + "31").
    """
    out = ""
    for raw in texts:
        text = " ".join(raw.split())
        if not text:
            continue
        if not out:
            out = text
        elif out.endswith(_BREAK_HYPHENS) and len(out) > 1 and out[-2].isalpha() and text[0].isalnum():
            stem = out[:-1].split()[-1].split("-")[-1]
            doubled = text.casefold().startswith(stem.casefold())
            broken = text[0].islower() and not doubled and not keeps_hyphen(fold(stem), fold(_first_word(text)))
            out = (out[:-1] if broken else out) + text
        elif out.endswith(_BREAK_HYPHENS) and out[-2:-1].isdigit() and text[0].isdigit():
            out = f"{out[:-1]}-{text}"
        else:
            out = f"{out} {text}"
    return out


def _first_word(text: str) -> str:
    found = _BEGINS_IN_LETTERS.match(text)
    return found[0] if found else ""


def mend_breaks(texts: Sequence[str]) -> list[str]:
    """Lines in which a word that a narrow cell cuts without a hyphen ("masyaraka" + "t", "Pengad" + "ilan") is whole
    again, on the line where it begins. Only where the vocabularies know the whole and neither of the parts: words that
    a drafter has set apart ("di" + "paraf") stay so."""
    out = [" ".join(t.split()) for t in texts]
    for i in range(len(out) - 1):
        first, second = _ENDS_IN_LETTERS.search(out[i]), _BEGINS_IN_LETTERS.match(out[i + 1])
        if first is None or second is None:
            continue
        if not second[0].islower() and not (first[0] + second[0]).isupper():
            continue
        whole, parts = fold(first[0] + second[0]), (fold(first[0]), fold(second[0]))
        if is_listed(whole) and not any(map(is_listed, parts)):
            end = out[i + 1].split(" ", 1)  # a comma or a full stop goes with its word
            out[i], out[i + 1] = out[i] + end[0], end[1] if len(end) > 1 else ""
    return out


def text_of(words: Iterable[Word]) -> str:
    """All words as one text, line breaks joined (see join_lines)."""
    return join_lines([" ".join([w.text for w in row]) for row in _rows_of(words)])


def reading_of(words: Sequence[Word], halaman: int) -> Reading | None:
    """The words as one reading, or None where there are none. On record: a word that the cell's edge cuts is whole (see
    mend_breaks), Roman numbers, counts and units of time are put right, a quotation mark without its partner is left
    out. Confidence: halfway between the mean over letters and the worst word, since one wrong word makes the value
    wrong."""
    kept = [w for w in words if w.text.strip()]
    if not kept:
        return None
    lines = [" ".join([w.text for w in row]) for row in _rows_of(kept)]
    reading = Reading(
        text=join_lines(lines),
        halaman=halaman,
        box=union(w.box for w in kept),
        asal=asal_of(kept),
        confidence=confidence_of(kept),
        worst=min(w.confidence for w in kept),
    )
    if len(lines) > 1:
        reading = reading.corrected(join_lines(mend_breaks(lines)), "kata_terbelah", review=False)
    return without_lone_quote(correct_units(correct_counts(correct_numerals_within(reading))))


def asal_of(words: Sequence[Word]) -> Asal:
    kinds = {w.asal for w in words}
    return "tulisan_tangan" if "tulisan_tangan" in kinds else "ocr" if "ocr" in kinds else "teks"


def confidence_of(words: Sequence[Word]) -> float:
    worst = min([w.confidence for w in words])
    if worst == 1:  # type
        return worst
    letters = sum(max(1, len(w.text)) for w in words)
    mean = sum(w.confidence * max(1, len(w.text)) for w in words) / letters
    return (mean + worst) / 2
