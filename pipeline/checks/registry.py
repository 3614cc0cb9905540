"""The rules, found by their folder: one module a rule, named by its code.

A rule module has a docstring of fixed shape (see `pipeline.checks.explain`), a `META`, and a function `check`: of a
`Context` for a rule of one document, of an `Archive` for a rule across documents.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

from pipeline.checks import rules as rules_folder
from pipeline.checks.archive import Archive
from pipeline.checks.context import Context
from pipeline.checks.plugins import Plugin, find_plugins, sentences_missing
from pipeline.checks.records import CheckOptions, Raw, RuleMeta
from pipeline.checks.wording import Sentences
from pipeline.errors import UsageError

DocumentCheck = Callable[[Context], Iterable[Raw]]
ArchiveCheck = Callable[[Archive], Iterable[tuple[int, Raw]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `document` is set for a rule of one document, `archive` for one of the whole archive, which yields
    each finding with the index of the document it belongs to. text: the module's docstring, cleaned.
    sentences: of a rule from outside the project, which brings its own (see `pipeline.checks.plugins`)."""

    meta: RuleMeta
    text: str
    document: DocumentCheck | None = None
    archive: ArchiveCheck | None = None
    sentences: Sentences | None = None


@cache
def own_rules() -> tuple[Rule, ...]:
    """The project's own rules, by code. A module that does not fit its name is a programming error: ValueError."""
    return tuple(sorted(_load(), key=lambda r: r.meta.code))


@cache
def all_rules() -> tuple[Rule, ...]:
    """The project's rules and those that installed packages add, by code.

    UsageError where a package's rule cannot be loaded, does not fit, or takes a code or name that is in use.
    """
    rules = {r.meta.code: r for r in own_rules()}
    names = {r.meta.name for r in own_rules()}
    for plugin in find_plugins():
        rule = _plugin_rule(plugin)
        if rule.meta.code in rules or rule.meta.name in names:
            raise UsageError("aturan_tambahan_kembar", aturan=rule.meta.code, asal=plugin.value)
        rules[rule.meta.code] = rule
        names.add(rule.meta.name)
    return tuple(rules[code] for code in sorted(rules))


def find_rule(code: str) -> Rule:
    """UsageError where no rule has this code (in any letter case) or name."""
    for rule in all_rules():
        if code.upper() == rule.meta.code or code.lower() == rule.meta.name:
            return rule
    raise UsageError("kode_aturan", aturan=code, dikenal=", ".join(r.meta.code for r in all_rules()))


def choose_rules(options: CheckOptions, rules: Sequence[Rule] | None = None) -> tuple[Rule, ...]:
    """Those that the options take; a rule that is off by default only where `select` names it. A prefix that fits no
    rule is a slip of the caller's: UsageError."""
    known = all_rules() if rules is None else rules
    for prefix in (*options.select, *options.ignore):
        if not any(r.meta.code.startswith(prefix) for r in known):
            raise UsageError("kode_aturan", aturan=prefix, dikenal=", ".join(r.meta.code for r in known))
    return tuple(
        r for r in known if options.takes(r.meta.code) and (r.meta.default_on or options.with_off or _named(r, options))
    )


def _named(rule: Rule, options: CheckOptions) -> bool:
    return any(rule.meta.code.startswith(p) for p in options.select)


def _load() -> Iterator[Rule]:
    for entry in pkgutil.iter_modules(rules_folder.__path__):
        module = importlib.import_module(f"{rules_folder.__name__}.{entry.name}")
        yield _rule_of(module, entry.name)


def _plugin_rule(plugin: Plugin) -> Rule:
    try:
        rule = _rule_of(plugin.module, plugin.name.lower())
        wrong = sentences_missing(plugin.sentences)
    except (AttributeError, TypeError, ValueError) as e:
        raise UsageError("aturan_tambahan_rusak", asal=plugin.value, sebab=str(e)) from e
    if wrong or not re.fullmatch(r"[A-Z]{2}\d{3}", rule.meta.code):
        raise UsageError("aturan_tambahan_rusak", asal=plugin.value, sebab=wrong or f"META.code {rule.meta.code}")
    return replace(rule, sentences=plugin.sentences)


def _rule_of(module: ModuleType, name: str) -> Rule:
    meta, text = module.META, inspect.getdoc(module)
    if not isinstance(meta, RuleMeta) or meta.code.lower() != name or not text:
        raise ValueError(f"rule module {name}: META, code and docstring must be there and fit the name")
    if meta.scope == "arsip":
        return Rule(meta, text, archive=module.check)
    return Rule(meta, text, document=module.check)
