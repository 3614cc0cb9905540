"""Crops of a page to pictures that can be read: blank ones out, trimmed, evened, all at one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.ocr.engine import Gray, RawWord
from pipeline.ocr.ink import Span, extent, ink_of, type_height
from pipeline.ocr.picture import dark_on_light, evened, resized, scale_for
from pipeline.ocr.records import Crop, Hint, OcrWord

_SLIVER = 0.018  # inches: thinner than the stem of 12 point type with its blur, as thick as a rule's rest
_SOFT = 1  # pixels that the edge of a letter fades over
_ROOM = 0.02  # white kept around the ink, inches: half a lower-case letter of 8 point type


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed crop. picture: its ink, evened and scaled. x0, y0: where the picture starts in the page image;
    scale: picture pixels per page pixel. wide, high: of the page image's crop, in picture pixels. seen: see Crop."""

    key: int
    hint: Hint
    picture: Gray
    x0: int
    y0: int
    scale: float
    wide: float
    high: float
    left: float
    top: float
    seen: str = ""

    def on_page(self, w: RawWord, confidence: float, angle: int = 0) -> OcrWord:
        """The word with its box in pixels of the page image; the box is of the upright picture."""
        k = 1 / self.scale
        return OcrWord(
            w.text,
            self.x0 + w.x0 * k,
            self.y0 + w.y0 * k,
            self.x0 + w.x1 * k,
            self.y0 + w.y1 * k,
            round(confidence, 3),
            angle,
        )


def without_rests(cut: Gray, dpi: float) -> Gray:
    """The crop without slivers that lie on its edge: what is left of a rule beside type, or of the next line.

    Left and right, a piece of ink that touches the edge and is thinner than a letter; above and below, one that is
    flatter. Unremoved they are read as I, 1 or | before the first word of a line. `cut` itself is left as it is.
    """
    thin = max(2, round(_SLIVER * dpi))
    out = cut
    for turn in range(4):  # each edge in turn as the left one
        strip = np.rot90(out, turn)[:, : thin + 2]
        if strip.shape[1] < thin + 2:
            return out
        ink = ink_of(strip)
        if not ink[:, :2].any():
            continue
        _, labels = cv2.connectedComponents(ink.astype(np.uint8), connectivity=8)
        slivers = np.setdiff1d(labels[:, :2], labels[:, thin:])
        if slivers.size:
            out = out.copy() if out is cut else out
            np.rot90(out, turn)[:, : thin + 2][np.isin(labels, slivers) & ink] = 255
    return out


def _alone(cut: Gray, span: Span) -> Gray:
    """The crop with nothing around its ink but white: the pale edge that a rule leaves beside type is no ink, and is
    read as I, 1 or a stroke all the same. The ink's own soft edge stays."""
    out = np.full_like(cut, 255)
    soft = (slice(max(0, span.y0 - _SOFT), span.y1 + _SOFT), slice(max(0, span.x0 - _SOFT), span.x1 + _SOFT))
    out[soft] = cut[soft]
    return out


def pieces_of(image: Gray, crops: Sequence[Crop], dpi: float) -> list[Piece]:
    """The crops that hold print, in order. key: index of the crop. Parts of a crop outside the image are blank."""
    height, width = image.shape
    room = max(1, round(_ROOM * dpi))
    found: list[tuple[int, Crop, int, int, Gray]] = []
    for key, crop in enumerate(crops):
        cx0, cy0 = max(0, crop.x0), max(0, crop.y0)
        cut = dark_on_light(image[cy0 : min(height, max(0, crop.y1)), cx0 : min(width, max(0, crop.x1))])
        cut = without_rests(cut, dpi)
        span = extent(cut, dpi)
        if span is None:
            continue
        y0, x0 = max(0, span.y0 - room), max(0, span.x0 - room)
        inner = _alone(cut, span)[y0 : span.y1 + room, x0 : span.x1 + room]
        found.append((key, crop, cx0 + x0, cy0 + y0, inner))
    scale = scale_for(type_height([f[4] for f in found], dpi), dpi)
    return [
        Piece(
            key,
            crop.hint,
            evened(resized(np.ascontiguousarray(inner), scale)),
            x0,
            y0,
            scale,
            wide=(crop.x1 - crop.x0) * scale,
            high=(crop.y1 - crop.y0) * scale,
            left=(x0 - crop.x0) * scale,
            top=(y0 - crop.y0) * scale,
            seen=crop.seen,
        )
        for key, crop, x0, y0, inner in found
    ]
