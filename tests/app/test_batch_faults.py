"""One bad document never stops the others, however badly it behaves."""

from __future__ import annotations

from pathlib import Path

from faults import fragile

from pipeline.app.batch import Task, convert_all
from pipeline.app.outcome import Outcome
from pipeline.checks.records import CheckOptions
from pipeline.source.inputs import InputDocument


def _run(names: list[str], jobs: int, timeout: float | None = None) -> dict[str, Outcome]:
    documents = [InputDocument(Path(n), n, n) for n in names]
    task = Task(Path("out"), CheckOptions(), timeout, work=fragile)
    outcomes = list(convert_all(documents, task, jobs))
    assert len(outcomes) == len(names), "each document is reported once"
    return {o.berkas: o for o in outcomes}


def test_a_worker_that_dies_costs_only_its_own_document() -> None:
    names = [f"baik{n}" for n in range(6)]
    names.insert(2, "mati1")
    names.append("mati2")
    found = _run(names, jobs=2)
    assert {n for n, o in found.items() if o.status != "ok"} == {"mati1", "mati2"}
    assert all(found[n].error and found[n].error.kode == "proses_mati" for n in ("mati1", "mati2"))


def test_a_document_that_never_ends_is_stopped() -> None:
    found = _run(["baik", "macet"], jobs=1, timeout=0.2)
    assert found["macet"].error and found["macet"].error.kode == "terlalu_lama"
    assert found["baik"].status == "ok"
