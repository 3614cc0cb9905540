"""`sop schema`"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from pipeline.app.console import Talk, pass_talk
from pipeline.app.output import ready_folder
from pipeline.errors import UsageError
from pipeline.model.store import schemas


@click.command(name="schema")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="write the files there")
@click.argument("name", type=click.Choice(["sop", "temuan"]), default="sop")
@pass_talk
def command(talk: Talk, output: Path | None, name: str) -> None:
    """Prints the JSON Schema of the results (sop or temuan); with -o writes both as files."""
    if output is None:
        click.echo(schema_text(schemas()[f"{name}.schema.json"]), nl=False)
        return
    try:
        ready_folder(output)
    except UsageError as e:
        talk.error(e)
        sys.exit(2)
    for file_name, schema in schemas().items():
        (output / file_name).write_text(schema_text(schema), encoding="utf-8")


def schema_text(schema: dict[str, object]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
