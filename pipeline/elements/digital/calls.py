"""PDFium's functions that are asked for every glyph, object and segment, with handles and places as plain addresses.

pypdfium2's own binding makes a pointer object for each handle and lets go of the interpreter's lock around each call;
at ten thousand calls a page that takes longer than the calls themselves. Names and arguments are PDFium's. A handle
that is missing is None; what PDFium writes goes into a block of numbers.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium_c

Handle = int | None


def _bound(function: Any) -> Callable[..., Any]:
    plain = [ctypes.c_void_p if hasattr(t, "contents") else t for t in (function.restype, *function.argtypes)]
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None, "a function of a loaded library has an address"
    return ctypes.PYFUNCTYPE(*plain)(address)


def address_of(raw: Any) -> int:
    """The address behind a pointer object of pypdfium2 (`page.raw`)."""
    return ctypes.addressof(raw.contents)


def floats(count: int) -> tuple[array[float], int]:
    """A block of C floats for PDFium to write to, and its address."""
    block = array("f", [0.0] * count)
    return block, block.buffer_info()[0]


def integers(count: int) -> tuple[array[int], int]:
    """The same of C ints."""
    block = array("i", [0] * count)
    return block, block.buffer_info()[0]


FPDFPage_CountObjects = _bound(pdfium_c.FPDFPage_CountObjects)
FPDFPage_GetObject = _bound(pdfium_c.FPDFPage_GetObject)
FPDFFormObj_CountObjects = _bound(pdfium_c.FPDFFormObj_CountObjects)
FPDFFormObj_GetObject = _bound(pdfium_c.FPDFFormObj_GetObject)

FPDFPageObj_GetType = _bound(pdfium_c.FPDFPageObj_GetType)
FPDFPageObj_GetMatrix = _bound(pdfium_c.FPDFPageObj_GetMatrix)
FPDFPageObj_GetFillColor = _bound(pdfium_c.FPDFPageObj_GetFillColor)
FPDFPageObj_GetStrokeColor = _bound(pdfium_c.FPDFPageObj_GetStrokeColor)
FPDFPageObj_GetStrokeWidth = _bound(pdfium_c.FPDFPageObj_GetStrokeWidth)
FPDFPageObj_GetDashCount = _bound(pdfium_c.FPDFPageObj_GetDashCount)
FPDFPageObj_GetClipPath = _bound(pdfium_c.FPDFPageObj_GetClipPath)

FPDFClipPath_CountPaths = _bound(pdfium_c.FPDFClipPath_CountPaths)
FPDFClipPath_CountPathSegments = _bound(pdfium_c.FPDFClipPath_CountPathSegments)
FPDFClipPath_GetPathSegment = _bound(pdfium_c.FPDFClipPath_GetPathSegment)

FPDFPath_GetDrawMode = _bound(pdfium_c.FPDFPath_GetDrawMode)
FPDFPath_CountSegments = _bound(pdfium_c.FPDFPath_CountSegments)
FPDFPath_GetPathSegment = _bound(pdfium_c.FPDFPath_GetPathSegment)
FPDFPathSegment_GetPoint = _bound(pdfium_c.FPDFPathSegment_GetPoint)
FPDFPathSegment_GetType = _bound(pdfium_c.FPDFPathSegment_GetType)
FPDFPathSegment_GetClose = _bound(pdfium_c.FPDFPathSegment_GetClose)

FPDFText_CountChars = _bound(pdfium_c.FPDFText_CountChars)
FPDFText_GetText = _bound(pdfium_c.FPDFText_GetText)
FPDFText_GetUnicode = _bound(pdfium_c.FPDFText_GetUnicode)
FPDFText_GetLooseCharBox = _bound(pdfium_c.FPDFText_GetLooseCharBox)
FPDFText_GetTextObject = _bound(pdfium_c.FPDFText_GetTextObject)
FPDFText_GetMatrix = _bound(pdfium_c.FPDFText_GetMatrix)
FPDFText_GetFontSize = _bound(pdfium_c.FPDFText_GetFontSize)

FPDFTextObj_GetFont = _bound(pdfium_c.FPDFTextObj_GetFont)
FPDFTextObj_GetTextRenderMode = _bound(pdfium_c.FPDFTextObj_GetTextRenderMode)
FPDFFont_GetBaseFontName = _bound(pdfium_c.FPDFFont_GetBaseFontName)
FPDFFont_GetWeight = _bound(pdfium_c.FPDFFont_GetWeight)
FPDFFont_GetFontData = _bound(pdfium_c.FPDFFont_GetFontData)
