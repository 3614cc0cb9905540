"""What a process that works off a batch does. Everything that reads documents is loaded here, when it is called for:
the process that only hands them out starts its workers at once and never loads it."""

from __future__ import annotations

from pathlib import Path

from pipeline.app.outcome import Outcome
from pipeline.app.processes import init_worker, loading, single_threaded
from pipeline.checks.records import CheckOptions
from pipeline.source.inputs import InputDocument


def begin() -> None:
    """The first thing in a process of its own: Ctrl-C is left to the parent before anything is loaded, and all is
    loaded before the collector is told what stays."""
    init_worker()
    begin_here()


def begin_here() -> None:
    """The same in the process that hands out the documents, where it also works them off."""
    single_threaded()
    with loading():
        import pipeline.app.work  # noqa: F401


def begin_checking() -> None:
    """The same in a process that only looks at documents for `sop check`: the rules are loaded once."""
    init_worker()
    from pipeline.app.collecting import SELDOM

    with loading(SELDOM):
        from pipeline.checks.registry import own_rules

        own_rules()


def convert_one(
    document: InputDocument,
    folder: Path,
    options: CheckOptions,
    timeout: float | None = None,
    accept_error: float | None = None,
    jobs: int = 1,
) -> Outcome:
    """One document from its file to its result files (see pipeline.app.work). accept_error: share of the values not up
    for review that may be wrong, between 0 and 1; None for the usual one."""
    from pipeline.app.work import convert_document
    from pipeline.sop.belief import Acceptance

    return convert_document(document, folder, options, timeout, Acceptance.of(accept_error), jobs)
