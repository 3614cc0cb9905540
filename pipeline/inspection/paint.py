"""What each stage saw, painted on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import cv2

from pipeline.flow.recover import recover
from pipeline.grid.lattice import find_grids
from pipeline.inspection.face import Canvas, Face
from pipeline.model.sop import SOP
from pipeline.records.geometry import Box, Point
from pipeline.table.find import find_table_parts
from pipeline.table.join import join_parts

Colour = tuple[int, int, int]
GREEN, BLUE, RED, ORANGE, GREY, VIOLET = (
    (60, 160, 60),
    (200, 90, 20),
    (40, 40, 220),
    (0, 140, 255),
    (150, 150, 150),
    (190, 60, 160),
)
_SHAPES: dict[str, Colour] = {
    "terminator": GREEN,
    "proses": BLUE,
    "keputusan": RED,
    "konektor": VIOLET,
    "lainnya": ORANGE,
}


def paint_page(face: Face) -> Canvas:
    """The page as it was stood up, nothing painted."""
    return face.image.copy()


def paint_elements(face: Face) -> Canvas:
    """Words green (orange where doubtful), rules blue, shapes by kind, connectors red with a dot at each head."""
    out = face.image.copy()
    for word in face.page.words:
        _box(out, face, word.box, GREEN if word.confidence >= 0.8 else ORANGE, 1)
    for rule in face.page.rules:
        _box(out, face, rule.box.grow(0.3), BLUE, 1)
    for picture in face.page.pictures:
        _box(out, face, picture.box, GREY, 1)
    for shape in face.page.shapes:
        _box(out, face, shape.box.grow(1.5), _SHAPES[shape.kind], 2)
        _note(out, face, shape.box, shape.kind[:4], _SHAPES[shape.kind])
    for connector in face.page.connectors:
        _line(out, face, connector.points, RED)
        for at, head in ((0, connector.head_start), (-1, connector.head_end)):
            if head:
                p = connector.points[at]
                cv2.circle(out, (round(p.x * face.scale), round(p.y * face.scale)), 4, RED, -1, cv2.LINE_AA)
    return out


def paint_grid(face: Face) -> Canvas:
    """Each cell with its row, column and spans."""
    out = face.image.copy()
    for n, grid in enumerate(find_grids(face.page)):
        colour = (BLUE, VIOLET, GREEN, ORANGE)[n % 4]
        for cell in grid.cells:
            _box(out, face, cell.box.grow(-0.8), colour, 1)
            span = f" {cell.rowspan}x{cell.colspan}" if cell.rowspan * cell.colspan > 1 else ""
            _note(out, face, cell.box, f"{cell.row},{cell.col}{span}", colour)
    return out


def paint_table(face: Face) -> Canvas:
    """Bands of the langkah, lanes of the roles, and what was read as what."""
    out = face.image.copy()
    parts = find_table_parts(face.page, find_grids(face.page))
    if not parts:
        return out
    table = join_parts(parts)
    for place in table.halaman:
        for x0, x1 in place.lanes:
            _box(out, face, Box(x0, place.box.y0, x1, place.box.y1).grow(-1), VIOLET, 1)
        for index, y0, y1 in place.bands:
            _box(out, face, Box(place.box.x0, y0, place.box.x1, y1).grow(-0.6), GREEN, 1)
            roles = ",".join(str(p) for p in table.langkah[index].pelaksana)
            _note(out, face, Box(place.box.x0 - 30, y0, place.box.x0, y1), f"{index} [{roles}]", GREEN)
    for kolom in table.kolom:
        if kolom.nama and kolom.nama.box and kolom.nama.halaman == face.page.nomor:
            _box(out, face, kolom.nama.box, RED, 1)
            _note(out, face, kolom.nama.box, kolom.kind, RED)
    return out


def paint_flow(face: Face) -> Canvas:
    """Symbols with their ids; arrows with a dot at the head: green drawn, blue traced, orange assumed."""
    out = face.image.copy()
    parts = find_table_parts(face.page, find_grids(face.page))
    if not parts:
        return out
    flow = recover(join_parts(parts), {face.page.nomor: face.page.words})
    for line in (c for part in parts for c in part.connectors):
        _line(out, face, line.points, GREY)
    for node in flow.nodes:
        _box(out, face, node.box.grow(1.5), _SHAPES[node.kind], 2)
        _note(out, face, node.box, f"{node.id} {node.langkah},{node.pelaksana}", _SHAPES[node.kind])
    for arrow in flow.arrows:
        colour = {"drawn": GREEN, "traced": BLUE, "assumed": ORANGE}[arrow.how]
        _line(out, face, arrow.points, colour)
        if arrow.points:
            tip = arrow.points[-1]
            cv2.circle(out, (round(tip.x * face.scale), round(tip.y * face.scale)), 4, colour, -1, cv2.LINE_AA)
            start = arrow.points[0]
            name = f"{arrow.dari}>{arrow.ke} {arrow.label or ''} {arrow.confidence:.2f}"
            _note(out, face, Box(start.x, start.y, start.x, start.y), name, colour)
    return out


def paint_sop(face: Face, sops: tuple[SOP, ...]) -> Canvas:
    """Every value of the result in its place: green trusted, orange up for review."""
    out = face.image.copy()
    for sop in sops:
        for pointer, bukti in sop.bukti.items():
            if bukti.halaman == face.page.nomor and bukti.kotak:
                doubtful = any(pointer == p or pointer.startswith(p + "/") for p in sop.perlu_ditinjau)
                colour = ORANGE if doubtful else GREEN
                _box(out, face, Box(*bukti.kotak), colour, 2 if doubtful else 1)
                _note(out, face, Box(*bukti.kotak), f"{pointer} {bukti.keyakinan:.2f}", colour)
    return out


PAGE_STAGES: dict[str, Callable[[Face], Canvas]] = {
    "page": paint_page,
    "elements": paint_elements,
    "grid": paint_grid,
    "table": paint_table,
    "flow": paint_flow,
}


def _box(out: Canvas, face: Face, box: Box, colour: Colour, thick: int) -> None:
    s = face.scale
    cv2.rectangle(
        out, (round(box.x0 * s), round(box.y0 * s)), (round(box.x1 * s), round(box.y1 * s)), colour, thick, cv2.LINE_AA
    )


def _line(out: Canvas, face: Face, points: Sequence[Point], colour: Colour) -> None:
    pixels = [(round(p.x * face.scale), round(p.y * face.scale)) for p in points]
    for a, b in pairwise(pixels):
        cv2.line(out, a, b, colour, 1, cv2.LINE_AA)


def _note(out: Canvas, face: Face, box: Box, text: str, colour: Colour) -> None:
    at = (round(box.x0 * face.scale) + 1, round(box.y0 * face.scale) + 8)
    cv2.putText(out, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.3, colour, 1, cv2.LINE_AA)
