"""Tindakan yang diperintahkan tidak tampak dikerjakan pada langkah berikutnya.

Yang diperiksa: isi perintah ("memerintahkan … untuk menyusun …") dan serah terima "untuk menyusun …", dicari pada
kegiatan sesudahnya menurut kata dasarnya beserta padanannya.
Alasan: perintah tanpa langkah pelaksanaan berarti ada langkah yang hilang, atau perintahnya tidak terpakai.
Berbunyi pada: "Memerintahkan staf untuk merekap data" yang langsung diikuti "Menyerahkan hasil rekapitulasi".
Diam pada: perintah yang diteruskan lalu akhirnya dikerjakan; "untuk ditindaklanjuti"; "untuk diperbaiki".

What is ordered is not seen to be carried out in a later step.

What it checks: the content of orders ("memerintahkan … untuk menyusun …") and of hand-overs "untuk menyusun …", looked
for in the later activities by stem and by verbs that mean the same.
Why: an order without a step that carries it out means that a step is missing or the order leads nowhere.
Fires on: "Memerintahkan staf untuk merekap data" followed at once by "Menyerahkan hasil rekapitulasi".
Stays quiet on: orders passed on and carried out in the end; "untuk ditindaklanjuti"; "untuk diperbaiki".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.clauses import Verba
from pipeline.checks.context import Context, Row
from pipeline.checks.documents import content_words, vocabulary
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.verb_forms import answers
from pipeline.data.load import read_toml

META = RuleMeta(
    code="ST006",
    name="order-not-carried-out",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; setiap perintah ditindaklanjuti oleh suatu langkah",
    guards=frozenset({"G5"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    steps = ctx.steps
    for n, row in enumerate(steps):
        task = _task(ctx, row)
        later = steps[n + 1 :]
        if task is None or _joint(ctx, row) or _unclear(ctx, later) or _done(ctx, later, row, task):
            continue
        text = row.langkah.aktivitas or ""
        yield Raw(
            key="st006",
            pointers=(row.at("aktivitas"),),
            steps=(row.index,),
            values={"tugas": " ".join(re.split(r"[,;.]", text[task.start :])[0].split()[:8])},
            quote=text,
            rests_on=tuple(r.at("aktivitas") for r in later),
        )


def _task(ctx: Context, row: Row) -> Verba | None:
    """The first thing that the row orders, or hands over to be made."""
    here = ctx.kegiatan[row.index]
    idle = frozenset(read_toml("kata_kerja.toml")["langkah"]["tanpa_baris"])
    ordered = [p.tugas[0] for p in here.perintah]
    ordered += [a.tugas[0] for a in here.onward() if a.jenis == "terus" and a.tugas and _made(a.tugas[0])]
    return next((t for t in ordered if t.akar not in idle), None)


def _made(task: Verba) -> bool:
    return task.kelas == "buat" and task.bentuk == "aktif"


def _joint(ctx: Context, row: Row) -> bool:
    """Whether the one who is told has a symbol in the same row, beside the one who tells."""
    return ctx.has_shapes and len(row.langkah.pelaksana) > 1


def _unclear(ctx: Context, later: Sequence[Row]) -> bool:
    """Whether the step right behind does something that is not known to be anything else."""
    return bool(later) and not ctx.kegiatan[later[0].index].kalimat.acts()


def _done(ctx: Context, later: Sequence[Row], row: Row, task: Verba) -> bool:
    wanted = answers(task.akar)
    thing = _thing(row.langkah.aktivitas or "", task) if task.kelas == "buat" else ()
    for r in later:
        acts = {v.akar for v in ctx.kegiatan[r.index].kalimat.acts()}
        if acts & wanted and (not thing or set(thing) <= _words(r)):
            return True
    return False


def _thing(text: str, task: Verba) -> tuple[str, ...]:
    """The word that names what is to be made; two where the first says little ("nota dinas", "surat tugas")."""
    behind = [w for w in content_words(text[task.end :]) if w not in vocabulary().joining]
    words = [w for w in behind if w not in ("konsep", "bahan")]
    if not words or words[0] not in vocabulary().heads:
        return ()
    return tuple(words[:1])


def _words(row: Row) -> set[str]:
    mutu = row.langkah.mutu_baku
    return set(content_words(f"{row.langkah.aktivitas or ''} {mutu.output or ''}"))
