"""Evidence and review list, gathered while the model is filled."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.sop import Bukti, CaraAlur, Koreksi
from pipeline.records.flow import How
from pipeline.records.geometry import Box
from pipeline.records.reading import Reading
from pipeline.records.word import Asal
from pipeline.sop.belief import Acceptance, beliefs, default_acceptance
from pipeline.sop.vocabulary import number

_CARA: dict[How, CaraAlur] = {"drawn": "tergambar", "traced": "terlacak", "assumed": "dugaan"}
_FILLED_IN = ("/identitas/tanggal_", "/identitas/nomor_sop")  # by hand, often: see tinjau.galat_isian


class Evidence:
    """Notes each value's source under its JSON pointer, and which pointers a person should look at.

    A reading is up for review when it says so itself, when it was written by hand, or when it is less likely right
    than what is accepted asks for (see `belief`), a date or number sooner than other values. A text layer's words are
    certain; below their own bar are only cells of a text copy whose borders were guessed.
    """

    def __init__(self, accepted: Acceptance | None = None) -> None:
        self._accepted = accepted or default_acceptance()
        self._readings: dict[str, Reading] = {}
        self._shapes: dict[str, Bukti] = {}
        self._review: dict[str, bool] = {}  # False: only where its confidence turns out too low

    def note(self, pointer: str, reading: Reading | None) -> None:
        """Enters a reading; nothing for None."""
        if reading is None:
            return
        self._readings[pointer] = reading
        certain = reading.review or reading.asal == "tulisan_tangan"
        self._review[pointer] = self._review.get(pointer, False) or certain

    def note_shape(
        self, pointer: str, halaman: int, box: Box | None, asal: Asal, confidence: float, how: How | None = None
    ) -> None:
        """Enters something seen rather than read: a drawn symbol, a row's marks, an arrow and how it was found."""
        self._shapes[pointer] = Bukti(
            halaman=halaman,
            kotak=box.rounded() if box is not None else None,
            asal=asal,
            keyakinan=_share(confidence),
            cara=_CARA[how] if how is not None else None,
        )
        if how == "assumed" or (asal != "teks" and confidence < number("tinjau", "keyakinan_bentuk")):
            self.review(pointer)

    def review(self, pointer: str) -> None:
        self._review[pointer] = True

    def review_all(self, pointers: Iterable[str]) -> None:
        for p in pointers:
            self.review(p)

    @property
    def readings(self) -> dict[str, Reading]:
        """What was read, as it was noted: with the confidence of its words, not yet of the value."""
        return dict(self._readings)

    @property
    def bukti(self) -> dict[str, Bukti]:
        sure = beliefs(self._readings)
        return {p: _of_reading(r, sure[p]) for p, r in self._readings.items()} | self._shapes

    @property
    def perlu_ditinjau(self) -> tuple[str, ...]:
        sure, least = beliefs(self._readings), self._accepted.least
        filled_in = Acceptance(self._accepted.error * number("tinjau", "galat_isian")).least
        bars = {p: filled_in if p.startswith(_FILLED_IN) else least for p in self._review}
        return tuple(p for p, certain in self._review.items() if certain or self._doubtful(p, sure[p], bars[p]))

    def _doubtful(self, pointer: str, sure: float, least: float) -> bool:
        return sure < (number("tinjau", "keyakinan") if self._readings[pointer].asal == "teks" else least)


def _of_reading(reading: Reading, sure: float) -> Bukti:
    return Bukti(
        halaman=reading.halaman,
        kotak=reading.box.rounded() if reading.box is not None else None,
        asal=reading.asal,
        keyakinan=_share(sure),
        teks_asli=reading.raw if reading.raw is not None else reading.text,
        koreksi=tuple(Koreksi(dari=k.dari, ke=k.ke, aturan=k.aturan) for k in reading.corrections),
        gabungan=reading.spans,
    )


def _share(confidence: float) -> float:
    return round(min(1.0, max(0.0, confidence)), 3)
