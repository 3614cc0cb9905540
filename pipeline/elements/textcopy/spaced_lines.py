"""Pieces of a line that runs of spaces part, with the places (characters from the line's start) where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HANG = 0.4  # share of a piece that may hang over into the next column
_TOUCH = 2  # characters over a border that mean nothing
_REACH = 6  # characters between a border and a number that begins the next cell
_PIECE = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """start, end: of the text in its line, end behind its last character."""

    text: str
    start: int
    end: int

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def pieces_of(line: str) -> list[Piece]:
    """What two or more spaces divide."""
    return [Piece(m[0], m.start(), m.end()) for m in _PIECE.finditer(line)]


@dataclass(frozen=True, slots=True)
class Slot:
    """What one line has in one column. sure: gaps show that it stands there."""

    text: str
    sure: bool


def cut_at(line: str, borders: list[int]) -> list[Slot]:
    """The line in the columns between borders (places of first characters). A piece that only hangs over a border is
    whole in the column where its middle is; one that fills two columns, or goes on with a number near the border,
    lost the gap between two cells and is cut there."""
    cells: list[list[str]] = [[] for _ in range(len(borders) + 1)]
    unsure: set[int] = set()
    for piece in pieces_of(line):
        parts = _parts(piece, borders)
        for part in parts:
            col = sum(b <= part.middle for b in borders)
            cells[col].append(part.text)
            if len(parts) > 1 or any(part.start + _TOUCH < b < part.end - _TOUCH for b in borders):
                unsure.add(col)
    return [Slot(" ".join(c), i not in unsure) for i, c in enumerate(cells)]


def _parts(piece: Piece, borders: list[int]) -> list[Piece]:
    words = [(piece.start + m.start(), piece.start + m.end()) for m in re.finditer(r"\S+", piece.text)]
    for border in borders:
        if not piece.start < border < piece.end:
            continue
        numbers = [a for a, _ in words[1:] if abs(a - border) <= _REACH and piece.text[a - piece.start].isdigit()]
        right = [a for a, b in words[1:] if (a + b) / 2 >= border]
        at = numbers[0] if numbers else right[0] if right else None
        if at is None:
            continue
        hang = min(at - 1 - piece.start, piece.end - at) / (piece.end - piece.start)
        if hang > _HANG or numbers:
            left = Piece(piece.text[: at - piece.start].strip(), piece.start, at - 1)
            return [left, *_parts(Piece(piece.text[at - piece.start :], at, piece.end), borders)]
    return [piece]
