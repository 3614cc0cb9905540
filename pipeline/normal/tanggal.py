"""Dates of the identity block, as printed, to ISO."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.data.load import read_toml
from pipeline.model.sop import Tanggal

_DIGITISH = str.maketrans("OoQDIlSZzB|", "00001152281")
_YEAR = r"(?P<tahun>(?=(?:.?\d){2})[\dOoIlSZzB]{4})(?![\w])"
_DAY = r"(?<![\w.,/])(?P<hari>[\dOoIlSZzB|]{1,2})(?:st|nd|rd|th)?"
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    months: dict[str, int]
    hijri: re.Pattern[str]
    forms: tuple[re.Pattern[str], ...]
    month_word: re.Pattern[str]


def parse_tanggal(text: str) -> Tanggal | None:
    """A printed date: `teks` in the document's own words, `iso` as far as it is known (day, month or year).

    None where nothing is written. iso is None for a date that does not exist, a range, two different dates, and for
    what is no date. A letter that OCR put for a digit is understood in `iso` and stays in `teks`.
    """
    teks = " ".join(text.split()).removeprefix(":").strip()
    if not any(c.isalnum() for c in teks):
        return None
    return Tanggal(teks=teks, iso=_iso(teks))


def tulis_tanggal(iso: str) -> str:
    """The Indonesian form of an ISO date: "2023-01-02" to "2 Januari 2023", "2023-01" to "Januari 2023"."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = read_toml("bulan.toml")["nama"]["urut"][int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def _iso(text: str) -> str | None:
    words = _vocabulary()
    text = words.hijri.sub(" ", text)
    for form in words.forms:
        found = list(form.finditer(text))
        if not found:
            continue
        values = {_value(m, words.months) for m in found}
        if len(values) != 1 or _in_range(text, found[0], words):
            return None
        return values.pop()
    return None


def _value(m: re.Match[str], months: dict[str, int]) -> str | None:
    parts = m.groupdict()
    year = int(parts["tahun"].translate(_DIGITISH)) if parts.get("tahun") else 2000 + int(parts["tahun2"])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if parts.get("bulan") is None:
        return f"{year:04d}"
    named = parts["bulan"].casefold()
    month = months.get(named) or (int(named.translate(_DIGITISH)) if named[0].isdecimal() or len(named) <= 2 else 0)
    if not 1 <= month <= 12:
        return None
    if parts.get("hari") is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, int(parts["hari"].translate(_DIGITISH))).isoformat()
    except ValueError:
        return None


def _in_range(text: str, m: re.Match[str], words: _Vocabulary) -> bool:
    """Whether another day or month is tied to the match by a range sign, or a broken day stands before it."""
    before, after = text[: m.start()].rstrip(), text[m.end() :].lstrip()
    if re.search(
        r"(?:\d|[A-Za-z]{3})\s*(?:[-–—]|s\.?\s?[/.]?\s?d\.?|sampai(?: dengan)?|hingga)$", before, re.IGNORECASE
    ):
        tail = re.sub(
            r"(?:[-–—]|s\.?\s?[/.]?\s?d\.?|sampai(?: dengan)?|hingga)$", "", before, flags=re.IGNORECASE
        ).rstrip()
        last = re.split(r"[\s,]+", tail)[-1] if tail else ""
        if any(c.isdecimal() for c in last) or words.month_word.fullmatch(last):
            return True
    if "hari" not in m.groupdict() and re.search(r"\d\w*[^\w\s]?$", before):
        return True
    return bool(re.match(r"(?:[-–—]|s\.?d\.?|s/d|sampai|hingga)\s*\d", after, re.IGNORECASE))


@cache
def _vocabulary() -> _Vocabulary:
    data = read_toml("bulan.toml")
    months = {name: int(number) for number, names in data["bulan"].items() for name in names}
    romans = {name.casefold(): i + 1 for i, name in enumerate(data["romawi"]["urut"])}
    names = "|".join(sorted(months, key=len, reverse=True))
    name = rf"(?P<bulan>{names})(?![^\W\d_])\.?"
    roman = rf"(?P<bulan>{'|'.join(sorted(romans, key=len, reverse=True))})"
    month = r"(?P<bulan>[\dOoIl]{1,2})"
    between = r"[\s.,/\-–]*(?:bulan\s+)?"
    before_year = r"[\s.,/\-–'’]*(?:tahun\s+)?"
    short_year = r"(?P<tahun2>\d{2})(?!\s*[\w._…])"  # "20.." is a year left blank
    sep = r"\s?[./\-–]\s?"
    forms = (
        r"(?<!\d)(?P<tahun>\d{4})(?P<s>[-/.])(?P<bulan>\d{1,2})(?P=s)(?P<hari>\d{1,2})(?!\d)",
        rf"{_DAY}{between}{name}{before_year}{_YEAR}",
        rf"(?<![^\W\d_]){name}\s+(?P<hari>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_DAY}{sep}{month}{sep}{_YEAR}",
        rf"{_DAY}\s{month}\s{_YEAR}",
        rf"{_DAY}{sep}{roman}{sep}{_YEAR}",
        rf"{_DAY}{between}{name}[\s.,/\-–'’]*{short_year}",
        rf"{_DAY}{sep}{month}{sep}{short_year}$",
        rf"(?<![^\W\d_]){name}{before_year}{_YEAR}",
        rf"^[\W_]*(?P<bulan>\d{{1,2}}){sep}{_YEAR}",
        r"^[\W_]*(?:tahun\s+)?(?P<tahun>\d{4})[\W_]*$",
    )
    return _Vocabulary(
        months | romans,
        re.compile(
            rf"\(?\d{{1,2}}\s+(?:{'|'.join(data['hijriah']['bulan'])})[\w' ]*?\s+\d{{4}}\s*H?\b\.?\)?", re.IGNORECASE
        ),
        tuple(re.compile(f, re.IGNORECASE) for f in forms),
        re.compile(rf"(?:{names})\.?", re.IGNORECASE),
    )
