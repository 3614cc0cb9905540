"""Evidence and review list, gathered while the model is filled."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.sop import Bukti, CaraAlur, Koreksi
from pipeline.records.flow import How
from pipeline.records.geometry import Box
from pipeline.records.reading import Reading
from pipeline.records.word import Asal
from pipeline.sop.vocabulary import number

_CARA: dict[How, CaraAlur] = {"drawn": "tergambar", "traced": "terlacak", "assumed": "dugaan"}


class Evidence:
    """Notes each value's source under its JSON pointer, and which pointers a person should look at.

    A reading is up for review when it says so itself, when it was written by hand, or when its confidence is below
    the bar. A text layer's words are certain; below the bar are only cells of a text copy whose borders were guessed.
    """

    def __init__(self) -> None:
        self._bukti: dict[str, Bukti] = {}
        self._review: dict[str, None] = {}

    def note(self, pointer: str, reading: Reading | None, bar: float | None = None) -> None:
        """Enters a reading; nothing for None. bar: least confidence that needs no review, else the general one."""
        if reading is None:
            return
        self._bukti[pointer] = Bukti(
            halaman=reading.halaman,
            kotak=reading.box.rounded() if reading.box is not None else None,
            asal=reading.asal,
            keyakinan=_share(reading.confidence),
            teks_asli=reading.raw if reading.raw is not None else reading.text,
            koreksi=tuple(Koreksi(dari=k.dari, ke=k.ke, aturan=k.aturan) for k in reading.corrections),
            gabungan=reading.spans,
        )
        least = number("tinjau", "keyakinan") if bar is None else bar
        if (
            reading.review
            or reading.asal == "tulisan_tangan"
            or reading.confidence < (least if reading.asal != "teks" else number("tinjau", "keyakinan"))
        ):
            self.review(pointer)

    def note_shape(
        self, pointer: str, halaman: int, box: Box | None, asal: Asal, confidence: float, how: How | None = None
    ) -> None:
        """Enters something seen rather than read: a drawn symbol, a row's marks, an arrow and how it was found."""
        self._bukti[pointer] = Bukti(
            halaman=halaman,
            kotak=box.rounded() if box is not None else None,
            asal=asal,
            keyakinan=_share(confidence),
            cara=_CARA[how] if how is not None else None,
        )
        if how == "assumed" or (asal != "teks" and confidence < number("tinjau", "keyakinan_bentuk")):
            self.review(pointer)

    def review(self, pointer: str) -> None:
        self._review[pointer] = None

    def review_all(self, pointers: Iterable[str]) -> None:
        for p in pointers:
            self.review(p)

    @property
    def bukti(self) -> dict[str, Bukti]:
        return dict(self._bukti)

    @property
    def perlu_ditinjau(self) -> tuple[str, ...]:
        return tuple(self._review)


def _share(confidence: float) -> float:
    return round(min(1.0, max(0.0, confidence)), 3)
