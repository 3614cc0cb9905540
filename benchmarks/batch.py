"""How a batch scales: 20 documents by one process and by two, in turn, wall time of the whole command.

    PYTHONPATH=.:tests python benchmarks/batch.py [--documents 20] [--rounds 3] [--jobs 2] [PDF or folder ...]

Without files it draws scans of 300 dpi. Run it on a machine that does nothing else: with other work on the same cores
two processes cannot be faster than one. Starting the processes and loading the models is part of it. The ratio is that
of the best rounds; the load of the machine before each round is printed, so that a disturbed run can be told.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import drawn

WANTED = 1.85


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [f for p in asked.paths for f in (sorted(p.glob("*.pdf")) if p.is_dir() else [p])]
        files = files or drawn.scanned(folder, asked.documents)
        (folder / "masuk").mkdir()
        drawn.repeated(files, folder / "masuk", asked.documents)
        seconds: dict[int, list[float]] = {1: [], asked.jobs: []}
        for number in range(asked.rounds):
            for jobs in seconds:
                load = os.getloadavg()[0]
                seconds[jobs].append(_run(folder / "masuk", folder / f"hasil-{number}-{jobs}", jobs))
                print(
                    f"round {number + 1}, {jobs} jobs: {seconds[jobs][-1]:7.2f} s (load before: {load:.1f})", flush=True
                )
    one, many = min(seconds[1]), min(seconds[asked.jobs])
    print(f"{asked.jobs} processes are {one / many:.2f} times as fast as one ({WANTED} wanted of two)")


def _run(source: Path, out: Path, jobs: int) -> float:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "convert", str(source), "-o", str(out), "-j", str(jobs), "-q"],
        check=False,
        capture_output=True,
    )
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
