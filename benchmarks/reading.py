"""How well made-up documents are read: by look, by wear and by resolution, against their exact truth.

    PYTHONPATH=tests python benchmarks/reading.py [--seeds N] [--looks A,B] [--only WEAR,WEAR] [--keep FOLDER]

`sel`, `cer`, `langkah`, `ditinjau` and `diam` as the acceptance figures count them; `ident` and `butir` are the shares
of identity fields and of list items that are right; `keliru` the share of values not up for review in which any letter
or digit is wrong. --keep writes prediction and truth of every document as JSON.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from generator.degrade import HARD, INPUTS, WEARS, Wear
from generator.looks import LOOKS
from judging import Judged, judge
from made import Case, read

from pipeline.model.store import dump_sop

CLEAN, OFFICE = WEARS[0], WEARS[1]
BY_DPI = tuple(
    replace(w, name=f"{w.name}-{dpi}", dpi=dpi) for w in (CLEAN, OFFICE) for dpi in (100, 150, 200, 300, 600)
)
VECTOR = "digital"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first", type=int, default=700, help="first seed")
    parser.add_argument("--looks", default="")
    parser.add_argument("--only", default="", help="names of wears")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("-j", "--jobs", type=int, default=2)
    asked = parser.parse_args()
    looks = [x for x in LOOKS if not asked.looks or x.name in asked.looks.split(",")]
    wears: list[Wear | None] = [None, *BY_DPI, *WEARS[2:], HARD, *INPUTS]
    wears = [w for w in wears if not asked.only or (w.name if w else VECTOR) in asked.only.split(",")]
    cases = [Case(look, w, asked.first + s) for w in wears for look in looks for s in range(asked.seeds)]
    rows: list[tuple[Case, Judged]] = []
    with ProcessPoolExecutor(asked.jobs, mp_context=get_context("spawn")) as pool:
        for case, judged in zip(cases, pool.map(_judged, cases, [asked.keep] * len(cases)), strict=True):
            rows.append((case, judged))
    _report("coretan", [(_wear(c), j) for c, j in rows])
    _report("tampilan (pindaian)", [(c.look.name, j) for c, j in rows if c.wear is not None])


def _wear(case: Case) -> str:
    return case.wear.name if case.wear else VECTOR


def _judged(case: Case, keep: Path | None) -> Judged:
    sop, truth = read(case), case.truth()
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        name = f"{case.look.name}.{_wear(case)}.{case.seed}"
        (keep / f"{name}.truth.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf-8")
        (keep / f"{name}.pdf").write_bytes(case.pdf())
        if sop is not None:
            (keep / f"{name}.json").write_text(dump_sop(sop), encoding="utf-8")
    return judge(truth, sop)


def _report(what: str, rows: Sequence[tuple[str, Judged]]) -> None:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for name, judged in rows:
        groups[name].append(judged)
    groups["semua"] = [j for _, j in rows]
    heads = ("langkah", "sel", "cer", "nomor", "ident", "peran", "butir", "ditinjau", "diam", "keliru")
    print(f"\n{what:22} {'n':>3} " + " ".join(f"{h:>8}" for h in heads))
    for name, many in groups.items():
        print(f"{name:22} {len(many):3} " + " ".join(f"{v:8.4f}" for v in figures(many)))


def figures(many: Sequence[Judged]) -> tuple[float, ...]:
    """In the order of the table's heads."""
    cells = [v for j in many for v in j.of("sel")]
    asked = [v for j in many for v in j.asked]
    sure = [v for v in asked if not v.flagged]
    return (
        _share(j.steps for j in many),
        _share(v.right for v in cells),
        sum(v.errors for v in cells) / max(1, sum(v.letters for v in cells)),
        *(_share(v.right for j in many for v in j.of(kind)) for kind in ("nomor", "identitas", "peran", "butir")),
        _share(v.flagged for v in asked),
        _share(not v.right for v in sure),
        _share(not v.exact for v in sure),
    )


def _share(marks: Iterable[bool]) -> float:
    found = list(marks)
    return sum(found) / len(found) if found else 0.0


if __name__ == "__main__":
    main()
