"""The pages of one document; those of a long scan by several processes, where cores would otherwise stand idle."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from pipeline.app.processes import single_threaded_children
from pipeline.app.timeout import TimedOut, limit
from pipeline.app.worker import begin
from pipeline.elements.read import pictured_pages, read_pages
from pipeline.errors import InputError
from pipeline.records.page import Page
from pipeline.source.identify import SourceFile

WORTH = 4  # pictured pages; starting a process takes about as long as reading one


def pages_of(source: SourceFile, jobs: int, timeout: float | None = None) -> Iterator[Page]:
    """All pages in file order. InputError as read_pages says, and where a process died over a page; TimedOut where a
    page takes longer than `timeout` seconds in a process of its own."""
    pages, pictured = pictured_pages(source) if jobs > 1 else (0, 0)
    if pictured < WORTH:
        yield from read_pages(source)
        return
    with single_threaded_children():
        pool = ProcessPoolExecutor(min(jobs, pictured), mp_context=get_context("spawn"), initializer=begin)
        try:
            for found in pool.map(_page, [source] * pages, range(pages), [timeout] * pages):
                if found is None:
                    raise TimedOut
                yield found
        except BrokenProcessPool as e:
            raise InputError("proses_mati", berkas=source.nama) from e
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _page(source: SourceFile, index: int, timeout: float | None) -> Page | None:
    """None for a page that took too long: the signal for that cannot travel between processes."""
    try:
        with limit(timeout):
            return next(read_pages(source, [index]))
    except TimedOut:
        return None
