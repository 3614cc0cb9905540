"""Which lattice squares belong together: drawn sides to rectangular cells."""

from __future__ import annotations

from collections.abc import Sequence

Span = tuple[int, int, int, int]  # first row, first column, last row, last column
Square = tuple[int, int]

_ISLAND_PARTS = 2  # a box drawn in a cell is one region, two when a line crosses it


def rectangles(
    across: Sequence[Sequence[bool]], down: Sequence[Sequence[bool]]
) -> tuple[list[Span], list[bool], list[bool]]:
    """Cells of a lattice from its drawn sides.

    across[j][i]: the side at row border j over column i is drawn; down[i][j]: the side at column border i over row j.
    Returns the cells, numbered by the borders that still divide something, and which column and row borders those are.
    Every square belongs to exactly one cell.
    """
    n_rows, n_cols = len(across) - 1, len(down) - 1
    h, v = [list(r) for r in across], [list(c) for c in down]
    _prune_loose_ends(h, v)
    spans = [part for region in _without_islands(_regions(h, v)) for part in _as_rectangles(region)]
    keep_y = [j in (0, n_rows) or any(s[0] == j or s[2] + 1 == j for s in spans) for j in range(n_rows + 1)]
    keep_x = [i in (0, n_cols) or any(s[1] == i or s[3] + 1 == i for s in spans) for i in range(n_cols + 1)]
    new_y, new_x = _renumber(keep_y), _renumber(keep_x)
    renamed = [(new_y[r0], new_x[c0], new_y[r1 + 1] - 1, new_x[c1 + 1] - 1) for r0, c0, r1, c1 in spans]
    return sorted(renamed), keep_x, keep_y


def _renumber(keep: Sequence[bool]) -> list[int]:
    numbers, n = [], 0
    for k in keep:
        numbers.append(n)
        n += k
    return numbers


def _prune_loose_ends(h: list[list[bool]], v: list[list[bool]]) -> None:
    """Take out inner sides that end nowhere: a line that hangs into a cell divides nothing."""
    n_rows, n_cols = len(h) - 1, len(v) - 1

    def degree(j: int, i: int) -> int:
        left = i > 0 and h[j][i - 1]
        right = i < n_cols and h[j][i]
        up = j > 0 and v[i][j - 1]
        below = j < n_rows and v[i][j]
        return left + right + up + below

    changed = True
    while changed:
        changed = False
        for j in range(1, n_rows):
            for i in range(n_cols):
                if h[j][i] and (degree(j, i) < 2 or degree(j, i + 1) < 2):
                    h[j][i], changed = False, True
        for i in range(1, n_cols):
            for j in range(n_rows):
                if v[i][j] and (degree(j, i) < 2 or degree(j + 1, i) < 2):
                    v[i][j], changed = False, True


def _regions(h: Sequence[Sequence[bool]], v: Sequence[Sequence[bool]]) -> list[set[Square]]:
    """Squares that no drawn side parts, as sets of (row, column)."""
    n_rows, n_cols = len(h) - 1, len(v) - 1
    seen: set[Square] = set()
    found: list[set[Square]] = []
    for start in ((r, c) for r in range(n_rows) for c in range(n_cols)):
        if start in seen:
            continue
        region, todo = {start}, [start]
        while todo:
            r, c = todo.pop()
            for open_, square in (
                (r > 0 and not h[r][c], (r - 1, c)),
                (r + 1 < n_rows and not h[r + 1][c], (r + 1, c)),
                (c > 0 and not v[c][r], (r, c - 1)),
                (c + 1 < n_cols and not v[c + 1][r], (r, c + 1)),
            ):
                if open_ and square not in region:
                    region.add(square)
                    todo.append(square)
        seen |= region
        found.append(region)
    return found


def _bounds(region: set[Square]) -> Span:
    rows, cols = [r for r, _ in region], [c for _, c in region]
    return min(rows), min(cols), max(rows), max(cols)


def _as_rectangles(region: set[Square]) -> list[Span]:
    """A region as rectangles: itself, or (a border is broken) equal runs of columns on rows that follow each other."""
    r0, c0, r1, c1 = _bounds(region)
    if len(region) == (r1 - r0 + 1) * (c1 - c0 + 1):
        return [(r0, c0, r1, c1)]
    done: list[Span] = []
    open_: dict[tuple[int, int], int] = {}
    for r in range(r0, r1 + 2):
        runs = _runs(sorted(c for row, c in region if row == r))
        for run in [k for k in open_ if k not in runs]:
            done.append((open_.pop(run), run[0], r - 1, run[1]))
        for run in runs:
            open_.setdefault(run, r)
    return done


def _runs(cols: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for c in cols:
        if runs and c == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], c)
        else:
            runs.append((c, c))
    return runs


def _hole(region: set[Square]) -> set[Square]:
    """Squares that the region surrounds on all sides (a drawn box standing inside a cell)."""
    r0, c0, r1, c1 = _bounds(region)
    if len(region) == (r1 - r0 + 1) * (c1 - c0 + 1):
        return set()
    outside: set[Square] = set()
    todo = [(r, c) for r in range(r0 - 1, r1 + 2) for c in (c0 - 1, c1 + 1)]
    outside.update(todo)
    while todo:
        r, c = todo.pop()
        for sr, sc in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
            inside = r0 - 1 <= sr <= r1 + 1 and c0 - 1 <= sc <= c1 + 1
            if inside and (sr, sc) not in region and (sr, sc) not in outside:
                outside.add((sr, sc))
                todo.append((sr, sc))
    every = {(r, c) for r in range(r0, r1 + 1) for c in range(c0, c1 + 1)}
    return every - outside - region


def _without_islands(regions: list[set[Square]]) -> list[set[Square]]:
    """Regions with the boxes that stand inside them taken in. What surrounds a whole table (a page frame) keeps out of
    it: then the hole is made of many regions."""
    found = list(regions)
    for region in regions:
        hole = _hole(region)
        if not hole:
            continue
        inside = [other for other in found if other is not region and other <= hole]
        if len(inside) <= _ISLAND_PARTS:
            found = [(r | hole if r is region else r) for r in found if not any(r is other for other in inside)]
    return found
