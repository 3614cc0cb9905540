"""Confidence of values measured: weights and table from some made-up pages, how well they hold on others.

    PYTHONPATH=.:tests python benchmarks/calibration.py [--documents N] [--also FOLDER] [--write] [--rows FILE]

The documents go through all looks and wears. Those with even seeds teach, those with odd seeds are held back, so no
text and no page is in both. --also adds digital documents as scans of themselves (see pictured.py): every second one
teaches, in all its wears, and the others are held back. A value is right when every letter and digit of it is. Each is
weighed twice, with the general word list of the language and as if none were installed; what is printed is with it
where nothing else is said, and so are the thresholds. Printed
of the held-back ones, and of each of the two sorts where there are both: the
reliability curve, the expected calibration error (ten bins of equal width, as in the literature, and ten of equal
number), and what a user gets for each share of errors that he accepts. --write renews pipeline/data/keyakinan.toml;
--check leaves out the teaching and holds what stands there against the held-back documents. --rows keeps what was
measured, and starts from there when the file exists.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import numpy.typing as npt
from generator.degrade import HARD, INPUTS, WEARS
from generator.looks import LOOKS
from judging import judge
from made import Case
from pictured import Pictured
from reading import BY_DPI

from pipeline.app.convert import page_parts, source_of
from pipeline.data.load import read_toml
from pipeline.elements.read import read_pages
from pipeline.errors import SopError
from pipeline.ocr.word_list import general_words
from pipeline.sop.assemble import assembled
from pipeline.sop.belief import SIGNS, signs_of
from pipeline.sop.documents import split_documents
from pipeline.sop.evidence import Evidence
from pipeline.source.identify import identify

Floats = npt.NDArray[np.float64]
TABLE = Path(__file__).resolve().parents[1] / "pipeline" / "data" / "keyakinan.toml"
WEARS_USED = (*[w for w in BY_DPI if w.dpi in (100, 150, 200, 300)], *WEARS[2:], HARD, *INPUTS)
ACCEPTED = (0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.2)
PICTURED = tuple(
    w for w in (*WEARS, *INPUTS) if w.name in ("kantor", "fotokopi", "stempel", "kasar", "hitam-putih", "foto")
)
DEFAULT = 0.005  # accepted where nobody says otherwise: an eighth of a very poor copy is then up for review
RIDGE = 2.0


@dataclass(frozen=True, slots=True)
class Row:
    """One value that was read: its signs (see `pipeline.sop.belief`), and whether it is right."""

    seed: int
    wear: str
    pointer: str
    signs: tuple[float, ...]
    right: bool
    certain: bool  # up for review whatever its confidence
    listed: bool  # weighed with a general word list


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=208)
    parser.add_argument("--also", type=Path, help="folder of digital PDFs")
    parser.add_argument("--rows", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--first", type=int, default=2000, help="first seed")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    asked = parser.parse_args()
    seeds = range(asked.first + asked.check, asked.first + asked.documents, 2 if asked.check else 1)
    worn = _worn(asked.also, held_only=asked.check) if asked.also else []
    if general_words() is None:
        parser.error("the Indonesian model of Tesseract is needed: its word list is weighed")
    rows = _kept(asked.rows) or list(_measured([*_cases(seeds), *worn], asked.jobs))
    if asked.rows:
        asked.rows.write_text("\n".join(json.dumps(asdict(r)) for r in rows), encoding="utf-8")
    taught = [r for r in rows if r.seed % 2 == 0]
    held = [r for r in rows if r.seed % 2]
    if asked.check:
        known = read_toml(TABLE.name)
        weights = np.array([known["bobot"][name] for name in SIGNS])
        table = known["tabel"]["baris"]
        _reports(held, weights, table, known["terima"]["baris"])
        return
    weights = _fit(taught)
    scores = _signs(taught) @ weights
    table = _table(scores, _right(taught))
    plain = [r for r in taught if r.listed]
    accepted = _thresholds(np.interp(_signs(plain) @ weights, *zip(*table, strict=True)), plain)
    if asked.write:
        _write(weights, table, accepted, plain)
    _reports(held, weights, table, accepted)


def _kept(path: Path | None) -> list[Row]:
    if path is None or not path.is_file():
        return []
    read = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Row(**{**r, "signs": tuple(r["signs"])}) for r in read]


def _cases(seeds: Sequence[int]) -> list[Case]:
    """Two of each look and wear before any comes again, one to teach and one to be held back."""
    return [Case(LOOKS[s // 2 % len(LOOKS)], WEARS_USED[s // 2 % len(WEARS_USED)], s) for s in seeds]


def _worn(folder: Path, *, held_only: bool) -> list[Pictured]:
    paths = sorted(folder.glob("*.pdf"))
    return [
        Pictured(path, wear, seed)
        for seed, path in enumerate(paths)
        for n, wear in enumerate(PICTURED)
        if (seed // 2 + n) % 2 == 0 and (seed % 2 or not held_only)
    ]


def _measured(documents: Sequence[Case | Pictured], jobs: int) -> Iterable[Row]:
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for found in pool.map(_rows, documents):
            yield from found


def _rows(case: Case | Pictured) -> list[Row]:
    book = Evidence()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.pdf"
        try:
            truth = case.truth()
            path.write_bytes(case.pdf())
            source = identify(path)
            documents = split_documents([page_parts(page) for page in read_pages(source)])
        except SopError:
            return []
    if not documents:
        return []
    sop = assembled(documents[0], source_of(source, documents[0], 1), book)
    right = {v.pointer: v.exact for v in judge(truth, sop).values}
    scanned = {p: r for p, r in book.readings.items() if r.asal != "teks"}
    certain = {p for p, r in book.readings.items() if r.review or r.asal == "tulisan_tangan"}
    wear = case.wear.name if case.wear else ""
    sort = "+" if isinstance(case, Pictured) else ""
    return [
        Row(case.seed, sort + wear, p, signs, right[p], p in certain, listed)
        for listed in (True, False)
        for p, signs in signs_of(scanned, general_words() if listed else None).items()
        if p in right
    ]


def _signs(rows: Sequence[Row]) -> Floats:
    return np.array([r.signs for r in rows], dtype=np.float64)


def _right(rows: Sequence[Row]) -> Floats:
    return np.array([r.right for r in rows], dtype=np.float64)


def _fit(rows: Sequence[Row]) -> Floats:
    """Logistic regression, its weights but the constant held back a little (Newton's method)."""
    x, y = _signs(rows), _right(rows)
    hold = RIDGE * np.eye(len(SIGNS))
    hold[0, 0] = 1e-6
    w = np.zeros(len(SIGNS))
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (p - y) + hold @ w
        w = w - np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + hold, slope)
        w[1:4] = np.maximum(w[1:4], 0)  # surer engines never speak against a value
    return w


