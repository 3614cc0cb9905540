"""The vocabulary of positions and the one way in which role names are made comparable."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.data.load import read_toml

_REMEMBERED = 8192  # the same role columns are looked for in every activity
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|&")


class Token(NamedTuple):
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
    """expand_reach, head_reach: per first word the number of words of the longest entry.  beginnings: the words that
    a position or an outsider's name may begin with.  acting_first: those that a stand-in's mark may begin with."""

    heads: dict[tuple[str, ...], Head]
    expand: dict[tuple[str, ...], tuple[str, ...]]
    acting: frozenset[str]
    acting_first: frozenset[str]
    external: frozenset[str]
    external_capitals: frozenset[str]
    expand_reach: dict[str, int]
    head_reach: dict[str, int]
    external_first: frozenset[str]
    beginnings: frozenset[str]


@lru_cache(maxsize=_REMEMBERED)
def fold_jabatan(text: str) -> str:
    """Normal form of a role name for comparing: lower case, no dots, abbreviations written out (ka, kasubbag, &),
    marks of a stand-in (Plt., Pj., selaku) left out."""
    return " ".join(t.text for t in tokens_of(text))


def may_begin(text: str, words: frozenset[str]) -> bool:
    """A quick look before `tokens_of`: False where none of its tokens can be one of these words."""
    if not text.isascii():
        return True
    plain = _WORD.findall(text.lower())
    return not (words.isdisjoint(plain) and vocabulary().expand_reach.keys().isdisjoint(plain))


def tokens_of(text: str) -> list[Token]:
    """The folded words of a text with their places (index into the text as given)."""
    if text.isascii():
        raw = [Token(m[0], m.start(), m.end()) for m in _WORD.finditer(text.lower())]
    else:
        raw = [Token(unicodedata.normalize("NFKC", m[0]).casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]
    first = raw[0].text if raw else ""
    for n in (2, 1) if first in vocabulary().acting_first else ():
        # "a.n. Bupati", "Plt. Camat"; "PJ Kegiatan" is nobody's stand-in
        if " ".join([t.text for t in raw[:n]]) in vocabulary().acting:
            holder = _expanded(text, raw[n:])
            if head_at(holder, 0):
                return holder
    return _expanded(text, raw)


def _expanded(text: str, raw: list[Token]) -> list[Token]:
    expand, reach = vocabulary().expand, vocabulary().expand_reach
    if reach.keys().isdisjoint([t.text for t in raw]):
        return raw
    out: list[Token] = []
    done = 0
    for i, token in enumerate(raw):
        if i < done:
            continue
        most = reach.get(token.text)
        if most is None:
            out.append(token)
            continue
        for n in range(min(most, len(raw) - i), 0, -1):
            key = tuple([t.text for t in raw[i : i + n]])
            if key in expand and _adjacent(text, raw[i : i + n]):
                out += [Token(w, token.start, raw[i + n - 1].end) for w in expand[key]]
                done = i + n
                break
        else:
            out.append(token)
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
    head_reach = _reach(heads)
    external_first = frozenset(k.split()[0] for k in (*data["luar"]["kata"], *data["luar"]["besar"]))
    return Vocabulary(
        heads=heads,
        expand=expand,
        acting=frozenset(data["penjabat"]["kata"]),
        acting_first=frozenset(k.split()[0] for k in data["penjabat"]["kata"]),
        external=frozenset(data["luar"]["kata"]),
        external_capitals=frozenset(data["luar"]["besar"]),
        expand_reach=_reach(expand),
        head_reach=head_reach,
        external_first=external_first,
        beginnings=external_first | head_reach.keys(),
    )


def _reach(entries: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Per first word the number of words of the longest entry that begins with it."""
    found: dict[str, int] = {}
    for words in entries:
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found
