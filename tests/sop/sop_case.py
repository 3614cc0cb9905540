"""Hand-made pages for the identity and document tests: cells by their text, laid out with a fixed letter width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid
from pipeline.records.page import Page
from pipeline.records.part import TablePart
from pipeline.records.reading import Reading
from pipeline.records.table import Kolom
from pipeline.records.word import Asal, Word

LETTER, SIZE, LEAD = 5.0, 10.0, 13.0

APPROVAL = (
    "Kepala Dinas Perpustakaan\nKabupaten Contoh,\n\n\n\n"
    "Drs. BUDI CONTOH, M.Si\nPembina Tk. I\nNIP. 19700101 199503 1 001"
)
LAWS = (
    "1. Undang-Undang Nomor 43 Tahun 2007 tentang\n   Perpustakaan;\n"
    "2. Peraturan Bupati Nomor 5 Tahun 2020 tentang Arsip"
)

Span = tuple[int, int] | tuple[int, int, int, int]


def line(text: str, x: float, y: float, asal: Asal = "teks", confidence: float = 1.0) -> list[Word]:
    """One line of words from x; two blanks in the text stand for a wide gap."""
    words, at = [], x
    for part in text.split(" "):
        if part:
            words.append(Word(part, Box(at, y, at + LETTER * len(part), y + SIZE), confidence, asal, SIZE))
            at += LETTER * (len(part) + 1)
        else:
            at += 4 * LETTER
    return words


def block(text: str, x: float, y: float, asal: Asal = "teks", confidence: float = 1.0) -> tuple[Word, ...]:
    """Lines of words; an empty line leaves its place empty."""
    return tuple(w for i, t in enumerate(text.split("\n")) for w in line(t, x, y + i * LEAD, asal, confidence))


def grid(
    xs: Sequence[float],
    ys: Sequence[float],
    texts: Mapping[Span, str],
    asal: Asal = "teks",
    confidence: float = 1.0,
    halaman: int = 1,
) -> Grid:
    """A table from the texts of its cells, keyed (row, col) or (row, col, last row, last col); the rest is empty."""
    spans = {s if len(s) == 4 else (s[0], s[1], s[0], s[1]): t for s, t in texts.items()}
    covered = {(r, c) for a, b, d, e in spans for r in range(a, d + 1) for c in range(b, e + 1)}
    for r in range(len(ys) - 1):
        for c in range(len(xs) - 1):
            if (r, c) not in covered:
                spans[(r, c, r, c)] = ""
    cells = []
    for (r, c, last_r, last_c), text in sorted(spans.items()):
        box = Box(xs[c], ys[r], xs[last_c + 1], ys[last_r + 1])
        words = block(text, box.x0 + 4, box.y0 + 2, asal, confidence)
        cells.append(Cell(r, c, last_r - r + 1, last_c - c + 1, box, words))
    return Grid(halaman, Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), tuple(ys), tuple(cells))


def page(*grids: Grid, free: Sequence[Word] = (), nomor: int = 1) -> Page:
    """A landscape page with these tables and words outside them."""
    inside = tuple(w for g in grids for c in g.cells for w in c.words)
    return Page(nomor, "teks", 842, 595, words=inside + tuple(free))


def identity_grid(
    nomor: str = "061/07/ORG/2023",
    nama: str = "Pengelolaan Buku Tamu",
    halaman: int = 1,
    asal: Asal = "teks",
    confidence: float = 1.0,
    extra: Mapping[Span, str] | None = None,
) -> Grid:
    """The usual ruled identity page: head at left, six labels at right, three pairs of boxes."""
    texts: dict[Span, str] = {
        (0, 0, 5, 0): "PEMERINTAH KABUPATEN CONTOH\nDINAS PERPUSTAKAAN\n\nBIDANG LAYANAN",
        (0, 1): "Nomor SOP",
        (0, 2): nomor,
        (1, 1): "Tgl. Pembuatan",
        (1, 2): "2 Januari 2023",
        (2, 1): "Tangga Revisi",
        (2, 2): "-",
        (3, 1): "Tanggal Evektif",
        (3, 2): "9 Januari 2023",
        (4, 1): "Disahkan oleh",
        (
            4,
            2,
        ): APPROVAL,
        (5, 1): "Nama SOP",
        (5, 2): nama,
        (6, 0): "Dasar Hukum :",
        (6, 1, 6, 2): "Kualitas Pelaksana",
        (
            7,
            0,
        ): LAWS,
        (7, 1, 7, 2): "1) Teliti\n2) Mampu mengetik",
        (8, 0): "Keterkaitan",
        (8, 1, 8, 2): "Peralatan / Perlengkapan",
        (9, 0): "-",
        (9, 1, 9, 2): "• Buku tamu\n• Pena",
        (10, 0): "PERNGATAN",
        (10, 1, 10, 2): "PENCATATAN DAN PEDATAAN",
        (11, 0): "Jika tidak dicatat, kunjungan tidak terhitung",
        (11, 1, 11, 2): "Buku tamu",
    }
    ys = [20, 36, 52, 68, 84, 190, 210, 226, 290, 306, 350, 366, 420]
    return grid([20, 420, 540, 800], ys, texts | dict(extra or {}), asal, confidence, halaman)


def reading(text: str, halaman: int = 1, asal: Asal = "teks", confidence: float = 1.0) -> Reading:
    return Reading(text, halaman, Box(0, 0, 10, 10), asal, confidence)


def table_part(
    halaman: int, first: int | None, last: int | None, title: str | None = None, header: bool = True, y0: float = 60.0
) -> TablePart:
    """A piece of a process table that says only what sharing out looks at."""
    xs, ys = [20.0, 60.0, 400.0, 800.0], [y0, y0 + 40, y0 + 200]
    kolom = (
        (
            Kolom("no", reading("No"), 20, 60),
            Kolom("aktivitas", reading("Kegiatan"), 60, 400),
            Kolom("pelaksana", reading("Staf"), 400, 800),
        )
        if header
        else ()
    )
    return TablePart(
        halaman=halaman,
        box=Box(20, y0, 800, y0 + 200),
        grid=grid(xs, ys, {}, halaman=halaman),
        body_row=1 if header else 0,
        kolom=kolom,
        judul=reading(title, halaman) if title else None,
        nomor_pertama=first,
        nomor_terakhir=last,
    )
