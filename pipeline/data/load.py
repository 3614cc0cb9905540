"""The package's own data files, read once. Each file starts with its date and source."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_toml(name: str) -> dict[str, Any]:
    """data/NAME as TOML. Callers turn it into their own typed record and must not change it."""
    return tomllib.loads(files("pipeline.data").joinpath(name).read_text(encoding="utf-8"))


@cache
def read_toml_folder(name: str) -> dict[str, Any]:
    """All TOML files of data/NAME/ as one table; a key that two files define is a programming error."""
    merged: dict[str, Any] = {}
    for entry in sorted(files("pipeline.data").joinpath(name).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            part = tomllib.loads(entry.read_text(encoding="utf-8"))
            if twice := merged.keys() & part.keys():
                raise ValueError(f"{name}/{entry.name} defines again: {sorted(twice)}")
            merged |= part
    return merged
