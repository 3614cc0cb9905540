"""Text or picture: how one PDF page is to be read, from what its text layer and its pictures hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.records.geometry import Box
from pipeline.records.page import Page

MIN_LETTERS = 40  # a page with fewer of its own has a footer, a page number or a stamp, and no text layer
LARGE_WIDTH = 0.35  # of the page: wider than any logo, stamp or QR code, narrower than a pasted table
LARGE_HEIGHT = 0.12
READ_ALREADY = 0.05  # letters per square text height inside a picture: a picture under text is a background


@dataclass(frozen=True, slots=True)
class Way:
    """kind: text (the layer is all), scan (the page is a picture), mixed (both; pictures: the ones to read)."""

    kind: Literal["text", "scan", "mixed"]
    pictures: tuple[Box, ...] = ()


def choose(page: Page) -> Way:
    """How to read a page, given what the digital reader found on it."""
    letters = sum(len(w.text) for w in page.words)
    large = tuple(p.box for p in page.pictures if _is_large(p.box, page))
    if "teks_tersembunyi" in page.notes and large:
        return Way("scan")
    if letters < MIN_LETTERS:
        return Way("scan" if page.pictures or page.shapes or page.rules or page.connectors else "text")
    unread = tuple(b for b in large if not _has_text(b, page))
    return Way("mixed", unread) if unread else Way("text")


def _is_large(box: Box, page: Page) -> bool:
    return box.width >= LARGE_WIDTH * page.lebar and box.height >= LARGE_HEIGHT * page.tinggi


def _has_text(box: Box, page: Page) -> bool:
    inside = [w for w in page.words if box.holds(w.box.cx, w.box.cy)]
    if not inside:
        return False
    size = sum(w.size or w.box.height for w in inside) / len(inside)
    cells = box.area / max(1.0, size * size)
    return sum(len(w.text) for w in inside) >= READ_ALREADY * cells
