"""Reading noise: what is taken off silently, and the few corrections that may be made on record.

Only a letter where nothing but a digit can stand (a duration, a step number) and a unit of time one look-alike away
from its word are ever corrected here (Roman numbers: see romawi), only in what OCR read, always with a note and up for
review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from rapidfuzz.distance import Levenshtein

from pipeline.data.load import read_toml
from pipeline.normal.teks import one_line, shape_table, strip_markup
from pipeline.normal.waktu import parse_waktu
from pipeline.records.reading import Correction, Reading

_LONGEST_NUMBER = 3  # digits of a duration or step number
_LEAST_UNIT = 3  # letters of a unit word that may be mended ("hari", "jam")
_PAIRS = {"[": "]", "{": "}", "(": ")"}


@dataclass(frozen=True, slots=True)
class _Noise:
    digits: dict[str, str]
    edge: str
    quotes: str
    blank: str
    shapes: dict[int, str]
    joined: tuple[tuple[str, str], ...]
    units: tuple[str, ...]
    before_unit: re.Pattern[str]
    before_range: re.Pattern[str]
    short_before_unit: re.Pattern[str]
    glued: re.Pattern[str]
    two_numbers: re.Pattern[str]
    range: re.Pattern[str]
    number_word: re.Pattern[str]


def clean_cell(reading: Reading) -> Reading | None:
    """The reading without markup, zero-width signs, a leading colon and, where OCR read it, debris of ruling at its
    edges. None where nothing but dashes, dots or colons is left: such a cell is empty."""
    text, before = reading.text, None
    while text != before:  # what one step leaves at an edge may be for another to take
        before = text
        text = one_line(strip_markup(text))
        if reading.asal == "ocr":
            text = _without_debris(text)
        text = re.sub(r"^:\s*", "", text)
    if not text.strip(_noise().blank):
        return None
    return reading if text == reading.text else replace(reading, text=text)


def correct_waktu(reading: Reading, satuan_kolom: str | None = None) -> Reading:
    """A duration with letters put right where only a digit can stand ("S Menit" to "5 Menit", "1O hari"), and a unit
    that is one look-alike away from its word ("Menil"). Only for OCR; each change is recorded and up for review, but
    for a space that went lost between number and unit ("3jam"). Two numbers with nothing between them are up for
    review, since the first may be a sign ("2 30 Menit" for "± 30 Menit"), and so are a plus, which may be one too, and
    a range that falls ("4-2 hari").

    satuan_kolom: the unit of the column's header; with one, a cell that is nothing but such a letter is a number too.
    """
    if reading.asal != "ocr":
        return reading
    noise = _noise()
    reading = correct_units(reading)
    text = noise.before_unit.sub(lambda m: _digits_for(m[0]), reading.text)
    text = noise.before_range.sub(lambda m: _digits_for(m[0]), text)
    if satuan_kolom and len(text.strip()) <= _LONGEST_NUMBER:
        text = _digits_for(text)
    reading = _corrected(reading, text, "angka_waktu")
    reading = reading.corrected(noise.glued.sub(" ", reading.text), "spasi_waktu", review=False)
    falls = any(int(m[1]) > int(m[2]) for m in noise.range.finditer(reading.text))
    if falls or noise.two_numbers.search(reading.text) or reading.text.startswith("+"):
        return replace(reading, review=True)
    if noise.short_before_unit.fullmatch(reading.text) and parse_waktu(reading.text).nilai is None:
        return replace(reading, review=True)  # a number that cannot be made out: "Ts menit"
    return reading


def correct_units(reading: Reading) -> Reading:
    """A unit of time behind a number that is one look-alike away from its word ("maksimal 2 han" to "maksimal 2 hari"),
    on record and up for review. Only for OCR."""
    if reading.asal != "ocr":
        return reading
    mended = _noise().number_word.sub(lambda m: f"{m['angka']}{m['antara']}{_unit_for(m['kata'])}", reading.text)
    return _corrected(reading, mended, "satuan_waktu")


def correct_counts(reading: Reading) -> Reading:
    """A lone stroke before a word that things are counted in as the number 1 ("uji air | berkas"), up for review. Only
    for OCR; a capital I stays, which may be a Roman number, and what begins the text, a rest of ruling."""
    if reading.asal != "ocr":
        return reading
    return reading.corrected(_counted().sub("1", reading.text), "angka_hitung", review=True)


@cache
def _counted() -> re.Pattern[str]:
    words = "|".join(map(re.escape, read_toml("derau.toml")["hitung"]["kata"]))
    return re.compile(rf"(?<=\S )[|l!](?=\s(?i:{words})\b)")


def _corrected(reading: Reading, text: str, aturan: str) -> Reading:
    """The reading corrected, its note naming only the words that changed ("S" to "5" in "S Menit")."""
    changed = reading.corrected(text, aturan, review=True)
    if changed is reading:
        return reading
    old, new = reading.text.split(" "), text.split(" ")
    while len(old) > 1 and len(new) > 1 and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while len(old) > 1 and len(new) > 1 and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    note = Correction(" ".join(old), " ".join(new), aturan)
    return replace(changed, corrections=(*reading.corrections, note))


def correct_step_number(reading: Reading | None, expected: int | None) -> Reading | None:
    """A step number without its dot or brackets. Where OCR read a letter or a rule for a digit, the digit; `expected`,
    the next number, only decides between readings that the signs allow. None where nothing is left.

    A sign that cannot be the expected number is left as read and put up for review.
    """
    if reading is None:
        return None
    text = one_line(strip_markup(reading.text))
    plain = text.strip(" .,:;()-–—'\"`")
    if reading.asal == "ocr":
        plain = text.strip(" .,:;()-–—'\"`_~{}")
    if not any(c.isalnum() or c in "|!" for c in plain):
        return None
    if reading.asal != "ocr" or plain.isdecimal():
        return reading if plain == reading.text else replace(reading, text=plain)
    found = list(_step_readings(plain))
    if not found:
        bare = _without_debris(plain)
        return replace(reading, text=bare, review=True) if any(c.isalnum() for c in bare) else None
    wanted = str(expected) if expected is not None else None
    if wanted in found:
        return reading.corrected(wanted, "angka_langkah", review=True)
    if wanted is None or any(c.isdecimal() for c in plain):
        return reading.corrected(found[0], "angka_langkah", review=True)
    if not any(c.isalnum() for c in plain):
        return None  # a piece of ruling where another number is due
    return replace(reading, text=plain, review=True)


def _step_readings(text: str) -> Iterator[str]:
    """What the signs may say, the likeliest first: ruling at the edge left out before it counts as 1."""
    bare = text.strip("|[]! .")
    for form in dict.fromkeys((bare, text)):
        yield from _numbers(form)


def _numbers(text: str) -> Iterator[str]:
    digits = _noise().digits
    if not 0 < len(text) <= _LONGEST_NUMBER or not all(c.isdecimal() or c in digits for c in text):
        return
    for choice in product(*(digits.get(c, c) for c in text)):
        value = "".join(choice)
        if not value.startswith("0"):
            yield value


def _digits_for(text: str) -> str:
    """The signs as digits; as they are where a zero would come of it, which no duration begins with."""
    if text.isdecimal():
        return text
    return next(_numbers(text), text)


def _unit_for(word: str) -> str:
    """The unit word that a misread one stands for, in the case it is printed in; the word itself where none does."""
    noise = _noise()
    low = word.casefold()
    if low in noise.units or len(low) < _LEAST_UNIT:
        return word
    near = [
        u
        for u in noise.units
        if len(u) >= _LEAST_UNIT
        and (Levenshtein.distance(low, u) == 1 or _joined(low) == _joined(u))
        and _shape(low) == _shape(u)
    ]
    if len(near) != 1:
        return word
    capitals = sum(c.isupper() for c in word) > len(word) / 2
    return near[0].upper() if capitals else near[0].capitalize() if word[0].isupper() else near[0]


def _shape(word: str) -> str:
    return _joined(word).translate(_noise().shapes)


def _joined(word: str) -> str:
    for many, one in _noise().joined:
        word = word.replace(many, one)
    return word


def _without_debris(text: str) -> str:
    """The text without signs of ruling at its two ends; a bracket that has its partner inside stays."""
    edge, quotes = _noise().edge, _noise().quotes
    before = None
    if sum(c in quotes for c in text) == 1:
        # an apostrophe after a digit is the sign of minutes
        text = text.lstrip(quotes).lstrip() if text[0] in quotes else text
        text = text.rstrip(quotes).rstrip() if text[-1:] in quotes and not text[-2:-1].isdecimal() else text
    while text and before != text:
        before = text
        if text[0] in edge and _PAIRS.get(text[0], "\0") not in text[1:]:
            text = text[1:].lstrip()
        if text and text[-1] in edge and not any(text[-1] == b and a in text[:-1] for a, b in _PAIRS.items()):
            text = text[:-1].rstrip()
    return text


@cache
def _noise() -> _Noise:
    data = read_toml("derau.toml")
    units = tuple(s for names in read_toml("satuan_waktu.toml")["satuan"].values() for s in names if " " not in s)
    unit = "|".join(sorted((re.escape(u) for u in units), key=len, reverse=True))
    word = "|".join(re.escape(u) for u in units if len(u) >= _LEAST_UNIT)
    signs = re.escape(data["waktu"]["tanda"])
    words = "|".join(re.escape(w) for w in read_toml("satuan_waktu.toml")["sekitar"]["belakang"])
    token = rf"(?<![^\W_])[\d{signs}]{{1,{_LONGEST_NUMBER}}}"
    return _Noise(
        digits=dict(data["angka"]),
        edge=data["tepi"]["ocr"],
        quotes=data["tepi"]["kutip"],
        blank=data["tepi"]["kosong"],
        shapes=shape_table(tuple(data["bentuk"]["kelas"])),
        joined=tuple(data["bentuk"]["gabung"].items()),
        units=units,
        before_unit=re.compile(rf"{token}(?=\s*(?i:{unit})\b)"),
        before_range=re.compile(rf"{token}(?=\s*(?:[-–—]|s\.?/?d\.?)\s*\d+\s*(?i:{unit})\b)"),
        short_before_unit=re.compile(rf"\W*(?!(?i:{words})\b)[^\W_]{{1,4}}\s*(?i:{unit})(?:\s+(?i:kerja))?\W*"),
        glued=re.compile(rf"(?<=\d)(?=(?i:{word})\b)"),
        two_numbers=re.compile(rf"(?<![\w/.,])\d+ \d+\s*(?i:{unit})\b"),
        range=re.compile(rf"(?<![\w/.,])(\d+)\s*[-–—]\s*(\d+)\s*(?i:{unit})\b"),
        number_word=re.compile(
            rf"(?P<angka>(?<![^\W_])[\d{signs}]{{1,{_LONGEST_NUMBER}}})(?P<antara>\s+)(?P<kata>[^\W_][\w|!]{{1,9}})(?=\s*$|\s+(?i:kerja)\b)"
        ),
    )
