"""Mentions of positions in running text (activities, outputs, notes)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from pipeline.data.load import read_toml
from pipeline.normal._kosakata_jabatan import Head, Token, fold_jabatan, head_at, may_begin, tokens_of, vocabulary
from pipeline.normal.teks import fold_shapes

Isyarat = Literal["penerima", "asal", "pelaku", "perintah"]

_VERB = re.compile(
    r"me(?:m[bpfv]|n[cdjtys]|ng[aeioughk]|[lmnrwy])\w+|ber[a-z]{3,}|di[a-z]{2,}kan|di[a-z]{3,}i|men(?!t)[a-z]{4,}|mem[a-z]{4,}"
)
_BEGINS_PART = re.compile(r"(?:^|[.;:,/(]|\bdan)\s*$")
_ALONGSIDE = re.compile(r"[\s,/&]*(?:dan|serta|atau)?\s+|[\s,/&]+")
_UNIT_ENDS = re.compile(r"[;:()\[\]?!]|\.\s+(?=[A-Z])")
_STOPS = re.compile(r"[.;:?!]")
_LIST_SIGNS = (",", "&", "dan", "/")


@dataclass(frozen=True, slots=True)
class RoleMention:
    """One mention of a position.

    start, end: where it stands in the text.  teks: as printed there.  kepala: full form of its head
    ("Kepala Sub Bagian"), or the known name that matched.  unit: what specifies the head ("Renja, Monev dan Aset").
    dikenal: index of the known name it is, else None.  luar: a party outside the office.  umum: names nobody in
    particular ("pejabat terkait").  isyarat: what the words before it make of it.
    """

    start: int
    end: int
    teks: str
    kepala: str
    unit: str | None = None
    dikenal: int | None = None
    luar: bool = False
    umum: bool = False
    isyarat: Isyarat | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    stops: frozenset[str]
    unit_names: tuple[str, ...]
    not_verbs: frozenset[str]
    passives: frozenset[str]
    small_units: frozenset[str]
    cues: dict[str, Isyarat]
    issuers: frozenset[str]


def find_roles(text: str, known: Sequence[str] = ()) -> tuple[RoleMention, ...]:
    """All mentions of positions in a text, left to right, without overlaps.

    known: names of the role columns; they are matched first, whole, the longest first. What else starts with a known
    head ("kasubbag TU") runs to the next verb, "untuk", "jika", comma or full stop; a comma inside a list of unit
    names ("Renja, Monev dan Aset") does not end it.
    """
    known = tuple(known)
    names, beginnings = _prepared(known)
    if not may_begin(text, beginnings):
        return ()
    tokens = tokens_of(text)
    found: list[RoleMention] = []
    at = 0
    while at < len(tokens):
        if tokens[at].text not in beginnings:
            at += 1
            continue
        cue = _cue(text, tokens, at)
        if cue is None and found and _ALONGSIDE.fullmatch(text, found[-1].end, tokens[at].start):
            cue = found[-1].isyarat  # "kepada Kabid, Kasi dan staf"
        mention, used = (
            _known(text, tokens, at, names, cue)
            or _external(text, tokens, at, cue)
            or _head(text, tokens, at, cue)
            or (None, 1)
        )
        if mention:
            found.append(mention)
        at += used
    return tuple([_by_shape(m, known) for m in found])


@lru_cache(maxsize=256)
def _prepared(known: tuple[str, ...]) -> tuple[list[tuple[tuple[str, ...], int]], frozenset[str]]:
    """The words of the known names, longest first, and all words that a mention may begin with."""
    names = sorted(((tuple([t.text for t in tokens_of(n)]), i) for i, n in enumerate(known)), key=lambda p: -len(p[0]))
    own = {name[0] for name, _ in names if name}
    beginnings = vocabulary().beginnings
    return names, beginnings if own <= beginnings else beginnings | own


@lru_cache(maxsize=256)
def _shapes(known: tuple[str, ...]) -> dict[str, int]:
    """The places of the known names by what they look like."""
    return {fold_shapes(fold_jabatan(n)): i for i, n in reversed(list(enumerate(known)))}


def _by_shape(mention: RoleMention, known: tuple[str, ...]) -> RoleMention:
    """A mention whose column was misread by signs that look alike ("Kepela Satuan") is that column."""
    if mention.dikenal is not None or mention.luar or not known:
        return mention
    index = _shapes(known).get(fold_shapes(fold_jabatan(mention.teks)))
    return mention if index is None else replace(mention, dikenal=index)


def _known(
    text: str, tokens: list[Token], at: int, names: list[tuple[tuple[str, ...], int]], cue: Isyarat | None
) -> tuple[RoleMention, int] | None:
    for words, index in names:
        if not words or words[0] != tokens[at].text or tuple(t.text for t in tokens[at : at + len(words)]) != words:
            continue
        first, last = tokens[at], tokens[at + len(words) - 1]
        head = head_at(tokens, at)
        if cue is None and len(words) == 1 and not text[first.start].isupper() and (head is None or head[0].weak):
            continue
        if _is_issuer(tokens, at):
            continue
        if head and head[1] == len(words) and _unit_end(text, tokens, at + head[1]) > at + head[1]:
            continue  # "Kasubbag TU" is another than the column "Kasubbag"
        kepala = head[0].baku if head else text[first.start : last.end]
        unit = text[tokens[at + head[1]].start : last.end] if head and head[1] < len(words) else None
        return (
            RoleMention(first.start, last.end, text[first.start : last.end], kepala, unit, index, isyarat=cue),
            len(words),
        )
    return None


def _external(text: str, tokens: list[Token], at: int, cue: Isyarat | None) -> tuple[RoleMention, int] | None:
    words = vocabulary()
    if tokens[at].text not in words.external_first:
        return None
    for n in (4, 3, 2, 1):
        if at + n > len(tokens):
            continue
        name = " ".join(t.text for t in tokens[at : at + n]) if n > 1 else tokens[at].text
        if name not in words.external and name not in words.external_capitals:
            continue
        first, last = tokens[at], tokens[at + n - 1]
        printed = text[first.start : last.end]
        if name not in words.external and not printed.isupper():
            continue
        if cue is None and not _BEGINS_PART.search(text[: first.start]):
            return None  # "berkas pemohon" is about the paper
        return RoleMention(first.start, last.end, printed, printed, luar=True, isyarat=cue), n
    return None


def _head(text: str, tokens: list[Token], at: int, cue: Isyarat | None) -> tuple[RoleMention, int] | None:
    found = head_at(tokens, at)
    if not found:
        return None
    head, n = found
    first, last = tokens[at], tokens[at + n - 1]
    printed = text[first.start : last.end]
    if (head.capitals and not printed.isupper()) or _is_issuer(tokens, at):
        return None
    if head.weak and cue is None and not _capital_inside(text, first.start):
        return None
    stop = _unit_end(text, tokens, at + n)
    if head.weak and head.baku in ("Kepala", "Ketua", "Anggota", "Tim") and stop == at + n and cue is None:
        return None
    end = tokens[stop - 1].end
    unit = text[tokens[at + n].start : end] if stop > at + n else None
    return _mention(text, first.start, end, head, unit, cue), stop - at


def _mention(text: str, start: int, end: int, head: Head, unit: str | None, cue: Isyarat | None) -> RoleMention:
    return RoleMention(start, end, text[start:end], head.baku, unit, umum=head.generic, isyarat=cue)


def _unit_end(text: str, tokens: list[Token], at: int) -> int:
    """Index after the last token of the unit name that starts at a token."""
    words = _words()
    stop = at
    i = at
    while i < len(tokens):
        between = text[tokens[i - 1].end : tokens[i].start] if i else ""
        token = tokens[i]
        if between != " " and _UNIT_ENDS.search(between):
            break
        listed = "," in between or "/" in between
        if listed and not (_is_unit_word(text, token, words) and _list_goes_on(text, tokens, i, words)):
            break
        if token.text == "dan":
            follows = i + 1 < len(tokens) and _is_unit_word(text, tokens[i + 1], words)
            if i == at or not follows or head_at(tokens, i + 1):
                break
            i += 1
            continue
        if not _is_unit_word(text, token, words) or (head_at(tokens, i) and i > at):
            break
        i += 1
        stop = i
    return stop


def _list_goes_on(text: str, tokens: list[Token], at: int, words: _Words) -> bool:
    """Whether a list of unit names, after a comma, is closed by "dan" before anything else."""
    for i in range(at, min(at + 8, len(tokens))):
        if tokens[i].text == "dan":
            return i + 1 < len(tokens) and _is_unit_word(text, tokens[i + 1], words) and not head_at(tokens, i + 1)
        if not _is_unit_word(text, tokens[i], words) or head_at(tokens, i):
            return False
    return False


def _is_unit_word(text: str, token: Token, words: _Words) -> bool:
    word, first = token.text, text[token.start]
    if first.isupper() and text[token.start :].casefold().startswith(words.unit_names):
        return True
    if not (first.isupper() or first.isdecimal() or word in words.small_units):
        return False
    if word in words.stops or word in words.passives:
        return False
    return word in words.not_verbs or _VERB.fullmatch(word) is None


def _cue(text: str, tokens: list[Token], at: int) -> Isyarat | None:
    """What the word before a mention says; a word of respect or number may stand between ("kepada para staf")."""
    i = at - 1
    while i >= 0 and tokens[i].text in ("para", "setiap", "seluruh", "semua", "masing", "bapak", "ibu", "saudara"):
        i -= 1
    cue = _words().cues.get(tokens[i].text) if i >= 0 else None
    return None if cue is None or _STOPS.search(text, tokens[i].end, tokens[i + 1].start) else cue


def _is_issuer(tokens: list[Token], at: int) -> bool:
    """Whether the mention only says whose paper is meant ("Peraturan Gubernur", "SK Kepala Dinas")."""
    return at > 0 and tokens[at - 1].text in _words().issuers


def _capital_inside(text: str, start: int) -> bool:
    """A capital that is not merely the first letter of the text."""
    return text[start].isupper() and (start > 0 or text[:2].isupper())


@cache
def _words() -> _Words:
    data = read_toml("jabatan.toml")
    limits = data["batas"]
    cues = data["isyarat"]
    found: dict[str, Isyarat] = {}
    for kind in ("penerima", "asal", "pelaku", "perintah"):
        found |= dict.fromkeys(cues[kind], kind)
    return _Words(
        frozenset(limits["kata"]),
        tuple(limits["nama"]),
        frozenset(limits["bukan_kerja"]),
        frozenset(limits["pasif"]),
        frozenset(limits["unit_kecil"]),
        found,
        frozenset(cues["milik"]),
    )
