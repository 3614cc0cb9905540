"""The content of a box as its list items: by number, by bullet, else by how full its lines are."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.grid.text import Line, lines_of, reading_of
from pipeline.records.geometry import Box, union
from pipeline.records.reading import Reading
from pipeline.records.word import Word
from pipeline.sop.labels import height
from pipeline.sop.list_marks import Marker, column_of_marks, list_lines
from pipeline.sop.vocabulary import fold, pattern, starts_with, words_of


def item_words(words: Sequence[Word], area: Box | None) -> list[tuple[Word, ...]]:
    """The words of a box, one tuple an item, numbers and bullets taken off. area: the box's content region, which
    says how far its lines could have run."""
    lines = list_lines(words)
    if not lines:
        return []
    opened = column_of_marks(lines)
    if opened:
        return _by_marks(lines, opened)
    return _by_fill(lines, area)


def split_items(words: Sequence[Word], area: Box | None, halaman: int) -> list[Reading]:
    """The readings of a box's items; marks that stand alone mean empty and give none."""
    found = []
    for group in item_words(words, area):
        reading = reading_of(group, halaman)
        if reading is not None and not pattern("butir", "kosong_pola").match(reading.text):
            found.append(reading)
    return found


def _by_marks(lines: Sequence[Line], marks: Sequence[Marker]) -> list[tuple[Word, ...]]:
    taken = {id(m.word): m.left for m in marks}
    words = [taken.get(id(w), w) for line in lines for w in line.words]
    bare = lines_of([w for w in words if w is not None])
    groups = _lines_to_marks(bare, marks)
    if len(groups) == len(marks):
        groups = [part for n, group in enumerate(groups) for part in _with_lost_mark(group, marks[n : n + 2])]
    return [tuple(w for line in group for w in line.words) for group in groups if group]


def _with_lost_mark(group: list[Line], marks: Sequence[Marker]) -> list[list[Line]]:
    """An item after which a number is missing holds the next one too (a punched hole took its number): parted where
    alone a line ends as an item does and the next begins as one. What was read of the number is left out."""
    if len(marks) < 2 or marks[0].kind != "number" or marks[1].ordinal - marks[0].ordinal != 2:
        return [group]
    full = max(line.box.x1 for line in group)
    cuts = []
    for i in range(1, len(group)):
        before, first = group[i - 1], _without_rest(group[i], marks[0])[0]
        ends = before.text.endswith((";", ".", ",")) and before.box.x1 < full - first.box.width
        if ends and first.text[:1].isupper():
            cuts.append(i)
    if len(cuts) != 1:
        return [group]
    words = _without_rest(group[cuts[0]], marks[0])
    opening = Line(words, union([w.box for w in words]))
    return [group[: cuts[0]], [opening, *group[cuts[0] + 1 :]]]


def _without_rest(line: Line, mark: Marker) -> tuple[Word, ...]:
    """A line's words without what OCR made of its number: a lone sign, or two that are no word ("UU", "di"), where the
    list's numbers stand."""
    first = line.words[0]
    no_word = first.asal != "teks" and (len(first.text) == 1 or (len(first.text) == 2 and not first.text.isalpha()))
    rest = len(line.words) > 1 and no_word and abs(first.box.x0 - mark.word.box.x0) <= height(mark.word)
    return line.words[1:] if rest else line.words


def _lines_to_marks(lines: Sequence[Line], marks: Sequence[Marker]) -> list[list[Line]]:
    """Consecutive lines to each mark. A mark stands at its item's first line, or (in a sheet's own column of numbers)
    at the middle of its lines; of all ways to part the lines the one with the least distance wins.
    Lines that stand above the first mark form an item of their own."""
    ys = [m.word.box.cy for m in marks]
    if not lines:
        return []
    tall = max(height(m.word) for m in marks)
    if all(min(abs(line.box.cy - y) for line in lines) <= 0.4 * tall for y in ys):
        return _at_first_lines(lines, ys, tall)
    return _least_distance(lines, ys)


def _at_first_lines(lines: Sequence[Line], ys: Sequence[float], tall: float) -> list[list[Line]]:
    groups: list[list[Line]] = [[] for _ in range(len(ys) + 1)]
    for line in lines:
        n = sum(y <= line.box.cy + 0.4 * tall for y in ys)
        groups[n].append(line)
    return [g for g in groups if g]


def _least_distance(lines: Sequence[Line], ys: Sequence[float]) -> list[list[Line]]:
    n, k = len(lines), len(ys)
    if n < k:
        return _at_first_lines(lines, ys, height(lines[0].words[0]))

    seldom = 0.1 * height(lines[0].words[0])  # the middle counts only where it is nearer than the first line

    def cost(a: int, b: int, y: float) -> float:
        middle = (lines[a].box.cy + lines[b - 1].box.cy) / 2
        return min(abs(lines[a].box.cy - y), abs(middle - y) + seldom)

    best: list[list[tuple[float, int]]] = [[(float("inf"), 0)] * (n + 1) for _ in range(k + 1)]
    best[0][0] = (0.0, 0)
    for m in range(1, k + 1):
        for b in range(m, n + 1):
            best[m][b] = min((best[m - 1][a][0] + cost(a, b, ys[m - 1]), a) for a in range(m - 1, b))
    groups: list[list[Line]] = []
    end = n
    for m in range(k, 0, -1):
        start = best[m][end][1]
        groups.append(list(lines[start:end]))
        end = start
    return groups[::-1]


def _by_fill(lines: Sequence[Line], area: Box | None) -> list[tuple[Word, ...]]:
    """Entries without numbers: a line goes on with the one before it where that one had no room for its first word,
    where it starts in lower case, or where the one before it cannot end there."""
    right = max(line.box.x1 for line in lines)
    if area is not None and right < area.x1 - 0.2 * area.width:  # no line was filled: the cell's border tells
        right = max(right, area.x1 - (min(line.box.x0 for line in lines) - area.x0))
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        if _goes_on(before, line, right):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [tuple(w for line in group for w in line.words) for group in groups]


def _goes_on(before: Line, line: Line, right: float) -> bool:
    text, first = before.text.rstrip(), line.words[0]
    if text.endswith(";"):
        return False
    if first.text[:1].islower() or text.endswith((",", "-", "/", "(", "&")):
        return True
    last = fold(before.words[-1].text)
    if last in words_of("butir", "sambung"):
        return True
    blank = 0.35 * height(first)
    if before.box.x1 + blank + first.box.width > right:
        return not (text.endswith(".") and starts_with(fold(line.text), words_of("butir", "instrumen")))
    gap = line.box.y0 - before.box.y1
    return gap < 0 and before.box.x0 > line.box.x0 + height(first)
