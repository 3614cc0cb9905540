"""Perubahan peraturan tidak disebut.

Yang diperiksa: peraturan yang diketahui sudah diubah: apakah butirnya, atau butir lain, menyebut perubahannya.
Alasan: merujuk peraturan tanpa perubahannya berarti merujuk isi yang sebagian sudah tidak berlaku.
Berbunyi pada: UU 23/2014 tanpa "sebagaimana telah diubah"; satu catatan untuk semua butir.
Diam pada: "sebagaimana telah beberapa kali diubah", "jo.", perubahan pada butir tersendiri, SOP yang lebih tua.

Amendments are not mentioned.

What it checks: regulations known to be amended: whether the entry, or another one, names the change.
Why: citing a regulation without its changes means citing text that in part is no longer in force.
Fires on: UU 23/2014 without "sebagaimana telah diubah"; one note for all entries.
Stays quiet on: "sebagaimana telah beberapa kali diubah", "jo.", a change in its own entry, SOPs older than the change.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import latest
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.regulations import amendments_of, checked_on

META = RuleMeta(
    code="DH004",
    name="amendment-not-mentioned",
    severity="info",
    since="0.1.0",
    source="tabel status peraturan (data/status_peraturan.toml)",
    guards=frozenset({"G3"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    day = latest(list(ctx.dates.values()))
    named = {k for c in ctx.citations for k in (c.key, *c.others)}
    found: list[tuple[str, str]] = []
    for c in ctx.citations:
        changes = [k for k in (amendments_of(c.key) if c.key else ()) if day is None or k.tahun <= day.year]
        if changes and not c.changed and not named & set(changes):
            found.append((c.pointer, f"{c.label} ({changes[-1]})"))
    if found:
        yield Raw(
            key="dh004",
            pointers=tuple(p for p, _ in found),
            values={"hukum": "; ".join(text for _, text in found), "dicek": checked_on()},
        )
