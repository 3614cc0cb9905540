"""What a rule is about, from its own docstring and metadata.

A rule's docstring is its documentation, in Indonesian and then in English: a title and four headed texts each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

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
    ]
    if meta.yields_to:
        facts.append(f"{say('aturan_kalah', lang)}: {', '.join(meta.yields_to)}")
    if meta.needs_shapes:
        facts.append(say("aturan_bentuk", lang))
    if "G1" in meta.guards:
        facts.append(say("aturan_pindai", lang))
    parts = [f"{heading}:\n  {body}" for heading, body in text.parts]
    return "\n\n".join([f"{meta.code} {meta.name}\n{text.title}", *parts, "\n".join(facts)]) + "\n"


def explain_all(lang: Lang = "id") -> str:
    """One line a rule: code, severity, name, title."""
    rows = [(r.meta.code, r.meta.severity, r.meta.name, rule_text(r, lang).title) for r in all_rules()]
    width = max((len(name) for _, _, name, _ in rows), default=0)
    return "".join(f"{code}  {severity:7}  {name:{width}}  {title}\n" for code, severity, name, title in rows)
