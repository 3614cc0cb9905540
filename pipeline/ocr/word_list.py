"""The general word list that comes with Tesseract's Indonesian model: some 76,000 words as printed, names among them.

It is read where it lies, in the .traineddata file: a directory of 64-bit offsets behind their number (32 bits), of
which entry 19 is the list and entry 21 the signs that it is written in, one a line behind their number. The list is a
graph: behind a mark (16 bits), the number of signs and the number of edges (32 each) come the edges, 64 bits each. The
low bits of an edge give its sign, then come three flags (the last edge out of its node, backward, end of a word), then
the index of the first edge out of the node that it leads to. (Tesseract's ccutil/tessdatamanager and dict/dawg.)
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.ocr.tessdata import find

_WORDS, _SIGNS = 19, 21  # entries of the directory
_HEAD = struct.Struct("<hii")
_MARK = 42
_LAST, _END = 1, 4  # flags of an edge
_FLAGS = 3  # bits


@dataclass(frozen=True, slots=True, eq=False)
class WordList:
    """edges: as in the file. signs: the number of each sign. bits: low bits of an edge that give its sign."""

    edges: npt.NDArray[np.uint64]
    signs: dict[str, int]
    bits: int

    def __contains__(self, word: str) -> bool:
        """Whether the list has the word just so; it tells capitals from small letters."""
        return bool(word) and self._leads(0, word)

    def has_like(self, word: str) -> bool:
        """Whether a word of the list differs by one letter: by another one, one more or one less."""
        letters = {number for sign, number in self.signs.items() if sign.isalpha()}
        node = 0
        for i in range(len(word) + 1):
            own = self.signs.get(word[i], -1) if i < len(word) else -1
            if i < len(word) - 1 and self._leads(node, word[i + 1 :]):
                return True
            further = 0
            for sign, child, ends in self._out(node):
                if sign == own:
                    further = child
                    if i == len(word) - 2 and ends:  # the last letter is one too many
                        return True
                if sign not in letters:
                    continue
                if self._goes_on(child, ends, word[i:]):
                    return True
                if sign != own and i < len(word) and self._goes_on(child, ends, word[i + 1 :]):
                    return True
            if not further:
                return False
            node = further
        return False

    def _goes_on(self, node: int, ends: bool, rest: str) -> bool:
        return ends if not rest else bool(node) and self._leads(node, rest)

    def _leads(self, node: int, rest: str) -> bool:
        """Whether the signs lead from a node to the end of a word. Node 0 is where all words begin; no edge leads back
        to it, so that an edge to 0 has nothing behind it."""
        for i, letter in enumerate(rest):
            wanted = self.signs.get(letter, -1)
            found = next((edge for edge in self._out(node) if edge[0] == wanted), None)
            if found is None:
                return False
            _, node, ends = found
            if i == len(rest) - 1:
                return ends
            if not node:
                return False
        return False

    def _out(self, node: int) -> Iterator[tuple[int, int, bool]]:
        """The edges out of a node: sign, node that it leads to, and whether a word may end with it."""
        mask = (1 << self.bits) - 1
        for edge in map(int, self.edges[node : node + len(self.signs) + 1]):
            flags = edge >> self.bits
            yield edge & mask, flags >> _FLAGS, bool(flags & _END)
            if flags & _LAST:
                return


@lru_cache(maxsize=20_000)
def has_word(words: WordList, folded: str) -> bool:
    """Whether the list has a word in small letters, with a capital, or in capitals."""
    return folded in words or folded.capitalize() in words or folded.upper() in words


@lru_cache(maxsize=20_000)
def has_word_like(words: WordList, folded: str) -> bool:
    """Whether a word of the list, in small letters or with a capital, differs by one letter."""
    return words.has_like(folded) or words.has_like(folded.capitalize())


@cache
def general_words() -> WordList | None:
    """The list of the installed Indonesian model, None where there is none that can be read."""
    folder = find("ind")
    return None if folder is None else read_words(folder / "ind.traineddata")


def read_words(path: Path) -> WordList | None:
    """The word list of a .traineddata file, None where it has none of this format."""
    data = path.read_bytes()
    try:
        (count,) = struct.unpack_from("<I", data)
        starts = struct.unpack_from(f"<{count}q", data, 4)
        graph, signs = (_part(data, starts, entry) for entry in (_WORDS, _SIGNS))
        mark, known, edges = _HEAD.unpack_from(graph)
        if mark != _MARK or known <= 0:
            return None
        names = [line.split(" ", 1)[0] for line in signs.decode("utf-8").splitlines()[1:]]
        found = np.frombuffer(graph, "<u8", edges, _HEAD.size).astype(np.uint64)
    except (struct.error, ValueError, IndexError):
        return None
    return WordList(found, {name: number for number, name in enumerate(names)}, known.bit_length())


def _part(data: bytes, starts: tuple[int, ...], entry: int) -> bytes:
    """One entry of the file; ValueError where the file does not have it."""
    start = starts[entry]
    if start < 0:
        raise ValueError(entry)
    return data[start : min((s for s in starts if s > start), default=len(data))]
