"""A page that is one scanned picture and nothing else: the picture itself, without drawing the page.

Drawing a page stretches its picture point by point, which costs three times what unpacking it does.
"""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.source.images import RasterPage

_SQUARE = 0.01  # by which the resolutions across and up may differ: a page rounded to whole points
_LEVEL = 1e-3  # share of a picture's side by which it may lean
_GRAY, _BGR, _BGRX = pdfium_c.FPDFBitmap_Gray, pdfium_c.FPDFBitmap_BGR, pdfium_c.FPDFBitmap_BGRx
_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}

Picture = npt.NDArray[np.uint8]


def may_have_masks(path: Path) -> bool:
    """Whether a picture in a PDF file may have parts that are not painted. Pictures' own entries are never packed, so a
    file in which the word is not found has none; one in which it is found by chance is merely drawn."""
    if path.stat().st_size == 0:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(b"Mask") >= 0


def lone_picture(page: Any, least: float, most: float) -> RasterPage | None:
    """The page as its picture, upright by its own /Rotate, at the picture's resolution, with paper around it.

    None where the page is more than one level, square, fully painted picture of `least` to `most` dpi. To be asked only
    of a page whose pictures have no masks (see may_have_masks).
    """
    objects = list(page.get_objects(max_depth=1))
    if len(objects) != 1 or not isinstance(objects[0], pdfium.PdfImage):
        return None
    picture = objects[0]
    if pdfium_c.FPDFPage_GetAnnotCount(page) or pdfium_c.FPDFPageObj_HasTransparency(picture):
        return None
    if pdfium_c.FPDFClipPath_CountPaths(pdfium_c.FPDFPageObj_GetClipPath(picture)) > 0:
        return None
    turn = _turn(picture.get_matrix())
    if turn is None:
        return None
    turn = (turn + page.get_rotation()) % 360
    pixels = picture.get_px_size()
    wide, high = pixels if turn % 180 == 0 else pixels[::-1]
    box = _upright(page, picture.get_bounds())
    across, down = wide / (box[2] - box[0]) * 72, high / (box[3] - box[1]) * 72
    if abs(across / down - 1) > _SQUARE or not least <= down <= most:
        return None
    upright = _unpacked(picture, turn)
    return None if upright is None else RasterPage(_on_paper(upright, box, page.get_size(), down), down, down)


def _turn(matrix: Any) -> int | None:
    """Degrees clockwise by which a picture stands on its unturned page; None where it leans or is mirrored."""
    a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
    side = max(abs(v) for v in (a, b, c, d)) * _LEVEL
    if max(abs(b), abs(c)) < side and a * d > 0:
        return 0 if a > 0 else 180
    if max(abs(a), abs(d)) < side and b * c < 0:
        return 90 if b < 0 else 270
    return None


def _upright(page: Any, bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom in points of the upright page. bounds: of an object, in the file's coordinates."""
    x0, y0, x1, y1 = page.get_bbox()
    left, bottom, right, top = bounds
    match page.get_rotation():
        case 90:
            return bottom - y0, left - x0, top - y0, right - x0
        case 180:
            return x1 - right, bottom - y0, x1 - left, top - y0
        case 270:
            return y1 - top, x1 - right, y1 - bottom, x1 - left
    return left - x0, y1 - top, right - x0, y1 - bottom


def _unpacked(picture: pdfium.PdfImage, turn: int) -> Picture | None:
    """The picture's points, turned clockwise; BGR or grey. None for a kind that is not known to be fully painted."""
    bitmap = picture.get_bitmap()  # its memory goes with the last view of it: nothing to close
    if bitmap.format not in (_GRAY, _BGR, _BGRX):
        return None
    points = bitmap.to_numpy()
    points = points if points.ndim == 2 else points[:, :, :3]
    return points if turn == 0 else np.asarray(cv2.rotate(points, _TURNS[turn]), dtype=np.uint8)


def _on_paper(picture: Picture, box: tuple[float, ...], size: tuple[float, float], dpi: float) -> Picture:
    """The whole page: what the picture leaves free is white, what stands out over the page's edge is cut."""
    high, wide = picture.shape[:2]
    left, top = round(box[0] * dpi / 72), round(box[1] * dpi / 72)
    right, bottom = round(size[0] * dpi / 72) - left - wide, round(size[1] * dpi / 72) - top - high
    cut = picture[max(0, -top) : high - max(0, -bottom), max(0, -left) : wide - max(0, -right)]
    rims = max(0, top), max(0, bottom), max(0, left), max(0, right)
    if not any(rims):
        return cut
    above, below, before, after = rims
    return np.asarray(
        cv2.copyMakeBorder(cut, above, below, before, after, cv2.BORDER_CONSTANT, value=(255, 255, 255)), dtype=np.uint8
    )
