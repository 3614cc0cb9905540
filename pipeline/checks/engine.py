"""Runs the rules over one document or over an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.checks.context import Context, build_context
from pipeline.checks.guards import drop_general, judge, merge_equal
from pipeline.checks.records import RANK, CheckOptions, Finding
from pipeline.checks.registry import Rule, choose_rules
from pipeline.checks.wording import to_temuan
from pipeline.model.sop import SOP
from pipeline.model.temuan import Temuan

__all__ = ["CheckOptions", "any_fails", "check", "check_archive"]

_ALL = CheckOptions()


def check(sop: SOP, options: CheckOptions = _ALL, rules: Sequence[Rule] | None = None) -> tuple[Temuan, ...]:
    """The findings of one document, most severe first. rules: others than the project's own.

    UsageError where the options name a rule that does not exist.
    """
    chosen = choose_rules(options, rules)
    ctx = build_context(sop)
    return _report(ctx, _raw_findings(ctx, chosen), chosen, options)


def check_archive(
    sops: Iterable[tuple[str, SOP]], options: CheckOptions = _ALL, rules: Sequence[Rule] | None = None
) -> Iterator[tuple[str, tuple[Temuan, ...]]]:
    """The findings of documents that belong together, each under its name and in the given order.

    Rules of the whole archive need all documents at hand; without such a rule each is let go of once it is checked.
    """
    chosen = choose_rules(options, rules)
    together = [r for r in chosen if r.archive is not None]
    if not together:
        for name, sop in sops:
            yield name, check(sop, options, rules)
        return
    named = [(name, build_context(sop)) for name, sop in sops]
    contexts = [ctx for _, ctx in named]
    found = [_raw_findings(ctx, chosen) for ctx in contexts]
    for rule in together:
        assert rule.archive is not None
        for index, raw in rule.archive(contexts):
            found[index].append(judge(raw, rule.meta, contexts[index]))
    for (name, ctx), of_document in zip(named, found, strict=True):
        yield name, _report(ctx, of_document, chosen, options)


def any_fails(temuan: Iterable[Temuan], options: CheckOptions) -> bool:
    """Whether a finding stands at or above `fail_on`."""
    return any(options.fails(t.tingkat) for t in temuan)


def _raw_findings(ctx: Context, rules: Sequence[Rule]) -> list[Finding]:
    return [judge(raw, r.meta, ctx) for r in rules if r.document is not None for raw in r.document(ctx)]


def _report(ctx: Context, found: list[Finding], rules: Sequence[Rule], options: CheckOptions) -> tuple[Temuan, ...]:
    yields_to = {r.meta.code: r.meta.yields_to for r in rules}
    grouped = {r.meta.code for r in rules if "G3" in r.meta.guards}
    left = drop_general(found, yields_to)
    merged = [
        *merge_equal(f for f in left if f.code in grouped),
        *(f for f in left if f.code not in grouped),
    ]
    merged.sort(key=lambda f: (RANK[f.severity], f.code, f.raw.steps))
    return tuple(to_temuan(f, ctx, options.lang) for f in merged)
