"""The staff number under a signature (NIP, NI PPPK, NRP)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

_LABEL = re.compile(r"\b(?:NI\s?PPPK|N\s?\.?\s?I\s?\.?\s?P|NRP|NIK)\b\s*[.:]*", re.IGNORECASE)
_RUN = re.compile(r"\d(?:[\d .\-‐–'’|]*\d)?")
_LEAST_UNLABELLED = 9  # the old NIP; a shorter run without its label may be a date or a document number

JenisNip = Literal["pns", "pppk", "lama", "lain"]
AlasanNip = Literal["kosong", "panjang", "lahir", "mulai_bulan", "mulai_umur", "kelamin", "urut"]


@dataclass(frozen=True, slots=True)
class NipCheck:
    """sah: structurally right.  jenis: which scheme the digits follow.  alasan: the first test that failed.
    lahir, mulai: birth date and month of entry as far as the digits give them."""

    sah: bool
    jenis: JenisNip
    alasan: AlasanNip | None = None
    lahir: date | None = None
    mulai: tuple[int, int] | None = None


def parse_nip(text: str) -> str | None:
    """The digits of a staff number as they stand, 9, 15 or 18 of them; None where there is no such number.

    After a label (NIP, NRP) any run of digits counts; without one it must be the whole text or nine digits long.
    """
    if label := _LABEL.search(text):
        runs = [_digits(r) for r in _RUN.findall(text[label.end() :])]
        return runs[0] if runs else None
    runs = [_digits(r) for r in _RUN.findall(text)]
    if len(runs) == 1 and not any(c.isalpha() for c in text) and "/" not in text and len(runs[0]) >= _LEAST_UNLABELLED:
        return runs[0]
    longest = max(runs, key=len, default="")
    return longest if len(longest) >= _LEAST_UNLABELLED else None


def check_nip(digits: str) -> NipCheck:
    """Is this a possible number? 18 digits: birth date, entry month, sex, serial (rule of the civil service agency of
    2007; contract staff have 21, 22 ... in place of the month). 9 digits: the number in use before 2008."""
    digits = re.sub(r"\D", "", digits)
    if not digits:
        return NipCheck(False, "lain", "kosong")
    if len(digits) == 9:
        return NipCheck(True, "lama")
    if len(digits) != 18:
        return NipCheck(False, "lain", "panjang")
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return NipCheck(False, "pns", "lahir")
    year, month = int(digits[8:12]), int(digits[12:14])
    contract = 21 <= month <= 29
    kind: JenisNip = "pppk" if contract else "pns"
    entry = (year, 1 if contract else month)

    def result(why: AlasanNip | None) -> NipCheck:
        return NipCheck(why is None, kind, why, born, None if why == "mulai_bulan" else entry)

    if not contract and not 1 <= month <= 12:
        return result("mulai_bulan")
    age = year - born.year - (0 if contract else (month < born.month))
    if not 18 <= age <= (60 if contract else 46):
        return result("mulai_umur")
    if digits[14] not in "12":
        return result("kelamin")
    return result("urut" if digits[15:] == "000" else None)


def _digits(run: str) -> str:
    """The run's digits; what follows a full number in groups of its own (a date, a page number) is not part of it."""
    joined = ""
    for group in re.findall(r"\d+", run):
        joined += group
        if len(joined) == 18:
            break
    return joined
