"""This pipeline on single pages: the grid of the largest table as HTML, and the steps as rows."""

import sys
import time
from pathlib import Path

from give import give, single_thread

from pipeline.app.convert import convert_source, page_parts
from pipeline.elements.read import read_pages
from pipeline.errors import SopError
from pipeline.grid.text import text_of
from pipeline.model.sop import SOP, Langkah
from pipeline.records.grid import Grid
from pipeline.source.identify import identify


def html_of(grid: Grid) -> str:
    rows = []
    for row in range(grid.n_rows):
        cells = [
            f'<td rowspan="{c.rowspan}" colspan="{c.colspan}">{text_of(c.words)}</td>'
            for c in grid.starting.get(row, ())
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def row_of(sop: SOP, step: Langkah) -> list[str]:
    mutu = step.mutu_baku
    waktu = mutu.waktu.teks if mutu.waktu else ""
    return [
        step.nomor or "",
        step.aktivitas or "",
        *("" for _ in sop.pelaksana),
        mutu.kelengkapan or "",
        waktu,
        mutu.output or "",
        step.keterangan or "",
    ]


def main() -> None:
    single_thread()
    for name in sys.argv[1:]:
        source = identify(Path(name))
        start = time.perf_counter()
        try:
            rows = [row_of(sop, step) for sop in convert_source(source).sops for step in sop.langkah]
        except SopError:
            rows = []
        seconds = time.perf_counter() - start
        grids = [g for page in read_pages(source) for g in page_parts(page).grids]  # read again: not in the time
        largest = max(grids, key=lambda g: len(g.cells), default=None)
        give(name, seconds, html=html_of(largest) if largest else "", rows=rows)


main()
