"""The content of a box as its list items: by number, by bullet, else by how full its lines are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.grid.text import Line, lines_of, reading_of
from pipeline.records.geometry import Box, union
from pipeline.records.reading import Reading
from pipeline.records.word import Word
from pipeline.sop.labels import height
from pipeline.sop.vocabulary import fold, pattern, raw_words, starts_with, words_of

_DEBRIS = r"[:;'‘’`´\"“”|\\/!.,*_~]{0,2}"  # what OCR makes of a rule or a speck before the number
_NUMBER = re.compile(rf"^{_DEBRIS}[Ili]?\(?(\d{{1,2}})[.),:]+$")
_LETTER = re.compile(r"^\(?([a-z])[.)]+$", re.IGNORECASE)
_GLUED_NUMBER = re.compile(r"^\(?(\d{1,2})[.),]+(?=[^\W\d_])")
_GLUED_LETTER = re.compile(r"^([a-z])[.)](?=[A-Z][a-z])")
_BARE = re.compile(r"^\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Marker:
    """What opens an item: its class (number, letter, bullet), its ordinal, and the word after its removal."""

    kind: str
    ordinal: int
    word: Word
    left: Word | None  # what is left of the word when the mark was glued to the text


def marker_of(word: Word) -> Marker | None:
    """The list mark that the word is or starts with, or None."""
    text = word.text
    if m := _NUMBER.match(text):
        return Marker("number", int(m[1]), word, None)
    if m := _LETTER.match(text):
        return Marker("letter", ord(m[1].lower()) - 96, word, None)
    if text in raw_words("butir", "bulatan"):
        return Marker("bullet", 0, word, None)
    if m := (_GLUED_NUMBER.match(text) or _GLUED_LETTER.match(text)):
        kind = "number" if m[1].isdigit() else "letter"
        ordinal = int(m[1]) if m[1].isdigit() else ord(m[1]) - 96
        return Marker(kind, ordinal, word, _cut(word, m.end()))
    if len(text) > 2 and text[0] in raw_words("butir", "bulatan") and text[1].isalpha():
        return Marker("bullet", 0, word, _cut(word, 1))
    return None


def _cut(word: Word, n: int) -> Word:
    share = n / len(word.text)
    box = word.box
    return replace(word, text=word.text[n:], box=Box(box.x0 + share * box.width, box.y0, box.x1, box.y1))


def item_words(words: Sequence[Word], area: Box | None) -> list[tuple[Word, ...]]:
    """The words of a box, one tuple an item, numbers and bullets taken off. area: the box's content region, which
    says how far its lines could have run."""
    lines = [_with_whole_number(line) for line in lines_of(words)]
    if not lines:
        return []
    opened = _column_of_marks(lines)
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


def _with_whole_number(line: Line) -> Line:
    """A line that begins with a number and, apart from it, with what OCR made of its point ("4 *"), both as one."""
    if len(line.words) < 2 or line.words[0].asal != "ocr":
        return line
    number, point, *rest = line.words
    near = point.box.x0 - number.box.x1 <= 0.5 * height(number)
    if not near or not _BARE.match(number.text) or len(point.text) > 1 or point.text.isalnum():
        return line
    whole = replace(number, text=f"{number.text}.", box=union([number.box, point.box]))
    return Line((whole, *rest), line.box)


def _column_of_marks(lines: Sequence[Line]) -> list[Marker]:
    """The marks that open the top-level items, top down: the class of the first one, in one column."""
    firsts: list[Marker] = []
    for line in lines:
        mark = marker_of(line.words[0])
        if mark is not None and (mark.left is not None or len(line.words) > 1 or mark.kind == "number"):
            firsts.append(mark)
        elif mark is None and _BARE.match(line.words[0].text) and _apart(line):
            firsts.append(Marker("number", int(line.words[0].text), line.words[0], None))
    if not firsts:
        return []
    if len(firsts) == 1 and firsts[0].kind == "letter":
        return []
    top = firsts[0]
    column = _without_strokes([m for m in firsts if m.kind == top.kind and _same_column(m, top)])
    if top.kind == "number" and not _counts_up(column):
        column = _counting(column)
    return column


def _without_strokes(marks: Sequence[Marker]) -> list[Marker]:
    """The marks with their numbers as they count on, where a rule before one was read as a 1 ("12." for 2)."""
    out: list[Marker] = []
    for m in marks:
        due = out[-1].ordinal + 1 if out else 1
        stroked = m.word.asal == "ocr" and m.ordinal == 10 + due < 20
        out.append(replace(m, ordinal=due) if stroked else m)
    return out


def _apart(line: Line) -> bool:
    """A number without its point opens an item only where it stands clearly off the text."""
    if len(line.words) < 2:
        return False
    return line.words[1].box.x0 - line.words[0].box.x1 > 0.8 * height(line.words[0])


def _same_column(m: Marker, top: Marker) -> bool:
    near = 1.5 * height(top.word)
    return abs(m.word.box.x0 - top.word.box.x0) <= near or (
        m.left is None and top.left is None and abs(m.word.box.x1 - top.word.box.x1) <= near
    )


def _counts_up(marks: Sequence[Marker]) -> bool:
    """List numbers start low and mostly rise; drafters repeat or skip one, and OCR loses one."""
    if marks[0].ordinal > 3:
        return False
    rising = sum(0 <= b.ordinal - a.ordinal <= 2 for a, b in itertools.pairwise(marks))
    return rising >= 0.6 * (len(marks) - 1)


def _counting(marks: Sequence[Marker]) -> list[Marker]:
    """The marks that do count up, where most of them do: the others are numbers of the text, or a neighbour's, that
    happen to open a line."""
    chain = [marks[0]]
    for m in marks[1:]:
        if 0 <= m.ordinal - chain[-1].ordinal <= 2:
            chain.append(m)
    enough = len(chain) > 1 and len(chain) >= 0.6 * len(marks) and marks[0].ordinal <= 3
    return chain if enough else []


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
    no_word = first.asal == "ocr" and (len(first.text) == 1 or (len(first.text) == 2 and not first.text.isalpha()))
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

    def cost(a: int, b: int, y: float) -> float:
        middle = (lines[a].box.cy + lines[b - 1].box.cy) / 2
        return min(abs(lines[a].box.cy - y), abs(middle - y))

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
