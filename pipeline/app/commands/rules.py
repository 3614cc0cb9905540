"""`sop rules [CODE]`"""

from __future__ import annotations

import sys

import click

from pipeline.app.console import Talk, pass_talk
from pipeline.checks.explain import explain, explain_all, profile_legend
from pipeline.checks.profiles import profile_names
from pipeline.errors import UsageError


@click.command(name="rules")
@click.argument("code", required=False)
@click.option("--profile", type=click.Choice(profile_names()), help="only the rules of this set")
@pass_talk
def command(talk: Talk, code: str | None, profile: str | None) -> None:
    """All rules, one line each, with the letters of the profiles in which they run; with a CODE what it checks, why,
    and when it fires or stays quiet."""
    try:
        if code:
            click.echo(explain(code, talk.lang), nl=False)
        else:
            click.echo(explain_all(talk.lang, profile) + "\n" + profile_legend(talk.lang), nl=False)
    except UsageError as e:
        talk.error(e)
        sys.exit(2)
