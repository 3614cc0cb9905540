"""Digital documents as scans of themselves: what is read of the pictures, beside what their text layer says.

    PYTHONPATH=.:tests python benchmarks/pictured.py FOLDER OUT [--wear kantor] [--dpi 200]

Every PDF of the folder is rendered, worn (generator.degrade) and read; OUT/truth holds the JSON of the document itself
and OUT/pred that of its picture, under the names that a scorer of folders expects. Real documents have layouts and type
that made-up ones lack, and no truth is needed for them. Documents that hold no SOP, or several, are passed over.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.degrade import HARD, INPUTS, WEARS, Wear
from generator.scans import scan_pdf

from pipeline.app.convert import convert
from pipeline.errors import NotAnSop, SopError
from pipeline.model.sop import SOP
from pipeline.model.store import dump_sop


def main() -> None:
    known = {w.name: w for w in (*WEARS, HARD, *INPUTS)}
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--wear", choices=sorted(known), default="kantor")
    arguments.add_argument("--dpi", type=int)
    given = arguments.parse_args()
    wear = known[given.wear]
    wear = replace(wear, dpi=given.dpi or wear.dpi)
    for name in ("truth", "pred", "scan"):
        (given.out / name).mkdir(parents=True, exist_ok=True)
    paths = sorted(given.folder.glob("*.pdf"))
    done = sum(_kept(Pictured(path, wear, seed), given.out) for seed, path in enumerate(paths))
    print(f"{done} of {len(paths)} documents, {wear.name} at {wear.dpi} dpi")


@dataclass(frozen=True, slots=True)
class Pictured:
    """A digital document as a scan of itself; truth is what its text layer says. seed: of the wear."""

    path: Path
    wear: Wear
    seed: int

    def pdf(self) -> bytes:
        return scan_pdf(self.path.read_bytes(), self.wear, self.seed)

    def truth(self) -> dict[str, Any]:
        """NotAnSop where it holds no SOP, or several."""
        itself = _only(self.path)
        if itself is None:
            raise NotAnSop("bukan_sop", berkas=self.path.name, halaman=0)
        return itself.model_dump(mode="json")


def _kept(document: Pictured, out: Path) -> bool:
    itself = _only(document.path)
    if itself is None:
        return False
    scan = out / "scan" / document.path.name
    scan.write_bytes(document.pdf())
    picture = _only(scan)
    (out / "truth" / f"{scan.stem}.truth.json").write_text(dump_sop(itself), encoding="utf-8")
    if picture is not None:
        (out / "pred" / f"{scan.stem}.json").write_text(dump_sop(picture), encoding="utf-8")
    return True


def _only(path: Path) -> SOP | None:
    """The file's SOP; None where it has none, or several."""
    try:
        found = list(convert(path))
    except SopError:
        return None
    return found[0] if len(found) == 1 else None


if __name__ == "__main__":
    main()
