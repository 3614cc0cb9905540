"""The picture of a page as the stages saw it: upright and straight, to paint on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.elements.read import read_pages
from pipeline.elements.scan.sheet import prepare
from pipeline.pages.render import render_page
from pipeline.records.page import Page
from pipeline.source.identify import SourceFile
from pipeline.source.images import RasterPage, read_images
from pipeline.source.office import as_pdf
from pipeline.source.pdf import open_pdf

SHOWN_DPI = 110.0

Canvas = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Face:
    """image: blue-green-red; scale: pixels per point of the page record."""

    page: Page
    image: Canvas
    scale: float


def faces(source: SourceFile) -> Iterator[Face]:
    """Every page of a source with its picture."""
    if source.kind == "pdf":
        with open_pdf(source.path, source.nama) as pdf:
            yield from _pdf_faces(source, pdf)
    elif source.kind == "office":
        with as_pdf(source.path, source.nama) as converted, open_pdf(converted, source.nama) as pdf:
            yield from _pdf_faces(source, pdf)
    elif source.kind == "image":
        rasters = (r for path in source.paths for r in read_images(path, source.nama))
        for page, raster in zip(read_pages(source), rasters, strict=True):
            yield _scanned(page, raster)
    else:
        for page in read_pages(source):
            yield _typed(page)


def _pdf_faces(source: SourceFile, pdf: pdfium.PdfDocument) -> Iterator[Face]:
    for page in read_pages(source):
        if page.cara == "ocr":
            yield _scanned(page, render_page(pdf, page.nomor - 1))
            continue
        opened = pdf[page.nomor - 1]
        try:
            pixels = opened.render(scale=SHOWN_DPI / 72, rev_byteorder=False).to_numpy()
            image = np.ascontiguousarray(pixels[:, :, :3]) if pixels.ndim == 3 else np.dstack([pixels] * 3)
            yield Face(page, image.copy(), SHOWN_DPI / 72)
        finally:
            opened.close()


def _scanned(page: Page, raster: RasterPage) -> Face:
    sheet = prepare(raster.image, raster.dpi)
    scale = SHOWN_DPI / sheet.dpi
    gray = cv2.resize(sheet.gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return Face(page, cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR), gray.shape[1] / page.lebar)


def _typed(page: Page) -> Face:
    scale = SHOWN_DPI / 72
    paper = Image.new("RGB", (max(1, round(page.lebar * scale)), max(1, round(page.tinggi * scale))), "white")
    pen = ImageDraw.Draw(paper)
    font = ImageFont.load_default(size=10 * scale * 0.8)
    words = [*page.words, *(w for g in page.grids for c in g.cells for w in c.words)]
    for w in words:
        pen.text((w.box.x0 * scale, w.box.y0 * scale), w.text, fill="black", font=font)
    return Face(page, np.ascontiguousarray(np.asarray(paper)[:, :, ::-1]), scale)
