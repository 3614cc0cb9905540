"""How well the flow comes back: made-up documents by look and by wear, and real ones by agreement of two readings.

    PYTHONPATH=tests python benchmarks/flow.py [--seeds N] [--first SEED] [PDF or folder of digital PDFs ...]

Without paths: every look, drawn (vector) and scanned with every wear, against its exact truth. With paths: each digital
document is read as it is and again from its pages as pictures; no truth is needed for that. F1 of symbols by step, role
(and kind), of arrows by both ends and direction, of labels; `salah`: share of the arrows not up for review that are
wrong.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

from generator.contents import make
from generator.degrade import WEARS, Wear
from generator.draw import draw
from generator.looks import FLOW_LOOKS, LOOKS, Look
from generator.plan import Rencana
from generator.rich import make_rich
from generator.scans import scan_pdf

from pipeline.app.convert import convert_file
from pipeline.errors import SopError
from pipeline.model.sop import SOP

VECTOR = "vektor"
CLEAN = WEARS[0]
SCANS = (*(replace(CLEAN, name=f"bersih-{dpi}", dpi=dpi) for dpi in (150, 200, 300)), *WEARS[1:])
PICTURE = next(w for w in WEARS if w.name == "kantor")
Marks = Counter[tuple[object, ...]]


@dataclass
class Flow:
    """What is compared of one flow."""

    simbol: Marks = field(default_factory=Counter)
    jenis: Marks = field(default_factory=Counter)
    panah: Marks = field(default_factory=Counter)
    label: Marks = field(default_factory=Counter)
    yakin: Marks = field(default_factory=Counter)  # the arrows that are not up for review


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first", type=int, default=500, help="the first of the seeds")
    asked = parser.parse_args()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        if asked.paths:
            files = [f for p in asked.paths for f in (sorted(p.glob("*.pdf")) if p.is_dir() else [p])]
            _report("dokumen", list(pool.map(_agreement, files)))
        else:
            tasks = [
                (look, wear, seed)
                for look in (*LOOKS, *FLOW_LOOKS)
                for wear in (None, *SCANS)
                for seed in range(asked.first, asked.first + asked.seeds)
            ]
            results = list(pool.map(_against_truth, *zip(*tasks, strict=True)))
            _report(
                "coretan",
                [(w.name if w else VECTOR, a, b) for (_, w, _), (_, a, b) in zip(tasks, results, strict=True)],
            )
            _report("tampilan (pindaian)", [r for (_, w, _), r in zip(tasks, results, strict=True) if w])


def _against_truth(look: Look, wear: Wear | None, seed: int) -> tuple[str, Flow, Flow]:
    plan = plan_for(look, seed)
    pdf = draw(plan, look)
    return look.name, truth_of(plan), _read(pdf if wear is None else scan_pdf(pdf, wear, seed))


def _agreement(path: Path) -> tuple[str, Flow, Flow]:
    return path.stem[:28], _of(convert_file(path).sops), _read(scan_pdf(path.read_bytes(), PICTURE, 1))


def plan_for(look: Look, seed: int) -> Rencana:
    """A plan that the look can draw."""
    if look.rich:
        return make_rich(seed)
    if look.same_page:
        return make(seed, steps=4)
    return make(seed, split=look.rows_per_page if look.rows_per_page < 9 else None)


def truth_of(plan: Rencana) -> Flow:
    at = [(s.langkah, s.pelaksana) for s in plan.simbol]
    return Flow(
        Counter(at),
        Counter((s.langkah, s.pelaksana, s.jenis) for s in plan.simbol),
        Counter((at[p.dari], at[p.ke]) for p in plan.panah),
        Counter((at[p.dari], at[p.ke], p.label) for p in plan.panah if p.label),
    )


def _read(pdf: bytes) -> Flow:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(pdf)
        try:
            return _of(convert_file(path).sops)
        except SopError:
            return Flow()


def _of(sops: Iterable[SOP]) -> Flow:
    flow = Flow()
    for n, sop in enumerate(sops):
        at = {s.id: (n, s.langkah, s.pelaksana) if n else (s.langkah, s.pelaksana) for s in sop.alur.simbol}
        flow.simbol.update(at[s.id] for s in sop.alur.simbol)
        flow.jenis.update((*at[s.id], s.jenis) for s in sop.alur.simbol)
        for k, p in enumerate(sop.alur.panah):
            arrow = (at[p.dari], at[p.ke])
            flow.panah[arrow] += 1
            if p.label:
                flow.label[(*arrow, p.label)] += 1
            if f"/alur/panah/{k}" not in sop.perlu_ditinjau:
                flow.yakin[arrow] += 1
    return flow


def _report(what: str, rows: list[tuple[str, Flow, Flow]]) -> None:
    groups: dict[str, list[tuple[Flow, Flow]]] = defaultdict(list)
    for name, true, got in rows:
        groups[name].append((true, got))
        groups["semua"].append((true, got))
    print(f"\n{what:28} {'n':>3} {'simbol':>7} {'jenis':>7} {'panah':>7} {'label':>7} {'salah':>7}")
    for name, pairs in groups.items():
        figures = [
            _f1(((getattr(t, k), getattr(g, k)) for t, g in pairs)) for k in ("simbol", "jenis", "panah", "label")
        ]
        sure = sum(g.yakin.total() for _, g in pairs)
        wrong = sum((g.yakin - t.panah).total() for t, g in pairs)
        print(f"{name:28} {len(pairs):3} " + " ".join(_shown(f) for f in [*figures, wrong / sure if sure else None]))


def _f1(pairs: Iterator[tuple[Marks, Marks]]) -> float | None:
    hit = total = 0
    for true, got in pairs:
        hit += (true & got).total()
        total += true.total() + got.total()
    return 2 * hit / total if total else None


def _shown(figure: float | None) -> str:
    return f"{'-' if figure is None else format(figure, '.3f'):>7}"


if __name__ == "__main__":
    main()
