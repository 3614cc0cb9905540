"""Numbers as people write them in Indonesian: digits, fractions, words."""

from __future__ import annotations

import re
from functools import cache

from pipeline.data.load import read_toml

_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_PLAIN = r"\d+(?:[.,]\d+)*"
_FRACTION = r"\d+\s*/\s*\d+"
NUMBER = rf"(?:\d+\s+{_FRACTION}|{_FRACTION}|(?:\d+\s*)?[½¼¾⅓⅔]|{_PLAIN})"
"""Pattern of a number in digits; `parse_angka` reads what it matches."""


def parse_angka(text: str) -> float | None:
    """A number in digits ("1,5", "1.000", "1/2", "2 ½") or words ("dua belas", "setengah"); None where it is neither.

    A dot or comma before exactly three digits groups thousands, else it is a decimal sign.
    """
    text = " ".join(text.casefold().split())
    if not text:
        return None
    if text[-1] in _VULGAR:
        whole = text[:-1].strip()
        return (
            _VULGAR[text[-1]] + (float(whole) if whole.isdecimal() else 0) if not whole or whole.isdecimal() else None
        )
    if m := re.fullmatch(r"(?:(\d+) )?(\d+) ?/ ?(\d+)", text):
        below = int(m[3])
        return (int(m[1] or 0) + int(m[2]) / below) if below else None
    if re.fullmatch(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*", text):
        return float(re.sub(r"[.,]", "", text))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return float(text.replace(",", "."))
    return _words(text.split())


def _words(words: list[str]) -> float | None:
    """Number words up to 999 and halves: "dua puluh lima", "seratus", "satu setengah"."""
    units, fractions = _word_values()
    if not words:
        return None
    half = 0.0
    if words[-1] in fractions:
        half = fractions[words[-1]]
        words = words[:-1]
        if not words:
            return half
    total, i = 0, 0
    room = 1000  # each part must be smaller than the one before it
    while i < len(words):
        word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
        if word in ("sepuluh", "sebelas", "seratus"):
            value, step = {"sepuluh": 10, "sebelas": 11, "seratus": 100}[word], 1
        elif word in units and after in ("belas", "puluh", "ratus"):
            base = units[word]
            value, step = {"belas": base + 10, "puluh": base * 10, "ratus": base * 100}[after], 2
        elif word in units:
            value, step = units[word], 1
        else:
            return None
        size = 100 if value >= 100 else 10 if value >= 20 and value % 10 == 0 else 1
        if size >= room or (room == 10 and value >= 10):
            return None
        total, room, i = total + value, size, i + step
    return total + half


@cache
def _word_values() -> tuple[dict[str, int], dict[str, float]]:
    data = read_toml("satuan_waktu.toml")["bilangan"]
    return dict(data["satuan"]), {k: float(v) for k, v in data["pecahan"].items()}


@cache
def number_words() -> str:
    """Pattern of one or more number words in a row."""
    units, fractions = _word_values()
    one = "|".join(
        sorted([*units, *fractions, "sepuluh", "sebelas", "seratus", "belas", "puluh", "ratus"], key=len)[::-1]
    )
    return rf"(?:(?:{one})(?:\s+(?:{one}))*)"
