"""Notices of signing services and imprints of scanner apps: found, taken out, noted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.data.load import read_toml
from pipeline.records.word import Word

NOTES = ("tte", "watermark")

_SEGMENT_GAP = 1.5  # of the type size: a wider gap in a line parts two texts that only stand on one level
_SIZE_RATIO = 0.75
_PLAIN = re.compile(r"[\W_]+")


@cache
def _phrases(note: str) -> tuple[float, tuple[str, ...], tuple[str, ...]]:
    table = read_toml("footers.toml")[note]
    return table["edge"], tuple(map(_plain, table["phrases"])), tuple(map(_plain, table["everywhere"]))


def _plain(text: str) -> str:
    return _PLAIN.sub("", text.casefold())


def take_out_footers(words: Sequence[Word], height: float) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The words without notices and imprints, and which kinds there were ("tte", "watermark").

    words: of one page, `height` points high. A notice is judged line by line, so that a cell's text on the same
    level stays.
    """
    gone: set[int] = set()
    notes: list[str] = []
    for segment in _segments(words):
        text = _plain("".join(words[i].text for i in segment))
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
    order = sorted((i for i, w in enumerate(words) if w.angle == 0), key=lambda i: words[i].box.cy)
    rows: list[list[int]] = []
    for i in order:
        box = words[i].box
        for row in rows[:-6:-1]:
            other = words[row[-1]].box
            if abs(other.cy - box.cy) <= 0.3 * min(box.height, other.height):
                row.append(i)
                break
        else:
            rows.append([i])
    out: list[list[int]] = []
    for row in rows:
        segment: list[int] = []
        for i in sorted(row, key=lambda i: words[i].box.x0):
            if segment:
                last, this = words[segment[-1]], words[i]
                sizes = sorted((last.size, this.size))
                wide = this.box.x0 - last.box.x1 > _SEGMENT_GAP * max(sizes[1], 1.0)
                if wide or sizes[0] < _SIZE_RATIO * sizes[1]:
                    out.append(segment)
                    segment = []
            segment.append(i)
        if segment:
            out.append(segment)
    return out
