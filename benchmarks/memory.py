"""How much memory a worker takes, and whether it grows: one worker, many documents, measured after every fiftieth.

    PYTHONPATH=.:tests python benchmarks/memory.py [--documents 500] [--recycle 0] [PDF or folder ...]

Without files it draws its own scans and digital documents; given or drawn, they are read over and over, renamed,
until there are enough. `--recycle N` gives the worker's place to a fresh process after N documents, as a batch does
(pipeline.app.pool.PIECES_PER_WORKER); 0, the default, keeps one process to the end, so that what creeps shows.
`now` is the resident size after a document, `peak` the greatest since the process began. Linux only (/proc).
"""

from __future__ import annotations

import argparse
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import drawn

from pipeline.app.work import convert_document
from pipeline.app.worker import begin
from pipeline.checks.records import CheckOptions
from pipeline.source.inputs import InputDocument

LIMIT = 400.0  # MiB of a worker at its peak
_EVERY = 50


@dataclass(frozen=True, slots=True)
class Size:
    """Of one process, MiB."""

    process: int
    now: float
    peak: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--recycle", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [f for p in asked.paths for f in (sorted(p.glob("*.pdf")) if p.is_dir() else [p])]
        files = files or [*drawn.scanned(folder, 12), *drawn.digital(folder, 8)]
        (folder / "masuk").mkdir()
        documents = drawn.repeated(files, folder / "masuk", asked.documents)
        print(f"{len(documents)} documents, {len(files)} different ones; MiB\n  after     now    peak  process")
        sizes = _sizes(documents, folder / "hasil", asked.recycle or None)
    peak = max(s.peak for s in sizes)
    kept = [s.now for s in sizes if s.process == sizes[-1].process]
    middle = kept[len(kept) // 2]
    print(f"peak {peak:.0f} MiB ({'within' if peak <= LIMIT else 'ABOVE'} {LIMIT:.0f})")
    print(f"last process: {middle:.0f} MiB half way, {kept[-1]:.0f} at its end, {kept[-1] - middle:+.0f}")


def _sizes(documents: list[InputDocument], out: Path, recycle: int | None) -> list[Size]:
    found: list[Size] = []
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=begin, max_tasks_per_child=recycle)
    with pool:
        for n, document in enumerate(documents, start=1):
            found.append(pool.submit(_convert, document, out).result())
            if n % _EVERY == 0 or n == len(documents):
                print(f"  {n:5d} {found[-1].now:7.0f} {found[-1].peak:7.0f}  {found[-1].process}", flush=True)
    return found


def _convert(document: InputDocument, out: Path) -> Size:
    convert_document(document, out, CheckOptions())
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    sizes = {line.split(":")[0]: float(line.split()[1]) / 1024 for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return Size(os.getpid(), sizes["VmRSS"], sizes["VmHWM"])


if __name__ == "__main__":
    main()
