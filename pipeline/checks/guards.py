"""The guards that stand between what a rule saw and what is reported. They lower a finding or drop it, never raise it.

G1  A scan cannot prove that something is missing, and neither a scan nor a source without shapes can prove that a
    symbol, an arrow or a label is: such a finding becomes `tak_tentu` and a shape's absence `info`.
G2  Roles and names are compared folded and quoted as printed: kept by the rules through `Context`.
G3  Findings that are equal but for their steps are reported once, with all their steps.
G4  Where a more specific rule speaks of the same thing, the general one is silent.
G5  A step is named by its printed number and, where that is not its place, by its row: kept by `wording`.

Source: domain reference, section 3, "Global guards"; the origins, section 5.4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.checks.archive_index import Entry
from pipeline.checks.context import Context
from pipeline.checks.evidence import worst
from pipeline.checks.records import RANK, Finding, Raw, RuleMeta
from pipeline.model.tingkat import AsalTemuan, Tingkat

# The highest severity that a finding may have by its origin: what may be noise must not make a run fail.
_CEILING: dict[AsalTemuan, Tingkat] = {"dokumen": "error", "tak_tentu": "warning", "ekstraksi": "info"}


def judge(raw: Raw, meta: RuleMeta, ctx: Context) -> Finding:
    """Origin and severity of one raw finding from the evidence it rests on (G1)."""
    origin = raw.origin or _origin(raw, meta, ctx)
    severity = _lower(raw.severity or meta.severity, _CEILING[origin])
    if "G1" in meta.guards and meta.needs_shapes and (not ctx.has_shapes or ctx.shapes_scanned):
        origin = worst((origin, "tak_tentu"))
        severity = "info" if raw.absent else _lower(severity, _CEILING[origin])
    return Finding(meta.code, severity, origin, raw)


def judge_entry(raw: Raw, meta: RuleMeta, entry: Entry) -> Finding:
    """The same for a finding across documents, from what the archive remembers of the document's evidence."""
    origin = raw.origin or entry.origin((*raw.pointers, *raw.rests_on))
    return Finding(meta.code, _lower(raw.severity or meta.severity, _CEILING[origin]), origin, raw)


def merge_equal(found: Iterable[Finding]) -> list[Finding]:
    """Findings that differ in their steps only become one (G3); the first one's place and quote stand."""
    groups: dict[object, list[Finding]] = {}
    for f in found:
        values = tuple(sorted(f.raw.values.items()))
        groups.setdefault((f.code, f.severity, f.origin, f.raw.key, values), []).append(f)
    return [_joined(group) for group in groups.values()]


def drop_general(found: Iterable[Finding], yields_to: dict[str, tuple[str, ...]]) -> list[Finding]:
    """Without those of which a more specific rule speaks already: same subject, and a common pointer (G4)."""
    kept = list(found)
    if not any([yields_to[f.code] for f in kept]):
        return kept
    spoken = {(f.code, f.raw.subject, p) for f in kept for p in f.raw.pointers}
    return [
        f
        for f in kept
        if not any((code, f.raw.subject, p) in spoken for code in yields_to[f.code] for p in f.raw.pointers)
    ]


def _origin(raw: Raw, meta: RuleMeta, ctx: Context) -> AsalTemuan:
    if ctx.ground.certain:
        return "dokumen"
    gaps = "G1" in meta.guards and raw.absent
    of = ctx.ground.gap_origin if gaps else ctx.ground.origin
    return worst([*(of(p) for p in raw.pointers), *(ctx.ground.origin(p) for p in raw.rests_on)])


def _lower(severity: Tingkat, ceiling: Tingkat) -> Tingkat:
    return severity if RANK[severity] >= RANK[ceiling] else ceiling


def _joined(group: list[Finding]) -> Finding:
    first = group[0]
    if len(group) == 1 and len(first.raw.steps) < 2 and first.raw.quote != "" and len(first.raw.pointers) < 2:
        return first
    raw = replace(
        first.raw,
        pointers=tuple(dict.fromkeys(p for f in group for p in f.raw.pointers)),
        steps=tuple(sorted({s for f in group for s in f.raw.steps})),
        quote=next((f.raw.quote for f in group if f.raw.quote), None),
    )
    return replace(first, raw=raw)
