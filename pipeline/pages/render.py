"""A PDF page, or a part of one, as an image for the scan reader."""

from __future__ import annotations

from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.data.load import read_toml
from pipeline.pages.lone import lone_picture
from pipeline.records.geometry import Box
from pipeline.source.images import RasterPage

MIN_DPI = 150.0  # below this small print breaks up even where the picture itself is coarser
MAX_DPI = 300.0  # stated for no picture to be finer than this: vector pages drawn as pictures have no end

_ENOUGH = 0.95  # of the working resolution; coarser pictures read better softened a little, as drawing does


def render_page(pdf: pdfium.PdfDocument, index: int, *, masks: bool = True) -> RasterPage:
    """The whole page, upright by its own /Rotate: the picture itself where the page is nothing else, otherwise drawn at
    the resolution of its largest picture but no finer than it is read, since drawing averages as shrinking does.

    masks: whether pictures of the file may have masks (see pages.lone); such pages are always drawn.
    """
    page = pdf[index]
    try:
        alone = None if masks else lone_picture(page, _ENOUGH * _working_dpi(), MAX_DPI * 1.01)
        return alone or _render(page, _native_dpi(page), crop=(0.0, 0.0, 0.0, 0.0))
    finally:
        page.close()


def render_region(pdf: pdfium.PdfDocument, index: int, box: Box) -> RasterPage:
    """The part `box` (points, top left origin, upright page) of the page, likewise."""
    page = pdf[index]
    try:
        width, height = page.get_size()
        crop = (box.x0, height - box.y1, width - box.x1, box.y0)
        return _render(
            page, _native_dpi(page), crop=(max(0.0, crop[0]), max(0.0, crop[1]), max(0.0, crop[2]), max(0.0, crop[3]))
        )
    finally:
        page.close()


def _render(page: Any, native: float, crop: tuple[float, float, float, float]) -> RasterPage:
    dpi = min(native, _working_dpi())
    bitmap = page.render(scale=dpi / 72, crop=crop, rev_byteorder=False, draw_annots=True)
    try:
        pixels = bitmap.to_numpy()
        image = np.ascontiguousarray(pixels[:, :, :3] if pixels.ndim == 3 else np.dstack([pixels] * 3))
        return RasterPage(image.copy(), dpi, native)
    finally:
        bitmap.close()


def _working_dpi() -> float:
    return float(read_toml("pindaian.toml")["ukuran"]["dpi_kerja"])


def _native_dpi(page: Any) -> float:
    """Resolution of the page's largest picture, within the limits; the upper limit where there is none."""
    best_area, best = 0.0, MAX_DPI
    for obj in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=4):
        left, bottom, right, top = obj.get_bounds()
        area = abs((right - left) * (top - bottom))
        if area <= best_area:
            continue
        px_width, px_height = obj.get_px_size()
        long_px, long_pt = max(px_width, px_height), max(abs(right - left), abs(top - bottom))
        if long_pt > 0:
            best_area, best = area, long_px / long_pt * 72
    return float(min(MAX_DPI, max(MIN_DPI, best)))
