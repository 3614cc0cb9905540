"""The named sets of rules of profil.toml."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from pipeline.checks.registry import Rule, choose_rules
from pipeline.checks.settings import Settings, to_options
from pipeline.data.catalogue import Lang
from pipeline.data.load import read_toml

DEFAULT: Final = "anjuran"


def profile_names() -> tuple[str, ...]:
    return tuple(_profiles())


def profile(name: str) -> Settings:
    """KeyError where there is no such profile."""
    data = _profiles()[name]
    return Settings(
        profile=name,
        select=tuple(data.get("pilih", ())),
        ignore=tuple(data.get("abaikan", ())),
        lowest=data.get("terendah"),
        with_off=data.get("semua"),
    )


def profile_text(name: str, lang: Lang) -> str:
    """What the profile is for, in a sentence."""
    return str(_profiles()[name][lang])


@cache
def profile_rules(name: str) -> tuple[Rule, ...]:
    """The rules that run under it."""
    return choose_rules(to_options(profile(name), "id"))


def _profiles() -> dict[str, Any]:
    found: dict[str, Any] = read_toml("profil.toml")["profil"]
    return found
