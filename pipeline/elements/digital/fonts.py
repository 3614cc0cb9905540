"""Name and weight of a text object's font."""

from __future__ import annotations

import ctypes
import struct
from dataclasses import dataclass

import numpy as np

from pipeline.elements.digital import calls
from pipeline.elements.digital.calls import Handle

_BOLD_WEIGHTS = range(600, 1001)
_PLAIN_WEIGHTS = range(100, 600)
_BOLD_NAMES = ("bold", "black", "heavy")
_MAX_FONT_BYTES = 30_000_000


@dataclass(frozen=True, slots=True)
class Font:
    """name: as in the PDF, perhaps with a subset prefix; "" where there is none."""

    name: str
    bold: bool


NO_FONT = Font("", False)


class FontBook:
    """The fonts of one page, each looked up once."""

    def __init__(self) -> None:
        self._known: dict[int, Font] = {}
        self._buffer = ctypes.create_string_buffer(256)

    def font_of(self, text_object: Handle) -> Font:
        """The font of a PDFium text object; NO_FONT where it has none."""
        handle = calls.FPDFTextObj_GetFont(text_object)
        if not handle:
            return NO_FONT
        known = self._known.get(handle)
        if known is None:
            known = self._known[handle] = self._look_up(handle)
        return known

    def _look_up(self, handle: int) -> Font:
        written = calls.FPDFFont_GetBaseFontName(handle, ctypes.byref(self._buffer), len(self._buffer))
        name = self._buffer.value.decode("utf-8", "replace") if 0 < written <= len(self._buffer) else ""
        if any(n in name.casefold() for n in _BOLD_NAMES):
            return Font(name, True)
        weight = calls.FPDFFont_GetWeight(handle)
        if weight in _BOLD_WEIGHTS or weight in _PLAIN_WEIGHTS:
            return Font(name, weight in _BOLD_WEIGHTS)
        return Font(name, _mac_bold(handle))


def _mac_bold(handle: int) -> bool:
    """The bold flag of an embedded TrueType file (table `head`, macStyle bit 0). Printers to PDF rename fonts and give
    nonsense for weights, but pass the file itself on."""
    size = ctypes.c_size_t()
    if not calls.FPDFFont_GetFontData(handle, None, 0, ctypes.byref(size)) or not 12 < size.value < _MAX_FONT_BYTES:
        return False
    buffer = np.empty(size.value, dtype=np.uint8)
    if not calls.FPDFFont_GetFontData(handle, buffer.ctypes.data, size.value, ctypes.byref(size)):
        return False
    view = buffer.data
    if bytes(view[:4]) not in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
        return False
    for i in range(struct.unpack_from(">H", view, 4)[0]):
        at = 12 + 16 * i
        if at + 16 > len(view):
            return False
        if bytes(view[at : at + 4]) == b"head":
            offset = struct.unpack_from(">I", view, at + 8)[0]
            return offset + 46 <= len(view) and bool(struct.unpack_from(">H", view, offset + 44)[0] & 1)
    return False
