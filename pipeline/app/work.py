"""One document from its file to its result files: the unit of work of a batch."""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path

from pipeline.app.convert import convert_source
from pipeline.app.outcome import Outcome
from pipeline.app.timeout import TimedOut, limit
from pipeline.checks.engine import check
from pipeline.checks.records import CheckOptions
from pipeline.errors import InputError, NotAnSop, SopError, unexpected
from pipeline.model.sop import SOP
from pipeline.model.store import dump_sop, dump_temuan
from pipeline.model.temuan import Temuan
from pipeline.sop.belief import Acceptance
from pipeline.source.inputs import InputDocument

log = logging.getLogger("sop")


def convert_document(
    document: InputDocument,
    folder: Path,
    options: CheckOptions,
    timeout: float | None = None,
    accepted: Acceptance | None = None,
    jobs: int = 1,
) -> Outcome:
    """Reads, checks and writes one document. accepted: see `sop.assemble`; jobs: processes that may read pages of it at
    once. What is wrong with the document is in the outcome, never raised."""
    start = time.perf_counter()
    try:
        with limit(timeout):
            done = convert_source(document.open(), accepted, jobs, timeout)
            found = [check(sop, options) for sop in done.sops]
        names = _result_names(document.hasil, len(done.sops))
        written: list[str] = []
        for name, sop, temuan in zip(names, done.sops, found, strict=True):
            written += _write(folder, name, sop, temuan)
    except TimedOut:
        late = InputError("terlalu_lama", berkas=document.nama, detik=round(timeout or 0))
        return Outcome(document.nama, "gagal", error=late, detik=time.perf_counter() - start)
    except NotAnSop as e:
        return Outcome(document.nama, "bukan_sop", error=e, detik=time.perf_counter() - start)
    except SopError as e:
        return Outcome(document.nama, "gagal", error=e, detik=time.perf_counter() - start)
    except Exception as e:  # one bad file never stops the others
        log.debug("%s", document.nama, exc_info=True)
        return Outcome(document.nama, "gagal", error=unexpected(document.nama, e), detik=time.perf_counter() - start)
    levels = [t.tingkat for many in found for t in many]
    return Outcome(
        document.nama,
        "ok",
        halaman=done.halaman,
        sop=len(done.sops),
        langkah=sum(len(s.langkah) for s in done.sops),
        ditinjau=sum(len(s.perlu_ditinjau) for s in done.sops),
        temuan=(levels.count("error"), levels.count("warning"), levels.count("info")),
        detik=time.perf_counter() - start,
        tulisan=tuple(written),
        lepas=done.lepas,
    )


def _result_names(hasil: str, count: int) -> list[str]:
    return [hasil] if count == 1 else [f"{hasil}-{n}" for n in range(1, count + 1)]


def _write(folder: Path, name: str, sop: SOP, temuan: tuple[Temuan, ...]) -> list[str]:
    target = folder / f"{name}.json"
    findings = folder / f"{name}.temuan.json"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(findings, dump_temuan(temuan))
        _write_whole(target, dump_sop(sop))
    except OSError as e:
        raise InputError("keluaran_tak_tertulis", berkas=str(target), sebab=e.strerror or str(e)) from e
    return [str(target), str(findings)]


def _write_whole(path: Path, text: str) -> None:
    """All of the text or none of it: a stopped run leaves no half a file behind."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
