"""The vocabulary of positions and the one way in which role names are made comparable."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.data.load import read_toml

_REMEMBERED = 8192  # the same role columns are looked for in every activity
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|&")


@dataclass(frozen=True, slots=True)
class Token:
    """One folded word of a role name. start, end: where it is printed; several tokens may share a place, since
    "Kasubbag" stands for the two words kepala subbagian."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """baku: full form.  weak: also an ordinary noun.  doubtful: stands for several positions.  generic: names
    nobody in particular (pejabat terkait).  capitals: must be printed in capitals."""

    baku: str
    weak: bool = False
    doubtful: bool = False
    generic: bool = False
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    heads: dict[tuple[str, ...], Head]
    expand: dict[tuple[str, ...], tuple[str, ...]]
    acting: frozenset[str]
    external: frozenset[str]
    external_capitals: frozenset[str]
    expand_reach: dict[str, int]
    head_reach: dict[str, int]
    external_first: frozenset[str]


@lru_cache(maxsize=_REMEMBERED)
def fold_jabatan(text: str) -> str:
    """Normal form of a role name for comparing: lower case, no dots, abbreviations written out (ka, kasubbag, &),
    marks of a stand-in (Plt., Pj., selaku) left out."""
    return " ".join(t.text for t in tokens_of(text))


def tokens_of(text: str) -> list[Token]:
    """The folded words of a text with their places (index into the text as given)."""
    raw = [Token(unicodedata.normalize("NFKC", m[0]).casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]
    for n in (2, 1):  # "a.n. Bupati", "Plt. Camat"; "PJ Kegiatan" is nobody's stand-in
        if " ".join(t.text for t in raw[:n]) in vocabulary().acting:
            holder = _expanded(text, raw[n:])
            if head_at(holder, 0):
                return holder
    return _expanded(text, raw)


def _expanded(text: str, raw: list[Token]) -> list[Token]:
    words = vocabulary()
    out: list[Token] = []
    i = 0
    while i < len(raw):
        for n in range(min(words.expand_reach.get(raw[i].text, 0), len(raw) - i), 0, -1):
            key = tuple(t.text for t in raw[i : i + n])
            if key in words.expand and _adjacent(text, raw[i : i + n]):
                out += [Token(w, raw[i].start, raw[i + n - 1].end) for w in words.expand[key]]
                break
        else:
            n = 1
            out.append(raw[i])
        i += n
    return out


def head_at(tokens: list[Token], at: int) -> tuple[Head, int] | None:
    """The position whose name starts at a token, longest name first, with the number of its tokens."""
    words = vocabulary()
    for n in range(min(words.head_reach.get(tokens[at].text, 0) if at < len(tokens) else 0, len(tokens) - at), 0, -1):
        head = words.heads.get(tuple(t.text for t in tokens[at : at + n]))
        if head is not None and _whole(tokens, at, at + n):
            return head, n
    return None


def _whole(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether the tokens start and end at borders of printed words ("kasubbag" is not cut after kepala)."""
    cut_before = start > 0 and tokens[start - 1].start == tokens[start].start
    cut_after = stop < len(tokens) and tokens[stop].start == tokens[stop - 1].start
    return not cut_before and not cut_after


def _adjacent(text: str, parts: list[Token]) -> bool:
    return all(not text[a.end : b.start].strip(" .-–\n\t") for a, b in itertools.pairwise(parts))


@cache
def vocabulary() -> Vocabulary:
    data = read_toml("jabatan.toml")
    simple = {tuple(k.split()): (v,) for k, v in data["lipat"].items()}

    def plain(spelling: str) -> tuple[str, ...]:
        """Only the simple rules, so that a full form and its folded spelling are the same words."""
        todo, out = spelling.casefold().replace("-", " ").split(), list[str]()
        while todo:
            for n in range(min(3, len(todo)), 0, -1):
                if tuple(todo[:n]) in simple:
                    out += simple[tuple(todo[:n])]
                    break
            else:
                n = 1
                out.append(todo[0])
            todo = todo[n:]
        return tuple(out)

    heads: dict[tuple[str, ...], Head] = {}
    expand: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in data["jabatan"]:
        full = plain(entry["baku"])
        head = Head(entry["baku"], entry.get("lemah", False), entry.get("ragu", False), entry.get("umum", False))
        heads[full] = head
        for variant in entry["varian"]:
            key = tuple(variant.split())
            if variant in entry.get("besar", ()):
                heads[key] = Head(entry["baku"], capitals=True)
            else:
                expand[key] = full
    expand = simple | expand
    return Vocabulary(
        heads=heads,
        expand=expand,
        acting=frozenset(data["penjabat"]["kata"]),
        external=frozenset(data["luar"]["kata"]),
        external_capitals=frozenset(data["luar"]["besar"]),
        expand_reach=_reach(expand),
        head_reach=_reach(heads),
        external_first=frozenset(k.split()[0] for k in (*data["luar"]["kata"], *data["luar"]["besar"])),
    )


def _reach(entries: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Per first word the number of words of the longest entry that begins with it."""
    found: dict[str, int] = {}
    for words in entries:
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found
