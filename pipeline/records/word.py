"""One printed word and where it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pipeline.records.geometry import Box

Asal = Literal["teks", "ocr", "bentuk", "tulisan_tangan"]


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word.

    size: height of the type in points (font size, or the height of the OCR line).  angle: degrees clockwise that
    the word is turned on the upright page (0, 90, 180, 270); the text is always in reading order.
    confidence: 0 to 1; a text layer is 1.0.
    """

    text: str
    box: Box
    confidence: float = 1.0
    asal: Asal = "teks"
    size: float = 0.0
    angle: int = 0
    bold: bool = False

    def parted(self, at: int) -> tuple[Word, Word]:
        """As two words, the second beginning at a sign; their boxes as if all signs were of one width."""
        share = at / len(self.text)
        if self.angle in (0, 180):
            x = self.box.x0 + share * self.box.width
            ends = (self.box.x0, self.box.y0, x, self.box.y1), (x, self.box.y0, self.box.x1, self.box.y1)
        else:
            y = self.box.y0 + share * self.box.height
            ends = (self.box.x0, self.box.y0, self.box.x1, y), (self.box.x0, y, self.box.x1, self.box.y1)
        first, second = (Box(*e) for e in (ends if self.angle in (0, 90) else ends[::-1]))
        return replace(self, text=self.text[:at], box=first), replace(self, text=self.text[at:], box=second)
