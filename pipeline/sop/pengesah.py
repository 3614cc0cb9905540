"""The approval block: position, name, rank and number from the lines around a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from pipeline.grid.text import Line, lines_of, reading_of
from pipeline.records.grid import Grid
from pipeline.records.identity import Pengesah
from pipeline.records.page import Page
from pipeline.records.reading import Reading
from pipeline.records.word import Word
from pipeline.sop.kop import outside_words
from pipeline.sop.labels import height
from pipeline.sop.noise import doubted, without_noise
from pipeline.sop.vocabulary import fold, number, starts_with, words_of

_DIGITS = re.compile(r"(?:\d[\s.]*){8,}")
_WHOLE_NUMBER = re.compile(r"(?<!\d)(?:\d[\s.]*){17}\d(?!\d)")  # a staff number, whatever a stamp prints beside it
_PLACE_DATE = re.compile(r"\b(19|20)\d{2}\b")
_DEGREE_ONLY = re.compile(r"^[\s.,]*$")


def read_pengesah(words: Sequence[Word], halaman: int) -> Pengesah:
    """The block from its words. From the bottom up: NIP, rank, name; from the top down: the position, as far as its
    lines follow each other closely. What stands between (signature, stamp) is left out."""
    kept = without_noise(words)
    found = _read_block(kept, halaman)
    return Pengesah(
        doubted(found.jabatan, words, kept),
        doubted(found.nama, words, kept),
        doubted(found.pangkat, words, kept),
        doubted(found.nip, words, kept),
    )


def _read_block(words: Sequence[Word], halaman: int) -> Pengesah:
    best = max((w.confidence for w in words), default=1.0)
    lines = [line for line in lines_of(words) if _legible(line, best)]
    if not lines:
        return Pengesah()
    if len(lines) == 1:
        return _one_line(lines[0], halaman)
    nip_at = next((i for i, line in enumerate(lines) if is_nip(line)), None)
    nip = _nip_reading(lines[nip_at], halaman) if nip_at is not None else None
    rest = lines[:nip_at] if nip_at is not None else list(lines)
    least = number("pengesah", "pangkat_minimum")
    pangkat_at = next((i for i in range(len(rest) - 1, 0, -1) if _is_pangkat(rest[i], least)), None)
    if pangkat_at is None:
        pangkat_at = _badly_read_rank(rest)
    pangkat = None
    if pangkat_at is not None:
        pangkat = _reading(rest[pangkat_at : pangkat_at + 1], halaman)
        rest = rest[:pangkat_at]
    top, bottom = _part(rest, certain_name=nip is not None or pangkat is not None)
    position, name = _least(_reading(top, halaman), top), _least(_reading(bottom, halaman), bottom)
    return Pengesah(_position(position), name, pangkat, nip)


def _least(reading: Reading | None, lines: Sequence[Line]) -> Reading | None:
    """A reading as sure as the least sure of its words: the mean would let a wrong one pass among right ones."""
    worst = min((w.confidence for line in lines for w in line.words if any(c.isalnum() for c in w.text)), default=1.0)
    return None if reading is None else replace(reading, confidence=min(reading.confidence, worst))


def _position(reading: Reading | None) -> Reading | None:
    """The position without the comma that leads over to the signature."""
    if reading is None or not reading.text.endswith((",", ";")):
        return reading
    return replace(reading, text=reading.text.rstrip(" ,;"))


def _reading(lines: Sequence[Line], halaman: int) -> Reading | None:
    words = [w for line in lines for w in line.words]
    if words and not any(c.isalpha() for w in words for c in w.text):
        return None
    return reading_of(words, halaman)


def _legible(line: Line, best: float = 1.0) -> bool:
    """Not the OCR of a signature or stamp: words that it does not believe in itself, or hardly a letter.
    best: confidence of the surest word around."""
    letters = sum(c.isalnum() for c in line.text)
    if letters < 2 or letters < 0.5 * len(line.text.replace(" ", "")):
        return False
    sure = max(w.confidence for w in line.words) / best if best > 0 else 0.0
    return sure >= (0.4 if letters >= 4 else 0.6)


def is_nip(line: Line) -> bool:
    """Does the line give a staff number?"""
    if starts_with(fold(line.text), words_of("pengesah", "nip_kata")) and re.search(r"\d{3}", line.text):
        return True
    if _WHOLE_NUMBER.search(line.text):
        return True
    return bool(_DIGITS.search(line.text)) and sum(c.isalpha() for c in line.text) <= 6


def _nip_reading(line: Line, halaman: int) -> Reading | None:
    """The number as printed, without its label."""
    first = next((i for i, w in enumerate(line.words) if any(c.isdigit() for c in w.text)), 0)
    kept = list(line.words[first:])
    reading = reading_of(kept, halaman)
    if reading is None:
        return None
    text = re.sub(r"^\D*", "", reading.text)
    worst = min((w.confidence for w in kept if any(c.isdigit() for c in w.text)), default=reading.confidence)
    sure = min(reading.confidence, worst)  # one wrong digit makes another person of it
    return Reading(text, halaman, reading.box, reading.asal, sure, reading.raw) if text else None


def _badly_read_rank(lines: Sequence[Line]) -> int | None:
    """Index of a line that is less like a rank than a rank is, but stands below a name with degrees or was hardly
    legible: else it would pass for the name."""
    named_at = next((i for i in range(len(lines) - 1, 0, -1) if _is_named(lines[i])), len(lines))
    least, legible = number("pengesah", "pangkat_sulit"), number("pengesah", "terbaca")
    for i in range(len(lines) - 1, 0, -1):
        hard = min(w.confidence for w in lines[i].words) < legible
        if (i > named_at or hard) and i != named_at and _is_pangkat(lines[i], least):
            return i
    return None


def _is_named(line: Line) -> bool:
    """A name with its degrees."""
    return _has_degree(line) and _name_like(line) and not _is_jabatan(line)


def _is_pangkat(line: Line, least: float) -> bool:
    """Is the line as like a known rank, of 100?"""
    folded = re.sub(r"\b(gol|golongan|ruang|pangkat|[ivx]+ ?[a-e])\b", " ", fold(line.text))
    folded = " ".join(folded.split())
    if not folded:
        return bool(re.search(r"\b(gol|pangkat)", fold(line.text)))
    return (
        process.extractOne(
            folded,
            words_of("pengesah", "pangkat"),
            scorer=fuzz.ratio,
            score_cutoff=least,
        )
        is not None
    )


def _part(lines: Sequence[Line], certain_name: bool) -> tuple[list[Line], list[Line]]:
    """Lines above NIP and rank to (position, name). The name is the last line, unless all lines follow each other as
    one position."""
    if not lines:
        return [], []
    if len(lines) == 1:
        only = list(lines)
        return (only, []) if _is_jabatan(lines[0]) or not _name_like(lines[0]) else ([], only)
    last = lines[-1]
    gap = last.box.y0 - lines[-2].box.y1
    stands_off = gap > (number("pengesah", "jarak_ttd") - 1) * height(last.words[0])
    is_name = (
        _name_like(last)
        and (certain_name or stands_off or _has_degree(last))
        and not (_is_jabatan(last) and not stands_off)
    )
    if not is_name:
        return _leading_block(lines), []
    if _only_degrees(last):
        return _leading_block(lines[:-1]), []
    return _leading_block(lines[:-1]), [last]


def _leading_block(lines: Sequence[Line]) -> list[Line]:
    """The first lines as long as they follow each other closely; what comes after a gap is signature noise."""
    start = next((i for i, line in enumerate(lines) if _is_jabatan(line)), 0)
    kept = list(lines[start : start + 1])
    for before, line in zip(lines[start:], lines[start + 1 :], strict=False):
        if line.box.y0 - before.box.y1 > 1.2 * max(before.box.height, line.box.height):
            break
        kept.append(line)
    return kept


def _is_jabatan(line: Line) -> bool:
    return starts_with(fold(line.text), words_of("pengesah", "jabatan_awal"))


def _name_like(line: Line) -> bool:
    letters = sum(c.isalpha() for c in line.text)
    folded = fold(line.text)
    if any(starts_with(folded, words_of("kop", key)) for key in ("wilayah", "instansi")):
        return False
    return letters >= 3 and not any(c.isdigit() for c in line.text)


def looks_like_name(text: str) -> bool:
    """Words of letters, and degrees after commas: pieces between points are short ("Moh.", "S.Sos"), so that a name
    run together with its degree, or one with signs in it, is not taken for sure."""
    first, *after = (part.strip() for part in text.split(","))
    if not re.fullmatch(r"[^\W\d_][\w.'’`\- ]*", first) or any(c.isdigit() for c in text):
        return False
    pieces = [piece for word in first.split() if "." in word for piece in word.split(".")]
    return all(len(p) <= 4 for p in pieces) and all(_is_degree(p) for p in after if p)


def _has_degree(line: Line) -> bool:
    return any(_is_degree(part) for part in re.split(r"[,\s]+", line.text) if "." in part) or any(
        _is_degree(part) for part in line.text.split(",")[1:]
    )


def _is_degree(text: str) -> bool:
    return fold(text) in words_of("pengesah", "gelar")


def _only_degrees(line: Line) -> bool:
    return all(_is_degree(p) or _DEGREE_ONLY.match(p) for p in line.text.split(","))


def _one_line(line: Line, halaman: int) -> Pengesah:
    """A whole block on one line, as text copies flatten it: number at the end, rank before it, the name from the chunk
    that its degrees belong to, the position before that."""
    words = list(line.words)
    nip_at = next((i for i, w in enumerate(words) if starts_with(fold(w.text), words_of("pengesah", "nip_kata"))), None)
    nip = None
    if nip_at is not None:
        nip = _nip_reading(Line(tuple(words[nip_at:]), line.box), halaman)
        words = words[:nip_at]
    pangkat, words = _rank_at_end(words, halaman)
    jabatan, nama = _position_and_name(words, nip is not None or pangkat is not None)
    return Pengesah(_position(reading_of(jabatan, halaman)), reading_of(nama, halaman), pangkat, nip)


def _rank_at_end(words: list[Word], halaman: int) -> tuple[Reading | None, list[Word]]:
    for n in range(min(5, len(words) - 1), 0, -1):
        tail = " ".join(w.text for w in words[-n:])
        if fold(tail) in words_of("pengesah", "pangkat"):
            return reading_of(words[-n:], halaman), words[:-n]
    return None, words


def _position_and_name(words: list[Word], name_expected: bool) -> tuple[list[Word], list[Word]]:
    if not words:
        return [], []
    text = fold(" ".join(w.text for w in words))
    if not starts_with(text, words_of("pengesah", "jabatan_awal")):
        return [], words
    ends = [i for i, w in enumerate(words[:-1]) if w.text[-1] in ",." and not _is_degree(w.text)]
    degrees = [i for i, w in enumerate(words) if i > 0 and _degree_word(w.text)]
    if degrees:
        before = [i for i in ends if i < degrees[0] - 1]
        if before:
            return words[: before[-1] + 1], words[before[-1] + 1 :]
    elif name_expected and ends:
        return words[: ends[-1] + 1], words[ends[-1] + 1 :]
    return words, []


def _degree_word(text: str) -> bool:
    return _is_degree(text.rstrip(",")) or bool(re.fullmatch(r"([A-Z][a-z]{0,3}\.)+,?", text))


@dataclass(frozen=True, slots=True)
class Signoff:
    """An approval block after the table, and the line with place and date above it."""

    pengesah: Pengesah
    tempat_tanggal: Reading | None = None


def find_signoff(page: Page, grids: Sequence[Grid]) -> Signoff | None:
    """A sign-off block that stands free below or beside the tables: place and date, position, name, rank, number."""
    words = [w for w in outside_words(page, grids) if w.angle == 0]
    floor = max((g.box.y1 for g in grids), default=0.0)
    lines = [line for line in lines_of([w for w in words if w.box.y0 >= floor - height(w)]) if _legible(line)]
    nip_at = next((i for i, line in enumerate(lines) if is_nip(line)), None)
    start = next((i for i, line in enumerate(lines) if _is_jabatan(line) and not _PLACE_DATE.search(line.text)), None)
    if start is None or (nip_at is not None and nip_at < start):
        return None
    end = nip_at + 1 if nip_at is not None else len(lines)
    block = lines[start:end]
    if nip_at is None and len(block) < 2:
        return None
    found = read_pengesah([w for line in block for w in line.words], page.nomor)
    if found.nip is None and (found.nama is None or found.jabatan is None):
        return None
    dated = [line for line in lines[:start] if _PLACE_DATE.search(line.text) and any(c.isalpha() for c in line.text)]
    return Signoff(found, reading_of(dated[-1].words, page.nomor) if dated else None)
