"""The pages that peers are compared on: the process table of made-up SOPs, drawn and scanned, with its exact truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
from generator.degrade import WEARS, Image, Wear, rasters
from generator.draw import draw
from generator.looks import LOOKS, Look
from generator.plan import Rencana
from generator.varied import make_varied
from PIL import Image as Pictures

from pipeline.app.convert import page_parts
from pipeline.elements.read import read_pages
from pipeline.records.geometry import Box
from pipeline.source.identify import identify

LEANING = Wear("300 dpi, clean, leaning", dpi=300, skew=0.6, noise=4)
OFFICE = Wear("200 dpi, office", dpi=200, skew=WEARS[1].skew, blur=WEARS[1].blur, noise=WEARS[1].noise, jpeg=80)
SHOWN = ("polos", "excel", "kapital")
STEPS = 6


@dataclass(frozen=True, slots=True)
class MadePage:
    """One page in the forms that tools take. cells: its body's cells, row by row, as shares of width and height.
    rows: their texts; html: the whole table. prepared: pictures straightened and cut to the table, by wear."""

    name: str
    pdf: Path
    pictures: dict[str, Path]
    prepared: dict[str, Path]
    leans: dict[str, float]
    cells: tuple[tuple[Box, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    html: str


def made_pages(folder: Path, seeds: int, first: int = 900) -> list[MadePage]:
    looks = [look for look in LOOKS if look.name in SHOWN]
    return [_page(folder, look, first + n) for look in looks for n in range(seeds)]


def _page(folder: Path, look: Look, seed: int) -> MadePage:
    plan = make_varied(seed, steps=STEPS)
    whole = draw(plan, look)
    name = f"{look.name}-{seed}"
    path = folder / f"{name}.pdf"
    path.write_bytes(_second_page(whole))
    parts = page_parts(next(iter(read_pages(identify(path)))))
    grid = max(parts.grids, key=lambda g: len(g.cells))
    w, h = parts.page.lebar, parts.page.tinggi
    body = [grid.row_cells(r) for r in range(grid.n_rows - len(plan.langkah), grid.n_rows)]
    cells = tuple(tuple(Box(c.box.x0 / w, c.box.y0 / h, c.box.x1 / w, c.box.y1 / h) for c in row) for row in body)
    frame = Box(grid.box.x0 / w, grid.box.y0 / h, grid.box.x1 / w, grid.box.y1 / h)
    pictures, prepared, leans = {}, {}, {}
    for wear in (LEANING, OFFICE):
        image = rasters(whole, wear, seed)[1]
        pictures[wear.name] = _kept(folder / f"{name}-{wear.dpi}.png", image, wear.dpi)
        cut = _straightened(image, wear.skew, frame)
        prepared[wear.name] = _kept(folder / f"{name}-{wear.dpi}-cut.png", cut, wear.dpi)
        leans[wear.name] = wear.skew
    rows = body_rows(plan, look)
    return MadePage(name, path, pictures, prepared, leans, cells, rows, _html(plan, look, rows))


def _second_page(pdf: bytes) -> bytes:
    source, out = pdfium.PdfDocument(pdf), pdfium.PdfDocument.new()
    try:
        out.import_pages(source, [1])
        held = BytesIO()
        out.save(held)
        return held.getvalue()
    finally:
        out.close()
        source.close()


def _kept(path: Path, image: Image, dpi: int) -> Path:
    Pictures.fromarray(image[:, :, ::-1].copy()).save(path, dpi=(dpi, dpi))
    return path


def _straightened(image: Image, lean: float, frame: Box) -> Image:
    h, w = image.shape[:2]
    turn = cv2.getRotationMatrix2D((w / 2, h / 2), -lean, 1)
    flat = cv2.warpAffine(image, turn, (w, h), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250))
    y0, y1, x0, x1 = (round(v) for v in (frame.y0 * h - 4, frame.y1 * h + 4, frame.x0 * w - 4, frame.x1 * w + 4))
    return flat[y0:y1, x0:x1]


def in_cells(page: MadePage, wear: str, words: Sequence[tuple[str, float, float, float, float]]) -> list[list[str]]:
    """Words with boxes put into the cells that they lie in, for tools that know no table; the lean taken out first."""
    image = Pictures.open(page.pictures[wear])
    w, h = image.size
    back = cv2.getRotationMatrix2D((w / 2, h / 2), -page.leans[wear], 1)
    found: list[list[list[str]]] = [[[] for _ in row] for row in page.cells]
    for text, x0, y0, x1, y1 in words:
        x, y = back @ np.array([(x0 + x1) / 2 * w, (y0 + y1) / 2 * h, 1.0])
        for row, boxes in zip(found, page.cells, strict=True):
            for held, box in zip(row, boxes, strict=True):
                if box.holds(float(x / w), float(y / h)):
                    held.append(text)
    return [[" ".join(held) for held in row] for row in found]


def body_rows(plan: Rencana, look: Look) -> tuple[tuple[str, ...], ...]:
    roles = [""] * len(plan.pelaksana)
    last = [[s.keterangan] if look.keterangan else [] for s in plan.langkah]
    return tuple(
        (s.nomor, s.aktivitas, *roles, s.kelengkapan, s.waktu, s.output, *more)
        for s, more in zip(plan.langkah, last, strict=True)
    )


def _html(plan: Rencana, look: Look, rows: Sequence[Sequence[str]]) -> str:
    n = len(plan.pelaksana)
    tall = 'rowspan="2"'
    first = [f"<td {tall}>{look.wording[0]}</td><td {tall}>{look.wording[1]}</td>"]
    first += [f'<td colspan="{n}">{look.group_header}</td><td colspan="3">{look.mutu}</td>']
    first += [f"<td {tall}>Keterangan</td>"] if look.keterangan else []
    second = [f"<td>{t}</td>" for t in (*plan.pelaksana, *look.wording[2:])]
    numbers = [[str(k + 1) for k in range(len(rows[0]))]] if look.column_numbers else []
    body = ["".join(f"<td>{t}</td>" for t in row) for row in (*numbers, *rows)]
    lines = ["".join(first), "".join(second), *body]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
