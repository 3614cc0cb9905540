"""Penyerahan tidak bertemu dengan pelaku langkah berikutnya.

Yang diperiksa: penerima "diserahkan/disampaikan kepada …" terhadap simbol langkah itu, dua langkah berikutnya, dan
tujuan panahnya; tanpa gambar: penerima yang tidak disebut, atau yang tidak punya kolom padahal langkah berikutnya
menerima.
Alasan: pekerjaan yang diserahkan kepada orang lain dari pelaku berikutnya akan terhenti.
Berbunyi pada: "diserahkan kepada Sekretaris" padahal simbol berikutnya Kepala Bidang; "Melaporkan hasil rekapitulasi"
tanpa penerima (info).
Diam pada: penerima yang bersimbol pada langkah itu atau berikutnya; pihak luar; pelaku yang hanya diduga.

A hand-over does not meet the actor of the next step.

What it checks: the receiver of "diserahkan/disampaikan kepada …" against the symbols of that step and of the next two
and the ends of its arrows; without a drawing: a receiver not named, or one without a column although the next step
receives.
Why: work handed to somebody else than the next actor comes to a halt.
Fires on: "diserahkan kepada Sekretaris" where the next symbol is Kepala Bidang; "Melaporkan hasil rekapitulasi"
without a receiver (info).
Stays quiet on: a receiver with a symbol in that step or the next; outsiders; actors that are only guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.activities import Alih, Kegiatan
from pipeline.checks.context import Context, Row
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.tingkat import Tingkat

META = RuleMeta(
    code="FL003",
    name="hand-over-does-not-meet",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; penerima adalah pelaku langkah berikutnya",
    guards=frozenset({"G1", "G2", "G5"}),
    needs_shapes=True,
)


_NEED_RECEIVER = ("lapor", "serah", "sampai", "aju")
_NEAR = 2  # steps below in which the receiver may act


def check(ctx: Context) -> Iterator[Raw]:
    for n, row in enumerate(ctx.steps):
        later = ctx.steps[n + 1 : n + 1 + _NEAR]
        here = ctx.kegiatan[row.index]
        if ctx.has_shapes:
            yield from _drawn(ctx, row, later)
        elif _receiver_missing(here):
            yield _raw("fl003_tujuan", row, row, "", "info")
        elif later and (last := _last(here)) is not None and not last.kolom and _receives(ctx, later[0]):
            yield _raw("fl003_tanpa_kolom", row, later[0], last.mention.teks, "info")


def _drawn(ctx: Context, row: Row, later: Sequence[Row]) -> Iterator[Raw]:
    last = _last(ctx.kegiatan[row.index])
    if last is None or not last.kolom or not later or not row.langkah.pelaksana:
        return
    met = {k for r in (row, *later) for k in r.langkah.pelaksana}
    for e in ctx.graph.edges:
        if e.dari == row.index:
            met |= {s.pelaksana for s in ctx.graph.rows.get(e.ke, ()) if s.pelaksana is not None}
    empty = any(not r.langkah.pelaksana for r in later)
    if not set(last.kolom) & met and not empty and row.index not in ctx.graph.loose:
        yield _raw("fl003_gambar", row, later[0], last.mention.teks, None)


def _last(here: Kegiatan) -> Alih | None:
    """To whom the row's work goes on in the end, where that is one of the office's own people."""
    onward = [a for a in here.onward() if a.jenis == "terus" and a.verba is not None and a.verba.peran == "utama"]
    return onward[-1] if onward and not onward[-1].mention.luar and not onward[-1].mention.umum else None


def _receiver_missing(here: Kegiatan) -> bool:
    verb = here.kalimat.utama
    said = {k.teks for k in here.kalimat.kata} & {"kepada", "kpd", "ke", "pada", "melalui", "dari"}
    return verb is not None and verb.akar in _NEED_RECEIVER and verb.bentuk == "aktif" and not said


def _receives(ctx: Context, row: Row) -> bool:
    verb = ctx.kegiatan[row.index].kalimat.utama
    return verb is not None and verb.kelas == "terima"


def _raw(key: str, row: Row, following: Row, peran: str, severity: Tingkat | None) -> Raw:
    drawn = key == "fl003_gambar"
    return Raw(
        key=key,
        pointers=(row.at("aktivitas"), following.at("pelaksana") if drawn else following.at("aktivitas")),
        steps=(row.index,),
        values={"peran": peran, "berikut": following.langkah.nomor or str(following.index + 1)},
        quote=row.langkah.aktivitas,
        severity=severity,
    )
