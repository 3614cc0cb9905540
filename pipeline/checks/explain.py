"""What a rule is about, from its own docstring and metadata.

A rule's docstring is its documentation, in Indonesian and then in English: a title and four headed texts each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.checks.profiles import profile_names, profile_rules, profile_text
from pipeline.checks.registry import Rule, all_rules, find_rule
from pipeline.data.catalogue import Lang, say

HEADINGS: Final[dict[Lang, tuple[str, str, str, str]]] = {
    "id": ("Yang diperiksa", "Alasan", "Berbunyi pada", "Diam pada"),
    "en": ("What it checks", "Why", "Fires on", "Stays quiet on"),
}


@dataclass(frozen=True, slots=True)
class RuleText:
    """title: one line.  parts: heading and text, in the fixed order of `HEADINGS`."""

    title: str
    parts: tuple[tuple[str, str], ...]


def rule_text(rule: Rule, lang: Lang = "id") -> RuleText:
    """ValueError where the docstring has not the fixed shape."""
    paragraphs = rule.text.split("\n\n")
    if len(paragraphs) != 4:
        raise ValueError(f"{rule.meta.code}: docstring of {len(paragraphs)} paragraphs, not 4")
    title, body = paragraphs[0:2] if lang == "id" else paragraphs[2:4]
    pattern = r"\n".join(rf"{h}:\s+(.+?)" for h in HEADINGS[lang])
    found = re.fullmatch(pattern, body.strip(), re.DOTALL)
    if found is None:
        raise ValueError(f"{rule.meta.code}: headings are not {', '.join(HEADINGS[lang])}")
    texts = (" ".join(part.split()) for part in found.groups())
    return RuleText(" ".join(title.split()), tuple(zip(HEADINGS[lang], texts, strict=True)))


def explain(code: str, lang: Lang = "id") -> str:
    """The whole text on one rule. UsageError where there is no such code or name."""
    rule = find_rule(code)
    meta, text = rule.meta, rule_text(rule, lang)
    facts = [
        f"{say('aturan_tingkat', lang)}: {meta.severity}",
        f"{say('aturan_sumber', lang)}: {meta.source}",
        f"{say('aturan_sejak', lang)}: {meta.since}",
        f"{say('aturan_profil', lang)}: {', '.join(profiles_of(rule)) or '-'}",
    ]
    if meta.yields_to:
        facts.append(f"{say('aturan_kalah', lang)}: {', '.join(meta.yields_to)}")
    if meta.needs_shapes:
        facts.append(say("aturan_bentuk", lang))
    if "G1" in meta.guards:
        facts.append(say("aturan_pindai", lang))
    parts = [f"{heading}:\n  {body}" for heading, body in text.parts]
    return "\n\n".join([f"{meta.code} {meta.name}\n{text.title}", *parts, "\n".join(facts)]) + "\n"


def explain_all(lang: Lang = "id", profile: str | None = None) -> str:
    """One line a rule: code, severity, the profiles in which it runs by their first letters, name, title.

    profile: only the rules of that one.
    """
    shown = all_rules() if profile is None else profile_rules(profile)
    width = max((len(r.meta.name) for r in shown), default=0)
    return "".join(
        f"{r.meta.code}  {r.meta.severity:7}  {_marks(r)}  {r.meta.name:{width}}  {rule_text(r, lang).title}\n"
        for r in shown
    )


def profile_legend(lang: Lang = "id") -> str:
    """One line a profile: its letter, its name, what it is for."""
    return "".join(f"{name[0].upper()}  {name}: {profile_text(name, lang)}\n" for name in profile_names())


def profiles_of(rule: Rule) -> tuple[str, ...]:
    """The profiles in which the rule runs."""
    return tuple(name for name in profile_names() if rule in profile_rules(name))


def _marks(rule: Rule) -> str:
    runs = profiles_of(rule)
    return "".join(name[0].upper() if name in runs else "-" for name in profile_names())
