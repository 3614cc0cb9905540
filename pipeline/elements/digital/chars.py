"""The text layer as runs of glyphs, in page coordinates and in the order in which it was written.

One call of PDFium for each glyph's box is needed; everything else (size, font, angle, what clips it) belongs to a
whole text object and is asked once.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from pipeline.elements.digital.fonts import NO_FONT, FontBook
from pipeline.elements.digital.frame import IDENTITY, Frame, Matrix, matrix_of
from pipeline.elements.digital.glyphs import meaning
from pipeline.elements.digital.paths import clip_of
from pipeline.records.geometry import Box

_INVISIBLE = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
_STROKED = (pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP)


@dataclass(frozen=True, slots=True)
class Style:
    """What the glyphs of one text object share. size: points as printed. angle: degrees clockwise on the upright page,
    0, 90, 180 or 270; lean: how far off that the text really runs. visible: what clips it, None for all."""

    size: float
    angle: int
    lean: float
    bold: bool
    hidden: bool
    font: str
    visible: Box | None


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


_BREAK_STYLE = Style(0.0, 0, 0.0, False, False, "", None)
BREAK = Glyph("", 0.0, 0.0, 0.0, 0.0, _BREAK_STYLE, False)
MADE_BREAK = Glyph("", 0.0, 0.0, 0.0, 0.0, _BREAK_STYLE, True)


def read_glyphs(page: Any, frame: Frame) -> list[Glyph]:
    """All glyphs of a page with the breaks between them; those off the page or clipped away are left out."""
    text_page = page.get_textpage()
    try:
        return _Reader(text_page.raw, frame).read()
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
    def __init__(self, raw: Any, frame: Frame) -> None:
        self._raw = raw
        self._frame = frame
        self._rect = pdfium_c.FS_RECTF()
        self._matrix = pdfium_c.FS_MATRIX()
        self._fonts = FontBook()
        self._styles: dict[int, Style] = {}

    def read(self) -> list[Glyph]:
        count = pdfium_c.FPDFText_CountChars(self._raw)
        if count <= 0:
            return []
        chars = self._characters(count)
        a, b, c, d, e, f = self._frame.to_page
        upright = b == 0 and c == 0
        page = self._frame.page_box
        box_at, rect, raw = pdfium_c.FPDFText_GetLooseCharBox, self._rect, self._raw
        out: list[Glyph] = []
        style: Style | None = None
        low = high = right = float("inf")
        for i, char in enumerate(chars):
            if char.isspace():
                box_at(raw, i, rect)
                out.append(MADE_BREAK if rect.left == rect.right else BREAK)
                style = None
                continue
            if not box_at(raw, i, rect):
                continue
            x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
            if style is None or y0 != low or y1 != high or not -0.1 < x0 - right < style.size:
                style = self._style(i)
            low, high, right = y0, y1, x1
            if upright:
                box = (a * x0 + e, d * y1 + f, a * x1 + e, d * y0 + f)
                if a < 0 or d > 0:
                    box = (min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3]))
            else:
                box = tuple(self._frame.to_page.box(x0, y0, x1, y1))  # type: ignore[assignment]
            cx, cy = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            if not page.holds(cx, cy) or (style.visible is not None and not style.visible.holds(cx, cy)):
                continue
            text = meaning(char, style.font)
            if text:
                u0, v0, u1, v1 = along(box, style.angle) if style.angle else box
                if v1 - v0 < 0.4 * style.size:  # a font without a height of its own
                    v0, v1 = (v0 + v1) / 2 - 0.5 * style.size, (v0 + v1) / 2 + 0.5 * style.size
                out.append(Glyph(text, u0, v0, u1, v1, style, False))
        return out

    def _characters(self, count: int) -> list[str]:
        """All characters by one call where the text matches glyph by glyph, else one call each."""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium_c.FPDFText_GetText(self._raw, 0, count, buffer)
        if written == count + 1:
            units = buffer[:count]
            if not any(0xD800 <= u < 0xE000 or u == 0 for u in units):
                return [chr(u) for u in units]
        unicode_at = pdfium_c.FPDFText_GetUnicode
        return [chr(u) if u < 0x110000 else "\ufffd" for u in (unicode_at(self._raw, i) for i in range(count))]

    def _style(self, i: int) -> Style:
        obj = pdfium_c.FPDFText_GetTextObject(self._raw, i)
        key = ctypes.addressof(obj.contents) if obj else 0
        known = self._styles.get(key)
        if known is None:
            known = self._styles[key] = self._new_style(i, obj)
        return known

    def _new_style(self, i: int, obj: Any) -> Style:
        raw, m = self._raw, self._matrix
        own = Matrix(m.a, m.b, m.c, m.d, m.e, m.f) if pdfium_c.FPDFText_GetMatrix(raw, i, m) else IDENTITY
        a, b, c, d = own[:4]
        to_page = self._frame.to_page
        dx, dy = to_page.a * a + to_page.c * b, to_page.b * a + to_page.d * b
        turned = degrees(atan2(dy, dx)) % 360
        angle = round(turned / 90) % 4 * 90
        lean = abs((turned - angle + 180) % 360 - 180)
        size = abs(pdfium_c.FPDFText_GetFontSize(raw, i)) * (hypot(c, d) or 1.0) * to_page.scale
        font = self._fonts.font_of(obj) if obj else NO_FONT
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(obj) if obj else pdfium_c.FPDF_TEXTRENDERMODE_FILL
        bold = font.bold or mode in _STROKED
        visible = clip_of(obj, _outside(matrix_of(obj), own).then(to_page)) if obj else None
        return Style(size, angle, lean, bold, mode in _INVISIBLE, font.name, visible)
