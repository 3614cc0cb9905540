"""Keeps employee and citizen numbers out of reports that are passed on."""

from __future__ import annotations

import re
from typing import Final

# An NIP has 18 digits (birth date, month of appointment, sex, serial), a NIK 16; drafters drop or double one, and print
# them in groups. Digits in groups are a number of a person only where they begin as a birth date does or have the
# groups of an NIP: neither the minutes of a column ("10 20 30 …") nor a list of years are one.
_GAP: Final = r"[ .\u00a0-]{0,2}"
_MONTH_OF_BIRTH: Final = rf"(?:1{_GAP}9{_GAP}\d|2{_GAP}0{_GAP}0){_GAP}\d{_GAP}(?:0{_GAP}[1-9]|1{_GAP}[0-2])"
_RUN: Final = re.compile(
    rf"(?<!\d)(?:\d{{15,20}}|{_MONTH_OF_BIRTH}(?:{_GAP}\d){{9,14}}|\d{{6,8}}{_GAP}\d{{6}}{_GAP}\d{_GAP}\d{{3}})(?!\d)"
)
_SHOWN: Final = 3  # the serial at the end: enough to tell two numbers of a page apart, and says nothing of the person
_DOT: Final = "•"


def mask_nip(text: str) -> str:
    """The text with all but the last three digits of every personal number replaced, its grouping kept.

    Numbers of documents never hold 15 digits in one run; dates and amounts neither.
    """
    return _RUN.sub(_masked, text)


def _masked(found: re.Match[str]) -> str:
    run = found.group()
    digits = [i for i, sign in enumerate(run) if sign.isdigit()]
    hidden = set(digits[:-_SHOWN])
    return "".join(_DOT if i in hidden else sign for i, sign in enumerate(run))
