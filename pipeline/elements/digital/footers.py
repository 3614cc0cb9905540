"""Notices of signing services and imprints of scanner apps: found, taken out, noted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import itemgetter

from pipeline.data.load import read_toml
from pipeline.records.word import Word

NOTES = ("tte", "watermark")

_SEGMENT_GAP = 1.5  # of the type size: a wider gap in a line parts two texts that only stand on one level
_SIZE_RATIO = 0.75
_PLAIN = re.compile(r"[^\w\n]+|_+")
_MIDDLE = itemgetter(0)


@cache
def _phrases(note: str) -> tuple[float, tuple[str, ...], tuple[str, ...]]:
    table = read_toml("footers.toml")[note]
    return table["edge"], tuple(map(_plain, table["phrases"])), tuple(map(_plain, table["everywhere"]))


@cache
def _all_phrases() -> tuple[str, ...]:
    return tuple(p for note in NOTES for group in _phrases(note)[1:] for p in group)


def _plain(text: str) -> str:
    """Letters and digits only, line by line."""
    return _PLAIN.sub("", text.casefold())


def take_out_footers(words: Sequence[Word], height: float) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The words without notices and imprints, and which kinds there were ("tte", "watermark").

    words: of one page, `height` points high. A notice is judged line by line, so that a cell's text on the same
    level stays.
    """
    segments = _segments(words)
    printed = "\n".join(["".join([words[i].text for i in segment]) for segment in segments])
    plain = _plain(printed)
    if not any(p in plain for p in _all_phrases()):
        return tuple(words), ()
    gone: set[int] = set()
    notes: list[str] = []
    for segment, text in zip(segments, plain.split("\n"), strict=True):
        middle = sum(words[i].box.cy for i in segment) / len(segment)
        for note in NOTES:
            edge, phrases, everywhere = _phrases(note)
            at_edge = middle >= (1 - edge) * height or middle <= edge * height
            if any(p in text for p in everywhere) or (at_edge and any(p in text for p in phrases)):
                gone |= set(segment)
                notes += [] if note in notes else [note]
                break
    return tuple(w for i, w in enumerate(words) if i not in gone), tuple(notes)


def _segments(words: Sequence[Word]) -> list[list[int]]:
    """Upright words into lines, parted at wide gaps and at changes of the type's size."""
    placed = [((w.box.y0 + w.box.y1) / 2, w.box.y1 - w.box.y0, i) for i, w in enumerate(words) if w.angle == 0]
    placed.sort(key=_MIDDLE)
    rows: list[list[int]] = []
    ends: list[tuple[float, float]] = []  # of each row's last word: middle and height
    for middle, high, i in placed:
        for k in range(len(rows) - 1, max(-1, len(rows) - 6), -1):
            other, tall = ends[k]
            if abs(other - middle) <= 0.3 * (high if high < tall else tall):
                rows[k].append(i)
                ends[k] = middle, high
                break
        else:
            rows.append([i])
            ends.append((middle, high))
    out: list[list[int]] = []
    for row in rows:
        row.sort(key=lambda i: words[i].box.x0)
        segment, last = row[:1], words[row[0]]
        for i in row[1:]:
            this = words[i]
            small, large = (this.size, last.size) if this.size < last.size else (last.size, this.size)
            if this.box.x0 - last.box.x1 > _SEGMENT_GAP * max(large, 1.0) or small < _SIZE_RATIO * large:
                out.append(segment)
                segment = []
            segment.append(i)
            last = this
        out.append(segment)
    return out
