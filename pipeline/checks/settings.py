"""What a profile, a `sop.toml` and a call each say of a check, and how the one is laid over the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.checks.records import CheckOptions
from pipeline.checks.thresholds import default_thresholds
from pipeline.data.catalogue import Lang
from pipeline.model.tingkat import Tingkat


@dataclass(frozen=True, slots=True)
class Settings:
    """None or empty: says nothing of it. thresholds: by the field names of `Thresholds`; the other fields are those
    of `CheckOptions`.  baseline: file of findings that were accepted."""

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Tingkat | None = None
    lowest: Tingkat | None = None
    with_off: bool | None = None
    severity: Mapping[str, Tingkat] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    baseline: Path | None = None


def lay_over(lower: Settings, upper: Settings) -> Settings:
    """`upper` wins. Its `select` takes the place of the lower one; `ignore` adds up, but never keeps out what `upper`
    selects by the same words, and drops what the lower one selects inside it."""
    dropped = [s for s in lower.select if any(s.startswith(p) for p in upper.ignore)]
    return Settings(
        profile=upper.profile or lower.profile,
        select=upper.select or lower.select,
        ignore=tuple(dict.fromkeys([*(p for p in lower.ignore if p not in upper.select), *upper.ignore, *dropped])),
        fail_on=upper.fail_on or lower.fail_on,
        lowest=upper.lowest or lower.lowest,
        with_off=lower.with_off if upper.with_off is None else upper.with_off,
        severity={**lower.severity, **upper.severity},
        thresholds={**lower.thresholds, **upper.thresholds},
        baseline=upper.baseline or lower.baseline,
    )


def to_options(settings: Settings, lang: Lang) -> CheckOptions:
    """What nobody spoke of is as `CheckOptions` has it."""
    plain = CheckOptions()
    return CheckOptions(
        select=settings.select,
        ignore=settings.ignore,
        fail_on=settings.fail_on or plain.fail_on,
        lang=lang,
        with_off=bool(settings.with_off),
        lowest=settings.lowest or plain.lowest,
        severity=settings.severity,
        thresholds=replace(default_thresholds(), **settings.thresholds) if settings.thresholds else None,  # type: ignore[arg-type]
    )
