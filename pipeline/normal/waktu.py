"""The time column of the process table, as printed, to a number with its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from pipeline.data.load import read_toml
from pipeline.model.sop import Satuan, Waktu
from pipeline.normal.angka import NUMBER, number_words, parse_angka

Amount = tuple[float, float | None, Satuan | None]
"""value, upper value of a range, unit"""


@dataclass(frozen=True, slots=True)
class _Grammar:
    units: dict[str, Satuan]
    contains: dict[tuple[Satuan, Satuan], int]
    amount: re.Pattern[str]
    times: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    unit: re.Pattern[str]
    to: re.Pattern[str]


def parse_waktu(text: str, satuan_kolom: str | None = None) -> Waktu:
    """One time cell: `teks` as printed, and nilai, nilai_maks (ranges only), satuan as far as they are plain.

    satuan_kolom: the unit of the column's header ("menit", "Waktu (menit)"), for a cell that is a bare number.
    An open value ("Sesuai jadwal"), months, a list of times, and a sum of units that do not convert into each other
    have no number. A sum that does ("1 jam 30 menit") is given in its smaller unit.
    """
    teks = " ".join(text.split())
    found = _read(teks, parse_satuan(satuan_kolom) if satuan_kolom else None)
    if found is None:
        return Waktu(teks=teks)
    low, high, unit = found
    return Waktu(teks=teks, nilai=low, nilai_maks=high, satuan=unit)


def satuan_waktu(text: str) -> Satuan | None:
    """The unit that `parse_waktu` reads from a cell."""
    found = _read(" ".join(text.split()), None)
    return found[2] if found is not None else None


def parse_satuan(text: str) -> Satuan | None:
    """The one unit of time that a header or cell names ("Waktu (menit)" gives menit); None for none or several."""
    words = _grammar()
    found = {words.units[_spaced(m[0])] for m in words.unit.finditer(text.casefold())}
    return found.pop() if len(found) == 1 else None


def tulis_waktu(nilai: float, nilai_maks: float | None, satuan: Satuan) -> str:
    """A duration in the genre's form: "90 menit", "1 – 20 hari kerja"."""
    low, high = (None if v is None else f"{v:g}".replace(".", ",") for v in (nilai, nilai_maks))
    unit = satuan.replace("_", " ")
    return f"{low} {unit}" if high is None else f"{low} – {high} {unit}"


def _read(text: str, column: Satuan | None) -> Amount | None:
    words = _grammar()
    core = text.casefold().strip(" .;,:-–—/|")
    core = _without_notes(re.sub(r"\bs\s?/\s?d\b", "s.d", core), words)
    while (cut := words.before.sub("", core, count=1)) != core:
        core = cut.strip(" .:")
    core = words.after.sub("", core).strip(" .;,:")
    if m := words.times.fullmatch(core):
        many, each = parse_angka(m["kali"]), _read(m["sisa"], column)
        if many is None or each is None or each[1] is not None:
            return None
        return (many * each[0], None, each[2])
    return _range(core, column, words) or _sum(core, column, words)


def _without_notes(core: str, words: _Grammar) -> str:
    """The text without what stands in brackets ("2 (dua) hari"); contradicting notes make it unreadable: ""."""
    notes = re.findall(r"\(([^()]*)\)", core)
    bare = " ".join(re.sub(r"\([^()]*\)", " ", core).split())
    if not bare:
        return notes[0].strip() if len(notes) == 1 else ""
    for note in notes:
        said = parse_angka(note)
        if said is None:
            continue
        at = core.index(f"({note})")
        left = re.search(rf"({NUMBER}|{number_words()})\s*$", core[:at])
        if left and parse_angka(left[1]) not in (None, said):
            return ""
    if re.match(r"(?:hari|bulan|minggu|tahun|jam|menit)", bare) and notes and parse_angka(notes[0]) is not None:
        return f"{notes[0]} {bare}"
    return bare


def _range(core: str, column: Satuan | None, words: _Grammar) -> Amount | None:
    parts = words.to.split(core)
    if len(parts) != 2:
        return None
    low, high = _amount(parts[0], words), _amount(parts[1], words)
    if low is None or high is None:
        return None
    unit = high[2] or low[2] or column
    if low[2] is None or high[2] is None or low[2] == high[2]:
        return (low[0], high[0], unit) if low[0] < high[0] else None
    if factor := words.contains.get((high[2], low[2])):
        return (low[0], high[0] * factor, low[2]) if low[0] < high[0] * factor else None
    return None


def _sum(core: str, column: Satuan | None, words: _Grammar) -> Amount | None:
    total: Amount | None = None
    rest = core
    while rest:
        m = words.amount.match(rest)
        if not m:
            return None
        found = _amount(m[0], words)
        rest = re.sub(r"^(?:\s*(?:dan|,|\+)\s*|\s+)", "", rest[m.end() :])
        if found is None:
            return None
        if total is None:
            total = found
            continue
        factor = words.contains.get((cast(Satuan, total[2]), cast(Satuan, found[2])))
        if not factor:
            return None
        total = (total[0] * factor + found[0], None, found[2])
    if total is not None and total[2] is None:
        return (total[0], None, column)
    return total


def _amount(text: str, words: _Grammar) -> Amount | None:
    """One number with or without its unit; "sehari" is one day, "setengah jam" half an hour."""
    m = words.amount.fullmatch(text.strip())
    if not m:
        return None
    unit = words.units[_spaced(m["satuan"] or m["se"])] if m["satuan"] or m["se"] else None
    if m["tanda"]:
        unit = "menit" if m["tanda"] in "'’′" else "detik"
    number = 1.0 if m["se"] else parse_angka(m["angka"])
    return None if number is None else (number, None, unit)


def _spaced(unit: str) -> str:
    return " ".join(unit.replace(".", " ").split())


@cache
def _grammar() -> _Grammar:
    data = read_toml("satuan_waktu.toml")
    units: dict[str, Satuan] = {}
    for name, spellings in data["satuan"].items():
        if name not in get_args(Satuan):
            raise ValueError(f"satuan_waktu.toml: {name} is no unit of the model")
        units |= {s: cast(Satuan, name) for s in spellings}
    spelled = "|".join(re.escape(u).replace(r"\ ", r"[\s.]+") for u in sorted(units, key=len, reverse=True))
    unit = rf"(?:{spelled})\b"
    around = data["sekitar"]

    def either(names: list[str]) -> str:
        return "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))

    return _Grammar(
        units=units,
        contains={(p["besar"], p["kecil"]): int(p["isi"]) for p in data["setara"]},
        amount=re.compile(
            rf"(?:(?P<angka>{NUMBER}|\b{number_words()}\b)\s*(?:(?P<satuan>{unit})\.?|(?P<tanda>['’′\"”″]))?|se(?P<se>{unit}))"
        ),
        times=re.compile(rf"(?P<kali>{NUMBER}|{number_words()})\s*[x×*]\s*(?P<sisa>.+)"),
        before=re.compile(rf"^(?:{either(around['depan'])})(?![a-z])[\s.:]*"),
        after=re.compile(rf"(?:\s*/\s*(?=[a-z])|\s+(?:{either(around['belakang'])})\b).*$"),
        unit=re.compile(rf"(?<![a-z]){unit}"),
        to=re.compile(rf"\s*(?:[-–—]+|\b(?:{either(around['sampai'])})(?![a-z]))\s*"),
    )
