"""The closing table of a conversion."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from pipeline.app.outcome import Outcome
from pipeline.data.catalogue import Lang, say

MAX_ROWS = 200  # of a long batch only the files that need a person are listed one by one


def closing_table(outcomes: Sequence[Outcome], lang: Lang) -> Table:
    """One row per document (of a long batch: per document that failed or is no SOP), and the sums."""
    table = Table(show_footer=True, box=None, pad_edge=False)
    ok = [o for o in outcomes if o.status == "ok"]
    sums = [
        say("jumlah", lang) + f" {len(outcomes)}",
        str(sum(o.halaman for o in ok)),
        str(sum(o.sop for o in ok)),
        str(sum(o.langkah for o in ok)),
        str(sum(o.ditinjau for o in ok)),
        _levels(tuple(sum(o.temuan[i] for o in ok) for i in range(3))),
        f"{sum(o.detik for o in outcomes):.1f}",
        f"{len(ok)}/{len(outcomes)}",
    ]
    keys = [
        "kol_berkas",
        "kol_halaman",
        "kol_sop",
        "kol_langkah",
        "kol_ditinjau",
        "kol_temuan",
        "kol_detik",
        "kol_status",
    ]
    for key, total in zip(keys, sums, strict=True):
        left = key in ("kol_berkas", "kol_status", "kol_temuan")
        table.add_column(
            say(key, lang),
            total,
            justify="left" if left else "right",
            overflow="fold" if key == "kol_berkas" else "ellipsis",
        )
    shown = outcomes if len(outcomes) <= MAX_ROWS else [o for o in outcomes if o.status != "ok"]
    for o in sorted(shown, key=lambda o: o.berkas):
        table.add_row(
            o.berkas,
            *(str(n) if o.status == "ok" else "-" for n in (o.halaman, o.sop, o.langkah, o.ditinjau)),
            _levels(o.temuan) if o.status == "ok" else "-",
            f"{o.detik:.1f}",
            say(f"status_{o.status}", lang),
        )
    return table


def _levels(counts: tuple[int, ...]) -> str:
    return f"{counts[0]} E {counts[1]} W {counts[2]} I"


def print_table(console: Console, outcomes: Sequence[Outcome], lang: Lang) -> None:
    console.print(closing_table(outcomes, lang))
