"""The content of an identity box with one list item per line, each opened by its own number or by a bullet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.data.load import read_toml
from pipeline.elements.textcopy.lists import number_of
from pipeline.elements.textcopy.raw import Alinea, plain
from pipeline.normal.daftar import split_items

BULLET = "•"

_SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{4}[.;])|(?<=\d{2}[.;]))\s+(?=[A-Z][a-z])")
_MARK = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-zA-Z])[.)]|[-–—•▪●○◦‣▸➢➤✓✔*·■□❖])\s")
_UNKNOWN = 0.34  # share of words of a run of equipment that the vocabulary may not know


def box_text(kind: str, lines: Sequence[Alinea]) -> str:
    """The lines of a box, its items told apart.

    Items that a list has by its own numbers or lines keep them. Items that the copy has glued (an <ol> without <li>)
    are parted at numbers, at joins without a space, at the end of sentences, and, where nothing but a space is left,
    at a first word that comes again ("SOP ... SOP ...") or at known equipment. Parted items get a bullet where they
    have no mark, because on a virtual sheet a line break alone may be a wrapped line."""
    if any(a.glued for a in lines):
        text = " ".join(a.plain for a in lines)
        return _marked(text, _parted(kind, text))
    whole = "\n".join(a.teks for a in lines)
    if len(lines) < 2 or any(_MARK.match(a.plain) for a in lines):
        return _one_per_line(whole)
    items = split_items("\n".join(a.plain for a in lines))
    return _marked(" ".join(a.plain for a in lines), items)


def _one_per_line(text: str) -> str:
    """Numbered items that stand on one line each on their own ("1. Surat 2. Komputer")."""
    out = []
    for line in text.split("\n"):
        items = split_items(plain(line)) if number_of(line) == 1 else []
        out.append(_marked(plain(line), items) if len(items) > 1 else line)
    return "\n".join(out)


def _marked(text: str, items: Sequence[str]) -> str:
    """The text with every item at the start of a line, after the mark that it has there, else after a bullet."""
    if len(items) < 2:
        return text
    lines, at = [], 0
    for item in items:
        start = text.find(item, at)
        if start < 0:  # the splitter changed more than marks: its items as they are
            return "\n".join(f"{BULLET} {x}" for x in items)
        mark = text[at:start].strip()
        lines.append(f"{mark or BULLET} {item}")
        at = start + len(item)
    return "\n".join(lines)


def _parted(kind: str, text: str) -> list[str]:
    items = split_items(f"<ol>{text}")
    if len(items) == 1 and number_of(text) is None:
        items = [part for item in items for part in _SENTENCE.split(item) if part.strip()]
    if len(items) == 1 and number_of(text) is None:
        items = _by_first_word(items[0])
    if len(items) == 1 and kind == "peralatan_perlengkapan":
        items = _by_equipment(items[0])
    return items


def _by_first_word(text: str) -> list[str]:
    """Items that all begin with the same capital word ("SOP Surat Masuk SOP Surat Keluar")."""
    first = re.match(r"[A-Z]\w{2,}", text)
    if not first:
        return [text]
    parts = re.split(rf"\s+(?={first[0]}\s+[A-Z(])", text)
    return parts if all(len(p.split()) > 1 for p in parts) else [text]


def _by_equipment(text: str) -> list[str]:
    starts = [m.start() for m in _equipment().finditer(text)]
    known = sum(len(m[0].split()) for m in _equipment().finditer(text))
    words = len(text.split())
    if len(starts) < 2 or starts[0] != 0 or words - known > _UNKNOWN * words or re.search(r"[,;.:]\s", text):
        return [text]
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def is_equipment(lines: Sequence[str]) -> bool:
    """Whether most lines of a list begin with known equipment."""
    return sum(bool(_equipment().match(_MARK.sub("", x))) for x in lines) > len(lines) / 2


@cache
def _equipment() -> re.Pattern[str]:
    phrases = sorted(read_toml("salinan_teks.toml")["alat"]["frasa"], key=len, reverse=True)
    return re.compile(r"\b(?=[A-Z])(?i:" + "|".join(re.escape(p) for p in phrases) + r")\b")
