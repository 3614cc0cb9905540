"""A quotation mark without its partner, which OCR made of a stroke, a speck or nothing. Only in what OCR read, and
always on record.

Of 48 words with a quotation mark at an edge, on made-up and real scans, one was seen to be printed so, with a pair.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.data.load import read_toml
from pipeline.records.reading import Reading


def without_lone_quote(reading: Reading) -> Reading:
    """The reading without the only quotation mark in it ("Badan Pusat "Statistik"). One inside a word ("Jum'at") stays,
    and so does one after a digit, which may be the sign of minutes."""
    if reading.asal != "ocr":
        return reading
    marks = _marks()
    if len(marks.findall(reading.text)) != 1:
        return reading
    text = " ".join(_at_an_edge().sub("", reading.text).split())
    return reading.corrected(text, "kutip_tunggal", review=False) if text else reading


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(read_toml('derau.toml')['tepi']['kutip'])}]")


@cache
def _at_an_edge() -> re.Pattern[str]:
    mark = _marks().pattern
    return re.compile(rf"(?<!\S){mark}|(?<![\d\s]){mark}(?!\S)")
