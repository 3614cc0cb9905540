"""Where the labels of an identity page stand, and which words of their own cell belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.grid.text import Line, lines_of
from pipeline.records.geometry import Box, union
from pipeline.records.grid import Cell, Grid
from pipeline.records.word import Word
from pipeline.sop.gutter import gutter
from pipeline.sop.labels import Hit, height, is_kv, leading_label, match_label
from pipeline.sop.vocabulary import LAIN

_FAR_LINES = 6.0  # heights of a line


@dataclass(frozen=True, slots=True)
class Label:
    """One label as found. box: around its own words, points. rest: the words of its cell that follow it and stand
    before the cell's next label. alone: the only label of its cell. lines: printed lines that it covers. placed: told
    by its place, since it cannot be read (see hidden_labels)."""

    hit: Hit
    words: tuple[Word, ...]
    cell: Cell
    rest: tuple[Word, ...] = ()
    alone: bool = True
    lines: int = 1
    placed: bool = False

    @property
    def kind(self) -> str:
        return self.hit.kind

    @property
    def box(self) -> Box:
        return union(w.box for w in self.words)

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words).strip(" :;")


def find_labels(grid: Grid) -> tuple[Label, ...]:
    """All labels of a table (one without process rows, see labels.sections), by cell and then in reading order."""
    found: list[Label] = []
    for cell in grid.cells:
        if cell.words:
            found += labels_in(cell)
    return _without_unsupported(found)


def labels_in(cell: Cell) -> list[Label]:
    """The labels of one cell with the words that each leads."""
    whole = match_label(" ".join(w.text for w in cell.words))
    lines = lines_of(cell.words)
    led = leading_label(lines[0].words)
    if whole is not None and not (led is not None and led[0].score > whole.score and not led[0].weak):
        return [Label(whole, cell.words, cell, lines=len(lines))]
    starts = _starts(lines)
    if not starts:
        return []
    if len(starts) == 1 and starts[0].hit.kind == LAIN and not starts[0].colon and starts[0].line > 0:
        return []
    return _share_out(starts, lines, cell)


@dataclass(frozen=True, slots=True)
class _Start:
    hit: Hit
    words: tuple[Word, ...]
    line: int
    lines: int
    colon: bool

    @property
    def x0(self) -> float:
        return self.words[0].box.x0


def _starts(lines: Sequence[Line]) -> list[_Start]:
    found: list[_Start] = []
    skip: set[int] = set()
    for i, line in enumerate(lines):
        at = 0
        if i in skip and found:
            at = len(_head(line))
        elif (wrapped := _wrapped(lines, i)) is not None:
            found.append(wrapped)
            skip.add(i + 1)
            at = len(_head(line))
        while at < len(line.words):
            if not any(c.isalnum() for c in line.words[at].text):
                at += 1
                continue
            led = leading_label(line.words[at:])
            if led is not None and _standing(led[0], led[1], line, at):
                hit, n = led
                words = line.words[at : at + n]
                follows = line.words[at + n].text if at + n < len(line.words) else ""
                colon = words[-1].text.endswith(":") or follows.startswith(":")
                if not hit.weak or colon:
                    found.append(_Start(hit, words, i, 1, colon))
                    at += n
                    if at < len(line.words) and _wide_gap(line.words[at - 1], line.words[at]):
                        continue
            at = _next_part(line, at)
    return found


def _standing(hit: Hit, n: int, line: Line, at: int) -> bool:
    """A label that stands as running text ("... dasar hukum dan ...") is none: it starts its part of the line."""
    return at == 0 or hit.score >= 90 or n == len(line.words) - at


def _next_part(line: Line, at: int) -> int:
    """Index of the first word after the next wide gap (or closing colon) on the line."""
    for k in range(at + 1, len(line.words)):
        before, word = line.words[k - 1], line.words[k]
        if _wide_gap(before, word) or before.text.endswith(":"):
            return k
    return len(line.words)


def _wide_gap(before: Word, word: Word) -> bool:
    return word.box.x0 - before.box.x1 > 1.2 * height(before)


def _head(line: Line) -> tuple[Word, ...]:
    """The words of a line before its first wide gap or colon."""
    n = _next_part(line, 0)
    return tuple(w for w in line.words[:n] if w.text.strip(":"))


def _wrapped(lines: Sequence[Line], i: int) -> _Start | None:
    """A label that its narrow column broke over two lines ("Tanggal" / "Pembuatan")."""
    if i + 1 >= len(lines):
        return None
    first, second = _head(lines[i]), _head(lines[i + 1])
    if not first or not second or len(first) > 3 or len(second) > 3:
        return None
    if abs(first[0].box.x0 - second[0].box.x0) > height(first[0]):
        return None
    one = match_label(" ".join(w.text for w in first))
    two = match_label(" ".join(w.text for w in second))
    if (one and not one.weak) or (two and not two.weak):
        return None
    both = match_label(" ".join(w.text for w in (*first, *second)))
    if both is None or both.weak or both.score < 90:
        return None
    return _Start(both, (*first, *second), i, 2, colon=False)


def _share_out(starts: Sequence[_Start], lines: Sequence[Line], cell: Cell) -> list[Label]:
    """Each word of the cell to the label above or before it, in the label's own column of the cell."""
    cut = _column_cut(starts, lines)
    taken = {id(w) for s in starts for w in s.words}
    found: list[Label] = []
    for s in starts:
        right = cut is not None and s.x0 >= cut
        below = [o for o in starts if o is not s and (cut is None or (o.x0 >= cut) == right) and _after(o, s)]
        end = min((o.line for o in below), default=len(lines))
        same = [o.x0 for o in starts if o.line == s.line and o.x0 > s.x0]
        rest = []
        for k in range(s.line, max(end, s.line + 1)):
            if k > s.line and not is_kv(s.hit.kind) and _far(lines[k - 1], lines[k]):
                break
            for w in lines[k].words:
                if id(w) in taken or (cut is not None and (w.box.cx >= cut) != right):
                    continue
                if k == s.line and (w.box.x0 < s.x0 or any(w.box.x0 >= x for x in same)):
                    continue
                if is_kv(s.hit.kind) and w.box.x0 < s.x0 - 2 * height(s.words[0]):
                    continue  # the head stands left of the labels
                rest.append(w)
        found.append(Label(s.hit, s.words, cell, tuple(rest), len(starts) == 1, s.lines))
    return found