def _table(scores: Floats, right: Floats, pieces: int = 14) -> list[tuple[float, float]]:
    """Scores to shares that were right: groups of like scores, smaller where errors are, pooled until they rise."""
    order = np.argsort(scores)
    wrong = np.cumsum(1 - right[order]) + 0.05 * np.arange(1, len(order) + 1)
    edges = np.searchsorted(wrong, np.linspace(0, wrong[-1], pieces + 1)[1:-1])
    groups = [g for g in np.split(order, sorted(set(edges.tolist()))) if len(g)]
    found: list[tuple[float, float, float]] = []  # weight, score, share
    for g in groups:
        # half a wrong value more than were seen: nothing is certain
        one = (float(len(g)), float(scores[g].mean()), float((right[g].sum() + 0.5) / (len(g) + 1)))
        found.append(one)
        while len(found) > 1 and found[-2][2] >= found[-1][2]:
            (n, s, p), (m, t, q) = found[-2:]
            found[-2:] = [(n + m, (n * s + m * t) / (n + m), (n * p + m * q) / (n + m))]
    return [(round(s, 3), round(min(p, 0.9995), 4)) for _, s, p in found]


def _thresholds(sure: Floats, rows: Sequence[Row]) -> list[tuple[float, float]]:
    """For each accepted share of errors the least confidence that keeps to it."""
    free = np.array([not r.certain for r in rows])
    p, wrong = sure[free], 1 - _right(rows)[free]
    order = np.argsort(-p)
    share = np.cumsum(wrong[order]) / np.arange(1, len(order) + 1)
    found = []
    for error in ACCEPTED:
        fine = np.flatnonzero(share <= error)
        found.append((error, round(float(p[order][fine[-1]]) if fine.size else 1.0, 4)))
    return found


