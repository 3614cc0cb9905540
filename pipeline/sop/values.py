"""The words that belong to each label of the key/value block: beside it, after its colon, or below it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from pipeline.grid.text import Line, lines_of, reading_of
from pipeline.normal.tanggal import parse_tanggal
from pipeline.records.grid import Cell, Grid
from pipeline.records.reading import Reading
from pipeline.records.word import Word
from pipeline.sop.fields import Label
from pipeline.sop.labels import height
from pipeline.sop.vocabulary import DATE_KINDS, pattern


def field_words(labels: Sequence[Label], grid: Grid, others: Sequence[Label]) -> dict[int, tuple[Word, ...]]:
    """Words of each label's value, by index into `labels` (key/value labels of one grid).

    others: the grid's remaining labels, whose cells end a row of values.
    """
    values: dict[int, tuple[Word, ...]] = {}
    by_cell: dict[tuple[int, int], list[int]] = {}
    for i, label in enumerate(labels):
        by_cell.setdefault((label.cell.row, label.cell.col), []).append(i)
    label_cells = {(x.cell.row, x.cell.col) for x in (*labels, *others)}
    for members in by_cell.values():
        if len(members) == 1:
            values[members[0]] = _beside(labels[members[0]], grid, label_cells)
        else:
            stacked = [labels[i] for i in members]
            found = _stacked(stacked, _right_of(stacked[0].cell, grid, label_cells, stacked[0].cell.last_row))
            values.update(zip(members, found, strict=True))
    _share_tall_values(labels, values)
    return {i: strip_marks(words) for i, words in values.items()}


def _beside(label: Label, grid: Grid, label_cells: set[tuple[int, int]]) -> tuple[Word, ...]:
    rest = strip_marks(label.rest)
    if rest and not (label.kind == "disahkan_oleh" and len(rest) < 3):
        return rest
    last = _last_row(label, grid, label_cells)
    right = _right_of(label.cell, grid, label_cells, last)
    if right:
        return rest + tuple(w for c in right for w in c.words)
    return _below(label.cell, grid, label_cells)


def _last_row(label: Label, grid: Grid, label_cells: set[tuple[int, int]]) -> int:
    """The last row of the label's band: rows whose cell under the label is empty go on with its value."""
    last = label.cell.last_row
    if label.kind not in ("disahkan_oleh", "nama_sop"):
        return last
    while last + 1 < grid.n_rows:
        under = grid.at(last + 1, label.cell.col)
        if under is None or under.words or under.last_col > label.cell.last_col or under.col < label.cell.col:
            break
        if any((c.row, c.col) in label_cells for c in grid.row_cells(last + 1) if c.col > label.cell.col):
            break
        last = under.last_row
    return last


def _right_of(cell: Cell, grid: Grid, label_cells: set[tuple[int, int]], last_row: int) -> list[Cell]:
    """Cells with words right of the label's cell that start in its rows, up to the next label of the row."""
    found = [c for c in grid.cells if c.col > cell.last_col and cell.row <= c.row <= last_row]
    walls = [c.col for c in found if (c.row, c.col) in label_cells]
    wall = min(walls, default=grid.n_cols)
    near = [c for c in found if c.col < wall]
    first = next((c for c in sorted(near, key=lambda c: c.col) if _has_letters(c)), None)
    if first is None:
        return near
    return [c for c in near if c.col <= first.last_col or c.rowspan <= max(first.rowspan, cell.rowspan)]


def _has_letters(cell: Cell) -> bool:
    return any(ch.isalnum() for w in cell.words for ch in w.text)


def _below(cell: Cell, grid: Grid, label_cells: set[tuple[int, int]]) -> tuple[Word, ...]:
    under = grid.at(cell.last_row + 1, cell.col) if cell.last_row + 1 < grid.n_rows else None
    if under is None or (under.row, under.col) in label_cells:
        return ()
    return under.words


def _stacked(labels: Sequence[Label], right: Sequence[Cell]) -> list[tuple[Word, ...]]:
    """Labels one below the other in a cell without rules. Values stand at the same height, or (where a narrow column
    broke a label in two) in the same order: the assignment that gives more fields a fitting value wins."""
    at_height = _by_height(labels, right)
    if not any(x.lines > 1 for x in labels):
        return at_height
    in_order = _by_order(labels, right)
    return in_order if _fit(labels, in_order) > _fit(labels, at_height) else at_height


def _value_words(labels: Sequence[Label], right: Sequence[Cell]) -> list[Word]:
    own = [w for x in labels for w in x.rest if w.text.strip(":;|")]
    return own + [w for c in right for w in c.words if w.text.strip(":;|")]


