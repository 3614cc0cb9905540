"""A word that a cell's text prints over the border of the empty cell beside it, read in two parts ("K" and "AK")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.normal.leksikon import is_listed
from pipeline.ocr.misread import is_word
from pipeline.records.geometry import union
from pipeline.records.grid import Grid
from pipeline.records.word import Word

_SHORTEST = 3  # letters of the whole word
_GAP = 0.4  # heights of type between its parts: less than a space and two cells' margins
_LEVEL = 0.8  # of the lower one's height that the parts share
_MOST = 0.5  # confidence of a word that was put together: up for review
_AROUND = ".,:;()\"'"


def joined_over_columns(words: Sequence[Word], grids: Sequence[Grid]) -> list[Word]:
    """The words of a page, each that a column border cuts as one word of the cell that it begins in, doubted. Known by
    the page itself: it has the whole word elsewhere, and neither part; and nothing else stands in the cell of the
    second part."""
    out = list(words)
    printed = Counter(_bare(w.text) for w in words)
    for grid in grids:
        for border in grid.xs[1:-1]:
            for a, b in list(_parts(out, grid, border, printed)):
                box = union((a.box, b.box))._replace(x1=border)
                sure = min(a.confidence, b.confidence, _MOST)
                whole = replace(a, text=a.text + b.text, box=box, confidence=sure)
                out = [whole if w is a else w for w in out if w is not b]
    return out


def _bare(text: str) -> str:
    return text.strip(_AROUND).casefold()


def _parts(words: Sequence[Word], grid: Grid, border: float, printed: Counter[str]) -> Iterator[tuple[Word, Word]]:
    near = [w for w in words if w.angle == 0 and w.asal == "ocr" and grid.box.y0 <= w.box.cy <= grid.box.y1]
    before = [w for w in near if w.box.cx < border and border - w.box.x1 <= _GAP * w.box.height]
    behind = [w for w in near if w.box.cx > border and w.box.x0 - border <= _GAP * w.box.height]
    for b in behind:
        for a in before:
            high = min(a.box.height, b.box.height)
            level = min(a.box.y1, b.box.y1) - max(a.box.y0, b.box.y0) >= _LEVEL * high
            if level and b.box.x0 - a.box.x1 <= _GAP * high and _is_cut(a, b, printed) and _is_alone(b, words, grid):
                yield a, b
                break


def _is_cut(a: Word, b: Word, printed: Counter[str]) -> bool:
    whole = _bare(a.text + b.text)
    if len(whole) < _SHORTEST or not whole.isalpha() or not printed[whole]:
        return False
    parts = _bare(a.text), _bare(b.text)
    return not any(printed[p] > 1 or (len(p) >= _SHORTEST and (is_listed(p) or is_word(p))) for p in parts)


def _is_alone(word: Word, words: Sequence[Word], grid: Grid) -> bool:
    """Whether a word is all that stands in its cell."""
    cell = next((c.box for c in grid.cells if c.box.holds(word.box.cx, word.box.cy)), None)
    return cell is not None and sum(cell.holds(w.box.cx, w.box.cy) for w in words) == 1
