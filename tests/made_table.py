"""Made-up ruled tables as page records, for the tests of grids and process tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.grid.lattice import find_grids
from pipeline.records.drawing import Rule, Shape, ShapeKind
from pipeline.records.geometry import Box
from pipeline.records.page import Page
from pipeline.records.part import TablePart
from pipeline.records.table import TabelProses
from pipeline.records.word import Asal, Word
from pipeline.table.find import find_table_parts
from pipeline.table.join import join_parts

SIZE = 8.0
LINE = 10.0
LETTER = 3.6


@dataclass(frozen=True)
class C:
    """One cell: rows and columns it covers, its text (line breaks as printed)."""

    row: int
    col: int
    text: str = ""
    rows: int = 1
    cols: int = 1
    angle: int = 0


def words_at(text: str, x: float, y: float, asal: Asal = "teks", angle: int = 0) -> list[Word]:
    """Text set from a top left corner, one printed line per line."""
    words = []
    for n, line in enumerate(text.split("\n")):
        at = x
        for part in line.split():
            width = LETTER * len(part)
            if angle == 270:
                box = Box(x + n * LINE, y - (at - x) - width, x + n * LINE + SIZE, y - (at - x))
            else:
                box = Box(at, y + n * LINE, at + width, y + n * LINE + SIZE)
            words.append(Word(part, box, size=SIZE, asal=asal, angle=angle))
            at += width + 2
    return words


def sides(xs: Sequence[float], ys: Sequence[float], cells: Iterable[C]) -> list[Rule]:
    rules = []
    for c in cells:
        x0, x1, y0, y1 = xs[c.col], xs[c.col + c.cols], ys[c.row], ys[c.row + c.rows]
        rules += [Rule(True, y, x0, x1, 0.5) for y in (y0, y1)] + [Rule(False, x, y0, y1, 0.5) for x in (x0, x1)]
    return rules


def borders(widths: Sequence[float], start: float) -> list[float]:
    return [start + sum(widths[:i]) for i in range(len(widths) + 1)]


def filled(cells: Sequence[C], n_rows: int, n_cols: int) -> list[C]:
    """The cells, and an empty one for every square that none of them covers."""
    taken = {(r, c) for x in cells for r in range(x.row, x.row + x.rows) for c in range(x.col, x.col + x.cols)}
    return [*cells, *(C(r, c) for r in range(n_rows) for c in range(n_cols) if (r, c) not in taken)]


def ruled_page(
    cells: Sequence[C],
    widths: Sequence[float],
    heights: Sequence[float],
    *,
    nomor: int = 1,
    left: float = 40,
    top: float = 60,
    asal: Asal = "teks",
    has_drawing: bool = True,
) -> Page:
    """A page with one ruled table; squares that no cell covers are empty cells."""
    xs, ys = borders(widths, left), borders(heights, top)
    every = filled(cells, len(heights), len(widths))
    words = [
        w
        for c in cells
        for w in words_at(
            c.text, xs[c.col] + 3, ys[c.row + c.rows] - 3 if c.angle else ys[c.row] + 3, asal=asal, angle=c.angle
        )
        if c.text
    ]
    return Page(
        nomor,
        "ocr" if asal == "ocr" else "teks",
        842,
        595,
        words=tuple(words),
        rules=tuple(sides(xs, ys, every)),
        has_drawing=has_drawing,
    )


def with_shapes(page: Page, *shapes: tuple[ShapeKind, float, float]) -> Page:
    """The page with symbols of 24 by 12 points, each by its kind and centre."""
    made = tuple(Shape(kind, Box(x - 12, y - 6, x + 12, y + 6)) for kind, x, y in shapes)
    return replace(page, shapes=page.shapes + made)


def with_words(page: Page, text: str, x: float, y: float) -> Page:
    return replace(page, words=page.words + tuple(words_at(text, x, y)))


WIDTHS = [20, 160, 60, 60, 60, 90, 50, 90, 60]
ROLE_X = [40 + 180 + 30, 40 + 180 + 90, 40 + 180 + 150]
ROLES = ("Kasir", "Juru Buku", "Kepala Loket")


def header(roles: Sequence[str] = ROLES, ket: bool = True) -> list[C]:
    """The usual header of two rows over the columns of WIDTHS."""
    n = len(roles)
    cells = [C(0, 0, "No", rows=2), C(0, 1, "Kegiatan", rows=2), C(0, 2, "Pelaksana", cols=n)]
    cells += [C(1, 2 + i, role) for i, role in enumerate(roles)]
    cells += [C(0, 2 + n, "Mutu Baku", cols=3)]
    cells += [C(1, 2 + n, "Kelengkapan"), C(1, 3 + n, "Waktu"), C(1, 4 + n, "Output")]
    return cells + ([C(0, 5 + n, "Ket", rows=2)] if ket else [])


def step(row: int, nomor: str, aktivitas: str, *rest: str, roles: int = 3) -> list[C]:
    """One row: number, activity, then Kelengkapan, Waktu, Output, Ket as far as given."""
    cells = [C(row, 0, nomor)] if nomor else []
    cells += [C(row, 1, aktivitas)] if aktivitas else []
    return cells + [C(row, 2 + roles + i, text) for i, text in enumerate(rest) if text]


def parts_of(*pages: Page) -> list[TablePart]:
    return [part for page in pages for part in find_table_parts(page, find_grids(page))]


def table_of(*pages: Page) -> TabelProses:
    return join_parts(parts_of(*pages))


def rows_of(table: TabelProses) -> list[tuple[str | None, ...]]:
    """Number, activity, Kelengkapan, Waktu, Output, Ket of each step as text."""
    return [
        tuple(r.text if r else None for r in (s.nomor, s.aktivitas, s.kelengkapan, s.waktu, s.output, s.keterangan))
        for s in table.langkah
    ]


def kinds_of(table: TabelProses) -> list[str]:
    return [k.kind for k in table.kolom]


def roles_of(table: TabelProses) -> list[str | None]:
    return [k.nama.text if k.nama else None for k in table.peran]