def _far(before: Line, line: Line) -> bool:
    """A gap so high that what stands below it is another matter (a footer below an unruled box)."""
    return line.box.y0 - before.box.y1 > _FAR_LINES * before.box.height


def _after(o: _Start, s: _Start) -> bool:
    return o.line > s.line


def _column_cut(starts: Sequence[_Start], lines: Sequence[Line]) -> float | None:
    """Where two boxes stand side by side without a rule between them: the x that parts them."""
    pairs = [(a, b) for a, b in pairwise(starts) if a.line == b.line and not (is_kv(a.hit.kind) or is_kv(b.hit.kind))]
    if not pairs:
        return None
    first, second = pairs[0]
    words = [w for line in lines[first.line :] for w in line.words]
    return gutter(union(w.box for w in first.words), union(w.box for w in second.words), words)


def _without_unsupported(found: list[Label]) -> tuple[Label, ...]:
    """Drops short wordings ("Nomor", "Revisi") that do not stand in one column with a certain label of their sort."""
    firm = [x for x in found if not x.hit.weak]
    kept: list[Label] = []
    for label in found:
        if label.hit.weak:
            kin = [f for f in firm if is_kv(f.kind) == is_kv(label.kind) or label.kind == LAIN]
            if label.kind != LAIN and any(f.kind == label.kind for f in firm):
                continue
            if not any(abs(f.cell.box.x0 - label.cell.box.x0) < 2 * height(label.words[0]) for f in kin):
                continue
        kept.append(label)
    return tuple(kept)
