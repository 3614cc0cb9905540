"""One printed word and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
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
