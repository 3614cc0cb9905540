"""`sop check PATH…`"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from pipeline.app.collecting import seldom
from pipeline.app.console import Talk, pass_talk
from pipeline.app.report import FORMATS, Report
from pipeline.app.report_pictures import Pictures
from pipeline.app.settings import Asked, asked_options
from pipeline.app.sources import read_sops
from pipeline.checks.engine import any_fails, check_archive
from pipeline.errors import SopError, UsageError
from pipeline.model.sop import SOP

SOURCES = "for pictures: where the documents of JSON files are; they are looked for among and beside PATH too"


@click.command(name="check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@asked_options
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

    def sops() -> Iterator[tuple[str, SOP]]:
        for found in read_sops(paths):
            if isinstance(found, SopError):
                talk.error(found)
                unread.append(found)
            else:
                yield found

    try:
        asked = ask()
        options = asked.options(talk)
        report = Report(form, options, output, show_nip=show_nip)
        failed = False
        with seldom():
            for name, found in check_archive(report.passing(asked.passing(sops())), options, index=asked.index):
                temuan = asked.left(name, found)
                report.add(name, temuan)
                failed = failed or any_fails(temuan, options)
        report.write(unread, Pictures((*sources, *paths), talk.error), page_images=page_images)
        asked.close(talk)
    except UsageError as e:
        talk.error(e)
        sys.exit(2)
    sys.exit(1 if failed or unread else 0)
