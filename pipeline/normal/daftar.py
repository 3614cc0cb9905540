"""The text of one box or cell as the items of its list."""

from __future__ import annotations

import re
from functools import cache

from pipeline.data.load import read_toml
from pipeline.normal._butir import split_bullets, split_numbers
from pipeline.normal._sambungan import split_glued, split_instruments
from pipeline.normal.kutipan import find_instruments
from pipeline.normal.teks import one_line, strip_markup

_LIST_TAG = re.compile(r"<\s*(?:ol|ul|li)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:nomor|no|nmr|tahun)\b", re.IGNORECASE)
_MARKS_ONLY = re.compile(r"(?:\(?\d{1,2}\s?[.)][\s\-–—:.…]*)+")
_OPEN_END = re.compile(
    r"(?:[,:/(&-]|\b(?:dan|atau|serta|tentang|di|ke|dari|untuk|dengan|atas|pada|nomor|no\.?|tahun|dalam|yang))$",
    re.IGNORECASE,
)


def split_items(text: str) -> list[str]:
    """The items of a list without their numbers or bullets, each on one line; [] for an empty text.

    A consistent numbering wins over everything else, then bullets, then lines, semicolons, and joins of a list
    whose marks were lost ("Alat Tulis KantorKomputer"). A text that shows no list is one item.
    """
    clean = strip_markup(text)
    if not clean or _MARKS_ONLY.fullmatch(clean):
        return []
    numbered = split_numbers(clean)
    if numbered:
        return _tidy(numbered)
    bulleted = split_bullets(clean)
    if bulleted:
        return _tidy(bulleted)
    items = [part for line in _lines(clean) for part in _by_semicolon(line)]
    items = [part for item in items for part in split_instruments(item)]
    tagged = bool(_LIST_TAG.search(text))
    return _tidy([part for item in items for part in split_glued(item, tagged)])


def _lines(text: str) -> list[str]:
    """Lines as items; a line that goes on with the one before it is joined to it.

    A citation goes on until its full stop or semicolon, or until a line that starts with an instrument.
    """
    out: list[str] = []
    for line in text.split("\n"):
        if out and _goes_on(out[-1], line):
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return out


def _goes_on(item: str, line: str) -> bool:
    if line[0].islower() or line[0] in "(,.;)" or _OPEN_END.search(item):
        return True
    citation = _starts_with_instrument(item) and _NUMBERED.search(f"{item} {line[:20]}")
    return bool(citation) and item[-1] not in ".;" and not _starts_with_instrument(line)


def _by_semicolon(line: str) -> list[str]:
    parts = re.split(r"(?<=;)\s+(?=[A-Z0-9(])", line)
    return parts if all(any(c.isalpha() for c in p) for p in parts) else [line]


def _starts_with_instrument(line: str) -> bool:
    found = find_instruments(line[:80])
    return bool(found) and found[0][0] == 0


def _tidy(items: list[str]) -> list[str]:
    blank = _blank()
    out = [one_line(i) for i in items]
    return [i for i in out if i.strip(blank)]


@cache
def _blank() -> str:
    return str(read_toml("derau.toml")["tepi"]["kosong"])
