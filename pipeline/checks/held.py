"""Findings that wait for the rest of the archive, kept out of memory: on disk as soon as they are many."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Final

from pydantic import TypeAdapter

from pipeline.model.temuan import Temuan

_IN_MEMORY: Final = 32 << 20  # bytes; about five thousand documents with the findings that real ones have
_LINE = TypeAdapter(tuple[Temuan, ...])


def dump_findings(temuan: tuple[Temuan, ...]) -> bytes:
    """As JSON on one line: no line break within it."""
    return _LINE.dump_json(temuan)


def load_findings(line: bytes) -> tuple[Temuan, ...]:
    return _LINE.validate_json(line)


class Held:
    """The findings of one document after the other, given back once in the same order. OSError where the disk has no
    room for them."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by `give_back`
        self._names: list[str] = []

    def put(self, name: str, temuan: bytes) -> None:
        """temuan: as `dump_findings` gives them."""
        self._names.append(name)
        self._file.write(temuan + b"\n")

    def give_back(self) -> Iterator[tuple[str, tuple[Temuan, ...]]]:
        with self._file as file:
            file.seek(0)
            for name, line in zip(self._names, file, strict=True):
                yield name, load_findings(line)
