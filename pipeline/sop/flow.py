"""The recovered flow as the canonical model has it, with evidence for every symbol and arrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.flow.recover import recover
from pipeline.model.sop import Alur, Jenis, Konektor, Panah, Simbol
from pipeline.records.drawing import ShapeKind
from pipeline.records.flow import Arrow, Flow, Node
from pipeline.records.geometry import Box, Point
from pipeline.records.table import TabelProses
from pipeline.records.word import Word
from pipeline.sop.evidence import Evidence

_JENIS: dict[ShapeKind, Jenis] = {
    "terminator": "terminator",
    "proses": "proses",
    "keputusan": "keputusan",
    "lainnya": "lainnya",
    "konektor": "lainnya",
}


def read_flow(tabel: TabelProses, words: Mapping[int, Sequence[Word]], book: Evidence) -> Alur:
    """Symbols S1, S2 ... in reading order (rows, then left to right), the arrows between them, the off-page marks.

    words: those of the table's pages by page number. An arrow whose direction or end was only assumed, or that is
    doubtful for another reason, is up for review.
    """
    flow = recover(tabel, words)
    for n, node in enumerate(flow.symbols):
        _note_node(f"/alur/simbol/{n}", node, book)
    for n, arrow in enumerate(flow.arrows):
        _note_arrow(f"/alur/panah/{n}", arrow, flow, book)
    for n, node in enumerate(flow.connectors):
        _note_node(f"/alur/konektor/{n}", node, book)
    return Alur(
        simbol=tuple(
            Simbol(id=n.id, jenis=_JENIS[n.kind], langkah=n.langkah, pelaksana=n.pelaksana, teks=n.teks)
            for n in flow.symbols
        ),
        panah=tuple(Panah(dari=a.dari, ke=a.ke, label=a.label, teks=a.teks) for a in flow.arrows),
        konektor=tuple(
            Konektor(halaman=n.halaman, langkah=n.langkah, pelaksana=n.pelaksana, teks=n.teks) for n in flow.connectors
        ),
        calon=tuple(Panah(dari=a.dari, ke=a.ke, label=a.label, teks=a.teks) for a in flow.lost),
    )


def _note_node(pointer: str, node: Node, book: Evidence) -> None:
    if node.written is not None:
        book.note(pointer, node.written)
    else:
        book.note_shape(pointer, node.halaman, node.box, "bentuk", node.confidence)


def _note_arrow(pointer: str, arrow: Arrow, flow: Flow, book: Evidence) -> None:
    ends = [n.box for n in flow.symbols if n.id in (arrow.dari, arrow.ke) and n.halaman == arrow.halaman]
    book.note_shape(pointer, arrow.halaman, _course(arrow.points, ends), "bentuk", arrow.confidence, arrow.how)


def _course(points: Sequence[Point], ends: Sequence[Box]) -> Box | None:
    """The box around an arrow's line; around its ends where it has none of its own."""
    xs = [p.x for p in points] or [x for b in ends for x in (b.x0, b.x1)]
    ys = [p.y for p in points] or [y for b in ends for y in (b.y0, b.y1)]
    return Box(min(xs), min(ys), max(xs), max(ys)) if xs and ys else None
