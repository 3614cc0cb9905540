"""Ours beside what a user would pick instead, on the same pages in one run.

    PYTHONPATH=.:tests python benchmarks/peers.py --venvs FOLDER [--seeds N] [--out docs/benchmarks.md]

Every tool runs in an environment of its own in FOLDER (made where missing, from the package index), one process for
all its pages of a kind, one thread. CPU is that of the whole process, start-up included, divided by its pages; memory
is its largest process.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from peer_pages import LEANING, OFFICE, MadePage, in_cells, made_pages
from peer_report import report
from peer_scores import html_of, rows_of, score
from peer_tools.give import MARK
from peer_venvs import MEASURE, PEERS, Peer, python_of, version_of

TOOLS = Path(__file__).resolve().parent / "peer_tools"
ROOT = TOOLS.parents[1]
DIGITAL = "digital"
KINDS = (DIGITAL, LEANING.name, OFFICE.name)


@dataclass(frozen=True, slots=True)
class Line:
    """What one tool did with one kind of pages. cpu, wall: seconds a page; memory: MiB; teds, topology, content: None
    where the tool gives no table. failed: why there are no figures."""

    peer: Peer
    kind: str
    version: str
    cpu: float = 0.0
    wall: float = 0.0
    memory: float = 0.0
    cells: float = 0.0
    cer: float = 1.0
    teds: float | None = None
    topology: float | None = None
    content: float | None = None
    failed: str = ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venvs", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = made_pages(Path(folder), asked.seeds)
        lines = []
        for kind in KINDS:
            for peer in PEERS:
                if peer.digital if kind == DIGITAL else peer.scans:
                    lines.append(_line(peer, kind, pages, asked.venvs.resolve()))
                    print(lines[-1], flush=True)
    text = report(lines, KINDS, len(pages))
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")
    print(text)


def _line(peer: Peer, kind: str, pages: Sequence[MadePage], folder: Path) -> Line:
    python = python_of(peer, folder)
    if python is None:
        return Line(peer, kind, "", failed="could not be installed")
    version = version_of(peer, python)
    files = [_file(page, kind, peer) for page in pages]
    out, cpu, memory, status = _run([python, TOOLS / peer.script, *peer.options, *files])
    results = [json.loads(line.removeprefix(MARK)) for line in out.splitlines() if line.startswith(MARK)]
    if status or len(results) != len(pages):
        return Line(peer, kind, version, failed=f"ended with status {status} after {len(results)} pages")
    tables = [_rows(page, kind, found) for page, found in zip(pages, results, strict=True)]
    scores = [score(page.rows, rows) for page, rows in zip(pages, tables, strict=True)]
    measured = _measured(folder, pages, [r["html"] or html_of(r["rows"]) for r in results])
    known = measured is not None and not any(r["words"] for r in results)
    teds, topology, content = (
        [sum(m[k] for m in measured) / len(pages) for k in range(3)] if known and measured else [None] * 3
    )
    return Line(
        peer,
        kind,
        version,
        cpu / len(pages),
        median(r["seconds"] for r in results),
        memory,
        sum(s.right for s in scores) / sum(s.cells for s in scores),
        sum(s.errors for s in scores) / sum(s.letters for s in scores),
        teds,
        topology,
        content,
    )


def _file(page: MadePage, kind: str, peer: Peer) -> Path:
    if kind == DIGITAL:
        return page.pdf
    return (page.prepared if peer.prepared else page.pictures)[kind]


def _rows(page: MadePage, kind: str, found: dict[str, Any]) -> Sequence[Sequence[str]]:
    if found["words"]:
        return in_cells(page, kind, found["words"])
    return found["rows"] or (rows_of(found["html"]) if found["html"] else [])


def _run(command: Sequence[object]) -> tuple[str, float, float, int]:
    """Output, CPU seconds (children included), largest resident set in MiB, exit status."""
    env = os.environ | {"PYTHONPATH": str(ROOT), "OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1"}
    launcher = [sys.executable, "-S", TOOLS / "measured.py"]
    done = subprocess.run([str(c) for c in (*launcher, *command)], capture_output=True, text=True, env=env)
    took = json.loads(done.stderr.rsplit("@@took ", 1)[1])
    return done.stdout, took["cpu"], took["memory"], took["status"]


def _measured(folder: Path, pages: Sequence[MadePage], tables: Sequence[str]) -> list[list[float]] | None:
    """TEDS, GriTS of topology and of content, page by page."""
    python = python_of(MEASURE, folder)
    if python is None:
        return None
    asked = json.dumps([[p.name, p.html, table] for p, table in zip(pages, tables, strict=True)])
    command = [str(python), str(TOOLS / MEASURE.script)]
    found = json.loads(subprocess.run(command, input=asked, capture_output=True, text=True, check=True).stdout)
    return [found[p.name] for p in pages]


if __name__ == "__main__":
    main()
