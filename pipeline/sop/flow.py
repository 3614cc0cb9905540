"""The drawn flow: symbols and off-page marks as the table saw them. Arrows are not traced yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.sop import Alur, Jenis, Konektor, Panah, Simbol
from pipeline.records.table import TabelProses, Tanda
from pipeline.sop.evidence import Evidence
from pipeline.sop.vocabulary import fold, words_of

_JENIS: dict[str, Jenis] = {
    "terminator": "terminator",
    "proses": "proses",
    "keputusan": "keputusan",
    "lainnya": "lainnya",
}


@dataclass(frozen=True, slots=True)
class _Placed:
    langkah: int | None
    tanda: Tanda


def read_flow(tabel: TabelProses, book: Evidence) -> Alur:
    """Symbols S1, S2 ... in reading order (rows, then left to right), the off-page marks, and the arrows between."""
    simbol: list[Simbol] = []
    konektor: list[Konektor] = []
    for placed in _in_order(tabel):
        tanda = placed.tanda
        teks = tanda.teks.text if tanda.teks is not None else None
        if tanda.shape is not None and tanda.shape.kind == "konektor":
            pointer = f"/alur/konektor/{len(konektor)}"
            konektor.append(
                Konektor(halaman=tanda.halaman, langkah=placed.langkah, pelaksana=tanda.pelaksana, teks=teks)
            )
        else:
            jenis = _jenis(tanda)
            if jenis is None:
                continue
            pointer = f"/alur/simbol/{len(simbol)}"
            simbol.append(
                Simbol(
                    id=f"S{len(simbol) + 1}",
                    jenis=jenis,
                    langkah=placed.langkah,
                    pelaksana=tanda.pelaksana,
                    teks=teks,
                )
            )
        _note(pointer, tanda, book)
    return Alur(simbol=tuple(simbol), panah=_arrows(tabel, simbol), konektor=tuple(konektor))


def _in_order(tabel: TabelProses) -> Iterator[_Placed]:
    for i, baris in enumerate(tabel.langkah):
        for tanda in sorted(baris.tanda, key=_x0):
            yield _Placed(i, tanda)
    for tanda in sorted(tabel.penutup, key=_x0):
        yield _Placed(None, tanda)


def _x0(tanda: Tanda) -> tuple[float, float]:
    box = tanda.shape.box if tanda.shape is not None else tanda.teks.box if tanda.teks is not None else None
    return (box.x0, box.y0) if box is not None else (float(tanda.pelaksana), 0.0)


def _jenis(tanda: Tanda) -> Jenis | None:
    """What a mark is. Words stand for a symbol only where they say begin or end, or are a tick; "Ya" is a label."""
    if tanda.shape is not None:
        return _JENIS.get(tanda.shape.kind, "lainnya")
    text = tanda.teks.text if tanda.teks is not None else ""
    if fold(text) in words_of("alur", "awal_akhir"):
        return "terminator"
    if fold(text) in words_of("alur", "label"):
        return None
    return "lainnya" if text and not any(c.isalnum() for c in text) else None


def _note(pointer: str, tanda: Tanda, book: Evidence) -> None:
    if tanda.shape is not None:
        book.note_shape(pointer, tanda.halaman, tanda.shape.box, "bentuk", tanda.shape.confidence)
    else:
        book.note(pointer, tanda.teks)


def _arrows(tabel: TabelProses, simbol: list[Simbol]) -> tuple[Panah, ...]:
    """Which symbol leads to which. Not read yet: an arrow that is not certain is left out."""
    return ()
