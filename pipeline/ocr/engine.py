"""What every OCR engine must do, and what it hands back before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

Gray = npt.NDArray[np.uint8]
Layout = Literal["block", "line", "digits", "glance"]


@dataclass(frozen=True, slots=True)
class RawWord:
    """One word as the engine gave it. Box in pixels of the picture it was given; mark: its own, 0 to 100.

    line: number of the text line in that picture, from 0. encloses: of a number whose ink is not what
    was read, how often that ink encloses white (see ocr.numerals). misfit: its ink is far wider or narrower than what
    was read (see ocr.widths), or what was read in it was put right (see ocr.slashes).
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    mark: float
    line: int = 0
    encloses: frozenset[int] = frozenset()
    misfit: bool = False


class Engine(Protocol):
    """One open engine. It is kept for the life of the process and works on one thread."""

    name: str

    def read(self, image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        """Words of one dark-on-white picture. "block": lines one below the other; "line": one line;
        "digits": one line that can hold only digits and a full stop; "glance": as "block", read only to see whether it
        is text at all, by the least that the engine has."""
        ...

    def versions(self) -> dict[str, str]:
        """For `sumber.alat`."""
        ...
