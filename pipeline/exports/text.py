"""Text for drawings: characters that XML allows, short names, lines that fit a width."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NARROW = frozenset("ijltfI.,:;'|!()[]/ -")
_WIDE = frozenset("mwMW@%")


def clean(text: str | None) -> str:
    """One line of characters that XML 1.0 can carry; "" for None."""
    return " ".join(_NOT_XML.sub(" ", text or "").split())


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words where one ends in the second half; "…" says that it was cut."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    space = head.rfind(" ")
    return (head[:space] if space >= limit // 2 else head).rstrip(" ,;:-–(") + "…"


def width(text: str, size: float) -> float:
    """Rough width of a line in a sans-serif face of `size`, in the unit of `size`; errs to the wide side."""
    return size * sum(0.31 if c in _NARROW else 0.86 if c in _WIDE else 0.69 if c.isupper() else 0.57 for c in text)


def wrap(text: str, size: float, room: float) -> list[str]:
    """Lines no wider than `room`; a word that is wider alone is cut. An empty text has no lines."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined, size) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        while len(word) > 1 and width(word, size) > room:
            keep = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or width(word[:n], size) <= room)
            lines.append(word[:keep])
            word = word[keep:]
        line = word
    return [*lines, line] if line else lines


def wrap_at_most(text: str, size: float, room: float, lines: int) -> list[str]:
    """As `wrap`, no more than `lines` of them; the last then ends in "…"."""
    found = wrap(text, size, room)
    if len(found) <= lines:
        return found
    last = found[lines - 1]
    while last and width(last + "…", size) > room:
        last = last[:-1]
    return [*found[: lines - 1], last.rstrip() + "…"]
