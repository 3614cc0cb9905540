"""`sop check PATH…`"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.app.console import Talk, pass_talk
from pipeline.app.sources import read_sops
from pipeline.checks.engine import any_fails, check_archive
from pipeline.checks.records import CheckOptions
from pipeline.checks.render import render_json, render_text
from pipeline.errors import SopError, UsageError
from pipeline.model.sop import SOP
from pipeline.model.temuan import Temuan

FORMATS = ("text", "json")


@click.command(name="check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(["error", "warning", "info"]), default="error", show_default=True)
@click.option("--select", multiple=True, metavar="CODE", help="only these rules, by code or its beginning")
@click.option("--ignore", multiple=True, metavar="CODE", help="not these rules, by code or its beginning")
@pass_talk
def command(
    talk: Talk, paths: tuple[Path, ...], form: str, fail_on: str, select: tuple[str, ...], ignore: tuple[str, ...]
) -> None:
    """Canonical JSON, source documents or folders of them, checked together as one archive.

    Exit status: 0 no finding at or above --fail-on; 1 findings, or an input that could not be read (it is named);
    2 wrong usage.
    """
    unread: list[SopError] = []
    options = CheckOptions(select=select, ignore=ignore, fail_on=fail_on, lang=talk.lang)  # type: ignore[arg-type]

    def sops() -> Iterator[tuple[str, SOP]]:
        for found in read_sops(paths):
            if isinstance(found, SopError):
                talk.error(found)
                unread.append(found)
            else:
                yield found

    try:
        named: list[tuple[str, tuple[Temuan, ...]]] = list(check_archive(sops(), options))
    except UsageError as e:
        talk.error(e)
        sys.exit(2)
    click.echo(render_json(named) if form == "json" else render_text(named, talk.lang), nl=False)
    failed = any(any_fails(temuan, options) for _, temuan in named)
    sys.exit(1 if failed or unread else 0)
