"""The text layer as runs of glyphs, in page coordinates and in the order in which it was written.

One call of PDFium for each glyph's box is needed; everything else (size, font, angle, what clips it) belongs to a
whole text object and is asked once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import atan2, degrees, hypot, inf
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from pipeline.elements.digital import calls
from pipeline.elements.digital.calls import Handle, address_of
from pipeline.elements.digital.fonts import NO_FONT, FontBook
from pipeline.elements.digital.frame import IDENTITY, Frame, Matrix, matrix_of
from pipeline.elements.digital.glyphs import meaning
from pipeline.elements.digital.paths import clip_box, clip_path
from pipeline.records.geometry import Box

_INVISIBLE = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
_LEAST_HEIGHT = 0.4  # of the type size
_MOST_CUT = 0.6  # of a glyph's width that a cell's edge may cut off its left or right: it can still be read
_SUSPECT = frozenset("\0\ufffd")  # not a character each: halves of one, or none
_STROKED = (pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP)


@dataclass(frozen=True, slots=True)
class Style:
    """What the glyphs of one text object share. size: points as printed. angle: degrees clockwise on the upright page,
    0, 90, 180 or 270; lean: how far off that the text really runs. shown: the part of the page where it shows."""

    size: float
    angle: int
    lean: float
    bold: bool
    hidden: bool
    font: str
    shown: Box


class Glyph(NamedTuple):
    """text: "" for what only parts (a space). u0, u1: along the line; v0, v1: across it, in the frame in which the
    text runs left to right. made: a space that PDFium made up where it saw a gap."""

    text: str
    u0: float
    v0: float
    u1: float
    v1: float
    style: Style
    made: bool


# a page has thousands: the constructor of a named tuple takes three times as long as the tuple's own
_glyph: Callable[[tuple[str, float, float, float, float, Style, bool]], Glyph] = partial(tuple.__new__, Glyph)

_BREAK_STYLE = Style(0.0, 0, 0.0, False, False, "", Box(0.0, 0.0, 0.0, 0.0))
BREAK = Glyph("", 0.0, 0.0, 0.0, 0.0, _BREAK_STYLE, False)
MADE_BREAK = Glyph("", 0.0, 0.0, 0.0, 0.0, _BREAK_STYLE, True)


def read_glyphs(page: Any, frame: Frame) -> list[Glyph]:
    """All glyphs of a page with the breaks between them; those off the page or clipped away are left out."""
    text_page = page.get_textpage()
    try:
        return _Reader(address_of(text_page.raw), frame).read()
    finally:
        text_page.close()


def along(box: tuple[float, float, float, float], angle: int) -> tuple[float, float, float, float]:
    """A page box in the frame in which text turned by `angle` runs left to right, top line first."""
    x0, y0, x1, y1 = box
    if angle == 90:
        return y0, -x1, y1, -x0
    if angle == 270:
        return -y1, x0, -y0, x1
    if angle == 180:
        return -x1, -y1, -x0, -y0
    return box


def across(box: tuple[float, float, float, float], angle: int) -> Box:
    """The way back from `along`."""
    return Box(*along(box, (360 - angle) % 360))


def _outside(of_object: Matrix, of_text: Matrix) -> Matrix:
    """The matrix outside a text object: what is left of its glyphs' matrix on the page without the object's own. It is
    the identity but for text in a form, whose clip path is told in the form's own coordinates."""
    a, b, c, d, e, f = of_object
    det = a * d - b * c
    if abs(det) < 1e-12:
        return IDENTITY
    back = Matrix(d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det)
    return back.then(of_text)


