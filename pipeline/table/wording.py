"""What a header, a mark or a first word of a row says, by the wordings of data/kolom.toml."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, cast

from pipeline.data.load import read_toml
from pipeline.normal.teks import Known, alike, fold, known, similar
from pipeline.normal.waktu import parse_satuan, satuan_waktu

HeaderKind = Literal["no", "aktivitas", "pelaksana", "mutu_baku", "kelengkapan", "waktu", "output", "keterangan"]

_REMEMBERED = 4096  # texts of cells: the same ones are asked about several times on a page
_LONGEST_HEADER = 60  # letters; longer texts are not worth comparing
_PARENTHESES = re.compile(r"[(\[{].*?[)\]}]")
_SEVERAL = re.compile(r"\s*/\s*|\s+dan\s+|\s*&\s*|\s*,\s*|\s+atau\s+", re.IGNORECASE)
_STEP_NUMBER = re.compile(r"^\W*(\d{1,3})\W*$")
_COLUMN_NUMBER = re.compile(r"^\W*\d{1,2}\W*$")


def header_kind(text: str) -> HeaderKind | None:
    """The column or group that a header cell names; None for a role's name or anything else."""
    return _header_kind(text) if len(text) <= _LONGEST_HEADER else None


@lru_cache(maxsize=_REMEMBERED)
def _header_kind(text: str) -> HeaderKind | None:
    plain = _PARENTHESES.sub(" ", text)
    found = _best(plain) or _best(text)
    if found is None:
        found = _all_of_one_kind(plain) or _with_unit(plain)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _best(text: str) -> HeaderKind | None:
    wanted = fold(text)
    if not wanted:
        return None
    ambang = read_toml("kolom.toml")["ambang"]
    least, short = ambang["kepala_mirip"], ambang["kepala_pendek"]
    kinds, wordings = _headers()
    best, score = None, 0.0
    for i, likeness in alike(wanted, wordings, least):
        w = wordings.texts[i]
        if 2 * min(len(wanted), len(w)) < (least - 0.1) * (len(wanted) + len(w)):
            continue  # too unlike in length to be alike at all
        exact_only = len(wanted) <= short or len(w) <= short
        s = float(wanted == w) if exact_only else likeness
        if s > score:
            best, score = kinds[i], s
    return best


@cache
def _headers() -> tuple[tuple[HeaderKind, ...], Known]:
    """All wordings of headers, and the kind of each."""
    rows = [(kind, w) for kind, wordings in read_toml("kolom.toml")["kepala"].items() for w in wordings]
    return tuple(cast(HeaderKind, kind) for kind, _ in rows), known(w for _, w in rows)


def _all_of_one_kind(text: str) -> HeaderKind | None:
    kinds = [_best(part) for part in _SEVERAL.split(text) if fold(part)]
    if len(kinds) >= 2 and kinds[0] is not None and all(k == kinds[0] for k in kinds):
        return kinds[0]
    return None


def _with_unit(text: str) -> HeaderKind | None:
    """ "Waktu / Menit": a time header with its unit."""
    words = fold(text).split()
    if len(words) >= 2 and _best(words[0]) == "waktu" and parse_satuan(" ".join(words[1:])) is not None:
        return "waktu"
    return None


def likeness(text: str, kind: HeaderKind) -> float:
    """How near a header comes to the wordings of one kind, 0 to 1."""
    return max(similar(text, w) for w in read_toml("kolom.toml")["kepala"][kind])


def header_unit(text: str) -> str | None:
    """The unit that a time header gives ("Waktu (menit)" gives "menit"), as printed."""
    inside = re.search(r"[(\[](.*?)[)\]]", text)
    if inside and parse_satuan(inside[1]) is not None:
        return inside[1].strip()
    words = text.split()
    for n, w in enumerate(words[1:], start=1):
        if parse_satuan(w) is not None:
            return " ".join(words[n:]).strip(" ()/")
    return None


@lru_cache(maxsize=_REMEMBERED)
def is_identity_label(text: str) -> bool:
    """Is this a label of the identity page ("Dasar Hukum")?"""
    wanted = fold(text)
    if not wanted or len(text) > _LONGEST_HEADER:
        return False
    return bool(alike(wanted, _identity_labels(), read_toml("kolom.toml")["ambang"]["kepala_mirip"]))


@cache
def _identity_labels() -> Known:
    return known(read_toml("kolom.toml")["bukan"]["label"])


def is_column_numbers(texts: list[str]) -> bool:
    """Are these the cells of a row of column numbers ("1 2 3", "(1) (2) …"), allowing for a misread one and for
    several in a cell whose rules were not seen? Or does each of the first two cells, and at least one other, hold
    the number of its place, whatever became of the rest, as long as it is no word?"""
    filled = [sign for t in texts for sign in t.split()]
    fits = [t for t in filled if _COLUMN_NUMBER.match(t)]
    if len(filled) < 3 or len(fits) < 3 or any(map(is_wordlike, filled)):
        return False
    in_place = [i for i, t in enumerate(texts) if re.sub(r"\W", "", t) == str(i + 1)]
    if in_place[:2] == [0, 1] and len(in_place) > 2:
        return True
    numbers = [int(re.sub(r"\D", "", t)) for t in fits]
    rising = sum(b > a for a, b in pairwise(numbers))
    least = read_toml("kolom.toml")["ambang"]["nomor_baris"]
    return bool(len(fits) >= least * len(filled) and rising >= least * (len(numbers) - 1))


def is_wordlike(sign: str) -> bool:
    """Whether a sign is rather a word than a number, however misread."""
    return sum(c.isalpha() for c in sign) > 2 and not any(c.isdigit() for c in sign)


def step_number(text: str | None) -> int | None:
    """The number in a No cell ("3.", "(3)"); None where the cell holds no plain number."""
    found = _STEP_NUMBER.match(text) if text else None
    return int(found[1]) if found else None


def is_duration(text: str) -> bool:
    """Does a cell name a time span, with its unit?"""
    return satuan_waktu(text) is not None or (len(text) <= 40 and parse_satuan(text) is not None)


def is_empty_mark(text: str) -> bool:
    """`-`, `–`, `:`, dots standing alone: the drafter's sign for nothing."""
    return all(part in _signs("kosong") or set(part) <= set(".…-–—_") for part in text.split())


def starts_with_any(text: str, group: str, section: str) -> bool:
    """Does the text begin with one of the wordings of kolom.toml [section] group?"""
    wanted = fold(text)
    return any(wanted == w or wanted.startswith(w + " ") for w in read_toml("kolom.toml")[section][group])


def is_mark_word(text: str) -> bool:
    """Mulai, Selesai and their like."""
    wanted = fold(text)
    data = read_toml("kolom.toml")["tanda"]
    return wanted in data["mulai"] or wanted in data["selesai"]


def is_check_sign(text: str) -> bool:
    """A sign written into a role cell in place of a symbol (√, •)."""
    return text.strip().casefold() in _signs("centang")


@cache
def _signs(group: str) -> frozenset[str]:
    return frozenset(read_toml("kolom.toml")["tanda"][group])
