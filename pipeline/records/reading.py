"""A value as read from the page, with everything that the evidence will say of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.records.geometry import Box
from pipeline.records.word import Asal


@dataclass(frozen=True, slots=True)
class Correction:
    """One change made to what was read. aturan: the rule's name, e.g. "angka_waktu"."""

    dari: str
    ke: str
    aturan: str


@dataclass(frozen=True, slots=True)
class Reading:
    """text: the value, cleaned.  raw: what was read before any correction.  box: points on page `halaman`
    (None where the source has no positions).  confidence: 0 to 1.  worst: that of its least sure word, None where the
    words are not known.  spans: first and last step (index) of a merged
    cell.  review: True when a person must look whatever the confidence."""

    text: str
    halaman: int
    box: Box | None = None
    asal: Asal = "teks"
    confidence: float = 1.0
    raw: str | None = None
    corrections: tuple[Correction, ...] = ()
    spans: tuple[int, int] | None = None
    review: bool = False
    worst: float | None = None

    def corrected(self, text: str, aturan: str, *, review: bool) -> Reading:
        """This reading with `text` for its value and the change on record; itself where nothing changes."""
        if text == self.text:
            return self
        return replace(
            self,
            text=text,
            raw=self.raw if self.raw is not None else self.text,
            corrections=(*self.corrections, Correction(self.text, text, aturan)),
            review=self.review or review,
        )
