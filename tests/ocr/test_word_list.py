"""The word list of a .traineddata file, from files made here and from the installed one."""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from pipeline.ocr.tessdata import find
from pipeline.ocr.word_list import WordList, general_words, read_words

SIGNS = ("NULL", "a", "b", "c", "é", "-")


def graph(words: set[str]) -> bytes:
    """A list as the format has it, without the sharing of endings that makes real ones small."""
    bits = len(SIGNS).bit_length()
    prefixes = sorted({w[:n] for w in words for n in range(len(w))})
    after = {p: sorted({w[len(p)] for w in words if w.startswith(p) and len(w) > len(p)}) for p in prefixes}
    ordered = sorted(prefixes, key=len)
    start, at = {}, 0
    for prefix in ordered:
        start[prefix] = at
        at += len(after[prefix])
    edges = []
    for prefix in ordered:
        for n, letter in enumerate(after[prefix]):
            whole = prefix + letter
            flags = (n == len(after[prefix]) - 1) | (4 if whole in words else 0)
            edges.append(SIGNS.index(letter) | flags << bits | start.get(whole, 0) << (bits + 3))
    return struct.pack("<hii", 42, len(SIGNS), len(edges)) + struct.pack(f"<{len(edges)}Q", *edges)


def traineddata(words: bytes) -> bytes:
    signs = "\n".join([str(len(SIGNS)), *(f"{s} 3 0,255,0,255 Latin 1 0 1 {s}" for s in SIGNS), ""]).encode()
    parts = {19: words, 21: signs}
    head = 4 + 8 * 24
    starts, body = [-1] * 24, b""
    for entry, part in parts.items():
        starts[entry] = head + len(body)
        body += part
    return struct.pack("<I24q", 24, *starts) + body


def listed(words: set[str]) -> WordList:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ind.traineddata"
        path.write_bytes(traineddata(graph(words)))
        known = read_words(path)
    assert known is not None
    return known


@settings(max_examples=60, deadline=None)
@given(
    st.sets(st.text("abcé-", min_size=1, max_size=6), min_size=1, max_size=12),
    st.lists(st.text("abcéx-", max_size=7), max_size=20),
)
def test_what_stands_in_the_list_is_known_and_nothing_else(words: set[str], asked: list[str]) -> None:
    known = listed(words)
    assert all(w in known for w in words)
    assert [w in known for w in asked] == [w in words for w in asked]


@settings(max_examples=60, deadline=None)
@given(
    st.sets(st.text("abcé-", min_size=1, max_size=6), min_size=1, max_size=12),
    st.lists(st.text("abcéx", min_size=1, max_size=7), max_size=20),
)
def test_like_a_word_is_what_differs_by_one_letter(words: set[str], asked: list[str]) -> None:
    known = listed(words)
    plain = {w for w in words if w.isalpha()}
    for word in asked:
        assert known.has_like(word) == any(Levenshtein.distance(word, w) == 1 for w in plain), word


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x18\0\0\0",
        traineddata(b"\0" * 10),
        traineddata(graph({"ab"}))[:120],
        struct.pack("<I24q", 24, *[-1] * 24),
    ],
    ids=["empty", "no-directory", "no-mark", "cut-off", "without-a-list"],
)
def test_a_file_of_another_make_has_no_list(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ind.traineddata"
    path.write_bytes(content)
    assert read_words(path) is None


@pytest.mark.skipif(find("ind") is None, reason="Tesseract's Indonesian model is not installed")
def test_the_installed_list_knows_words_and_not_their_misreadings() -> None:
    known = general_words()
    assert known is not None
    assert all(w in known for w in ("pelaksanaan", "tercapai", "pengumpulan", "Permendag"))
    assert not any(w in known for w in ("nelaksanaan", "tercapal", "pengumpuian", ""))
