"""The whole road for one document: source file → pages → elements → grid → table → SOP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline import __version__
from pipeline.app.pages_apart import pages_of
from pipeline.errors import NotAnSop
from pipeline.grid.lattice import find_grids
from pipeline.model.sop import SOP, HalamanSumber, Sumber
from pipeline.ocr.port import engine_versions
from pipeline.records.page import Page
from pipeline.sop.assemble import assemble
from pipeline.sop.belief import Acceptance
from pipeline.sop.documents import DocumentParts, PageParts, split_documents
from pipeline.sop.identity import find_identity
from pipeline.source.identify import SourceFile, identify
from pipeline.source.inputs import collect
from pipeline.table.find import find_table_parts

_COLUMNS, _ROWS = 4, 2  # of the least table that steps could stand in


@dataclass(frozen=True, slots=True)
class Converted:
    """What one source document gave. halaman: pages read; sops: in file order, never empty. lepas: numbers of pages
    with a table that is in none of them."""

    halaman: int
    sops: tuple[SOP, ...]
    lepas: tuple[int, ...] = ()


def convert_source(
    source: SourceFile, accepted: Acceptance | None = None, jobs: int = 1, timeout: float | None = None
) -> Converted:
    """All SOPs of one source. accepted: see `sop.assemble`; jobs: processes that may read pages of it at once; timeout:
    seconds after which those give up. InputError: it cannot be read. NotAnSop: it was read and holds none."""
    pages = [page_parts(page) for page in pages_of(source, jobs, timeout)]
    documents = split_documents(pages)
    if not documents:
        raise NotAnSop(_why_none(pages), berkas=source.nama, halaman=len(pages))
    sops = tuple(
        assemble(document, source_of(source, document, n), accepted) for n, document in enumerate(documents, start=1)
    )
    return Converted(len(pages), sops, _left_over(pages, documents))


def page_parts(page: Page) -> PageParts:
    """One page with all that its own cells say, before pages are put together."""
    grids = find_grids(page)
    return PageParts(page, grids, find_identity(page, grids), find_table_parts(page, grids))


def convert(path: str | Path, accept_error: float | None = None) -> Iterator[SOP]:
    """The SOPs of a file, or of each document in a folder, as they are read.

    accept_error: share of the values not in `perlu_ditinjau` that may be wrong, above 0 and below 1.
    UsageError where it is no such share. InputError and NotAnSop say why an input gives none; over a folder the
    first such input ends the iteration.
    """
    accepted = Acceptance.of(accept_error)
    documents, unusable = collect([Path(path)])
    for bad in unusable:
        raise bad.error
    for document in documents:
        yield from convert_source(document.open(), accepted).sops


def convert_file(path: Path) -> Converted:
    """One file by its path."""
    return convert_source(identify(path))


def _left_over(pages: Sequence[PageParts], documents: Sequence[DocumentParts]) -> tuple[int, ...]:
    """Pages with a table that no SOP has: most are forms beside the SOP, but steps may be lost with one that was not
    understood."""
    taken = {parts.page.nomor for document in documents for parts in document.pages}
    large = [p.page.nomor for p in pages if any(g.n_cols >= _COLUMNS and g.n_rows >= _ROWS for g in p.grids)]
    return tuple(n for n in large if n not in taken)


def _why_none(pages: list[PageParts]) -> str:
    if not any(p.page.words or p.page.grids for p in pages):
        return "kosong_tanpa_tulisan"
    return "bukan_sop"


def source_of(source: SourceFile, document: DocumentParts, urutan: int) -> Sumber:
    """What the model says of where its n-th SOP came from."""
    pages = {parts.page.nomor: parts.page for parts in document.pages}
    return Sumber(
        berkas=source.nama,
        sha256=source.sha256,
        urutan=urutan,
        halaman=tuple(_halaman(p) for p in pages.values()),
        alat=_tools(any(p.cara != "teks" for p in pages.values())),
    )


def _halaman(page: Page) -> HalamanSumber:
    return HalamanSumber(
        nomor=page.nomor,
        cara=page.cara,
        lebar=round(page.lebar, 1),
        tinggi=round(page.tinggi, 1),
        rotasi=page.rotasi,
        kemiringan=round(page.kemiringan, 2),
        dpi=round(page.dpi, 1) if page.dpi else None,
    )


def _tools(with_ocr: bool) -> dict[str, str]:
    return _versions() | (engine_versions() if with_ocr else {})


@cache
def _versions() -> dict[str, str]:
    """Looking a version up reads the package's whole description, so that is done once."""
    found = {"pipeline": __version__}
    for package in ("pypdfium2",):
        try:
            found[package] = version(package)
        except PackageNotFoundError:  # a frozen build carries no metadata
            continue
    return found
