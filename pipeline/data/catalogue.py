"""Sentences for people in two languages, from the files of messages/."""

from __future__ import annotations

from typing import Literal

from pipeline.data.load import read_toml_folder
from pipeline.errors import SopError

Lang = Literal["id", "en"]


def say(kode: str, lang: Lang = "id", **values: object) -> str:
    """The sentence for `kode`. A key that the catalogue lacks is a programming error: KeyError."""
    template: str = read_toml_folder("messages")[kode][lang]
    return template.format(**values)


def say_error(error: SopError, lang: Lang = "id") -> str:
    return say(error.kode, lang, **error.values)
