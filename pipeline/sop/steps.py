"""The rows of the process table as the model's langkah, with their evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.sop import Langkah, MutuBaku, Pelaksana, Waktu
from pipeline.normal.derau import clean_cell, correct_step_number, correct_waktu
from pipeline.normal.huruf import correct_letters
from pipeline.normal.jabatan import baku
from pipeline.normal.romawi import correct_numeral
from pipeline.normal.waktu import parse_waktu
from pipeline.records.geometry import union
from pipeline.records.reading import Reading
from pipeline.records.table import BarisLangkah, TabelProses
from pipeline.sop.evidence import Evidence
from pipeline.sop.vocabulary import number

_NUMBER = re.compile(r"\d+")
_WHOLE = re.compile(r"\W*(\d{1,3})\W*$")


def read_roles(tabel: TabelProses, book: Evidence) -> tuple[Pelaksana, ...]:
    """The role columns, left to right."""
    found = []
    for i, kolom in enumerate(tabel.peran):
        nama = clean_cell(correct_letters(correct_numeral(kolom.nama))) if kolom.nama is not None else None
        book.note(f"/pelaksana/{i}", nama)
        if nama is None:
            book.review(f"/pelaksana/{i}")
        text = nama.text if nama is not None else ""
        found.append(Pelaksana(nama=text, jabatan_baku=baku(text) if text else None, kelompok=kolom.kelompok))
    return tuple(found)


def read_steps(tabel: TabelProses, book: Evidence) -> tuple[Langkah, ...]:
    """All langkah in order; numbers and durations that OCR read are put right on record."""
    satuan = next((k.satuan for k in tabel.kolom if k.kind == "waktu"), None)
    steps = []
    expected: int | None = 1
    for i, baris in enumerate(in_count(tabel.langkah)):
        step, expected = _step(i, baris, expected, satuan, book)
        steps.append(step)
    if tabel.steps_doubtful:
        book.review("/langkah")
    _doubt_gaps(tabel.langkah, book)
    return tuple(steps)


def in_count(rows: Sequence[BarisLangkah]) -> list[BarisLangkah]:
    """The rows, a number that OCR misread (4 for 1, 1 for 11) as the one that both its neighbours leave room for; on
    record and for review, since it may be the drafter's own."""
    read = [_value(b.nomor) for b in rows]
    out = list(rows)
    for i, baris in enumerate(rows):
        before = read[i - 1] if i else 0
        after = read[i + 1 : i + (2 if i else 3)]  # the first has no neighbour before it
        if before is None or not after or baris.nomor is None or baris.nomor.asal == "teks":
            continue
        due = before + 1
        fits = after == [due + n for n in range(1, len(after) + 1)] and due not in read
        if fits and _value(correct_step_number(baris.nomor, due)) != due:
            out[i] = replace(baris, nomor=baris.nomor.corrected(str(due), "urutan_langkah", review=True))
    return out


def _value(nomor: Reading | None) -> int | None:
    found = _WHOLE.match(nomor.text) if nomor is not None else None
    return int(found[1]) if found else None


_FILLED: tuple[tuple[str, str], ...] = (
    ("aktivitas", "aktivitas"),
    ("kelengkapan", "mutu_baku/kelengkapan"),
    ("waktu", "mutu_baku/waktu"),
    ("output", "mutu_baku/output"),
)


def _doubt_gaps(rows: Sequence[BarisLangkah], book: Evidence) -> None:
    """An empty cell of a scan, in a column that is filled in nearly every row, may be one that a stamp hides; so may a
    step without a role, where nearly every other has one."""
    read = [b.aktivitas is not None and b.aktivitas.asal != "teks" for b in rows]
    if any(read) and sum(bool(b.pelaksana) for b in rows) >= number("tinjau", "kolom_penuh") * len(rows):
        book.review_all(f"/langkah/{i}/pelaksana" for i, b in enumerate(rows) if read[i] and not b.pelaksana)
    for name, path in _FILLED:
        cells = [getattr(b, name) for b in rows]
        seen = [c for c in cells if c is not None and c.asal != "teks"]
        if len(seen) >= number("tinjau", "kolom_penuh") * len(cells) and seen:
            book.review_all(f"/langkah/{i}/{path}" for i, c in enumerate(cells) if c is None)


def _step(
    i: int, baris: BarisLangkah, expected: int | None, satuan: str | None, book: Evidence
) -> tuple[Langkah, int | None]:
    at = f"/langkah/{i}"
    nomor = correct_step_number(baris.nomor, expected)
    nomor, following = _in_sequence(nomor, expected)
    waktu = _cell(baris.waktu, f"{at}/mutu_baku/waktu", book, keep=True)
    if waktu is not None:
        waktu = correct_waktu(waktu, satuan)
        book.note(f"{at}/mutu_baku/waktu", waktu)
    book.note(f"{at}/nomor", nomor)
    if nomor is None and baris.aktivitas is not None and baris.aktivitas.asal != "teks":
        book.review(f"{at}/nomor")
    step = Langkah(
        nomor=nomor.text if nomor is not None else None,
        aktivitas=_text(baris.aktivitas, f"{at}/aktivitas", book),
        pelaksana=tuple(sorted(set(baris.pelaksana))),
        mutu_baku=MutuBaku(
            kelengkapan=_text(baris.kelengkapan, f"{at}/mutu_baku/kelengkapan", book),
            waktu=_waktu(waktu, satuan),
            output=_text(baris.output, f"{at}/mutu_baku/output", book),
        ),
        keterangan=_text(baris.keterangan, f"{at}/keterangan", book),
    )
    _note_marks(baris, f"{at}/pelaksana", book)
    return step, following


def _in_sequence(nomor: Reading | None, expected: int | None) -> tuple[Reading | None, int | None]:
    """The number, up for review where OCR read it and it breaks the sequence; and the number that should come next."""
    if nomor is None:
        return None, expected + 1 if expected is not None else None
    found = _NUMBER.search(nomor.text)
    value = int(found[0]) if found and len(found[0]) < 4 else None
    if nomor.asal != "teks" and value != expected:
        nomor = replace(nomor, review=True)
    if value is None:
        return nomor, expected + 1 if expected is not None else None
    return nomor, value + 1


def _cell(reading: Reading | None, pointer: str, book: Evidence, *, keep: bool = False) -> Reading | None:
    cleaned = clean_cell(reading) if reading is not None else None
    if not keep:
        book.note(pointer, cleaned)
    return cleaned


def _text(reading: Reading | None, pointer: str, book: Evidence) -> str | None:
    cleaned = _cell(reading, pointer, book)
    return cleaned.text if cleaned is not None else None


def _waktu(reading: Reading | None, satuan: str | None) -> Waktu | None:
    return parse_waktu(reading.text, satuan) if reading is not None else None


def _note_marks(baris: BarisLangkah, pointer: str, book: Evidence) -> None:
    """One note for the row's marks together: where they stand and how sure the least sure of them is."""
    drawn = [t for t in baris.tanda if t.shape is not None and t.shape.kind != "konektor"]
    if drawn:
        shapes = [t.shape for t in drawn if t.shape is not None]
        book.note_shape(
            pointer,
            drawn[0].halaman,
            union(s.box for s in shapes),
            "bentuk",
            min(s.confidence for s in shapes),
        )
        return
    written = [t.teks for t in baris.tanda if t.teks is not None]
    if written:
        book.note(pointer, written[0])
