"""Columns that only spaces divide, as `pdftotext -layout` and typed copies have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.elements.textcopy.raw import Blok
from pipeline.elements.textcopy.spaced_identity import read_identity_lines
from pipeline.elements.textcopy.spaced_table import find_spaced_table
from pipeline.elements.textcopy.vocabulary import is_title

_GAP = re.compile(r"\S {2,}\S")


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    block: Blok


def spaced_blocks(lines: Sequence[str]) -> Iterator[Blok | list[str]]:
    """The lines in pieces: process tables and identity blocks as tables, everything else as lists of lines."""
    flat = [x.replace("\t", "    ").rstrip() for x in lines]
    if sum(bool(_GAP.search(x)) for x in flat) < 3:
        yield list(lines)
        return
    at = 0
    for span in _tables(flat):
        yield from _before(flat[at : span.start], table_follows=True)
        yield span.block
        at = span.end
    yield from _before(flat[at:], table_follows=False)


def _tables(lines: Sequence[str]) -> Iterator[_Span]:
    start = 0
    while (found := find_spaced_table(lines, start)) is not None:
        yield _Span(*found)
        start = found[1]


def _before(lines: Sequence[str], *, table_follows: bool) -> Iterator[Blok | list[str]]:
    """Lines above or below process tables: an identity block among them, and the title of the table below."""
    end = len(lines)
    if table_follows:
        last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].strip()), None)
        if last is not None and is_title(lines[last], "tabel"):
            end = last
    identity = read_identity_lines(lines[:end])
    if identity is None:
        yield list(lines)
        return
    start, stop, table = identity
    yield list(lines[:start])
    yield table
    yield list(lines[stop:])
