"""Pieces of work on several processes, each single-threaded inside; one piece that kills its process stops no other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Generic, TypeVar

from pipeline.app.processes import single_threaded_children

PIECES_PER_WORKER = 200  # then a fresh process, against slow leaks of native libraries

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Work(Generic[T, R]):
    """do: what is done with each piece; begin: the first thing in a new process. Both must be importable by name, since
    they travel to other processes. lost: what to make, here, of a piece that kills whoever works on it."""

    do: Callable[[T], R]
    begin: Callable[[], None]
    lost: Callable[[T], R]


@dataclass(slots=True)
class _Broken(Generic[T]):
    """What a pool left behind when one of its processes died."""

    under_way: list[T] = field(default_factory=list)
    not_begun: list[T] = field(default_factory=list)


def default_jobs() -> int:
    """One process per core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_off(pieces: Sequence[T], work: Work[T, R], jobs: int) -> Iterator[R]:
    """One result per piece, begun in the given order and given out as they finish. A process that dies costs only the
    piece that killed it: all that were under way are tried again, each in a process of its own."""
    left = list(pieces)
    while left:
        broken: _Broken[T] = _Broken()
        with single_threaded_children():
            yield from _one_pool(left, work, min(jobs, len(left)), broken)
        for piece in broken.under_way:
            alone: _Broken[T] = _Broken()
            yield from _one_pool([piece], work, 1, alone)
            if alone.under_way or alone.not_begun:
                yield work.lost(piece)
        left = broken.not_begun


def _one_pool(pieces: Sequence[T], work: Work[T, R], jobs: int, broken: _Broken[T]) -> Iterator[R]:
    waiting = list(reversed(pieces))
    running: dict[Future[R], T] = {}
    pool = ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=work.begin, max_tasks_per_child=PIECES_PER_WORKER
    )
    try:
        while waiting or running:
            while waiting and len(running) < 2 * jobs:
                piece = waiting.pop()
                try:
                    future = pool.submit(work.do, piece)
                except BrokenProcessPool:
                    waiting.append(piece)
                    break
                running[future] = piece
            if not running:
                break
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                piece = running.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    broken.under_way.append(piece)
            if broken.under_way:
                broken.under_way += running.values()
                break
        broken.not_begun += reversed(waiting)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
