"""From the canonical model to the diagram: nothing is invented, nothing is lost without a remark."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from pipeline.data.catalogue import Lang, say
from pipeline.exports.diagram import Diagram, Edge, Lane, Mark, Node, Row
from pipeline.exports.text import clean
from pipeline.model.sop import SOP, Panah

_KEY = re.compile(r"[A-Z]\d{1,6}")
_CAPTION = {"ya": "Ya", "tidak": "Tidak", None: ""}


def build(sop: SOP, lang: Lang = "id") -> Diagram:
    """Lanes are the role columns, rows the steps. Symbols without a row stand in a last row, those without a role in a
    last lane. A step without any symbol gets a box of its own, marked as not drawn; arrows are only those of `alur`."""
    rows = [Row(i, clean(s.nomor), clean(s.aktivitas)) for i, s in enumerate(sop.langkah)]
    lanes = [Lane(clean(p.nama), clean(p.kelompok)) for p in sop.pelaksana]
    symbols, names = _symbols(sop)
    boxes = _boxes(sop, symbols, {n.key for n in symbols})
    nodes = [*symbols, *boxes]
    if any(n.row == len(rows) for n in nodes):
        rows.append(Row(None))
    if any(n.lane == len(lanes) for n in nodes):
        lanes.append(Lane(say("ekspor_tanpa_pelaksana", lang)))
    edges, lost = _edges(sop.alur.panah, names)
    marks = tuple(
        Mark(k.halaman, _inside(k.langkah, sop.langkah), _inside(k.pelaksana, sop.pelaksana), clean(k.teks))
        for k in sop.alur.konektor
    )
    made = Diagram(
        judul=clean(sop.identitas.nama_sop) or say("ekspor_tanpa_nama", lang),
        nomor=clean(sop.identitas.nomor_sop),
        lanes=tuple(lanes),
        rows=tuple(rows),
        nodes=_slotted(nodes),
        edges=edges,
        marks=marks,
    )
    return replace(made, notes=_notes(made, lost, lang))


def _inside(index: int | None, of: tuple[object, ...]) -> int | None:
    return index if index is not None and 0 <= index < len(of) else None


def _symbols(sop: SOP) -> tuple[list[Node], dict[str, str]]:
    """The symbols as nodes, and the key of each id that an arrow may name (of two with one id, the first)."""
    nodes: list[Node] = []
    names: dict[str, str] = {}
    used = {s.id for s in sop.alur.simbol if _KEY.fullmatch(s.id)}
    for n, s in enumerate(sop.alur.simbol, start=1):
        key = s.id if _KEY.fullmatch(s.id) and s.id not in names else _fresh("N", n, used)
        used.add(key)
        names.setdefault(s.id, key)
        row, lane = _inside(s.langkah, sop.langkah), _inside(s.pelaksana, sop.pelaksana)
        nodes.append(
            Node(
                key,
                s.jenis,
                len(sop.langkah) if row is None else row,
                len(sop.pelaksana) if lane is None else lane,
                teks=clean(s.teks),
            )
        )
    return nodes, names


def _fresh(letter: str, n: int, used: set[str]) -> str:
    while f"{letter}{n}" in used:
        n += 1000
    return f"{letter}{n}"


def _boxes(sop: SOP, symbols: list[Node], used: set[str]) -> list[Node]:
    """Boxes for steps without a symbol. A row that only continues a merged role cell is none of them: it is noted on
    the symbol that acts in it (which `symbols` then holds)."""
    boxes: list[Node] = []
    filled = {n.row for n in symbols}
    for i, step in enumerate(sop.langkah):
        if i in filled:
            continue
        roles = [p for p in step.pelaksana if 0 <= p < len(sop.pelaksana)]
        owners = [_owner(sop, symbols, i, p) for p in roles]
        if owners and all(o is not None for o in owners):
            for o in owners:
                if o is not None:
                    symbols[o] = replace(symbols[o], rows=(*symbols[o].rows, i))
            continue
        lane = roles[0] if roles else len(sop.pelaksana)
        key = _fresh("L", i + 1, used)
        used.add(key)
        boxes.append(Node(key, "proses", i, lane, drawn=False, lanes=tuple(roles[1:])))
    return boxes


def _owner(sop: SOP, symbols: list[Node], row: int, role: int) -> int | None:
    """Index of the symbol whose merged role cell reaches down to this row: that of the nearest row above with a symbol
    in this lane, if the role acts in every row between. Only where arrows show that the source has a drawing."""
    if not sop.alur.panah:
        return None
    for above in range(row - 1, -1, -1):
        here = [k for k, n in enumerate(symbols) if n.row == above and n.lane == role]
        if here:
            return here[-1]
        if role not in sop.langkah[above].pelaksana:
            return None
    return None


def _edges(panah: tuple[Panah, ...], names: dict[str, str]) -> tuple[tuple[Edge, ...], int]:
    """Each arrow once; how many were left out because a symbol at an end does not exist."""
    edges: list[Edge] = []
    seen: set[tuple[str, str, str]] = set()
    lost = 0
    for p in panah:
        if p.dari not in names or p.ke not in names:
            lost += 1
            continue
        dari, ke = names[p.dari], names[p.ke]
        caption = clean(p.teks) or _CAPTION[p.label]
        if (dari, ke, caption) not in seen:
            seen.add((dari, ke, caption))
            edges.append(Edge(f"Alur_{len(edges) + 1}", dari, ke, p.label, caption))
    return tuple(edges), lost


def _slotted(nodes: list[Node]) -> tuple[Node, ...]:
    """Symbols that share a cell stand below each other, in the order of the model."""
    count: Counter[tuple[int, int]] = Counter()
    out = []
    for n in nodes:
        out.append(replace(n, slot=count[n.row, n.lane]))
        count[n.row, n.lane] += 1
    return tuple(out)


def _notes(d: Diagram, lost: int, lang: Lang) -> tuple[str, ...]:
    notes = []
    undrawn = [n for n in d.nodes if not n.drawn]
    if undrawn and len(undrawn) == len(d.nodes):
        notes.append(say("ekspor_tanpa_gambar", lang))
    else:
        if len(d.nodes) > 1 and not d.edges:
            notes.append(say("ekspor_tanpa_panah", lang))
        if undrawn:
            which = ", ".join(_number(d, n.row) for n in undrawn)
            notes.append(say("ekspor_langkah_tanpa_simbol", lang, langkah=which))
    if lost:
        notes.append(say("ekspor_panah_lepas", lang, jumlah=lost))
    if d.marks:
        notes.append(say("ekspor_konektor", lang, daftar="; ".join(_mark(d, m, lang) for m in d.marks)))
    return tuple(notes)


def _number(d: Diagram, row: int) -> str:
    """A step as the reader finds it: its printed number, else its place."""
    return d.rows[row].nomor or f"#{row + 1}"


def _mark(d: Diagram, mark: Mark, lang: Lang) -> str:
    place = "" if mark.lane is None else f", {d.lanes[mark.lane].full}"
    step = "" if mark.row is None else say("ekspor_konektor_langkah", lang, nomor=_number(d, mark.row))
    text = f" ({mark.teks})" if mark.teks else ""
    return say("ekspor_konektor_satu", lang, halaman=mark.halaman, langkah=step + place, teks=text)
