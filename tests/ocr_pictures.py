"""Pictures of made-up text, and stand-in engines, for the tests of the OCR stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.ocr.choice import status
from pipeline.ocr.engine import Layout, RawWord

Gray = npt.NDArray[np.uint8]
FONTS = (
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/Library/Fonts/Arial.ttf",
)


def needs(engine: str) -> pytest.MarkDecorator:
    found = status(engine)
    return pytest.mark.skipif(not found.usable, reason=f"{engine} cannot be used here: {found.reason}")


@cache
def font(points: float, dpi: float) -> ImageFont.FreeTypeFont | None:
    path = next((f for f in FONTS if Path(f).is_file()), None)
    return ImageFont.truetype(path, round(points * dpi / 72)) if path else None


def write(page: Gray, x: int, y: int, lines: list[str], points: float = 10, dpi: float = 300) -> None:
    """Lines of text on the page, the first one's top left corner at x, y."""
    step = round(points * 1.25 * dpi / 72)
    face = font(points, dpi)
    if face is None:
        for i, line in enumerate(lines):
            at = (x, y + i * step + round(points * dpi / 72))
            cv2.putText(page, line, at, cv2.FONT_HERSHEY_SIMPLEX, points * dpi / 72 / 32, 0, 2, cv2.LINE_AA)
        return
    picture = Image.fromarray(page)
    for i, line in enumerate(lines):
        ImageDraw.Draw(picture).text((x, y + i * step), line, font=face, fill=0)
    page[:] = np.asarray(picture)


def blank(width: int = 2400, height: int = 1600) -> Gray:
    return np.full((height, width), 255, dtype=np.uint8)


class Pretend:
    """An engine that answers from a function of (picture, layout) and remembers what it was asked."""

    def __init__(self, answer: Callable[[Gray, Layout], tuple[RawWord, ...]], name: str = "tesserocr") -> None:
        self.name, self._answer = name, answer
        self.asked: list[tuple[tuple[int, int], Layout]] = []

    def read(self, image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        self.asked.append((image.shape, layout))
        return self._answer(image, layout)

    def versions(self) -> dict[str, str]:
        return {self.name: "0"}
