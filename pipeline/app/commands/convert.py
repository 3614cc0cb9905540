"""`sop convert INPUT… -o DIR`"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.app.batch import Task, convert_all
from pipeline.app.console import Talk, pass_talk
from pipeline.app.outcome import Outcome
from pipeline.app.output import ready_folder
from pipeline.app.pool import default_jobs
from pipeline.app.summary import closing_table
from pipeline.app.worker import convert_one
from pipeline.checks.nearest import find_config
from pipeline.checks.records import CheckOptions
from pipeline.errors import UsageError
from pipeline.source.inputs import collect


@click.command(name="convert")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="INPUT...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="where results go")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=None, help="processes; default: one per core")
@click.option("--timeout", type=click.FloatRange(min=1), default=900.0, show_default=True, help="seconds per document")
@click.option(
    "--accept-error",
    type=click.FloatRange(min=0, max=1, min_open=True, max_open=True),
    metavar="SHARE",
    help="of the values not up for review so many may be wrong  [default: sop.toml, else 0.005]",
)
@click.option("-q", "--quiet", is_flag=True, help="no closing table")
@pass_talk
def command(
    talk: Talk,
    inputs: tuple[Path, ...],
    output: Path,
    jobs: int | None,
    timeout: float,
    accept_error: float | None,
    quiet: bool,
) -> None:
    """Files and folders to DIR/NAME.json and DIR/NAME.temuan.json.

    Exit status: 0 all converted; 1 some input gave nothing (each is named with its reason, the rest is written);
    2 wrong usage.
    """
    try:
        accepted = _accepted(accept_error)
        ready_folder(output)
    except UsageError as e:
        talk.error(e)
        sys.exit(2)
    documents, unusable = collect(inputs)
    outcomes = [Outcome(u.nama, "gagal", error=u.error) for u in unusable]
    for bad in outcomes:
        if bad.error:
            talk.error(bad.error)
    options = CheckOptions(lang=talk.lang)
    processes = jobs or default_jobs()
    work = partial(convert_one, jobs=max(1, processes // max(1, len(documents))))
    with _progress(talk) as bar:
        row = bar.add_task(talk.say("sedang_membaca"), total=len(documents))
        task = Task(output, options, timeout, work=partial(work, accept_error=accepted))
        for outcome in convert_all(documents, task, processes):
            outcomes.append(outcome)
            bar.update(row, advance=1)
            if outcome.error:
                bar.print(talk.say(outcome.error.kode, **outcome.error.values), markup=False, soft_wrap=True)
            if outcome.lepas:
                pages = ", ".join(map(str, outcome.lepas))
                bar.print(talk.say("halaman_lepas", berkas=outcome.berkas, halaman=pages), markup=False, soft_wrap=True)
    if not quiet:
        talk.err.print(closing_table(outcomes, talk.lang))
    sys.exit(0 if outcomes and all(o.status == "ok" for o in outcomes) else 1)


def _accepted(asked: float | None) -> float | None:
    """The call's word, else that of the nearest `sop.toml`."""
    file = find_config(Path.cwd()) if asked is None else None
    if file is None:
        return asked
    from pipeline.checks.config import read_accept_error  # loads every rule, which only a project with a file needs

    return read_accept_error(file)


def _progress(talk: Talk) -> Progress:
    console = talk.err
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
