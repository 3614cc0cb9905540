"""Column headers whose lines run up or down the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.ocr.engine import Engine, RawWord
from pipeline.ocr.mosaic import Part, mosaics
from pipeline.ocr.prepare import Piece

_TALL = 1.25  # height over width of the ink; upright headers are wider than that, or read with a good mark
_SURE = 80.0  # mean mark over letters above which the upright reading of a tall header stands


@dataclass(frozen=True, slots=True)
class Turned:
    """angle: degrees clockwise that the words are turned on the page. Boxes: in the piece's picture as it stands."""

    angle: int
    words: tuple[RawWord, ...]


def looks_turned(piece: Piece, words: Sequence[RawWord]) -> bool:
    """Whether a header is worth a try on its side: it is tall, or was read badly as it stands."""
    if piece.hint != "header_turned":
        return False
    height, width = piece.picture.shape
    return (height > _TALL * width and merit(words) < _SURE * max(4, _letters(words))) or _mean(words) < 55


def read_turned(engine: Engine, pieces: Sequence[Piece], upright: Mapping[int, Sequence[RawWord]]) -> dict[int, Turned]:
    """The pieces that read better on their side than as they stand, by key. All are turned the same way on one page
    in practice, but each decides for itself: both ways cost one mosaic each."""
    best: dict[int, Turned] = {}
    for angle in (270, 90):
        parts = [Part(p.key, np.ascontiguousarray(np.rot90(p.picture, 1 if angle == 90 else -1))) for p in pieces]
        for mosaic in mosaics(parts):
            for key, words in mosaic.give_back(engine.read(mosaic.picture, "block")).items():
                before = merit(best[key].words) if key in best else merit(upright[key])
                if merit(words) > 1.15 * before:
                    best[key] = Turned(angle, tuple(words))
    shapes = {p.key: p.picture.shape for p in pieces}
    return {key: Turned(t.angle, tuple(_back(w, t.angle, *shapes[key]) for w in t.words)) for key, t in best.items()}


def _back(w: RawWord, angle: int, height: int, width: int) -> RawWord:
    """A word of the picture stood up, with its box in the picture of height x width as it stands on the page."""
    if angle == 90:
        return replace(w, x0=width - w.y1, y0=w.x0, x1=width - w.y0, y1=w.x1)
    return replace(w, x0=w.y0, y0=height - w.x1, x1=w.y1, y1=height - w.x0)


def merit(words: Sequence[RawWord]) -> float:
    """Letters read, weighed by the square of their mark, so that much rubbish does not beat a little text."""
    return sum(sum(c.isalnum() for c in w.text) * w.mark * w.mark / 100 for w in words)


def _letters(words: Sequence[RawWord]) -> int:
    return sum(sum(c.isalnum() for c in w.text) for w in words)


def _mean(words: Sequence[RawWord]) -> float:
    letters = sum(len(w.text) for w in words)
    return sum(w.mark * len(w.text) for w in words) / letters if letters else 0.0
