"""Documents that the speed benchmarks read when they are given none: landscape A4, digital and scanned at 300 dpi."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, cycle
from pathlib import Path

from generator.contents import make
from generator.degrade import WEARS
from generator.draw import draw
from generator.looks import LOOKS, Look
from generator.plan import Rencana
from generator.scans import scan_pdf

from pipeline.source.inputs import InputDocument

DPI = 300
SEED = 4000
_WORN = tuple(replace(w, dpi=DPI) for w in WEARS if w.name in ("bersih", "kantor", "fotokopi"))


def plan_for(look: Look, seed: int) -> Rencana:
    """A plan that the look can draw."""
    if look.same_page:
        return make(seed, steps=4)
    return make(seed, split=look.rows_per_page if look.rows_per_page < 9 else None)


def digital(folder: Path, wanted: int) -> list[Path]:
    """So many drawn PDFs, every look in turn."""
    return [_kept(folder / f"digital-{n:03d}-{look.name}.pdf", _drawn(look, n)) for n, look in _looks(wanted)]


def scanned(folder: Path, wanted: int) -> list[Path]:
    """So many scans of 300 dpi, every look in turn, clean, through an office scanner and copied in turn."""
    found = []
    for (n, look), wear in zip(_looks(wanted), cycle(_WORN), strict=False):
        path = folder / f"scan-{n:03d}-{look.name}-{wear.name}.pdf"
        found.append(_kept(path, scan_pdf(_drawn(look, n), wear, seed=n)))
    return found


def repeated(paths: list[Path], folder: Path, wanted: int) -> list[InputDocument]:
    """So many documents, the given ones over and over under other names."""
    found = []
    for n, path in zip(range(wanted), cycle(paths), strict=False):
        name = folder / f"{n:04d}-{path.name}"
        name.symlink_to(path.resolve())
        found.append(InputDocument(name, name.name, name.stem))
    return found


def _looks(wanted: int) -> Iterator[tuple[int, Look]]:
    return zip(range(wanted), cycle(LOOKS), strict=False)


def _drawn(look: Look, n: int) -> bytes:
    for seed in count(SEED + n, 1000):
        try:
            return draw(plan_for(look, seed), look)
        except ValueError:  # a plan that this look cannot draw
            continue
    raise AssertionError


def _kept(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
