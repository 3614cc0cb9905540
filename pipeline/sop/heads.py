"""The identity block as the model's identitas and boxes, with their evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

from pipeline.model.sop import DasarHukum, Identitas, Pengesah, Tanggal
from pipeline.normal.bulan import correct_bulan
from pipeline.normal.daftar import split_items
from pipeline.normal.huruf import correct_letters
from pipeline.normal.kutipan import parse_dasar_hukum
from pipeline.normal.nip import check_nip, parse_nip
from pipeline.normal.tanggal import parse_tanggal
from pipeline.records import identity as records
from pipeline.records.identity import BlokIdentitas, BoxKind
from pipeline.records.reading import Reading
from pipeline.sop.evidence import Evidence
from pipeline.sop.pengesah import looks_like_name
from pipeline.sop.vocabulary import KV_KINDS, fold, number, pattern, raw_words, starts_with, words_of

_SIGNS = re.compile(r"^[^\w(]+")


def read_identitas(block: BlokIdentitas, book: Evidence) -> Identitas:
    """All fields of the block. What OCR read and cannot be such a field is kept, and up for review; so are the boxes of
    a scan whose labels were not found, where hardly any was, and the fields that every SOP has where one has none."""
    scanned = _scanned(block)
    if scanned and len(block.labels.intersection(KV_KINDS)) >= number("tinjau", "label_cukup"):
        lacking = [k for k in sorted(raw_words("tinjau", "wajib")) if getattr(block, k) is None]
        book.review_all(f"/identitas/{k}" for k in lacking)
    dates = raw_words("tinjau", "tanggal")
    if scanned and sum(d in block.labels for d in dates) == len(dates) - 1:
        unseen = [d for d in dates if d not in block.labels and getattr(block, d) is None]
        book.review_all(f"/identitas/{d}" for d in unseen)
    missing = set(get_args(BoxKind)) - {box.kind for box in block.kotak}
    if scanned and len(missing) >= number("tinjau", "kotak_hilang"):
        book.review_all(f"/{kind}" for kind in sorted(missing))
    return Identitas(
        instansi=_text(_spelt(block.instansi), "/identitas/instansi", book),
        unit_kerja=_text(block.unit_kerja, "/identitas/unit_kerja", book),
        nomor_sop=_nomor(block.nomor_sop, book, scanned=scanned and "nomor_sop" in block.labels),
        nama_sop=_nama(block.nama_sop, book),
        tanggal_pembuatan=_tanggal(block.tanggal_pembuatan, "tanggal_pembuatan", book),
        tanggal_revisi=_tanggal(block.tanggal_revisi, "tanggal_revisi", book),
        tanggal_efektif=_tanggal(block.tanggal_efektif, "tanggal_efektif", book),
        tanggal_pengesahan=_tanggal(block.tanggal_pengesahan, "tanggal_pengesahan", book),
        disahkan_oleh=_pengesah(block.pengesah, book, scanned=scanned and bool(block.labels.intersection(KV_KINDS))),
    )


def _scanned(block: BlokIdentitas) -> bool:
    own = [block.nomor_sop, block.nama_sop, block.instansi, block.pengesah.jabatan, block.tanggal_pembuatan]
    own += [i for k in block.kotak for i in k.items[:1]]
    return any(r is not None and r.asal != "teks" for r in own)


def _text(reading: Reading | None, pointer: str, book: Evidence) -> str | None:
    book.note(pointer, reading)
    return reading.text if reading is not None else None


def _nama(reading: Reading | None, book: Evidence) -> str | None:
    """The title. One that holds a numbered list has swallowed the boxes below it, and is up for review; so is one of a
    scan of which only a part can have been read: a single word, or one that begins within a phrase."""
    if reading is not None and len(pattern("tinjau", "daftar_pola").findall(reading.text)) > 1:
        reading = replace(reading, review=True)
    if reading is not None and reading.asal != "teks":
        cut = len(reading.text.split()) < 2 or reading.text[:1].islower()
        reading = replace(reading, review=reading.review or cut)
    return _text(reading, "/identitas/nama_sop", book)


def _nomor(reading: Reading | None, book: Evidence, *, scanned: bool) -> str | None:
    """The number as read. On a scan a missing one may be written by hand, and is up for review."""
    if reading is None:
        if scanned:
            book.review("/identitas/nomor_sop")
        return None
    odd = not pattern("tinjau", "nomor_pola").match(reading.text) or not any(c.isdigit() for c in reading.text)
    if reading.asal != "teks" and odd:
        reading = replace(reading, review=True)
    book.note("/identitas/nomor_sop", reading)
    return reading.text


def _tanggal(reading: Reading | None, name: str, book: Evidence) -> Tanggal | None:
    if reading is None:
        return None
    reading = correct_bulan(reading)
    parsed = parse_tanggal(reading.text)
    if reading.asal != "teks" and (parsed is None or parsed.iso is None or len(parsed.iso) < 10):
        reading = replace(reading, review=True)
    book.note(f"/identitas/{name}", reading)
    return parsed if parsed is not None else Tanggal(teks=reading.text, iso=None)


def _pengesah(block: records.Pengesah, book: Evidence, *, scanned: bool) -> Pengesah:
    """The approval block. scanned: it should stand on a page read by OCR, so that a missing part may be hidden under
    the signature or have lost its label, and is up for review."""
    at = "/identitas/disahkan_oleh"
    nip = parse_nip(block.nip.text) if block.nip is not None else None
    if block.nip is not None:
        doubtful = block.nip.asal != "teks" and (nip is None or not check_nip(nip).sah)
        book.note(f"{at}/nip", replace(block.nip, review=True) if doubtful else block.nip)
    if scanned:
        unread = [k for k in ("jabatan", "nama") if getattr(block, k) is None]
        if block.nip is None and (unread or block.pangkat is not None):
            unread.append("nip")
        book.review_all(f"{at}/{k}" for k in unread)
    nama = block.nama
    cut = nama is not None and nama.text[:1].islower()  # a signature hides its beginning
    if nama is not None and nama.asal != "teks" and (cut or not looks_like_name(nama.text)):
        nama = replace(nama, review=True)
    return Pengesah(
        jabatan=_text(_spelt(_from_first_letter(block.jabatan)), f"{at}/jabatan", book),
        nama=_text(_from_first_letter(nama), f"{at}/nama", book),
        pangkat=_text(_from_first_letter(block.pangkat), f"{at}/pangkat", book),
        nip=nip,
    )


def _spelt(reading: Reading | None) -> Reading | None:
    return correct_letters(reading) if reading is not None else None


def _from_first_letter(reading: Reading | None) -> Reading | None:
    """What OCR read without the signs before its first letter: pieces of a stamp or a signature. Positions, names and
    ranks begin with a letter."""
    if reading is None or reading.asal != "ocr":
        return reading
    text = _SIGNS.sub("", reading.text)
    return reading if text in ("", reading.text) else replace(reading, text=text)


def read_box(block: BlokIdentitas, kind: BoxKind, book: Evidence, *, plain: bool) -> tuple[str, ...]:
    """The items of one box. plain: the source has no positions, so that glued items are told apart by their text."""
    found: list[str] = []
    for box in block.kotak:
        if box.kind != kind:
            continue
        for reading in box.items:
            for text in split_items(reading.text) if plain else [reading.text]:
                book.note(f"/{kind}/{len(found)}", _part(reading, text))
                found.append(text)
    return tuple(found)


def _part(reading: Reading, text: str) -> Reading:
    return reading if text == reading.text else replace(reading, text=text, raw=reading.raw or text)


def read_dasar_hukum(block: BlokIdentitas, book: Evidence, *, plain: bool) -> tuple[DasarHukum, ...]:
    """The legal basis. Where no box of related SOPs was found, an SOP named here may have stood in it, below a label
    that was not understood: it is kept, and up for review. So is what goes on behind a semicolon on a scan: the next
    regulation, of which the number was lost."""
    texts = read_box(block, "dasar_hukum", book, plain=plain)
    pointers, noted = [f"/dasar_hukum/{i}" for i in range(len(texts))], book.readings
    book.review_all(p for p, t in zip(pointers, texts, strict=True) if "; " in t and noted[p].asal == "ocr")
    if not any(box.kind == "keterkaitan" for box in block.kotak):
        named = [i for i, text in enumerate(texts) if starts_with(fold(text), words_of("kop", "judul_jenis"))]
        book.review_all(f"/dasar_hukum/{i}" for i in named)
    return tuple(parse_dasar_hukum(text) for text in texts)


def read_lain(rows: tuple[tuple[str, Reading], ...], known: dict[str, str], book: Evidence) -> dict[str, str]:
    """Extras by their printed labels; a label that comes twice is counted on."""
    found = dict(known)
    for label, reading in rows:
        key, n = label or "Lain-lain", 2
        while key in found:
            if found[key] == reading.text:
                break
            key, n = f"{label} ({n})", n + 1
        else:
            found[key] = reading.text
            book.note(f"/lain_lain/{escape(key)}", reading)
    return found


def escape(key: str) -> str:
    """A key as one part of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