def _by_height(labels: Sequence[Label], right: Sequence[Cell]) -> list[tuple[Word, ...]]:
    tops = [x.box.y0 for x in labels]
    found: list[list[Word]] = [[] for _ in labels]
    whole = {id(w): c for c in right for w in c.words if len(right) > 1}
    for line in lines_of(_value_words(labels, right)):
        for w in line.words:
            cell = whole.get(id(w))
            centre = line.box.cy if cell is None or cell.box.height > 3 * line.box.height else cell.box.cy
            fitting = [k for k, top in enumerate(tops) if centre >= top - 0.1 * height(w)]
            found[fitting[-1] if fitting else 0].append(w)
    _centred_label(labels, found)
    return [tuple(ws) for ws in found]


def _centred_label(labels: Sequence[Label], found: list[list[Word]]) -> None:
    """The name's label may stand at the middle of its two lines: the line right above it then goes to the name."""
    for k, label in enumerate(labels):
        if label.kind != "nama_sop" or k == 0 or not found[k] or not found[k - 1]:
            continue
        own, before = lines_of(found[k]), lines_of(found[k - 1])
        above, tall = before[-1], height(label.words[0])
        if any(abs(line.box.cy - label.box.cy) < 0.35 * tall for line in own):
            continue
        up, down = label.box.cy - above.box.cy, own[0].box.cy - label.box.cy
        if 0 < up < 1.5 * tall and abs(up - down) < 0.5 * tall and abs(above.box.x0 - own[0].box.x0) < tall:
            moved = {id(w) for w in above.words}
            found[k - 1] = [w for w in found[k - 1] if id(w) not in moved]
            found[k] = [*above.words, *found[k]]


def _by_order(labels: Sequence[Label], right: Sequence[Cell]) -> list[tuple[Word, ...]]:
    """The n-th line of values (empty ones counted by their height) belongs to the n-th label."""
    lines = lines_of(_value_words(labels, right))
    found: list[list[Word]] = [[] for _ in labels]
    pitch = _pitch(labels)
    if not lines or pitch <= 0:
        return [tuple(ws) for ws in found]
    last = len(labels) - 1
    open_ended = next((i for i, x in enumerate(labels) if x.kind == "disahkan_oleh"), last)
    for line in lines:
        n = round((line.box.cy - lines[0].box.cy) / pitch)
        if n > open_ended < last:
            below = [k for k in range(open_ended + 1, last + 1) if line.box.cy >= labels[k].box.y0 - 0.5 * pitch]
            n = below[-1] if below else open_ended
        found[min(n, last)].extend(line.words)
    return [tuple(ws) for ws in found]


def _pitch(labels: Sequence[Label]) -> float:
    """Distance of two lines of labels, points."""
    tops = sorted({round(w.box.cy, 1) for x in labels for w in x.words})
    steps = sorted(b - a for a, b in itertools.pairwise(tops) if b - a > 2)
    return steps[len(steps) // 2] if steps else 0.0


def _fit(labels: Sequence[Label], values: Sequence[tuple[Word, ...]]) -> int:
    """How many values are of their field's sort: dates are dates, the approver is none."""
    good = 0
    for label, words in zip(labels, values, strict=True):
        text = " ".join(w.text for w in strip_marks(words))
        date = parse_tanggal(text) if text else None
        is_date = date is not None and date.iso is not None
        if label.kind in DATE_KINDS:
            good += is_date or not text
        else:
            good += bool(text) and not is_date
    return good


def _share_tall_values(labels: Sequence[Label], values: dict[int, tuple[Word, ...]]) -> None:
    """A value column without rules beside ruled labels: its one cell starts beside the first label and runs down past
    the others. Each line goes to the label at whose height it stands."""
    order = sorted(values, key=lambda i: labels[i].cell.box.y0)
    for n, i in enumerate(order):
        below = [k for k in order[n + 1 :] if labels[k].cell.col == labels[i].cell.col and not values[k]]
        if not below or labels[i].kind == "disahkan_oleh":
            continue
        edge = labels[i].cell.box.y1
        far = [w for w in values[i] if w.box.cy > edge + 0.3 * height(w)]
        if not far:
            continue
        values[i] = tuple(w for w in values[i] if w not in far)
        for line in lines_of(far):
            at = [k for k in below if labels[k].cell.box.y0 <= line.box.cy]
            target = at[-1] if at else i
            values[target] = values[target] + line.words


def strip_marks(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without the colon that stands between label and value."""
    kept = list(words)
    while kept and not kept[0].text.strip(":;=|[]{} "):
        kept.pop(0)
    if kept and kept[0].text[:1] in ":;":
        kept[0] = replace(kept[0], text=kept[0].text.lstrip(":; "))
    return tuple(kept)


def value_reading(words: Sequence[Word], halaman: int) -> Reading | None:
    """The words as one value; None where they are only marks that mean "empty" (a dash, dots, a colon)."""
    reading = reading_of(strip_marks(words), halaman)
    if reading is None or pattern("butir", "kosong_pola").match(reading.text):
        return None
    return reading


def lines_of_value(words: Sequence[Word]) -> tuple[Line, ...]:
    return lines_of(strip_marks(words))
