"""A page picture, or a picture pasted in a page, to words, rules and shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from pipeline.elements.scan.by_hand import by_hand
from pipeline.elements.scan.connectors import find_connectors
from pipeline.elements.scan.crops import block_crops, table_crops
from pipeline.elements.scan.cut_words import joined_over_columns
from pipeline.elements.scan.drawings import lanes_of, without_drawings
from pipeline.elements.scan.entered import with_entered
from pipeline.elements.scan.glued import joined_over_borders, parted_at_borders
from pipeline.elements.scan.hanging import without_hanging
from pipeline.elements.scan.ink import without_rules
from pipeline.elements.scan.lines import Segment
from pipeline.elements.scan.reread import read_crops
from pipeline.elements.scan.rests import without_rests
from pipeline.elements.scan.rings import doubted_inside, find_rings, without_rings
from pipeline.elements.scan.shapes import Found, find_shapes, leads_to_shape, to_record
from pipeline.elements.scan.sheet import Sheet, prepare
from pipeline.elements.scan.strays import without_strays
from pipeline.grid.lattice import find_grids
from pipeline.ocr.port import Crop, OcrWord
from pipeline.pages.background import Gray, single_threaded
from pipeline.records.drawing import Connector, Rule, Shape
from pipeline.records.geometry import Box
from pipeline.records.grid import Grid
from pipeline.records.page import Page
from pipeline.records.word import Word

Image = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Region:
    """What a picture shows, in points from its own top left corner. lebar, tinggi: of the picture, points."""

    lebar: float
    tinggi: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    shapes: tuple[Shape, ...]
    connectors: tuple[Connector, ...] = ()


def read_image(image: Image, dpi: float | None, nomor: int) -> Page:
    """A whole page picture (BGR or grey) as a page.

    dpi: resolution of the picture; None where it is not known, and it is then taken from the usual sheet size.
    nomor: number of the page in its file. The page is stood up and straightened; its points are those of the
    upright, straightened page. A page without ink comes back without words.
    """
    single_threaded()
    return _page(prepare(image, dpi), nomor)


def read_region(image: Image, dpi: float | None) -> Region:
    """A picture pasted in an upright page (a table as a picture): the same reading, without standing it up.

    dpi: pixels per inch at which the picture is placed on the page, so that the points fit the page's.
    """
    single_threaded()
    page = _page(prepare(image, dpi, stand_up=False), 1)
    return Region(page.lebar, page.tinggi, page.words, page.rules, page.shapes, page.connectors)


def _page(sheet: Sheet, nomor: int) -> Page:
    k = sheet.to_points
    page = _bare_page(sheet, nomor)
    grids = find_grids(page)
    dark = without_rules(sheet.dark, sheet.rules, sheet.dpi)
    shapes = without_strays(sheet, dark, find_shapes(sheet, dark, grids), grids)
    rules = without_hanging(_without_connectors(sheet, shapes, grids), shapes, sheet.dpi)
    if len(rules) < len(sheet.rules):
        sheet = sheet.with_rules(rules)
        page = _bare_page(sheet, nomor)
        grids = find_grids(page)
        dark = without_rules(sheet.dark, rules, sheet.dpi)
    ruling = set(rules)
    lines = [s for s in sheet.segments if s not in ruling]
    lanes = with_entered(lanes_of(grids, shapes, sheet.dpi), grids, lines, dark, sheet.dpi)
    uncut = dark if sheet.gray is sheet.dark else without_rules(sheet.gray, sheet.rules, sheet.dpi)
    uncut = without_drawings(uncut, dark, sheet.tinted.gray, shapes, lanes, sheet.dpi)
    clean = uncut if sheet.plain is sheet.gray else _without_strokes(sheet, uncut, lanes)
    rings = find_rings(clean, sheet.dpi)
    clean = without_rings(clean, rings, sheet.dpi)
    cells, labels = table_crops(clean, grids, lanes, sheet.dpi)
    crops = [*block_crops(clean, [g.box for g in grids], sheet.dpi), *cells]
    read = read_crops(clean, None if clean is uncut else uncut, [*crops, *labels], sheet.dpi)
    read[len(crops) :] = [
        tuple(parted_at_borders(without_rests(found, lanes, k), lanes, k)) for found in read[len(crops) :]
    ]
    words = [
        _word(w, k, by_hand=i in written)
        for n, found in enumerate(read)
        for written in [by_hand(clean, _outside(found, grids, lanes, k))]
        for i, w in enumerate(doubted_inside(found, rings) if rings else found)
        if n >= len(crops) or not any(_holds(c, w) for c in labels)
    ]
    words = joined_over_columns(joined_over_borders(words, lanes), grids)
    return replace(
        page,
        words=tuple(words),
        shapes=tuple(to_record(s, dark, k) for s in shapes),
        connectors=find_connectors(dark, sheet.dark, shapes, sheet.rules, lanes, words, sheet.dpi),
    )


def _outside(words: Sequence[OcrWord], grids: Sequence[Grid], lanes: Sequence[Box], k: float) -> Sequence[OcrWord]:
    """The words of a crop where they may be written by hand; none in a table with a flowchart, which is printed."""
    drawn = [g.box for g in grids if any(g.box.holds((b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2) for b in lanes)]
    if words and any(b.holds((words[0].x0 + words[0].x1) / 2 * k, (words[0].y0 + words[0].y1) / 2 * k) for b in drawn):
        return ()
    return words


def _without_strokes(sheet: Sheet, uncut: Gray, lanes: Sequence[Box]) -> Gray:
    """The plane to read without coloured strokes, but for the lanes, in which coloured lines are drawings and the words
    within them are their labels. uncut: the plane with them."""
    out = without_rules(sheet.plain, sheet.rules, sheet.dpi)
    for lane in lanes:
        x0, y0, x1, y1 = (max(0, round(v / sheet.to_points)) for v in lane)
        out[y0:y1, x0:x1] = uncut[y0:y1, x0:x1]
    return out


def _bare_page(sheet: Sheet, nomor: int) -> Page:
    return Page(
        nomor,
        "ocr",
        lebar=round(sheet.size[0], 2),
        tinggi=round(sheet.size[1], 2),
        rotasi=sheet.rotasi,
        kemiringan=round(sheet.kemiringan, 2),
        dpi=round(sheet.source_dpi, 1),
        rules=sheet.page_rules(),
        notes=sheet.notes,
    )


def _without_connectors(sheet: Sheet, shapes: Sequence[Found], grids: Sequence[Grid]) -> tuple[Segment, ...]:
    """The sheet's rules without those that turn out, now that the shapes are known, to lead to one."""

    def extent(line: Segment) -> float:
        along, across = (line.start + line.end) / 2 * sheet.to_points, line.pos * sheet.to_points
        x, y = (along, across) if line.horizontal else (across, along)
        box = next((g.box for g in grids if g.box.grow(2.0).holds(x, y)), None)
        return 0.0 if box is None else (box.width if line.horizontal else box.height) / sheet.to_points

    return tuple(r for r in sheet.rules if not leads_to_shape(r, shapes, extent(r), sheet.dpi))


def _holds(crop: Crop, w: OcrWord) -> bool:
    """Whether a word lies in a crop, which then has read it whole."""
    return crop.x0 <= (w.x0 + w.x1) / 2 <= crop.x1 and crop.y0 <= (w.y0 + w.y1) / 2 <= crop.y1


def _word(w: OcrWord, k: float, *, by_hand: bool) -> Word:
    box = Box(w.x0 * k, w.y0 * k, w.x1 * k, w.y1 * k)
    size = box.height if w.angle in (0, 180) else box.width
    return Word(w.text, box, w.confidence, "tulisan_tangan" if by_hand else "ocr", size, w.angle)
