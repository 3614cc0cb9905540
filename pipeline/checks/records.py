"""What the checks pass among themselves: a rule's metadata, what it yields, what the engine makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from pipeline.checks.thresholds import Thresholds
from pipeline.data.catalogue import Lang
from pipeline.model.tingkat import AsalTemuan, Tingkat

Guard = Literal["G1", "G2", "G3", "G4", "G5"]
Scope = Literal["dokumen", "arsip"]

RANK: Final[dict[Tingkat, int]] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class RuleMeta:
    """What is known of a rule beside its code.

    code: two letters and three digits, never used again for something else.  name: in kebab case, for people.
    severity: on sure evidence; a raw finding may carry its own, and the guards only ever lower it.
    since: version of the program that first had it.  source: what the rule rests on.
    guards: which of the engine's guards act on it (see `pipeline.checks.guards`).  needs_shapes: it speaks of drawn
    symbols, arrows or labels.  yields_to: more specific rules; where one of them speaks of the same thing, this rule
    is silent.  scope: "arsip" for rules that need several documents at once.  default_on: false for a rule that speaks
    of most documents and is run only where it is selected.
    """

    code: str
    name: str
    severity: Tingkat
    since: str
    source: str
    guards: frozenset[Guard]
    needs_shapes: bool = False
    yields_to: tuple[str, ...] = ()
    scope: Scope = "dokumen"
    default_on: bool = True


@dataclass(frozen=True, slots=True)
class Raw:
    """What a rule saw, before any guard and in no language.

    key: entry of messages/temuan.toml; `key` + "_saran" is its question or proposal.  values: fill both.
    pointers: JSON pointers of what it speaks of.  steps: indices of the langkah it speaks of; findings that are equal
    but for these are reported once.  quote: the document's own words.
    absent: it claims that something is *not there*, which a scan or a source without shapes cannot prove.
    rests_on: further pointers that must have been read right for the claim to hold.
    severity, origin: where they differ from what the metadata and the evidence say.
    subject: the thing objected to, where one pointer holds several (a role named in an activity).
    """

    key: str
    pointers: tuple[str, ...]
    steps: tuple[int, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    quote: str | None = None
    absent: bool = False
    rests_on: tuple[str, ...] = ()
    severity: Tingkat | None = None
    origin: AsalTemuan | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A raw finding after the guards: which rule, how severe, where it comes from. Still in no language."""

    code: str
    severity: Tingkat
    origin: AsalTemuan
    raw: Raw


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What to check and how to say it.

    select, ignore: codes or the beginning of codes ("RO", "ST001"); the longer one wins, `ignore` where they are
    equal; an empty `select` takes all.  fail_on: findings at or above it make the call fail.  lang: of the sentences.
    with_off: rules that are off by default run too.  lowest: findings below it are not reported.  severity: by code,
    for all findings of that rule; the guards still lower it.  thresholds: limits of single rules, None for the
    project's own.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Tingkat = "error"
    lang: Lang = "id"
    with_off: bool = False
    lowest: Tingkat = "info"
    severity: Mapping[str, Tingkat] = field(default_factory=dict)
    thresholds: Thresholds | None = None

    def takes(self, code: str) -> bool:
        chosen = max((len(p) for p in self.select if code.startswith(p)), default=-1 if self.select else 0)
        dropped = max((len(p) for p in self.ignore if code.startswith(p)), default=-1)
        return chosen > dropped

    def reports(self, severity: Tingkat) -> bool:
        return RANK[severity] <= RANK[self.lowest]

    def fails(self, severity: Tingkat) -> bool:
        return RANK[severity] <= RANK[self.fail_on]
