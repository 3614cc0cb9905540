"""This pipeline on single pages: the grid of the largest table as HTML, and the steps as rows."""

import sys
import time
from pathlib import Path

from give import give, single_thread

from pipeline.app.convert import page_parts, source_of
from pipeline.elements.read import read_pages
from pipeline.grid.text import text_of
from pipeline.model.sop import SOP, Langkah
from pipeline.records.grid import Grid
from pipeline.sop.assemble import assemble
from pipeline.sop.documents import split_documents
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
        pages = [page_parts(page) for page in read_pages(source)]
        documents = split_documents(pages)
        sops = [assemble(document, source_of(source, document, n)) for n, document in enumerate(documents, 1)]
        rows = [row_of(sop, step) for sop in sops for step in sop.langkah]
        seconds = time.perf_counter() - start
        grids = [g for page in pages for g in page.grids]
        largest = max(grids, key=lambda g: len(g.cells), default=None)
        give(name, seconds, html=html_of(largest) if largest else "", rows=rows)


main()