class _Reader:
    def __init__(self, raw: int, frame: Frame) -> None:
        self._raw = raw
        self._frame = frame
        self._page_box, self._scale = frame.page_box, frame.to_page.scale
        self._numbers, self._numbers_at = calls.floats(6)
        self._fonts = FontBook()
        self._styles: dict[Handle, Style] = {}

    def read(self) -> list[Glyph]:
        count = calls.FPDFText_CountChars(self._raw)
        if count <= 0:
            return []
        a, b, c, d, e, f = to_page = self._frame.to_page
        upright = b == 0 and c == 0 and a > 0 and d < 0
        box_at, raw = calls.FPDFText_GetLooseCharBox, self._raw
        rect, place = calls.floats(4)
        out: list[Glyph] = []
        style, size, angle, font, least = _BREAK_STYLE, 0.0, 0, "", 0.0
        shown_x0, shown_y0, shown_x1, shown_y1 = style.shown
        low = top = right = inf
        for i, char in enumerate(self._characters(count)):
            if char.isspace():
                box_at(raw, i, place)
                out.append(MADE_BREAK if rect[0] == rect[2] else BREAK)
                style = _BREAK_STYLE
                continue
            if not box_at(raw, i, place):
                continue
            x0, y1, x1, y0 = rect.tolist()
            if style is _BREAK_STYLE or y0 != low or y1 != top or not -0.1 < x0 - right < size:
                style = self._style(i)
                size, angle, font, least = style.size, style.angle, style.font, _LEAST_HEIGHT * style.size
                shown_x0, shown_y0, shown_x1, shown_y1 = style.shown
            low, top, right = y0, y1, x1
            box = (a * x0 + e, d * y1 + f, a * x1 + e, d * y0 + f) if upright else to_page.box(x0, y0, x1, y1)
            u0, v0, u1, v1 = box
            cut = _MOST_CUT * (u1 - u0)
            if not (shown_x0 <= u0 + cut and u1 - cut <= shown_x1 and shown_y0 <= (v0 + v1) / 2 <= shown_y1):
                continue
            text = meaning(char, font)
            if text:
                if angle:
                    u0, v0, u1, v1 = along(box, angle)
                if v1 - v0 < least:  # a font without a height of its own
                    v0, v1 = (v0 + v1) / 2 - 0.5 * size, (v0 + v1) / 2 + 0.5 * size
                out.append(_glyph((text, u0, v0, u1, v1, style, False)))
        return out

    def _characters(self, count: int) -> Sequence[str]:
        """All characters by one call where the text matches glyph by glyph, else one call each."""
        units = array("H", bytes(2 * (count + 1)))
        written = calls.FPDFText_GetText(self._raw, 0, count, units.buffer_info()[0])
        text = units[:count].tobytes().decode("utf-16-le", "replace")
        if written == count + 1 and len(text) == count and not _SUSPECT & set(text):
            return text
        unicode_at = calls.FPDFText_GetUnicode
        return [chr(u) if u < 0x110000 else "\ufffd" for u in (unicode_at(self._raw, i) for i in range(count))]

    def _style(self, i: int) -> Style:
        obj = calls.FPDFText_GetTextObject(self._raw, i)
        known = self._styles.get(obj)
        if known is None:
            known = self._styles[obj] = self._new_style(i, obj)
        return known

    def _new_style(self, i: int, obj: Handle) -> Style:
        raw, to_page = self._raw, self._frame.to_page
        own = self._numbers.tolist() if calls.FPDFText_GetMatrix(raw, i, self._numbers_at) else IDENTITY
        a, b, c, d = own[:4]
        dx, dy = to_page.a * a + to_page.c * b, to_page.b * a + to_page.d * b
        turned = degrees(atan2(dy, dx)) % 360
        angle = round(turned / 90) % 4 * 90
        lean = abs((turned - angle + 180) % 360 - 180)
        size = abs(calls.FPDFText_GetFontSize(raw, i)) * (hypot(c, d) or 1.0) * self._scale
        font = self._fonts.font_of(obj) if obj else NO_FONT
        mode = calls.FPDFTextObj_GetTextRenderMode(obj) if obj else pdfium_c.FPDF_TEXTRENDERMODE_FILL
        bold = font.bold or mode in _STROKED
        clip = clip_path(obj) if obj else None
        visible = clip_box(clip, _outside(matrix_of(obj), Matrix(*own)).then(to_page)) if clip else None
        shown = _both(self._page_box, visible) if visible else self._page_box
        return Style(size, angle, lean, bold, mode in _INVISIBLE, font.name, shown)


def _both(a: Box, b: Box) -> Box:
    """What lies in both; without room for a point where they do not meet (Box.meet leaves an edge)."""
    return Box(max(a.x0, b.x0), max(a.y0, b.y0), min(a.x1, b.x1), min(a.y1, b.y1))
