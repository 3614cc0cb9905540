"""What the flow costs: CPU of a page for symbols, lines and graph, on drawings and on pictures at 200 dpi.

    PYTHONPATH=tests python benchmarks/flow_cost.py [FILE ...]

Without files it draws its own, and scans them. One process, one thread. Counted are the calls that see the drawing
(path objects sorted; symbols and connecting lines found in the picture) and those that make a graph of it, on pages
that have symbols; the rest of the reading is not.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.contents import make
from generator.degrade import WEARS
from generator.draw import draw
from generator.looks import FLOW_LOOKS, LOOKS, Look
from generator.rich import make_rich
from generator.scans import scan_pdf

import pipeline.elements.digital.read as digital
import pipeline.elements.scan.read as scan
import pipeline.sop.flow as graph
from pipeline.app.convert import convert_file
from pipeline.errors import SopError

OFFICE = next(w for w in WEARS if w.name == "kantor")
STAGES = (
    (digital, "read_drawing", "vektor"),
    (scan, "find_shapes", "raster"),
    (scan, "find_connectors", "raster"),
    (graph, "recover", "graf"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    asked = parser.parse_args()
    spent: dict[str, float] = defaultdict(float)
    for module, name, stage in STAGES:
        _timed(module, name, stage, spent)
    with tempfile.TemporaryDirectory() as folder:
        files = asked.files or _drawn(Path(folder))
        convert_file(files[0])  # imports and vocabularies
        found: dict[str, list[float]] = defaultdict(list)
        for path in files:
            spent.clear()
            try:
                sops = convert_file(path).sops
            except SopError:
                continue
            road = "raster" if spent["raster"] > spent["vektor"] else "vektor"
            pages = {b.halaman for s in sops for p, b in s.bukti.items() if p.startswith("/alur/simbol")}
            if pages:
                found[road].append(1000 * (spent[road] + spent["graf"]) / len(pages))
    print("road    documents  CPU ms a page: median  least  most")
    for road, times in found.items():
        print(f"{road:8}{len(times):9}  {statistics.median(times):21.1f} {min(times):6.1f} {max(times):5.1f}")


def _timed(module: Any, name: str, stage: str, spent: dict[str, float]) -> None:
    """Puts a clock around a stage's function."""
    work: Callable[..., Any] = getattr(module, name)

    def clocked(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return work(*args, **kwargs)
        finally:
            spent[stage] += time.process_time() - start

    setattr(module, name, clocked)


def _drawn(folder: Path) -> list[Path]:
    files = []
    for look in (*LOOKS, *FLOW_LOOKS):
        pdf = draw(_plan(look), look)
        for name, data in ((look.name, pdf), (f"{look.name}-pindai", scan_pdf(pdf, OFFICE, 1))):
            path = folder / f"{name}.pdf"
            path.write_bytes(data)
            files.append(path)
    return files


def _plan(look: Look) -> Any:
    if look.rich:
        return make_rich(500)
    if look.same_page:
        return make(500, steps=4)
    return make(500, split=look.rows_per_page if look.rows_per_page < 9 else None)


if __name__ == "__main__":
    main()
