"""What a page costs: CPU of a digital page, and of a scanned page against one plain Tesseract run on the same page.

    PYTHONPATH=tests python benchmarks/cost.py [PDF ...]

Without arguments it draws its own documents. Start-up (imports, models) is paid before the clock starts. The ratio is
taken document by document in one run, the better of two tries for ours and for Tesseract's alike, since absolute times
of one machine mean little elsewhere.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2 as pdfium
from generator.contents import make
from generator.degrade import WEARS
from generator.draw import draw
from generator.looks import LOOKS
from generator.scans import scan_pdf

from pipeline.app.convert import convert_source
from pipeline.errors import NotAnSop
from pipeline.source.identify import identify

DPI = 300


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        given = [Path(a) for a in sys.argv[1:]] or _made(Path(folder))
        digital = [p for p in given if not _is_scan(p)]
        scans = [p for p in given if _is_scan(p)]
        for path in given:
            _cpu(path)  # warm: imports, and engines that are loaded only when something calls for them
        if digital:
            _report("digital page, CPU ms", [1000 * _best(lambda p=p: _cpu(p)) / _pages(p) for p in digital])
        if scans:
            ours = [_best(lambda p=p: _cpu(p)) / _pages(p) for p in scans]
            _report("scanned page, CPU s", ours)
            if shutil.which("tesseract"):
                theirs = [_best(lambda p=p: _tesseract(p, Path(folder))) / _pages(p) for p in scans]
                _report("tesseract --psm 3 at 300 dpi, CPU s", theirs)
                _report("ratio ours / tesseract", [a / b for a, b in zip(ours, theirs, strict=True)])
            else:
                print("tesseract is not installed: no ratio")


def _made(folder: Path) -> list[Path]:
    paths = []
    for n, look in enumerate(LOOKS):
        pdf = draw(make(100 + n), look)
        paths.append(folder / f"digital-{look.name}.pdf")
        paths[-1].write_bytes(pdf)
        wear = WEARS[n % 3]
        paths.append(folder / f"scan-{look.name}-{wear.name}.pdf")
        paths[-1].write_bytes(scan_pdf(pdf, wear, seed=n))
    return paths


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


def _best(run: Callable[[], float]) -> float:
    return min(run(), run())


def _cpu(path: Path) -> float:
    start = time.process_time()
    with contextlib.suppress(NotAnSop):
        convert_source(identify(path))
    return time.process_time() - start


def _tesseract(path: Path, folder: Path) -> float:
    images = []
    document = pdfium.PdfDocument(path)
    try:
        for i in range(len(document)):
            images.append(folder / f"page{i}.png")
            document[i].render(scale=DPI / 72).to_pil().save(images[-1])
    finally:
        document.close()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for image in images:
        subprocess.run(
            ["tesseract", str(image), "-", "-l", "ind", "--psm", "3"],
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            capture_output=True,
            check=True,
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _report(what: str, figures: Iterable[float]) -> None:
    found = sorted(figures)
    print(f"{what}: median {statistics.median(found):.3f}, min {found[0]:.3f}, max {found[-1]:.3f} (n={len(found)})")


if __name__ == "__main__":
    main()
