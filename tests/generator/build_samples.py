"""Makes samples/: a digital PDF, a scan and a text copy with what they must give.

    PYTHONPATH=tests python -m generator.build_samples

The expected JSON is the truth of the drawing itself and not the output of the reader, so that it cannot repeat the
reader's mistakes.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.contents import make
from generator.degrade import WEARS
from generator.draw import draw
from generator.looks import LOOKS
from generator.scans import scan_pdf
from generator.textcopy import tabbed
from generator.truth import truth

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def main() -> None:
    (SAMPLES / "expected").mkdir(parents=True, exist_ok=True)
    looks = {look.name: look for look in LOOKS}
    wears = {wear.name: wear for wear in WEARS}
    digital, scanned, copied = make(21), make(22), make(23)
    (SAMPLES / "digital.pdf").write_bytes(draw(digital, looks["excel"]))
    (SAMPLES / "scan.pdf").write_bytes(scan_pdf(draw(scanned, looks["polos"]), wears["kantor"], seed=22))
    (SAMPLES / "salinan.txt").write_text(tabbed(copied), encoding="utf-8")
    for name, plan in (("digital", digital), ("scan", scanned), ("salinan", copied)):
        expected = truth(plan)
        if name == "salinan":  # a text copy carries no shapes, so it can show no actor and no flow
            expected["alur"] = {"simbol": [], "panah": []}
            for step in expected["langkah"]:
                step["pelaksana"] = []
        text = json.dumps(expected, ensure_ascii=False, indent=2) + "\n"
        (SAMPLES / "expected" / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
