"""What a page costs, all stages: a scanned page against one plain Tesseract run, a digital one against pdfplumber.

    PYTHONPATH=.:tests python benchmarks/cost.py [--tries 3] [PDF ...]

Without files it draws its own: landscape A4, scans at 300 dpi. Ours is the whole way of a document in a batch: read,
checked, results written. The yardsticks are `OMP_THREAD_LIMIT=1 tesseract page.png out -l ind --psm 3` as a whole
process for each page at 300 dpi, and pdfplumber's `extract_tables` on each page of a file it has just opened. Start-up
of our process (imports, models: once in a batch) is paid before the clock starts and printed apart.

CPU seconds, never wall time. Ours and the yardstick take turns on each document, and the least of the tries of each is
taken: on a shared machine work of others only adds. Only the ratios mean anything on another machine.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import drawn
import pdfplumber
import pypdfium2 as pdfium

from pipeline.app.processes import loading
from pipeline.app.work import convert_document
from pipeline.checks.records import CheckOptions
from pipeline.source.inputs import InputDocument


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of one page of a document, ours and the yardstick's (None where that is not installed)."""

    name: str
    ours: float
    theirs: float | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--tries", type=int, default=3)
    asked = parser.parse_args()
    print(f"start-up of a process: {_startup():.2f} s CPU, not counted below")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = asked.files or [*drawn.scanned(folder, 12), *drawn.digital(folder, 8)]
        scans, digital = [p for p in given if _is_scan(p)], [p for p in given if not _is_scan(p)]
        with loading():  # as in a batch
            for path in given:
                _ours(path, folder)  # warm: engines and models that are loaded when first called for
        tesseract = _tesseract if shutil.which("tesseract") else None
        _report("scanned page", "tesseract --psm 3", 0.6, [_cost(p, folder, asked.tries, tesseract) for p in scans])
        _report("digital page", "extract_tables", 0.5, [_cost(p, folder, asked.tries, _plumbed) for p in digital])


def _cost(path: Path, folder: Path, tries: int, yardstick: Callable[[Path, Path], float] | None) -> Cost:
    pairs = [(_ours(path, folder), yardstick(path, folder) if yardstick else None) for _ in range(tries)]
    pages = _pages(path)
    theirs = [b for _, b in pairs if b is not None]
    return Cost(path.name, min(a for a, _ in pairs) / pages, min(theirs) / pages if theirs else None)


def _report(what: str, yardstick: str, limit: float, costs: Sequence[Cost]) -> None:
    if not costs:
        return
    print(f"\n{what}: CPU ms a page, ours | {yardstick} | ratio")
    for c in costs:
        theirs = "-" if c.theirs is None else f"{1000 * c.theirs:8.1f} {c.ours / c.theirs:6.2f}"
        print(f"  {c.name[:44]:44s} {1000 * c.ours:8.1f} {theirs}")
    print(f"  ours: {_spread([1000 * c.ours for c in costs])} ms")
    ratios = [c.ours / c.theirs for c in costs if c.theirs]
    if ratios:
        within = sum(r <= limit for r in ratios)
        print(f"  ratio: {_spread(ratios)}; {within} of {len(ratios)} documents at most {limit}")


def _spread(figures: Sequence[float]) -> str:
    return f"median {statistics.median(figures):.3g}, min {min(figures):.3g}, max {max(figures):.3g}"


def _startup() -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", "import pipeline.app.batch"], check=True)
    return _spent_since(before)


def _ours(path: Path, folder: Path) -> float:
    start = time.process_time()
    convert_document(InputDocument(path, path.name, path.stem), folder, CheckOptions())
    return time.process_time() - start


def _plumbed(path: Path, folder: Path) -> float:
    start = time.process_time()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()
    return time.process_time() - start


def _tesseract(path: Path, folder: Path) -> float:
    document = pdfium.PdfDocument(path)
    spent = 0.0
    try:
        for index in range(len(document)):
            image = folder / "page.png"
            document[index].render(scale=drawn.DPI / 72).to_pil().save(image, compress_level=1)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(
                ["tesseract", str(image), str(folder / "out"), "-l", "ind", "--psm", "3"],
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
                capture_output=True,
                check=True,
            )
            spent += _spent_since(before)
    finally:
        document.close()
    return spent


def _spent_since(before: resource.struct_rusage) -> float:
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _is_scan(path: Path) -> bool:
    document = pdfium.PdfDocument(path)
    try:
        return all(document[i].get_textpage().count_chars() == 0 for i in range(len(document)))
    finally:
        document.close()


def _pages(path: Path) -> int:
    document = pdfium.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


if __name__ == "__main__":
    main()
