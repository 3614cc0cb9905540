"""Processes that work for this one, each on one thread."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

_ONE_THREAD = dict.fromkeys(("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def init_worker() -> None:
    """Workers leave Ctrl-C to the parent and never start threads of their own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    single_threaded()


def single_threaded() -> None:
    """To be called before libraries are loaded: some read it then, and begin threads that only wait and burn time."""
    os.environ.update(_ONE_THREAD)


@contextmanager
def loading(often: tuple[int, int, int] = (10_000, 20, 20)) -> Iterator[None]:
    """While a process loads what it needs to its end, the collector of cycles does not look at it, which would take a
    sixth of that time; from then on it leaves all of it alone and looks less often, since a document makes many small
    records and hardly a cycle: a tenth of a digital page's time.

    often: as `gc.set_threshold` takes it, from then on.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
        gc.set_threshold(*often)


@contextmanager
def single_threaded_children() -> Iterator[None]:
    """New processes begin with one thread for each library: some read that when they are imported, which in a worker
    is before any line of ours runs."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(_ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
