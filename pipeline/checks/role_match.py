"""Whether a role named in the text is one of the role columns, under any of the ways in which drafters write it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.data.load import read_toml
from pipeline.model.sop import Identitas, Pelaksana
from pipeline.normal.jabatan import RoleMention, find_roles, fold_jabatan
from pipeline.normal.teks import fold, similar


@dataclass(frozen=True, slots=True)
class Column:
    """A role column taken apart. words: folded, abbreviations written out.  head: full form of its position, "" where
    it is none that is known.  unit: the folded words that specify it."""

    index: int
    nama: str
    group: str
    words: tuple[str, ...]
    head: str
    unit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A mention with the column that it comes nearest to, and what each has that the other has not."""

    column: Column
    only_text: tuple[str, ...]
    only_column: tuple[str, ...]


def columns_of(pelaksana: Sequence[Pelaksana]) -> tuple[Column, ...]:
    return tuple(_column(i, p.nama, p.kelompok) for i, p in enumerate(pelaksana) if fold(p.nama))


def has_column(mention: RoleMention, columns: Sequence[Column]) -> bool:
    """Whether the mention may well be one of the columns; in doubt it is."""
    return any(_same(mention, c) for c in columns)


def matching(mention: RoleMention, columns: Sequence[Column]) -> tuple[int, ...]:
    """The columns that the mention may be, by their index in the document."""
    return tuple(c.index for c in columns if _same(mention, c))


def conflict(mention: RoleMention, columns: Sequence[Column]) -> Conflict | None:
    """The column of the same head whose unit shares words with the mention's, while each has words of its own.

    None where no column of that head shares anything: then it is another role altogether.
    """
    unit = _unit_words(mention.unit)
    best: Conflict | None = None
    most = 0
    for column in columns:
        shared = _shared(unit, column.unit)
        if column.head == mention.kepala and len(shared) > most:
            most = len(shared)
            only_text = tuple(w for w in unit if not _among(w, column.unit))
            best = Conflict(column, only_text, tuple(w for w in column.unit if not _among(w, unit)))
    return best


def _same(mention: RoleMention, column: Column) -> bool:
    words = tuple(fold_jabatan(mention.teks).split())
    if column.group and fold(mention.teks) in column.group:
        return True
    if column.head == mention.kepala:
        return _units_agree(_unit_words(mention.unit), column.unit)
    if not column.head and len(words) == len(column.words) and _alike(words, column.words):
        return True
    if mention.kepala in _data().above:
        return False
    if stands_for_office(column.nama):
        return mention.kepala in _data().office_heads
    if _initials(words) in column.words or _initials(column.words) in words:
        return True
    vague = not column.head or column.head in _data().general
    if _holds(column.words, words) or (vague and set(words) <= set(column.words)):
        return column.words[0] in words or column.words[0] not in _data().others
    return column.head not in _data().general and _holds(words, column.words)


def _alike(a: Sequence[str], b: Sequence[str]) -> bool:
    return similar(" ".join(a), " ".join(b)) >= _data().alike_name


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    n = len(part)
    return any(tuple(whole[i : i + n]) == tuple(part) for i in range(len(whole) - n + 1))


def _units_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one says no more than the other, or is its abbreviation."""
    if not a or not b or all(_among(w, b) for w in a) or all(_among(w, a) for w in b):
        return True
    return _abbreviates(a, b) or _abbreviates(b, a)


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """ "TU" for "tata usaha", "umpeg" for "umum dan kepegawaian": letters of the long form in their order."""
    if len(short) != 1 or len(long) < 2:
        return False
    if short[0] == _initials(long):
        return True
    letters = iter("".join(long))
    return short[0][0] == long[0][0] and len(short[0]) >= 4 and all(sign in letters for sign in short[0])


def _initials(words: Sequence[str]) -> str:
    """ "ppk" of "pejabat pembuat komitmen"; "" for a single word."""
    return "".join(w[0] for w in words if w != "dan") if len(words) > 1 else ""


def _shared(a: Sequence[str], b: Sequence[str]) -> list[str]:
    return [w for w in a if _among(w, b)]


def _among(word: str, words: Sequence[str]) -> bool:
    return any(word == w or (min(len(word), len(w)) >= 4 and similar(word, w) >= _data().alike_word) for w in words)


def _unit_words(unit: str | None) -> tuple[str, ...]:
    """The words of a unit's name that specify it, without the office it belongs to."""
    found: list[str] = []
    for word in fold_jabatan(unit or "").split():
        if word in _data().office_words:
            break
        if word not in _data().empty_words:
            found.append(word)
    return tuple(found)


@lru_cache(maxsize=4096)
def _column(index: int, name: str, group: str | None) -> Column:
    first = next((m for m in find_roles(name) if m.start == 0), None)
    return Column(
        index=index,
        nama=name,
        group=fold(group or ""),
        words=tuple(fold_jabatan(name).split()) or (fold(name),),
        head=first.kepala if first else "",
        unit=_unit_words(name[len(first.teks) - len(first.unit or "") :] if first and first.unit else ""),
    )


@dataclass(frozen=True, slots=True)
class _Data:
    general: frozenset[str]
    office_heads: frozenset[str]
    head_columns: frozenset[str]
    above: frozenset[str]
    high_offices: frozenset[str]
    others: frozenset[str]
    empty_words: frozenset[str]
    office_words: frozenset[str]
    alike_word: float
    alike_name: float


@cache
def _data() -> _Data:
    peran = read_toml("pemeriksaan.toml")["peran"]
    return _Data(
        general=frozenset(peran["umum"]),
        office_heads=frozenset(peran["pimpinan"]),
        head_columns=frozenset(peran["kolom_pimpinan"]),
        above=frozenset(peran["di_atas"]),
        high_offices=frozenset(peran["kantor_atas"]),
        others=frozenset(peran["orang_lain"]),
        empty_words=frozenset(peran["kosong"]),
        office_words=frozenset(peran["kantor"]),
        alike_word=float(peran["mirip_kata"]),
        alike_name=float(peran["mirip_nama"]),
    )


def stands_for_office(nama: str) -> bool:
    """Whether a column's name says no more than that it is the head's ("Kepala", "Pimpinan")."""
    return fold_jabatan(nama) in _data().head_columns


def is_office_head(column: Column) -> bool:
    """Whether a column is that of the head of the office ("Kadis", "Kepala", "Kepala BPS Provinsi")."""
    if column.head in _data().office_heads or stands_for_office(column.nama):
        return True
    return column.words[0] == "kepala" and column.words[1] in _data().office_words


def names_nobody(mention: RoleMention) -> bool:
    """Outsiders, and words that leave open who is meant: never asked for a column of their own."""
    return mention.luar or mention.umum or mention.kepala in _data().general


def stands_above(mention: RoleMention) -> bool:
    """An authority above an ordinary office, to which work may go without its having a column."""
    return mention.kepala in _data().above


def office_is_above(identitas: Identitas) -> bool:
    """Whether the SOP is of a secretariat or a ministry, where such an authority is one of its own people."""
    name = f" {fold(identitas.instansi or '')} {fold(identitas.unit_kerja or '')} "
    return any(f" {word} " in name for word in _data().high_offices)
