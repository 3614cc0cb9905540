"""An identity block that only spaces divide: its two big columns, and labels and values in the right one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.elements.textcopy.raw import Sel, Tabel, tidy
from pipeline.elements.textcopy.spaced_lines import Piece, pieces_of
from pipeline.elements.textcopy.vocabulary import KOTAK, KOTAK_KANAN, KUNCI, label_of, leading_key

_MARK = re.compile(r"(?<= )(?:\d{1,2}[.)]|[-•]) ?(?=\S)")
_WIDE_SPACE = 4  # characters: a space in wide-set type
_NEAR = 3  # characters that the start of a column may vary


def read_identity_lines(lines: Sequence[str]) -> tuple[int, int, Tabel] | None:
    """The block among the lines: first line, line behind the last, and its rows as agency | label | value, then as
    left box | right box. None where fewer than two keys stand beside their values, or in the right column."""
    pieces = [label_pieces(line) for line in lines]
    keys = [(i, p) for i, several in enumerate(pieces) for p in several if _key(p) is not None]
    boxes = [(i, p) for i, several in enumerate(pieces) for p in several if label_of(p.text, short=False) in KOTAK]
    if len({_key(p) for _, p in keys}) < 2:
        return None
    label_at = _column([p.start for _, p in keys])
    values = [q.start for i, p in keys for q in pieces[i] if q.start >= p.end]
    value_at = _column(values) if values else label_at + 18
    right = [p.start for _, p in boxes if label_of(p.text, short=False) in KOTAK_KANAN]
    middle = _column(right) if right else label_at
    first_box = min((i for i, _ in boxes), default=len(lines))
    start = _first_line(lines, min(i for i, _ in keys), label_at)
    end = max([i for i, p in (*keys, *boxes)]) + 1
    while end < len(lines) and (lines[end].strip() or any(x.strip() for x in lines[end : end + 2])):
        end += 1
    rows: list[tuple[Sel, ...]] = []
    for k in range(start, end):
        if not lines[k].strip():
            continue
        if k < first_box:
            rows.append(tuple(Sel(x) for x in _key_row(lines[k], label_at, value_at)))
        else:
            left, other = _halves(lines[k], middle)
            rows.append((Sel(left), Sel(other), Sel()))
    return start, end, tidy(Tabel(tuple(rows), "spasi"))


def label_pieces(line: str) -> list[Piece]:
    """The pieces of a line; two with a small gap between them that make a label together are one ("NAMA  SOP")."""
    out: list[Piece] = []
    for piece in pieces_of(line):
        if out and piece.start - out[-1].end <= _WIDE_SPACE:
            both = f"{out[-1].text} {piece.text}"
            if label_of(both, short=False) in KUNCI | KOTAK and label_of(out[-1].text, short=False) is None:
                out[-1] = Piece(both, out[-1].start, piece.end)
                continue
        out.append(piece)
    return out


def _key(piece: Piece) -> str | None:
    kind = label_of(piece.text, short=False)
    if kind in KUNCI:
        return kind
    led = leading_key(piece.text)
    return led[0] if led and piece.text.startswith(led[1]) else None


def _column(starts: Sequence[int]) -> int:
    """The leftmost of the places where most of them start."""
    best = Counter(starts).most_common(1)[0][0]
    return min(s for s in starts if abs(s - best) <= _NEAR)


def _first_line(lines: Sequence[str], key: int, label_at: int) -> int:
    """The agency may begin above the first key, in the left column, as long as no blank lines part them."""
    start = key
    while label_at > _NEAR and start > 0 and lines[start - 1].strip() and len(lines[start - 1].rstrip()) <= label_at:
        start -= 1
    return start


def _key_row(line: str, label_at: int, value_at: int) -> tuple[str, str, str]:
    left, label, value = [], [], []
    for piece in label_pieces(line):
        led = leading_key(piece.text) if abs(piece.start - label_at) <= _NEAR else None
        if led and piece.text.startswith(led[1]):
            label.append(led[1])
            value.append(led[2])
        elif piece.end <= label_at or piece.start < label_at - _NEAR:
            left.append(piece.text)
        elif piece.start < value_at - _NEAR and not value and _key(piece):
            label.append(piece.text)
        else:
            value.append(piece.text)
    return " ".join(left), " ".join(label), " ".join(value)


def _halves(line: str, middle: int) -> tuple[str, str]:
    """The two boxes of a line. Text of the left one that runs into the right column belongs to the left where no gap
    and no list mark shows a new cell."""
    left, right = [], []
    for piece in pieces_of(line):
        if piece.start >= middle - _NEAR:
            right.append(piece.text)
            continue
        cut = next((m.start() for m in _MARK.finditer(piece.text) if abs(piece.start + m.start() - middle) <= _NEAR), 0)
        if cut:
            left.append(piece.text[:cut].strip())
            right.append(piece.text[cut:])
            continue
        left.append(piece.text)
    return " ".join(left), " ".join(right)
