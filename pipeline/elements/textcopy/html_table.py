"""HTML tables, whole or torn, to rows of cells."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from pipeline.elements.textcopy.markup import strip_markup
from pipeline.elements.textcopy.raw import Sel, Tabel, tidy

_MAX_SPAN = 60  # more columns or rows than any printed table has: a broken attribute
_OPEN = re.compile(r"<\s*table\b", re.I)
_ANY = re.compile(r"<\s*(/?)\s*table\b[^>]*>", re.I)
_ROW = re.compile(r"<\s*tr\b", re.I)
_ROW_END = re.compile(r"<\s*/\s*tr\s*>", re.I)
_DROP = re.compile(r"<\s*(script|style|head)\b.*?<\s*/\s*\1\s*>", re.I | re.S)


def split_tables(text: str) -> list[tuple[bool, str]]:
    """The text in pieces, each with whether it is an HTML table. Rows without a <table> around them are one as well;
    a table that is not closed runs to the end."""
    if not _ROW.search(text):
        return [(False, _DROP.sub("", text) if "<" in text else text)]
    text = _DROP.sub("", text)
    if not _OPEN.search(text):
        ends = [m.end() for m in _ROW_END.finditer(text)]
        first = _ROW.search(text)
        start = first.start() if first else 0
        stop = ends[-1] if ends and ends[-1] > start else len(text)
        return [(False, text[:start]), (True, text[start:stop]), (False, text[stop:])]
    pieces: list[tuple[bool, str]] = []
    depth, last, start = 0, 0, 0
    for m in _ANY.finditer(text):
        if not m[1]:
            if depth == 0:
                start = m.start()
                pieces.append((False, text[last:start]))
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                last = m.end()
                pieces.append((True, text[start:last]))
    pieces.append((True, text[start:]) if depth else (False, text[last:]))
    return pieces


class _Reader(HTMLParser):
    """Collects the cells of the outermost table; an inner table becomes lines of its cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[list[Sel]] = []
        self._parts: list[str] | None = None
        self._spans = (1, 1)
        self._depth = 0

    def _close(self) -> None:
        if self._parts is not None:
            teks, glued = strip_markup("".join(self._parts))
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(Sel(teks, *self._spans, glued=glued))
            self._parts = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._depth > 1:
            if self._parts is not None:
                self._parts.append("<br>" if tag in ("tr", "table") else " ")
        elif tag == "tr":
            self._close()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._close()
            given = dict(attrs)
            self._spans = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._parts = []
        elif self._parts is not None:
            self._parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth = max(0, self._depth - 1)
            if self._depth == 0:
                self._close()
        elif self._depth > 1:
            return
        elif tag in ("td", "th", "tr"):
            self._close()
        elif self._parts is not None:
            self._parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._parts is not None:
            # a line break in the source of a page is only a space
            self._parts.append(re.sub(r"\s+", " ", data))

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")


def read_html_table(text: str) -> Tabel | None:
    """One table; None where it has no cell."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader._close()
    rows = tuple(tuple(r) for r in reader.rows if r)
    return tidy(Tabel(rows, "html")) if rows else None


def _span(value: str | None) -> int:
    digits = re.match(r"\s*(\d{1,4})", value or "")
    return min(_MAX_SPAN, max(1, int(digits[1]))) if digits else 1
