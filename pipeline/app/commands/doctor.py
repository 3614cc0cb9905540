"""`sop doctor`"""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import click

from pipeline import __version__
from pipeline.app.console import Talk, pass_talk
from pipeline.app.doctor import examine


@click.command(name="doctor")
@pass_talk
def command(talk: Talk) -> None:
    """What is installed and works, and what to install for what is missing.

    Exit status: 0 the main job can run; 1 it cannot (the line says why).
    """
    click.echo(f"sop {__version__}, Python {platform.python_version()}, {platform.platform()}")
    for package in ("pypdfium2", "pdfplumber", "opencv-python-headless", "pydantic", "pandas"):
        try:
            click.echo(f"  {package} {version(package)}")
        except PackageNotFoundError:
            click.echo(f"  {package} -")
    ready = True
    for part in examine():
        mark = "✓" if part.ok else ("✗" if part.needed else "–")
        click.echo(f"{mark} {talk.say(part.kode, **part.values)}")
        ready = ready and (part.ok or not part.needed)
    sys.exit(0 if ready else 1)
