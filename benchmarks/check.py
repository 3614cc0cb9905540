"""What checking costs: CPU a document beyond reading it, memory, and whether both grow in step with the archive.

    PYTHONPATH=.:tests python benchmarks/check.py [FOLDER of canonical JSON] [--sizes 1000 2000 4000 10000]

Without a folder it draws and reads documents of its own. They are multiplied with words, numbers, names and offices
exchanged (generator.multiply), so that what is remembered of one document serves others no more than in real archives.
Each size is measured in a process of its own: the same files are first only read (file, JSON, model), then read and
checked together with all rules of the whole archive; the difference is the checking. The median of several runs is
shown, and the cost a document of each size against that of the smallest. The last two columns are what a user waits
for, reading and starting of processes included: seconds on one core and on all of them.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from generator.contents import make
from generator.draw import draw
from generator.looks import LOOKS
from generator.multiply import variant
from generator.rich import make_rich

from pipeline.app.checking import Looked, Wanted, look_at_all
from pipeline.app.collecting import seldom
from pipeline.app.convert import convert
from pipeline.app.pool import default_jobs
from pipeline.app.sources import read_sops
from pipeline.checks.engine import CheckOptions, check_archive, conclude
from pipeline.errors import SopError
from pipeline.model.sop import SOP
from pipeline.model.store import dump_sop

SIZES = (1000, 2000, 4000, 10000)
DRAWN = 24  # different documents that are multiplied


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", nargs="?", type=Path)
    arguments.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--only", type=int, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.only:
        print(json.dumps(_measure(given.folder, given.only)))
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _multiply(_documents(given.folder), max(given.sizes), folder)
        first = 0.0
        print("documents  reading ms  checking ms  against the first  findings a document  peak MiB  s, 1 core  s, all")
        for n in given.sizes:
            runs = [_run(folder, n) for _ in range(given.runs)]
            reading, checking, found, peak, one, all_cores = (statistics.median(x) for x in zip(*runs, strict=True))
            first = first or checking
            print(
                f"{n:9d}  {reading:10.2f}  {checking:11.2f}  {checking / first:17.2f}  {found:19.1f}  {peak:8.0f}"
                f"  {one:9.1f}  {all_cores:6.1f}"
            )


def _run(folder: Path, n: int) -> list[float]:
    command = [sys.executable, __file__, str(folder), "--only", str(n)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return list(map(float, json.loads(done.stdout)))


def _measure(folder: Path, n: int) -> tuple[float, float, float, float, float, float]:
    """CPU ms a document of reading and of checking, findings a document, the peak of memory in MiB, and seconds that
    the whole takes on one core and on all."""
    paths = sorted(folder.glob("*.json"))[:n]
    for _ in check_archive(_read(paths[:20])):  # vocabularies and imports are paid before the clock starts
        pass
    with seldom():  # as `sop check` does
        reading, both, found = _timed(paths)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    one, all_cores = (_waited(paths, jobs) for jobs in (1, default_jobs()))
    return 1000 * reading / n, 1000 * (both - reading) / n, found / n, peak, one, all_cores


def _timed(paths: list[Path]) -> tuple[float, float, int]:
    start = time.process_time()
    for _ in _read(paths):
        pass
    reading = time.process_time() - start
    start = time.process_time()
    found = sum(len(temuan) for _, temuan in check_archive(_read(paths)))
    return reading, time.process_time() - start, found


def _waited(paths: list[Path], jobs: int) -> float:
    options = CheckOptions()
    wanted = Wanted(options, remember=True, named=False, packed=False)
    start = time.perf_counter()
    with seldom():
        for _ in conclude((x.checked for x in look_at_all(paths, wanted, jobs) if isinstance(x, Looked)), options):
            pass
    return time.perf_counter() - start


def _read(paths: list[Path]) -> Iterator[tuple[str, SOP]]:
    for sop in read_sops(paths):
        if isinstance(sop, SopError):
            raise sop
        yield sop


def _documents(folder: Path | None) -> list[dict[str, object]]:
    if folder is not None:
        paths = sorted(p for p in folder.rglob("*.json") if not p.name.endswith(".temuan.json"))
        return [json.loads(p.read_text(encoding="utf-8")) for p in paths]
    drawn = []
    with tempfile.TemporaryDirectory() as made:
        for n in range(DRAWN):
            look = LOOKS[n % len(LOOKS)]
            path = Path(made) / f"{n}.pdf"
            split = look.rows_per_page if look.rows_per_page < 9 else None
            path.write_bytes(draw(make_rich(n) if look.rich else make(n, steps=5 + n % 4, split=split), look))
            drawn += [json.loads(dump_sop(sop)) for sop in convert(path)]
    return drawn


def _multiply(documents: list[dict[str, object]], n: int, folder: Path) -> None:
    for i in range(n):
        text = json.dumps(variant(documents, i), ensure_ascii=False)
        (folder / f"sop-{i:05d}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
