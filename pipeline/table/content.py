"""What stands in a column, whatever its header says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records.drawing import Shape
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


def body_cells(grid: Grid, body: int, x0: float, x1: float) -> list[Cell]:
    """Cells below the header that lie mostly between two x positions, top down."""
    return [
        c for c in grid.cells if c.row >= body and min(c.box.x1, x1) - max(c.box.x0, x0) > 0.5 * max(c.box.width, 0.1)
    ]


def content_of(grid: Grid, body: int, x0: float, x1: float, shapes: Sequence[Shape] = ()) -> Content:
    cells = body_cells(grid, body, x0, x1)
    texts = [t for t in (cell_text(c) for c in cells) if t and not is_empty_mark(t) and not is_mark_word(t)]
    n = max(1, len(texts))
    return Content(
        rows=len(cells),
        filled=len(texts),
        durations=sum(is_duration(t) for t in texts) / n,
        numbers=sum(step_number(t) is not None for t in texts) / n,
        letters=sum(len(t) for t in texts) / n,
        shapes=sum(x0 <= s.box.cx <= x1 for s in shapes if s.kind != "konektor"),
    )
