"""Where a project's `sop.toml` is. By itself, because to read one loads every rule."""

from __future__ import annotations

from pathlib import Path
from typing import Final

NAME: Final = "sop.toml"


def find_config(start: Path) -> Path | None:
    """The nearest `sop.toml` of a folder and those above it."""
    folder = start.resolve()
    return next((p / NAME for p in (folder, *folder.parents) if (p / NAME).is_file()), None)