def _write(weights: Floats, table: Sequence[tuple[float, float]], accepted: object, taught: Sequence[Row]) -> None:
    made, worn = ({(r.seed, r.wear) for r in taught if r.wear.startswith("+") is w} for w in (False, True))
    also = f" and {len(worn)} of public documents worn in the same ways" if worn else ""
    lines = [
        "# How likely a value that OCR read is right (see pipeline/sop/belief.py). Made by benchmarks/calibration.py.",
        "",
        "[meta]",
        f'date = "{date.today().isoformat()}"',
        f'source = "measured on {len(made)} made-up scans of every look and wear of tests/generator{also}: '
        f'{len(taught)} values"',
        "",
        "# What each sign counts for, in log odds.",
        "[bobot]",
        *(f"{name} = {w:.4f}" for name, w in zip(SIGNS, weights, strict=True)),
        "",
        "# The sum of the signs against the share of such values that were right. Between the rows it runs straight.",
        "[tabel]",
        f"baris = {[list(r) for r in table]}",
        "",
        "# Share of errors accepted of what is not up for review, against the least confidence that keeps to it.",
        "[terima]",
        f"biasa = {DEFAULT}",
        f"baris = {[list(r) for r in accepted]}",  # type: ignore[attr-defined]
        "",
    ]
    TABLE.write_text("\n".join(lines), encoding="utf-8")


def _reports(
    rows: Sequence[Row], weights: Floats, table: Sequence[tuple[float, float]], accepted: Sequence[tuple[float, float]]
) -> None:
    listed = [r for r in rows if r.listed]
    made, worn = ([r for r in listed if r.wear.startswith("+") is w] for w in (False, True))
    for some in (listed, made, worn) if worn else (listed,):
        _report(some, np.interp(_signs(some) @ weights, *zip(*table, strict=True)), accepted)
    print("\nwithout a word list")
    bare = [r for r in rows if not r.listed]
    _report(bare, np.interp(_signs(bare) @ weights, *zip(*table, strict=True)), accepted)


def _report(rows: Sequence[Row], sure: Floats, accepted: Sequence[tuple[float, float]]) -> None:
    right, n = _right(rows), len(rows)
    documents = len({(r.seed, r.wear) for r in rows})
    print(f"\nheld back: {documents} documents, {n} values, {int(n - right.sum())} of them wrong")
    print(f"{'confidence':>14} {'n':>6} {'mean':>8} {'right':>8}")
    width = 0.0
    for a, b in pairwise(np.linspace(0, 1, 11)):
        inside = (sure >= a) & ((sure < b) | (b == 1))
        if inside.any():
            mean, share = float(sure[inside].mean()), float(right[inside].mean())
            width += inside.sum() / n * abs(mean - share)
            print(f"{a:6.1f} to {b:4.1f} {int(inside.sum()):6} {mean:8.4f} {share:8.4f}")
    groups = np.array_split(np.argsort(sure), 10)
    number = sum(len(g) / n * abs(float(sure[g].mean() - right[g].mean())) for g in groups)
    print(f"expected calibration error: {width:.4f} (bins of equal width), {number:.4f} (of equal number)")
    by_wear: dict[str, list[int]] = {}
    for i, r in enumerate(rows):
        by_wear.setdefault(r.wear, []).append(i)
    print("mean confidence and share right by wear: ")
    for wear, some in by_wear.items():
        print(f"  {wear:14} n {len(some):5}  {float(sure[some].mean()):.4f}  {float(right[some].mean()):.4f}")
    print(f"{'accepted':>9} {'least':>7} {'reviewed':>9} {'wrong among the rest':>21}")
    for error, least in accepted:
        shown = np.array([not r.certain for r in rows]) & (sure >= least)
        print(f"{error:9.4f} {least:7.4f} {1 - shown.mean():9.4f} {float(1 - right[shown].mean()):21.4f}")


if __name__ == "__main__":
    main()
