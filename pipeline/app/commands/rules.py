"""`sop rules [CODE]`"""

from __future__ import annotations

import sys

import click

from pipeline.app.console import Talk, pass_talk
from pipeline.checks.explain import explain, explain_all
from pipeline.errors import UsageError


@click.command(name="rules")
@click.argument("code", required=False)
@pass_talk
def command(talk: Talk, code: str | None) -> None:
    """All rules, one line each; with a CODE what it checks, why, and when it fires or stays quiet."""
    try:
        click.echo(explain(code.upper(), talk.lang) if code else explain_all(talk.lang), nl=False)
    except UsageError as e:
        talk.error(e)
        sys.exit(2)
