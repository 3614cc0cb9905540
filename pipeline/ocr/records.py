"""What goes into an OCR engine and what comes out of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Hint = Literal["block", "line", "number", "header_turned", "crossed"]


@dataclass(frozen=True, slots=True)
class Crop:
    """One area to read, in pixels of the given image, x1 and y1 not included.

    hint: "block" any number of lines; "line" one line; "number" a step number or a lone mark;
    "header_turned" a column header whose lines may run up or down the page; "crossed" one line that a pen or a stamp
    runs over. seen: of such a line, the letters and digits that were read beyond doubt in another state of the picture
    (without the stroke, with it), "" where there were none; the second engine is not asked where the first one reads
    the same again.
    """

    x0: int
    y0: int
    x1: int
    y1: int
    hint: Hint = "block"
    seen: str = ""


@dataclass(frozen=True, slots=True)
class OcrWord:
    """One word as read. Box in pixels of the given image.

    confidence: 0 to 1, the measured share of words that were right at the engine's mark.
    angle: degrees clockwise that the word is turned on the image (0, 90, 180, 270).
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float
    angle: int = 0


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """Whether an engine can be used here. reason, install: catalogue keys, empty where there is nothing to say."""

    name: str
    usable: bool
    version: str
    reason: str = ""
    install: str = ""


def letters_of(texts: Iterable[str]) -> str:
    """The letters and digits of words, run together: what two readings of one line are compared by."""
    return "".join(c for text in texts for c in text if c.isalnum())
