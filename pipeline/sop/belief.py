"""How likely a value that OCR read is right, from all that speaks for or against it, measured and not guessed.

The weights and the table stand in data/keyakinan.toml; benchmarks/calibration.py measures them on pages whose truth is
known, and says on other such pages how well they hold.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from pipeline.data.load import read_toml
from pipeline.errors import UsageError
from pipeline.normal.nip import check_nip
from pipeline.normal.tanggal import parse_tanggal
from pipeline.normal.teks import fold
from pipeline.normal.waktu import parse_waktu
from pipeline.ocr.word_list import WordList, general_words
from pipeline.records.reading import Reading
from pipeline.sop.strange import Strange, strange_words

_LEAST, _MOST = 0.003, 0.9985  # confidences beyond say nothing more
_DOUBTED = 0.5  # however good its page, a value is believed no more than a word in it that is as likely wrong as right
_PLAIN = "-–—.,;:()/&+±"  # signs that may stand alone or about a letter
_DIGITS = re.compile(r"\d")
_LAST_NUMBER = re.compile(r"(?<=[/\s.-])\d{3,5}$")  # of a document's number: its year, if it is so long
_YEAR = re.compile(r"(?:19|20)\d\d")
_CELL = re.compile(r"^/langkah/\d+/(?:mutu_baku/)?(\w+)$")

SIGNS = (
    "tetap",
    "mesin",
    "kata_terburuk",
    "halaman",
    "panjang",
    "tak_dikenal",
    "hampir",
    "umum",
    "tanpa_daftar",
    "berangka",
    "tanda_lepas",
    "bentuk_sesuai",
    "bentuk_rusak",
    "koreksi",
    "janggal",
    "nomor",
    "waktu",
    "identitas",
    "butir",
    "peran",
    "nama",
)
"""What is weighed, in this order: a constant; the engines' confidence in the words and in the worst of them, and in
those of the whole document (log odds); the number of words (log); words that neither the vocabularies nor another value
know, in their four sorts (see Strange), words with digits, and signs or letters that stand alone (log); whether the
value has, or has not, the form of its field; whether it was corrected; whether the reader itself found it odd; and the
sort of value, cells of the table being the plain one (of the fields of the identity, the approver's name again by
itself: no word list helps it)."""


def beliefs(readings: Mapping[str, Reading]) -> dict[str, float]:
    """Probability 0 to 1 that each value, by pointer, is right. Values of a text layer keep their confidence."""
    scanned = {p: r for p, r in readings.items() if r.asal != "teks"}
    found = {p: r.confidence for p, r in readings.items()}
    weights = _weights()
    for pointer, signs in signs_of(scanned, general_words() if scanned else None).items():
        likely, worst = _probability(float(np.dot(weights, signs))), _worst(scanned[pointer])
        found[pointer] = min(likely, worst) if worst <= _DOUBTED else likely
    return found


def signs_of(readings: Mapping[str, Reading], general: WordList | None) -> dict[str, tuple[float, ...]]:
    """The signs (see SIGNS) of values that OCR read, by pointer. readings: all such values of one document. general:
    a word list of the language, None where none is installed."""
    words = {p: fold(r.text).split() for p, r in readings.items()}
    known = Counter(w for own in words.values() for w in set(own))
    page = float(np.median([_odds(_worst(r)) for r in readings.values()])) if readings else 0.0
    strange = {p: strange_words(own, known, general) for p, own in words.items()}
    return {p: _signs(p, r, words[p], strange[p], page) for p, r in readings.items()}


def _signs(pointer: str, r: Reading, words: Sequence[str], strange: Strange, page: float) -> tuple[float, ...]:
    kind = _kind(pointer)
    loose = sum(_is_loose(w) for w in (r.raw or r.text).split())  # what was left out tells of noise too
    numbers = sum(bool(_DIGITS.search(w)) for w in words)
    form = _form(pointer, kind, r)
    return (
        1.0,
        _odds(r.confidence),
        _odds(_worst(r)),
        page,
        math.log(max(1, len(words))),
        math.log1p(strange.tak_dikenal),
        math.log1p(strange.hampir),
        math.log1p(strange.umum),
        math.log1p(strange.tanpa_daftar),
        math.log1p(numbers),
        math.log1p(loose),
        float(form is True),
        float(form is False),
        float(bool(r.corrections)),
        float(r.review),
        *(float(kind == k) for k in ("nomor", "waktu", "identitas", "butir", "peran")),
        float(pointer.endswith("/disahkan_oleh/nama")),
    )


def _is_loose(word: str) -> bool:
    """One sign or letter by itself, which is no dash, no mark of a list and no initial."""
    bare = word.strip(_PLAIN)
    return len(bare) == 1 and not bare.isdigit() and not (bare.isalpha() and word.endswith((".", ")", ",")))


def _worst(r: Reading) -> float:
    return r.confidence if r.worst is None else min(r.worst, r.confidence)


def _odds(share: float) -> float:
    p = min(_MOST, max(_LEAST, share))
    return math.log(p / (1 - p))


def _kind(pointer: str) -> str:
    if m := _CELL.match(pointer):
        return m[1] if m[1] in ("nomor", "waktu") else "sel"
    if pointer.startswith("/identitas/"):
        return "identitas"
    return "peran" if pointer.startswith("/pelaksana/") else "butir"


def _form(pointer: str, kind: str, r: Reading) -> bool | None:
    """Whether a value has the form that its field asks for; None for fields that ask for none."""
    if kind == "nomor":
        return r.text.isdecimal() and not r.review
    if kind == "waktu":
        return parse_waktu(r.text).nilai is not None
    if pointer.startswith("/identitas/tanggal"):
        date = parse_tanggal(r.text)
        return date is not None and date.iso is not None and len(date.iso) == 10
    if pointer == "/identitas/nomor_sop" and (year := _LAST_NUMBER.search(r.text)):
        return None if _YEAR.fullmatch(year[0]) else False
    if pointer.endswith("/nip"):
        return check_nip(re.sub(r"\D", "", r.text)).sah
    return None


def _probability(score: float) -> float:
    scores, shares = _table()
    return float(np.interp(score, scores, shares))


@cache
def _weights() -> tuple[float, ...]:
    known = read_toml("keyakinan.toml")["bobot"]
    return tuple(float(known[name]) for name in SIGNS)


@cache
def _table() -> tuple[tuple[float, ...], tuple[float, ...]]:
    rows = read_toml("keyakinan.toml")["tabel"]["baris"]
    return tuple(float(r[0]) for r in rows), tuple(float(r[1]) for r in rows)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a user puts up with. error: share of the values that are not up for review that may be wrong, 0 to 1."""

    error: float

    @classmethod
    def of(cls, error: float | None) -> Acceptance | None:
        """None for None. UsageError where it is no share between 0 and 1."""
        if error is not None and not 0 < error < 1:
            raise UsageError("terima_galat_salah", nilai=error)
        return None if error is None else cls(error)

    @property
    def least(self) -> float:
        """The confidence below which a value is up for review."""
        rows = read_toml("keyakinan.toml")["terima"]["baris"]
        errors = np.log([float(r[0]) for r in rows])
        return float(np.interp(math.log(max(self.error, 1e-6)), errors, [float(r[1]) for r in rows]))


@cache
def default_acceptance() -> Acceptance:
    """What is accepted where nobody says otherwise."""
    return Acceptance(float(read_toml("keyakinan.toml")["terima"]["biasa"]))
