"""Runs the rules over one document or over an archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.checks.archive import Archive
from pipeline.checks.archive_index import Entry, build_entry
from pipeline.checks.context import Context, build_context
from pipeline.checks.guards import drop_general, judge, judge_entry, merge_equal
from pipeline.checks.held import Held, dump_findings, load_findings
from pipeline.checks.records import RANK, CheckOptions, Finding, Raw
from pipeline.checks.registry import DocumentCheck, Rule, choose_rules
from pipeline.checks.wording import Sentences, of_archive, to_temuan
from pipeline.model.sop import SOP
from pipeline.model.temuan import Temuan

__all__ = ["CheckOptions", "Checked", "any_fails", "check", "check_archive", "conclude", "examine"]

_ALL = CheckOptions()
_TOGETHER = 32  # documents checked side by side


@dataclass(frozen=True, slots=True)
class _Run:
    """The rules of one call, and what of them is asked again for every document."""

    options: CheckOptions
    single: tuple[tuple[Rule, DocumentCheck], ...]
    together: tuple[Rule, ...]
    yields_to: dict[str, tuple[str, ...]]
    grouped: frozenset[str]
    sentences: dict[str, Sentences | None]


@dataclass(frozen=True, slots=True)
class Checked:
    """One document once the rules of single documents have run. It is small and travels between processes.

    temuan: what they found, as JSON.  entry: what the archive is to remember of it, None where nobody asks.
    """

    name: str
    temuan: bytes
    entry: Entry | None


def check(sop: SOP, options: CheckOptions = _ALL, rules: Sequence[Rule] | None = None) -> tuple[Temuan, ...]:
    """The findings of one document, most severe first. rules: others than the project's own.

    UsageError where the options name a rule that does not exist.
    """
    (temuan,) = _check([build_context(sop, options.thresholds)], _run_of(options, rules))
    return temuan


def check_archive(
    sops: Iterable[tuple[str, SOP]],
    options: CheckOptions = _ALL,
    rules: Sequence[Rule] | None = None,
    index: list[Entry] | None = None,
) -> Iterator[tuple[str, tuple[Temuan, ...]]]:
    """The findings of documents that belong together, each under its name and in the given order, in one pass.

    `examine` and `conclude` one after the other; see there.
    """
    remember = index is not None or needs_archive(options, rules)
    return conclude(examine(sops, options, rules, remember=remember), options, rules, index)


def needs_archive(options: CheckOptions = _ALL, rules: Sequence[Rule] | None = None) -> bool:
    """Whether a rule of the whole archive is among those that run."""
    return bool(_run_of(options, rules).together)


def examine(
    sops: Iterable[tuple[str, SOP]],
    options: CheckOptions = _ALL,
    rules: Sequence[Rule] | None = None,
    *,
    remember: bool,
) -> Iterator[Checked]:
    """What the rules of single documents find in each, in the given order. Parts of an archive may be examined in
    several processes. remember: a record of each is made for the archive."""
    run = _run_of(options, rules)
    for some in _batches(sops, _TOGETHER if remember else 1):
        contexts = [build_context(sop, options.thresholds) for _, sop in some]
        checked = _check(contexts, run)
        for (name, _), ctx, temuan in zip(some, contexts, checked, strict=True):
            yield Checked(name, dump_findings(temuan), build_entry(name, ctx) if remember else None)


def conclude(
    checked: Iterable[Checked],
    options: CheckOptions = _ALL,
    rules: Sequence[Rule] | None = None,
    index: list[Entry] | None = None,
) -> Iterator[tuple[str, tuple[Temuan, ...]]]:
    """With what the rules of the whole archive find. Each must have its `entry` where there is such a rule or an index.

    With a rule of the whole archive nothing is given out before the last document is read; of each only its record is
    kept, and its findings aside. Without such a rule each is given out at once.

    index: records of documents checked before (`pipeline.checks.archive_index`). They are known to the rules and not
    reported on; this run's records take the place of those of the same documents and are added to the list.
    """
    together = _run_of(options, rules).together
    entries: list[Entry] = []
    held = Held()
    for document in checked:
        if document.entry is not None:
            entries.append(document.entry)
        if together:
            held.put(document.name, document.temuan)
        else:
            yield document.name, load_findings(document.temuan)
    before = _still_known(index or (), entries)
    if index is not None:
        index[:] = [*before, *entries]
    found = _across(Archive([*before, *entries], first_new=len(before)), together, options) if together else {}
    for i, (name, own) in enumerate(held.give_back(), len(before)):
        both = (*own, *found.get(i, ()))
        yield name, tuple(sorted(both, key=lambda t: (RANK[t.tingkat], t.kode)))


def _still_known(before: Iterable[Entry], entries: Sequence[Entry]) -> list[Entry]:
    """Records of earlier runs without those of documents that this run has read again."""
    names = {e.name for e in entries}
    files = {(e.sha256, e.urutan, e.berkas) for e in entries}  # the same file moved to another folder
    return [e for e in before if e.name not in names and (e.sha256, e.urutan, e.berkas) not in files]


def _across(archive: Archive, rules: Sequence[Rule], options: CheckOptions) -> dict[int, list[Temuan]]:
    """What the rules of the archive say of each document that this run reports on."""
    found: defaultdict[int, list[Temuan]] = defaultdict(list)
    for rule in rules:
        assert rule.archive is not None
        for i, raw in rule.archive(archive):
            if i < archive.first_new:
                continue
            finding = judge_entry(_set_severity(raw, rule, options), rule.meta, archive.entries[i])
            if options.reports(finding.severity):
                found[i].append(of_archive(finding, options.lang, rule.sentences))
    return found


def any_fails(temuan: Iterable[Temuan], options: CheckOptions) -> bool:
    """Whether a finding stands at or above `fail_on`."""
    return any(options.fails(t.tingkat) for t in temuan)


def _run_of(options: CheckOptions, rules: Sequence[Rule] | None) -> _Run:
    chosen = choose_rules(options, rules)
    return _Run(
        options=options,
        single=tuple((r, r.document) for r in chosen if r.document is not None),
        together=tuple(r for r in chosen if r.archive is not None),
        yields_to={r.meta.code: r.meta.yields_to for r in chosen},
        grouped=frozenset(r.meta.code for r in chosen if "G3" in r.meta.guards),
        sentences={r.meta.code: r.sentences for r in chosen},
    )


def _batches(sops: Iterable[tuple[str, SOP]], size: int) -> Iterator[list[tuple[str, SOP]]]:
    source = iter(sops)
    while some := list(islice(source, size)):
        yield some


def _check(contexts: Sequence[Context], run: _Run) -> list[tuple[Temuan, ...]]:
    """The findings of each. Rule by rule over all of them, since a rule just run is run again in half the time."""
    found: list[list[Finding]] = [[] for _ in contexts]
    for rule, check in run.single:
        for ctx, own in zip(contexts, found, strict=True):
            for raw in check(ctx):
                own.append(judge(_set_severity(raw, rule, run.options), rule.meta, ctx))
    return [_report(ctx, own, run) for ctx, own in zip(contexts, found, strict=True)]


def _report(ctx: Context, found: list[Finding], run: _Run) -> tuple[Temuan, ...]:
    options = run.options
    left = drop_general(found, run.yields_to)
    merged = [
        *merge_equal(f for f in left if f.code in run.grouped),
        *(f for f in left if f.code not in run.grouped),
    ]
    merged = [f for f in merged if options.reports(f.severity)]
    merged.sort(key=lambda f: (RANK[f.severity], f.code, f.raw.steps))
    return tuple(to_temuan(f, ctx, options.lang, run.sentences[f.code]) for f in merged)


def _set_severity(raw: Raw, rule: Rule, options: CheckOptions) -> Raw:
    """With the severity that the options give the rule, before the guards, which still lower it."""
    own = options.severity.get(rule.meta.code)
    return replace(raw, severity=own) if own else raw
