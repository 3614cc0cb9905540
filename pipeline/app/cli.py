"""The console script `sop`. Each command is a module of its own and is loaded only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from pipeline import __version__
from pipeline.app.console import Talk, set_up_logging
from pipeline.data.catalogue import Lang

COMMANDS = ("convert", "check", "export", "inspect", "rules", "schema", "doctor")


class LazyGroup(click.Group):
    """Start-up stays short: nobody who asks for the schema waits for the OCR libraries."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"pipeline.app.commands.{cmd_name}").command
        return command


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--lang", type=click.Choice(["id", "en"]), default="id", envvar="SOP_LANG", help="bahasa pesan / language"
)
@click.option("-v", "--verbose", count=True, help="tell more on stderr; twice: tracebacks too")
@click.version_option(__version__, prog_name="sop")
@click.pass_context
def main(ctx: click.Context, lang: Lang, verbose: int) -> None:
    """Reads SOP documents of Indonesian government offices into checked canonical JSON."""
    set_up_logging(verbose)
    ctx.obj = Talk(lang)


if __name__ == "__main__":
    main()
