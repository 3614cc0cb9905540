"""Many documents to their result files, on several processes. One bad file never stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.app.outcome import Outcome
from pipeline.app.pool import Work, work_off
from pipeline.app.worker import begin, begin_here, convert_one
from pipeline.checks.records import CheckOptions
from pipeline.errors import InputError
from pipeline.source.inputs import InputDocument


@dataclass(frozen=True, slots=True)
class Task:
    """What every document of a run shares. timeout: seconds for one document, None without a limit.
    work: what is done with each; must be importable by name, since it travels to other processes."""

    folder: Path
    options: CheckOptions
    timeout: float | None = None
    work: Callable[[InputDocument, Path, CheckOptions, float | None], Outcome] = convert_one

    def __call__(self, document: InputDocument) -> Outcome:
        return self.work(document, self.folder, self.options, self.timeout)


def convert_all(documents: Sequence[InputDocument], task: Task, jobs: int) -> Iterator[Outcome]:
    """One outcome per document, as they finish."""
    if jobs <= 1 or len(documents) <= 1:
        begin_here()
        yield from map(task, documents)
        return
    longest_first = sorted(documents, key=_size, reverse=True)  # one begun last would keep one process at work alone
    yield from work_off(longest_first, Work(task, begin, _lost), jobs)


def _lost(document: InputDocument) -> Outcome:
    return Outcome(document.nama, "gagal", error=InputError("proses_mati", berkas=document.nama))


def _size(document: InputDocument) -> int:
    """Bytes of its files; 0 for what cannot be looked at, which is told when it is read."""
    try:
        return sum(path.stat().st_size for path in document.images or (document.path,))
    except OSError:
        return 0
