"""What opens the items of a list: numbers, letters and bullets, as typed and as OCR makes of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.grid.text import Line, lines_of
from pipeline.records.geometry import Box, union
from pipeline.records.word import Word
from pipeline.sop.labels import height
from pipeline.sop.vocabulary import raw_words

_DEBRIS = r"[:;'‘’`´\"“”|\\/!.,*_~]{0,2}"  # what OCR makes of a rule or a speck before the number
_NUMBER = re.compile(rf"^{_DEBRIS}[Ili]?\(?(\d{{1,2}})[.),:]+$")
_LETTER = re.compile(r"^\(?([a-z])[.)]+$", re.IGNORECASE)
_GLUED_NUMBER = re.compile(r"^\(?(\d{1,2})[.),]+(?=[^\W\d_])")
_GLUED_LETTER = re.compile(r"^([a-z])[.)](?=[A-Z][a-z])")
_LONGEST = 4  # signs of a mark, however misread
_POINTS = ".,):;"  # what the point behind a number is read as
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
        return Marker(kind, ordinal, word, cut(word, m.end()))
    if len(text) > 2 and text[0] in raw_words("butir", "bulatan") and text[1].isalpha():
        return Marker("bullet", 0, word, cut(word, 1))
    return None


def cut(word: Word, n: int) -> Word:
    share = n / len(word.text)
    box = word.box
    return replace(word, text=word.text[n:], box=Box(box.x0 + share * box.width, box.y0, box.x1, box.y1))


def list_lines(words: Sequence[Word]) -> list[Line]:
    """The lines of a list, the number of each as one word that stands for itself."""
    lines = [_with_whole_number(line) for line in lines_of(_without_echoes(words))]
    once = _once(lines)
    return lines if once is None else list(lines_of(once))


def _without_echoes(words: Sequence[Word]) -> Sequence[Word]:
    """The words with each number between two lines once where it was read with both ("4" and "4.Statistik", one over
    the other): at its own place, and what is glued to it without it."""
    bare = [w for w in words if _read(w) and _BARE.match(w.text)]
    changed: dict[int, Word | None] = {}
    for number in bare:
        for word in words:
            mark = marker_of(word) if word is not number and _read(word) else None
            if mark is None or mark.kind != "number" or mark.ordinal != int(number.text):
                continue
            if number.box.meet(word.box).area > 0 and _level(number, word):
                changed |= {id(number): replace(number, text=f"{number.text}."), id(word): mark.left}
                break
    if not changed:
        return words
    return [w for w in (changed.get(id(w), w) for w in words) if w is not None]


def _with_whole_number(line: Line) -> Line:
    """A line that begins with a number and, apart from it, with what OCR made of its point ("4 *"), both as one."""
    if len(line.words) < 2 or not _read(line.words[0]):
        return line
    number, point, *rest = line.words
    near = point.box.x0 - number.box.x1 <= 0.5 * height(number)
    if not near or not _BARE.match(number.text) or len(point.text) > 1 or point.text.isalnum():
        return line
    whole = replace(number, text=f"{number.text}.", box=union([number.box, point.box]))
    return Line((whole, *rest), line.box)


def _once(lines: Sequence[Line]) -> list[Word] | None:
    """The words of lines in which a number between two lines of its item was read with both of them: by itself, and
    again at the head of the second. Its own place counts. None where there is no such number."""
    words: list[Word] = []
    found = False
    lone: Word | None = None
    for line in lines:
        first, rest = line.words[0], list(line.words[1:])
        mark = marker_of(first)
        twice = lone is not None and mark is not None and mark.kind == "number" and mark.ordinal == int(lone.text)
        if lone is not None and twice and first.box.y0 - lone.box.y1 <= height(first) and _level(lone, first):
            words[-1] = replace(lone, text=f"{lone.text}.")
            words += [mark.left, *rest] if mark is not None and mark.left is not None else rest
            found = True
        else:
            words += line.words
        lone = first if not rest and _read(first) and _BARE.match(first.text) else None
    return words if found else None


def _level(a: Word, b: Word) -> bool:
    """Whether two words begin in one column."""
    return abs(a.box.x0 - b.box.x0) <= height(a)


def _read(word: Word) -> bool:
    return word.asal != "teks"


def column_of_marks(lines: Sequence[Line]) -> list[Marker]:
    """The marks that open the top-level items, top down: the class of the first one, in one column."""
    firsts: list[Marker] = []
    texts: list[float] = []
    for line in lines:
        mark = marker_of(line.words[0])
        if mark is not None and (mark.left is not None or len(line.words) > 1 or mark.kind == "number"):
            firsts.append(mark)
            texts += [line.words[1].box.x0] if mark.left is None and len(line.words) > 1 else []
        elif mark is None and _BARE.match(line.words[0].text) and (_apart(line) or _is_next(line, firsts, texts)):
            firsts.append(Marker("number", int(line.words[0].text), line.words[0], None))
    if not firsts:
        return []
    if len(firsts) == 1 and firsts[0].kind == "letter":
        return []
    top = firsts[0]
    column = _without_strokes([m for m in firsts if m.kind == top.kind and _same_column(m, top)])
    if top.kind == "number":
        column = _by_place(lines, column)
    if top.kind == "number" and not _counts_up(column):
        column = _counting(column)
    return column


def _without_strokes(marks: Sequence[Marker]) -> list[Marker]:
    """The marks with their numbers as they count on, where a rule before one was read as a 1 ("12." for 2)."""
    out: list[Marker] = []
    for m in marks:
        due = out[-1].ordinal + 1 if out else 1
        stroked = _read(m.word) and m.ordinal == 10 + due < 20
        out.append(replace(m, ordinal=due) if stroked else m)
    return out


def _by_place(lines: Sequence[Line], marks: Sequence[Marker]) -> list[Marker]:
    """The marks with those that OCR made unlike numbers ("IS." for 5.) or other numbers ("44."): what stands where the
    list's numbers do, before a text that begins where the others begin, with a point behind it. Only where at least
    half of the numbers are those of their places; else the marks as they are."""
    own = {id(m.word): m for m in marks}
    texts = [line.words[1].box.x0 for line in lines if id(line.words[0]) in own and len(line.words) > 1]
    if not texts or not all(_read(m.word) for m in marks):
        return list(marks)
    found: list[Marker] = []
    for line in lines:
        first = line.words[0]
        mark = own.get(id(first))
        if mark is None and _like_mark(line, marks[0], median(texts)):
            mark = Marker("number", 0, first, None)
        if mark is not None:
            found.append(mark)
    in_place = sum(m.ordinal == n for n, m in enumerate(found, start=1))
    if in_place < 0.5 * len(found):
        return list(marks)
    out: list[Marker] = []
    for m in found:
        due = out[-1].ordinal + 1 if out else 1
        out.append(m if m.ordinal in (due, due + 1) else replace(m, ordinal=due))
    return out


def _like_mark(line: Line, mark: Marker, text: float) -> bool:
    first = line.words[0]
    if len(line.words) < 2 or not _read(first) or not _level(mark.word, first):
        return False
    short = len(first.text) <= _LONGEST and first.text[-1] in _POINTS
    return short and first.box.x1 <= text and abs(line.words[1].box.x0 - text) <= 0.7 * height(first)


def _is_next(line: Line, marks: Sequence[Marker], texts: Sequence[float]) -> bool:
    """A number whose point was not read, where the list has come to it: alone between two lines, or before a text that
    begins as a sentence does and where the others begin. texts: where the texts behind earlier numbers begin."""
    word = line.words[0]
    if not _read(word) or not marks or marks[-1].kind != "number" or int(word.text) != marks[-1].ordinal + 1:
        return False
    if not _level(marks[-1].word, word):
        return False
    if len(line.words) == 1:
        return True
    begins = line.words[1]
    return bool(texts) and begins.text[:1].isupper() and abs(begins.box.x0 - texts[-1]) <= 0.7 * height(word)


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
