"""Rows between which the rule is missing: step numbers under each other in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.grid.split import split_row
from pipeline.grid.text import Line, lines_of
from pipeline.records.grid import Cell, Grid
from pipeline.table.wording import step_number


def split_joined_rows(grid: Grid, body: int) -> tuple[Grid, bool]:
    """The grid with rows cut that hold several steps, and whether any was. Two numbers that follow each other, each on
    its own line of the first column, show it; the cut is the widest gap in the text between them."""
    changed = False
    row = body
    while row < grid.n_rows:
        cell = next((c for c in grid.cells if c.col == 0 and c.row == row == c.last_row), None)
        lines = _stacked_numbers(cell) if cell is not None else []
        if len(lines) >= 2:
            texts = [line for c in grid.cells if c.row == row == c.last_row for line in lines_of(c.words)]
            cuts = [_cut(a, b, texts) for a, b in pairwise(lines)]
            grid, changed = split_row(grid, row, cuts), True
            row += len(cuts)
        row += 1
    return grid, changed


def _stacked_numbers(cell: Cell) -> list[Line]:
    lines = list(lines_of(cell.words))
    numbers = [step_number(line.text) for line in lines]
    first = numbers[0] if numbers else None
    if first is None or any(n != first + i for i, n in enumerate(numbers)):
        return []
    return lines


def _cut(above: Line, below: Line, texts: Sequence[Line]) -> float:
    """Middle of the widest stretch without text between two numbers; of equal ones the lowest."""
    start, end = above.box.cy, below.box.cy
    filled = sorted((t.box.y0, t.box.y1) for t in texts if t.box.y1 > start and t.box.y0 < end)
    gaps, reach = [], start
    for y0, y1 in filled:
        if y0 > reach:
            gaps.append((reach, y0))
        reach = max(reach, y1)
    if reach < end:
        gaps.append((reach, end))
    if not gaps:
        return (start + end) / 2
    widest = max(b - a for a, b in gaps)
    a, b = next(g for g in reversed(gaps) if g[1] - g[0] >= 0.9 * widest)
    return (a + b) / 2
