"""The crops of a sheet read; those with a signature or stamp over their type again by lines, with it and without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import MM
from pipeline.elements.scan.scrawl import Mask, without_scrawl
from pipeline.normal.nip import check_nip
from pipeline.ocr.port import Crop, OcrWord, letters_of, recognise
from pipeline.pages.background import Gray

Words = Sequence[OcrWord]


def read_crops(clean: Gray, uncut: Gray | None, crops: Sequence[Crop], dpi: float) -> list[tuple[OcrWord, ...]]:
    """The words of each crop, in the order of the crops, in pixels of the plane.

    clean: the reading plane. uncut: the same with the coloured strokes that were taken out of it, None where none
    were. Words that such a stroke crosses are read from what it left of them, and are believed less.
    """
    found = recognise(clean, crops, dpi)
    lifted = None if uncut is None else _lifted(clean, uncut)
    wiped = without_scrawl(clean, lifted, crops, dpi)
    if lifted is not None and uncut is not None:
        found = [_printed(words, uncut, lifted) for words in found]
        sheet = Crop(0, 0, clean.shape[1], clean.shape[0])
        for i, words in enumerate(found):
            if i not in wiped:
                found[i] = tuple(_believed(w, lifted, sheet, dpi) for w in words)
    if not wiped:
        return found
    plane = clean.copy()
    for w in wiped.values():
        plane[w.crop.y0 : w.crop.y1, w.crop.x0 : w.crop.x1] = w.picture
    again = [_lines_read(plane, [c for i, w in wiped.items() for c in w.lines if _is_doubtful(found[i], c)], dpi)]
    if uncut is not None and lifted is not None:
        over = {
            c: _sure_letters(again[0].get(c) or _on_line(found[i], c))
            for i, w in wiped.items()
            for c in w.lines
            if lifted[c.y0 : c.y1, c.x0 : c.x1].any()
        }
        with_ink = _lines_read(uncut, [replace(c, seen=seen) for c, seen in over.items()], dpi)
        again.append({c: _printed(with_ink[replace(c, seen=seen)], uncut, lifted) for c, seen in over.items()})
    for i, w in wiped.items():
        words = better_lines(found[i], [[reading.get(line, ()) for line in w.lines] for reading in again], w.lines)
        found[i] = _without_scraps(tuple(_believed(word, w.scrawl, w.crop, dpi) for word in words), words)
    return found


def _without_scraps(words: Words, before: Words) -> tuple[OcrWord, ...]:
    """The words without the short doubtful ones that a stroke crosses (`before`: as they were believed without it):
    pieces of the stroke read as letters. Where any go, the others are believed less, since one may have been print."""
    known = read_toml("pindaian.toml")["coretan"]
    kept = [
        w
        for w, was in zip(words, before, strict=True)
        if w.confidence == was.confidence or w.confidence >= known["ragu"] or len(w.text) > known["sisa"]
    ]
    if len(kept) == len(words):
        return tuple(words)
    return tuple(replace(w, confidence=round(min(w.confidence, known["percaya"]), 3)) for w in kept)


def _lifted(clean: Gray, uncut: Gray) -> Mask:
    return np.where(
        cv2.subtract(clean, uncut) > read_toml("pindaian.toml")["coretan"]["beda"], np.uint8(255), np.uint8(0)
    )


def _printed(words: Words, uncut: Gray, lifted: Mask) -> tuple[OcrWord, ...]:
    """The words but those whose ink is mostly that of the stamp or the pen itself."""
    known = read_toml("pindaian.toml")
    kept = []
    for w in words:
        box = (slice(max(0, round(w.y0)), round(w.y1)), slice(max(0, round(w.x0)), round(w.x1)))
        ink = uncut[box] < known["tinta"]["gelap"]
        of_pen = np.count_nonzero(ink & (lifted[box] > 0))
        if of_pen < known["coretan"]["sendiri"] * max(1, np.count_nonzero(ink)):
            kept.append(w)
    return tuple(kept)


def _is_doubtful(words: Words, line: Crop) -> bool:
    """Whether nothing was read on the line, or a word of it doubtfully."""
    return not _sure_letters(_on_line(words, line))


def _on_line(words: Words, line: Crop) -> Words:
    return [w for w in words if _line_of(w, [line]) is not None]


def _sure_letters(words: Words) -> str:
    """The letters and digits of a line; "" where one of its words is doubtful, or there is none."""
    sure = read_toml("pindaian.toml")["coretan"]["yakin"]
    return letters_of(w.text for w in words) if all(w.confidence >= sure for w in words) else ""


def _lines_read(plane: Gray, lines: Sequence[Crop], dpi: float) -> dict[Crop, Words]:
    return dict(zip(lines, recognise(plane, lines, dpi), strict=True))


def better_lines(whole: Words, again: Sequence[Sequence[Words]], lines: Sequence[Crop]) -> tuple[OcrWord, ...]:
    """Readings of one area, line by line the one that is worth most. whole: of the area as it is; again: further ones,
    each with the words of every line. What stands in no line stays."""
    own: dict[int | None, list[OcrWord]] = {}
    for w in whole:
        own.setdefault(_line_of(w, lines), []).append(w)
    out = list(own.get(None, ()))
    for n in range(len(lines)):
        choices: list[Words] = [own.get(n, []), *(reading[n] for reading in again)]
        out += [_within(w, lines[n]) for w in _agreed(_best([c for c in choices if c]), [c for c in choices if c])]
    return tuple(sorted(out, key=lambda w: (w.y0 + w.y1, w.x0)))


def _within(w: OcrWord, line: Crop) -> OcrWord:
    """The word no higher than its line, which a stroke across it stretches it beyond."""
    return replace(w, y0=max(w.y0, float(line.y0)), y1=min(w.y1, float(line.y1)))


def _best(choices: Sequence[Words]) -> Words:
    """The one worth most; of those with the same letters the one that has kept more of the spaces."""
    if not choices:
        return ()
    best = max(choices, key=lambda c: worth(c))
    return max((c for c in choices if _letters(c) == _letters(best)), key=lambda c: (len(c), worth(c)))


def _agreed(best: Words, choices: Sequence[Words]) -> Words:
    """The chosen words, believed less where another reading of the line has other letters: a stroke hides whole words,
    and what is lost has no place of its own that could be doubted."""
    if all(_letters(c) == _letters(best) for c in choices):
        return best
    percaya = read_toml("pindaian.toml")["coretan"]["percaya"]
    return [replace(w, confidence=round(w.confidence * percaya, 3)) for w in best]


def _letters(words: Words) -> str:
    return letters_of(w.text for w in words)


def worth(words: Words) -> float:
    """Letters and digits, each by how far its word's confidence is above an even chance; a whole staff number that can
    be one speaks for its line."""
    known = read_toml("pindaian.toml")["coretan"]
    sure = float(sum(sum(c.isalnum() for c in w.text) * (w.confidence - known["ragu"]) for w in words))
    digits = re.sub(r"\D", "", "".join(w.text for w in words))
    return sure + (known["nip_sah"] if len(digits) == 18 and check_nip(digits).sah else 0.0)


def _line_of(w: OcrWord, lines: Sequence[Crop]) -> int | None:
    """The line that a word lies in with a good part of either; None where there is none."""
    inside = [min(w.y1, c.y1) - max(w.y0, c.y0) for c in lines]
    best = max(range(len(lines)), key=inside.__getitem__)
    return best if inside[best] > 0.4 * min(w.y1 - w.y0, lines[best].y1 - lines[best].y0) else None


def _believed(w: OcrWord, scrawl: Mask, crop: Crop, dpi: float) -> OcrWord:
    known = read_toml("pindaian.toml")["coretan"]
    a, b, c, d = (max(0, round(v)) for v in (w.y0 - crop.y0, w.y1 - crop.y0, w.x0 - crop.x0, w.x1 - crop.x0))
    crossed = np.count_nonzero(scrawl[a:b, c:d]) >= known["kena_mm2"] * (dpi / MM) ** 2
    return replace(w, confidence=round(w.confidence * known["percaya"], 3)) if crossed else w
