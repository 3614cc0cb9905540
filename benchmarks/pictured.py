"""Digital documents as scans of themselves: what is read of the pictures, beside what their text layer says.

    PYTHONPATH=.:tests python benchmarks/pictured.py FOLDER OUT [--wear kantor] [--dpi 200]

Every PDF of the folder is rendered, worn (generator.degrade) and read; OUT/truth holds the JSON of the document itself
and OUT/pred that of its picture, under the names that a scorer of folders expects. Real documents have layouts and type
that made-up ones lack, and no truth is needed for them. Documents that hold no SOP, or several, are passed over.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from generator.degrade import HARD, INPUTS, WEARS, Wear
from generator.scans import scan_pdf

from pipeline.app.convert import convert
from pipeline.errors import SopError
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
    done = sum(_pictured(path, given.out, wear, seed) for seed, path in enumerate(paths))
    print(f"{done} of {len(paths)} documents, {wear.name} at {wear.dpi} dpi")


def _pictured(path: Path, out: Path, wear: Wear, seed: int) -> bool:
    scan = out / "scan" / path.name
    scan.write_bytes(scan_pdf(path.read_bytes(), wear, seed))
    itself, picture = _only(path), _only(scan)
    if itself is None:
        return False
    (out / "truth" / f"{path.stem}.truth.json").write_text(dump_sop(itself), encoding="utf-8")
    if picture is not None:
        (out / "pred" / f"{path.stem}.json").write_text(dump_sop(picture), encoding="utf-8")
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
