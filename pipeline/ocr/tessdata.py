"""Where Tesseract's language data lies on this machine."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.data.load import read_toml

LANGUAGES = ("ind+eng", "ind", "eng")
"""Best first. The Indonesian model has no sign for per cent, semicolon, en dash and bullet; with the English one
beside it the text is as good or better and costs a tenth more time (measured on public scans)."""


@cache
def settings() -> dict[str, Any]:
    return read_toml("ocr.toml")


def folders() -> tuple[Path, ...]:
    """Folders that hold *.traineddata, in the order in which they are asked: TESSDATA_PREFIX first, then the
    places where the packages of Debian, Fedora, Homebrew and Windows put them."""
    asked: list[Path] = []
    if prefix := os.environ.get("TESSDATA_PREFIX"):
        asked += [Path(prefix), Path(prefix) / "tessdata"]
    for pattern in settings()["tessdata"]["folders"]:
        root, _, rest = pattern.partition("*")
        asked += sorted(Path(root).glob("*" + rest), reverse=True) if _ else [Path(root)]
    seen: dict[Path, None] = {}
    for folder in asked:
        if folder.is_dir() and any(folder.glob("*.traineddata")):
            seen.setdefault(folder)
    return tuple(seen)


def find(language: str) -> Path | None:
    """The first folder that holds every model of `language` ("ind", "ind+eng", "osd")."""
    wanted = [f"{part}.traineddata" for part in language.split("+")]
    return next((f for f in folders() if all((f / name).is_file() for name in wanted)), None)


def language() -> tuple[str, Path] | None:
    """The language to read with and its folder; None where there is no usable model at all."""
    for name in LANGUAGES:
        if (folder := find(name)) is not None:
            return name, folder
    return None
