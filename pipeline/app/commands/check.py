"""`sop check PATH…`"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.app.checking import Wanted, look_at_all
from pipeline.app.collecting import seldom
from pipeline.app.console import Talk, pass_talk
from pipeline.app.pool import default_jobs
from pipeline.app.report import FORMATS, Report
from pipeline.app.settings import Asked, asked_options
from pipeline.checks.engine import Checked, any_fails, conclude, needs_archive
from pipeline.errors import SopError, UsageError

if TYPE_CHECKING:
    from pipeline.app.report_pictures import Pictures

SOURCES = "for pictures: where the documents of JSON files are; they are looked for among and beside PATH too"


@click.command(name="check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@asked_options
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=None, help="processes; default: one per core")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="write there; xlsx needs it")
@click.option("--sources", type=click.Path(path_type=Path), multiple=True, metavar="PATH", help=SOURCES)
@click.option("--page-images", is_flag=True, help="xlsx: pages with findings into FILE-halaman/, linked from it")
@click.option("--show-nip", is_flag=True, help="do not mask personal numbers; text and json never do")
@pass_talk
def command(
    talk: Talk,
    paths: tuple[Path, ...],
    form: str,
    ask: Callable[[], Asked],
    jobs: int | None,
    output: Path | None,
    sources: tuple[Path, ...],
    page_images: bool,
    show_nip: bool,
) -> None:
    """Canonical JSON, source documents or folders of them, checked together as one archive.

    What the call does not say is taken from the nearest sop.toml, and from the profile.

    sarif, junit, github, xlsx and html are made for passing on: personal numbers (NIP) are masked in them.

    Exit status: 0 no finding at or above --fail-on; 1 findings, or an input that could not be read (it is named);
    2 wrong usage.
    """
    unread: list[SopError] = []
    try:
        asked = ask()
        options = asked.options(talk)
        report = Report(form, options, output, show_nip=show_nip)
        wanted = Wanted(
            options,
            remember=asked.index is not None or needs_archive(options),
            named=asked.baseline.needs_keys,
            packed=report.needs_places,
        )

        def each() -> Iterator[Checked]:
            for found in look_at_all(paths, wanted, jobs or default_jobs()):
                if isinstance(found, SopError):
                    talk.error(found)
                    unread.append(found)
                else:
                    report.note(found.checked.name, found.packed)
                    asked.baseline.note(found.checked.name, found.keys)
                    yield found.checked

        failed = False
        with seldom():
            for name, found in conclude(each(), options, index=asked.index):
                temuan = asked.left(name, found)
                report.add(name, temuan)
                failed = failed or any_fails(temuan, options)
        report.write(unread, lambda: _pictures((*sources, *paths), talk), page_images=page_images)
        asked.close(talk)
    except UsageError as e:
        talk.error(e)
        sys.exit(2)
    sys.exit(1 if failed or unread else 0)


def _pictures(paths: tuple[Path, ...], talk: Talk) -> Pictures:
    from pipeline.app.report_pictures import Pictures

    return Pictures(paths, talk.error)
