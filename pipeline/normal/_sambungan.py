"""Borders between items where no mark is left: joined words, and regulations that follow each other."""

from __future__ import annotations

import itertools
import re
from functools import cache

from pipeline.data.load import read_toml
from pipeline.normal.kutipan import find_instruments

_JOINT = re.compile(
    r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})|(?<=[a-z]{2})(?=SOP\s)|(?<=\s[A-Z])(?=SOP\s)|(?<=[a-z]{2}\))(?=[A-Z][a-z]{2})"
)
_STOP_JOINT = re.compile(r"(?<=[a-z]{2}[.;])(?=[A-Z][a-z]{2})")
_WORD_START = re.compile(r"SOP|[A-Z][a-z]*")
_VERB_START = re.compile(r"(?:Me[mnlrwy]|Ber)[a-z]{3,}")
_CITED = re.compile(r"\b(?:Nomor|Nomer|No|Nmr|Tahun)\b|^\s*\d+\s*/", re.IGNORECASE)
_LOOK_AHEAD = 140  # letters in which a citation's number stands: the longest ministry name and a region


def split_instruments(text: str) -> list[str]:
    """A text with several citations, each to its own item. A new one starts at the name of an instrument that has a
    number, after a full stop, a semicolon or a finished title; not after a word that ties it to the sentence
    ("Perubahan atas Peraturan ...", "jo.")."""
    found = find_instruments(text)
    cuts: list[int] = []
    for start, end in found:
        if start == 0 or not _CITED.search(text[end : end + _LOOK_AHEAD]):
            continue
        before = text[:start].rstrip()
        if not before:
            continue
        glued = before[-1].isalnum() and start == len(before)
        tied = re.search(r"([^\W\d_]+)[\s.(]*$", before)
        if tied and tied[1].casefold() in _ties() and not glued:
            continue
        ended = before[-1] in ".;" or glued
        titled = re.search(r"\b(?:tentang|ttg)\b", text[cuts[-1] if cuts else 0 : start], re.IGNORECASE)
        cited = re.search(r"\b(?:19|20)\d{2}$", before)
        if (
            ended
            or (titled and before[-1] not in ",(/-–:" and (start < len(before) + 3))
            or (cited and before[-1] != ",")
        ):
            cuts.append(start)
    edges = [0, *cuts, len(text)]
    return [part for a, b in itertools.pairwise(edges) if (part := text[a:b].strip())]


def split_glued(text: str, tagged: bool = False) -> list[str]:
    """A text whose items were joined without a space ("Alat Tulis KantorKomputerPrinter").

    tagged: the source shows that a list stood here, so any join is a border. Else one of the joins must stand before
    a word that starts items in these boxes; product names and a lost space inside a name stay whole.
    """
    cuts = [m.start() for m in _JOINT.finditer(text) if not _one_word(text, m.start())]
    stops = [m.start() for m in _STOP_JOINT.finditer(text) if tagged or _starts_item(text[m.start() :])]
    if not tagged and not any(_starts_item(text[c:]) for c in cuts):
        cuts = []
    edges = [0, *sorted({*cuts, *stops}), len(text)]
    return [part for a, b in itertools.pairwise(edges) if (part := text[a:b].strip())]


def _starts_item(text: str) -> bool:
    m = _WORD_START.match(text)
    return m is not None and (m[0].casefold() in _item_words() or bool(_VERB_START.match(m[0])))


def _one_word(text: str, at: int) -> bool:
    """Whether the join lies inside a name that is written so (WhatsApp)."""
    start = re.search(r"[^\W_]*$", text[:at])
    end = re.match(r"[^\W_]*", text[at:])
    word = (start[0] if start else "") + (end[0] if end else "")
    return any(name in word.casefold() for name in _camel_names())


@cache
def _ties() -> frozenset[str]:
    return frozenset(read_toml("peraturan.toml")["sambung"]["kata"])


@cache
def _item_words() -> frozenset[str]:
    return frozenset(read_toml("daftar.toml")["awal_butir"]["kata"])


@cache
def _camel_names() -> tuple[str, ...]:
    return tuple(w.casefold() for w in read_toml("daftar.toml")["satu_kata"]["kata"])
