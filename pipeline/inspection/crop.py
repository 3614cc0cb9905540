"""Pictures of single places of a document, without reading it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2 as pdfium

from pipeline.elements.scan.sheet import prepare
from pipeline.inspection.face import SHOWN_DPI, Canvas, faces
from pipeline.model.sop import HalamanSumber, Kotak
from pipeline.pages.render import render_page
from pipeline.source.identify import SourceFile
from pipeline.source.images import RasterPage, read_images
from pipeline.source.office import as_pdf
from pipeline.source.pdf import open_pdf

_AROUND = (40.0, 16.0)  # points of its surroundings left and right, above and below: what a row around a value needs
_LEAST = (300.0, 70.0)  # points: a lone number in a cell says nothing without what stands beside it
_FRAME = (0, 110, 230)  # blue-green-red
_HIDDEN = (150, 150, 150)
_QUALITY = 72  # of JPEG: print stays readable, a crop takes about 15 kB


@dataclass(frozen=True, slots=True)
class Picture:
    """A page upright and straight. scale: pixels per point of the page as its document records it."""

    nomor: int
    image: Canvas
    scale: float


def pictures(source: SourceFile, wanted: Mapping[int, HalamanSumber]) -> Iterator[Picture]:
    """The pages that are wanted, by number; what the document recorded of each tells how its picture is made upright.
    InputError where the source cannot be read."""
    if source.kind == "pdf":
        with open_pdf(source.path, source.nama) as pdf:
            yield from _of_pdf(pdf, wanted)
    elif source.kind == "office":
        with as_pdf(source.path, source.nama) as converted, open_pdf(converted, source.nama) as pdf:
            yield from _of_pdf(pdf, wanted)
    elif source.kind == "image":
        rasters = (r for path in source.paths for r in read_images(path, source.nama))
        for nomor, raster in enumerate(rasters, start=1):
            if nomor in wanted:
                yield _of_scan(wanted[nomor], raster)
    else:
        for face in faces(source):
            if face.page.nomor in wanted:
                yield Picture(face.page.nomor, face.image, face.scale)


def cut(picture: Picture, places: Sequence[Kotak], hidden: Sequence[Kotak] = ()) -> bytes:
    """The places, each framed, with what stands around them, as JPEG. places (one at least), hidden: in points; what is
    hidden is painted over."""
    s, image = picture.scale, framed(picture, places, hidden)
    height, width = image.shape[:2]
    lefts, tops, rights, bottoms = zip(*places, strict=True)
    kotak = (min(lefts), min(tops), max(rights), max(bottoms))
    room = [
        max(around, (least - (b - a)) / 2)
        for around, least, a, b in zip(_AROUND, _LEAST, kotak[:2], kotak[2:], strict=True)
    ]
    left, top, right, bottom = (round(v * s) for v in _grown(kotak, room[0], room[1]))
    left, top = min(max(0, left), width - 1), min(max(0, top), height - 1)
    part = image[top : max(top + 1, min(height, bottom)), left : max(left + 1, min(width, right))]
    return jpeg(part)


def framed(picture: Picture, places: Sequence[Kotak], hidden: Sequence[Kotak] = ()) -> Canvas:
    """The whole page with its places framed, likewise."""
    s, image = picture.scale, picture.image.copy()
    for box in hidden:
        x0, y0, x1, y1 = (round(v * s) for v in _grown(box, 1.0, 1.0))
        cv2.rectangle(image, (x0, y0), (x1, y1), _HIDDEN, -1)
    for box in places:
        x0, y0, x1, y1 = (round(v * s) for v in _grown(box, 2.0, 2.0))
        cv2.rectangle(image, (x0, y0), (x1, y1), _FRAME, 2, cv2.LINE_AA)
    return image


def jpeg(image: Canvas) -> bytes:
    """As a file, of the size that a report can carry by the hundred."""
    done, packed = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return packed.tobytes() if done else b""


def _grown(box: Kotak, x: float, y: float) -> Kotak:
    return (box[0] - x, box[1] - y, box[2] + x, box[3] + y)


def _of_pdf(pdf: pdfium.PdfDocument, wanted: Mapping[int, HalamanSumber]) -> Iterator[Picture]:
    for nomor in sorted(n for n in wanted if n <= len(pdf)):
        if wanted[nomor].cara == "ocr":
            yield _of_scan(wanted[nomor], render_page(pdf, nomor - 1))
            continue
        page = pdf[nomor - 1]
        try:
            pixels = page.render(scale=SHOWN_DPI / 72, rev_byteorder=False).to_numpy()
            image = np.ascontiguousarray(pixels[:, :, :3]) if pixels.ndim == 3 else np.dstack([pixels] * 3)
            yield Picture(nomor, image.copy(), image.shape[1] / wanted[nomor].lebar)
        finally:
            page.close()


def _of_scan(page: HalamanSumber, raster: RasterPage) -> Picture:
    sheet = prepare(raster.image, raster.dpi)
    scale = SHOWN_DPI / sheet.dpi
    gray = cv2.resize(sheet.gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return Picture(page.nomor, cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR), gray.shape[1] / page.lebar)
