"""What the commands share in speaking with the terminal."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass

import click
from rich.console import Console

from pipeline.data.catalogue import Lang, say, say_error
from pipeline.errors import SopError

PIPED_WIDTH = 160  # columns of tables that go to a file and not to a screen


@dataclass(frozen=True, slots=True)
class Talk:
    """Language and verbosity of a call; results go to stdout, everything else to stderr."""

    lang: Lang

    @property
    def err(self) -> Console:
        return Console(stderr=True, soft_wrap=True, highlight=False, width=None if sys.stderr.isatty() else PIPED_WIDTH)

    @property
    def out(self) -> Console:
        return Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)

    def error(self, error: SopError) -> None:
        click.echo(say_error(error, self.lang), err=True)

    def say(self, kode: str, **values: object) -> str:
        return say(kode, self.lang, **values)


pass_talk = click.make_pass_decorator(Talk)


def set_up_logging(verbose: int) -> None:
    """Logs go to stderr: warnings, with -v what is being done, with -vv tracebacks of unexpected errors too."""
    level = logging.WARNING if verbose == 0 else logging.INFO if verbose == 1 else logging.DEBUG
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("sop").setLevel(level)
