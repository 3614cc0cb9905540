"""The door between files and the shared road: whatever a source is, its pages come out as one kind of record.

Text or picture is decided per page, after footers and watermarks are out: a page whose own text layer is thin and
whose face is a picture is read as a scan; a page with text *and* a large picture (a table pasted as a picture) is
read as both. A text layer whose signs mean nothing is read by a second library, and failing that as a picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium

from pipeline.elements.digital.read import read_page
from pipeline.elements.digital.second import second_reading
from pipeline.elements.scan.read import Region, read_image, read_region
from pipeline.pages.choose import MIN_LETTERS, Way, choose
from pipeline.pages.legible import is_legible
from pipeline.pages.lone import may_have_masks
from pipeline.pages.render import render_page, render_region
from pipeline.records.drawing import Rule
from pipeline.records.geometry import Box, Point
from pipeline.records.page import Page
from pipeline.source.identify import SourceFile
from pipeline.source.images import RasterPage, read_images
from pipeline.source.pdf import open_pdf


def read_pages(source: SourceFile, only: Sequence[int] | None = None) -> Iterator[Page]:
    """All pages of a source in file order, one at a time. InputError as the openers say.
    only: of a PDF, the pages to read (from 0) where not all are wanted."""
    if source.kind == "pdf":
        with open_pdf(source.path, source.nama) as pdf:
            yield from _pdf_pages(pdf, source.path, range(len(pdf)) if only is None else only)
    elif source.kind == "office":
        from pipeline.source.office import as_pdf  # of these two most archives need none: a tenth of the loading time

        with as_pdf(source.path, source.nama) as converted, open_pdf(converted, source.nama) as pdf:
            yield from _pdf_pages(pdf, converted, range(len(pdf)))
    elif source.kind == "image":
        nomor = 0
        for path in source.paths:
            for raster in read_images(path, source.nama):
                nomor += 1
                yield read_image(raster.image, raster.dpi, nomor)
    else:
        from pipeline.elements.textcopy.read import decode, read_text

        yield from read_text(decode(source.path.read_bytes()))


def pictured_pages(source: SourceFile) -> tuple[int, int]:
    """(pages, those with hardly any text of their own, to be read as pictures) of a PDF; (0, 0) for other kinds."""
    if source.kind != "pdf":
        return 0, 0
    with open_pdf(source.path, source.nama) as pdf:
        few = sum(pdf[index].get_textpage().count_chars() < MIN_LETTERS for index in range(len(pdf)))
        return len(pdf), few


def _pdf_pages(pdf: pdfium.PdfDocument, path: Path, indexes: Sequence[int]) -> Iterator[Page]:
    masks: bool | None = None
    for index in indexes:
        digital = read_page(pdf, index)
        way = choose(digital)
        if not is_legible(digital.words):
            words = second_reading(path, index)
            digital = replace(digital, words=words, notes=(*digital.notes, "teks_rusak"))
            way = choose(digital) if words else Way("scan")
        if way.kind == "scan":
            masks = may_have_masks(path) if masks is None else masks
            raster = render_page(pdf, index, masks=masks)
            scanned = read_image(raster.image, raster.dpi, index + 1)
            turned = (digital.rotasi + scanned.rotasi) % 360
            notes = tuple(dict.fromkeys((*digital.notes, *scanned.notes)))
            yield replace(scanned, rotasi=turned, dpi=_stated(raster), notes=notes)
        elif way.kind == "mixed":
            yield _with_pictures(pdf, index, digital, way)
        else:
            yield digital


def _stated(raster: RasterPage) -> float | None:
    """The resolution that the page's picture has in the file."""
    dpi = raster.source_dpi or raster.dpi
    return None if dpi is None else round(dpi, 1)


def _with_pictures(pdf: pdfium.PdfDocument, index: int, digital: Page, way: Way) -> Page:
    """The digital page with what its large pictures show, put where they stand."""
    page = digital
    for box in way.pictures:
        raster = render_region(pdf, index, box)
        inside = moved(read_region(raster.image, raster.dpi), box)
        page = replace(
            page,
            cara="campuran",
            dpi=_stated(raster),
            words=page.words + inside.words,
            rules=page.rules + inside.rules,
            shapes=page.shapes + inside.shapes,
            connectors=page.connectors + inside.connectors,
        )
    return page


def moved(region: Region, box: Box) -> Region:
    """A region's elements in the coordinates of the page on which its picture stands at `box`."""
    dx, dy = box.x0, box.y0

    def move(b: Box) -> Box:
        return Box(b.x0 + dx, b.y0 + dy, b.x1 + dx, b.y1 + dy)

    def along(rule: Rule) -> Rule:
        across, lengthwise = (dy, dx) if rule.horizontal else (dx, dy)
        return replace(rule, pos=rule.pos + across, start=rule.start + lengthwise, end=rule.end + lengthwise)

    return replace(
        region,
        words=tuple(replace(w, box=move(w.box)) for w in region.words),
        rules=tuple(along(r) for r in region.rules),
        shapes=tuple(
            replace(s, box=move(s.box), outline=tuple(Point(p.x + dx, p.y + dy) for p in s.outline))
            for s in region.shapes
        ),
        connectors=tuple(
            replace(c, points=tuple(Point(p.x + dx, p.y + dy) for p in c.points)) for c in region.connectors
        ),
    )
