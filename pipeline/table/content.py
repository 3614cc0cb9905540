"""What stands in a column, whatever its header says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records.drawing import Shape
from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid
from pipeline.table.header import cell_text
from pipeline.table.wording import is_duration, is_empty_mark, is_mark_word, step_number


@dataclass(frozen=True, slots=True)
class Content:
    """Counts over the body of one column. filled: cells with text; durations, numbers: shares of those; letters: mean
    length of their text; shapes: drawn symbols in it."""

    rows: int
    filled: int
    durations: float
    numbers: float
    letters: float
    shapes: int

    @property
    def fullness(self) -> float:
        return self.filled / self.rows if self.rows else 0.0


def contents_of(
    grid: Grid, body: int, columns: Sequence[tuple[float, float]], shapes: Sequence[Shape] = ()
) -> list[Content]:
    """What stands in each column (from x, to x) below the header: the cells that lie mostly in it."""
    cells = [c for c in grid.cells if c.row >= body]
    drawn = [s.box.cx for s in shapes if s.kind != "konektor"]
    found = []
    for x0, x1 in columns:
        own = [c for c in cells if _shared(c.box, x0, x1) > 0.5 * max(c.box.width, 0.1)]
        found.append(_content(own, sum(x0 <= x <= x1 for x in drawn)))
    return found


def _shared(box: Box, x0: float, x1: float) -> float:
    """Width of a box between two x positions."""
    return (x1 if x1 < box.x1 else box.x1) - (x0 if x0 > box.x0 else box.x0)


def _content(cells: Sequence[Cell], shapes: int) -> Content:
    texts = [t for t in (cell_text(c) for c in cells) if t and not is_empty_mark(t) and not is_mark_word(t)]
    n = max(1, len(texts))
    return Content(
        rows=len(cells),
        filled=len(texts),
        durations=sum(is_duration(t) for t in texts) / n,
        numbers=sum(step_number(t) is not None for t in texts) / n,
        letters=sum(len(t) for t in texts) / n,
        shapes=shapes,
    )
