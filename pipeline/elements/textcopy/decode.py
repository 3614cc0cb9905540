"""Bytes of a text copy to text, whatever program saved it."""

from __future__ import annotations

import codecs

# the longer mark first: the UTF-32 mark begins with the UTF-16 one
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZERO_SHARE = 0.2  # of every second byte, in UTF-16 of western text without a mark
_SAMPLE = 4096


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 with or without its mark, UTF-16 and UTF-32 with or without one, else Windows-1252,
    else Latin-1, which fits any bytes. Never fails; line ends are left as they are."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace").removeprefix("\ufeff")
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, errors="replace")
    for name in ("utf-8", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows in its zero bytes: western letters leave every second one empty."""
    head = data[:_SAMPLE]
    pairs = len(head) // 2
    if pairs < 2:
        return None
    low, high = head[0 : pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if high > _ZERO_SHARE * pairs and low <= high / 8:
        return "utf-16-le"
    if low > _ZERO_SHARE * pairs and high <= low / 8:
        return "utf-16-be"
    return None
