"""Many documents on several processes. Each worker is single-threaded inside; one bad file never stops the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from pipeline.app.outcome import Outcome
from pipeline.app.processes import single_threaded_children
from pipeline.app.worker import begin, begin_here, convert_one
from pipeline.checks.records import CheckOptions
from pipeline.errors import InputError
from pipeline.source.inputs import InputDocument

DOCUMENTS_PER_WORKER = 200  # then a fresh process, against slow leaks of native libraries


@dataclass(frozen=True, slots=True)
class Task:
    """What every document of a run shares. timeout: seconds for one document, None without a limit.
    work: what is done with each; must be importable by name, since it travels to other processes."""

    folder: Path
    options: CheckOptions
    timeout: float | None = None
    work: Callable[[InputDocument, Path, CheckOptions, float | None], Outcome] = convert_one


@dataclass(slots=True)
class _Broken:
    """What a pool left behind when one of its processes died."""

    under_way: list[InputDocument] = field(default_factory=list)
    not_begun: list[InputDocument] = field(default_factory=list)


def default_jobs() -> int:
    """One process per core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def convert_all(documents: Sequence[InputDocument], task: Task, jobs: int) -> Iterator[Outcome]:
    """One outcome per document, as they finish. A worker that dies costs only the document that killed it: all that
    were under way are tried again, each in a process of its own."""
    if jobs <= 1 or len(documents) <= 1:
        begin_here()
        for document in documents:
            yield task.work(document, task.folder, task.options, task.timeout)
        return
    left = sorted(documents, key=_size, reverse=True)  # a long document begun last would keep one process at work alone
    while left:
        broken = _Broken()
        with single_threaded_children():
            yield from _one_pool(left, task, min(jobs, len(left)), broken)
        for document in broken.under_way:
            alone = _Broken()
            yield from _one_pool([document], task, 1, alone)
            if alone.under_way or alone.not_begun:
                yield Outcome(document.nama, "gagal", error=InputError("proses_mati", berkas=document.nama))
        left = broken.not_begun


def _one_pool(documents: Sequence[InputDocument], task: Task, jobs: int, broken: _Broken) -> Iterator[Outcome]:
    waiting = list(reversed(documents))
    running: dict[Future[Outcome], InputDocument] = {}
    pool = ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=begin, max_tasks_per_child=DOCUMENTS_PER_WORKER
    )
    try:
        while waiting or running:
            while waiting and len(running) < 2 * jobs:
                document = waiting.pop()
                try:
                    future = pool.submit(task.work, document, task.folder, task.options, task.timeout)
                except BrokenProcessPool:
                    waiting.append(document)
                    break
                running[future] = document
            if not running:
                break
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                document = running.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    broken.under_way.append(document)
            if broken.under_way:
                broken.under_way += running.values()
                break
        broken.not_begun += reversed(waiting)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _size(document: InputDocument) -> int:
    """Bytes of its files; 0 for what cannot be looked at, which is told when it is read."""
    try:
        return sum(path.stat().st_size for path in document.images or (document.path,))
    except OSError:
        return 0
