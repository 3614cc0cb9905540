"""The identity block of a text copy, in whatever form it came, as one table in the official layout: the agency at the
left, label and value at the right; below them the boxes in pairs, a row of labels over a row of contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.elements.textcopy.approval import agency_lines, approval_lines
from pipeline.elements.textcopy.items import box_text, is_equipment
from pipeline.elements.textcopy.lists import number_of, share_out, side_by_side
from pipeline.elements.textcopy.raw import Alinea, Blok, GantiHalaman, Sel, Tabel, plain
from pipeline.elements.textcopy.vocabulary import (
    KOTAK,
    KOTAK_KANAN,
    KOTAK_KIRI,
    KUNCI,
    is_title,
    label_of,
    leading_key,
    names_agency,
)

_COLON = re.compile(r"^\s*[:：]\s*")
_ONLY_COLON = re.compile(r"^[\s:：]*$")
_NAME_END = re.compile(r"\bn\s?i\s?p\b|\bnrp\b", re.I)
_FAR = 2  # blank lines that end a box's content, once every open box has some


@dataclass
class _Box:
    kind: str
    label: str
    lines: list[Alinea] = field(default_factory=list)


@dataclass
class _Block:
    """One identity block while it is read."""

    kop: list[str] = field(default_factory=list)
    keys: list[tuple[str, str, str]] = field(default_factory=list)  # kind, label, value
    boxes: list[_Box] = field(default_factory=list)
    open: list[_Box] = field(default_factory=list)
    columns: tuple[int, ...] = ()  # of the open boxes' labels, where they stand in one table row or line
    awaits: bool = False  # the last line was a key without its value
    typed: bool = False  # these labels stand in a line of running text, not in a table
    loose: list[Alinea] = field(default_factory=list)
    last_right: int = 0
    before: list[Alinea] = field(default_factory=list)

    @property
    def found(self) -> bool:
        certain = {k for k, _, _ in self.keys if k in KUNCI} | {b.kind for b in self.boxes if b.kind in KOTAK}
        return len(certain) >= 2


def mend_identity(blocks: Sequence[Blok], *, before_table: bool) -> list[Blok]:
    """The blocks that stand between two process tables, every identity block among them in the official layout. What
    belongs to none stays as it is. before_table: a process table follows, so that a last line may be its title."""
    out: list[Blok] = []
    work = _Block()
    taken: list[Blok] = []  # what `work` has read, to give back should it be no identity block
    for block in blocks:
        if isinstance(block, GantiHalaman):
            if work.found:
                taken.append(block)  # a block may run over two pages: it is ended by what follows
            else:
                out += [*taken, block]
                work, taken = _Block(), []
            continue
        for row in _rows(block):
            if _begins_anew(work, row):
                out += _finish(work, taken, before_table=False)
                work, taken = _Block(), []
            _read_row(work, row)
        taken.append(block)
    return out + _finish(work, taken, before_table=before_table)


_Row = list[tuple[int, Sel]] | Alinea


def _rows(block: Tabel | Alinea) -> Iterable[_Row]:
    if isinstance(block, Alinea):
        yield block
        return
    for row in block.rows:
        cells = [(i, s) for i, s in enumerate(row) if s.plain]
        if cells:
            yield cells


def _labels(row: _Row) -> list[tuple[int, str, str, str]]:
    """The labels of a row: column, kind, label as printed, and what follows it in its own cell."""
    found: list[tuple[int, str, str, str]] = []
    if isinstance(row, Alinea):
        text = row.plain
        pair = _two_labels(text)
        if pair:
            return [(i, k, t, "") for i, (k, t) in enumerate(pair)]
        head, _, rest = text.partition(":")
        kind = label_of(head, short=False) if rest.strip() else None
        if kind:
            return [(0, kind, f"{head.strip()} :", rest.strip())]
        kind = label_of(text, short=text.endswith(":"))  # "SOP : SURAT" is a title, a short wording needs its colon
        if kind:
            return [(0, kind, row.teks, "")]
        led = leading_key(text)
        return [(0, led[0], led[1], led[2])] if led else []
    for col, sel in row:
        head, _, rest = sel.teks.partition(":")
        kind = label_of(head, short=False) if plain(rest) else None
        if kind:
            found.append((col, kind, f"{head.strip()} :", rest.strip()))
            continue
        kind = label_of(sel.teks, short=len(row) > 1)
        if kind:
            found.append((col, kind, sel.teks, ""))
    return found


def _two_labels(text: str) -> list[tuple[str, str]] | None:
    """Two box labels on one line, as two columns were written out ("Keterkaitan : Peralatan/perlengkapan :")."""
    words = text.split()
    for i in range(1, min(len(words), 8)):
        if _ONLY_COLON.match(words[i]):
            continue  # the colon belongs to the label before it
        head, tail = " ".join(words[:i]), " ".join(words[i:])
        one, two = label_of(head, short=False), label_of(tail, short=False)
        if one in KOTAK and two in KOTAK and one != two:
            assert one is not None and two is not None
            return [(one, head), (two, tail)]
    return None


def _begins_anew(work: _Block, row: _Row) -> bool:
    """A label that the block already has, once its boxes have begun, starts the next SOP's block."""
    if not work.boxes or not work.found:
        return False
    kinds = {k for _, k, _, _ in _labels(row)}
    known = {k for k, _, _ in work.keys}
    return bool(kinds & KUNCI & known) and bool(kinds & {"nomor_sop", "tanggal_pembuatan", "nama_sop"})


def _read_row(work: _Block, row: _Row) -> None:
    labels = _labels(row)
    if labels:
        work.awaits = False
    kinds = [k for _, k, _, _ in labels]
    if any(k in KUNCI for k in kinds) or (kinds == ["lain"] and not work.boxes and work.keys):
        _read_keys(work, row, labels)
    elif any(k in KOTAK for k in kinds) or (kinds and work.boxes):
        _read_labels(work, row, labels)
    elif isinstance(row, Alinea) and work.awaits and _can_be_name(work, row.plain):
        work.keys[-1] = (*work.keys[-1][:2], row.teks)
        work.awaits = False
    elif work.boxes:
        _read_content(work, row)
    elif work.keys:
        _read_more_value(work, row)
    elif isinstance(row, Alinea):
        work.before.append(row)
    else:
        work.kop += [s.teks for _, s in row]


def _can_be_name(work: _Block, text: str) -> bool:
    return work.keys[-1][0] == "nama_sop" and text[:1].isalpha() and number_of(text) is None


def _read_keys(work: _Block, row: _Row, labels: list[tuple[int, str, str, str]]) -> None:
    _close(work)
    cells = [] if isinstance(row, Alinea) else row
    at = [c for c, _, _, _ in labels]
    work.kop += [s.teks for c, s in cells if c < at[0]]
    if isinstance(row, Alinea):
        beside = row.plain.partition(labels[0][2])[0]  # an agency at the left of the label, on its line
        work.kop += [beside] if names_agency(beside) else []
    for n, (col, kind, label, rest) in enumerate(labels):
        end = at[n + 1] if n + 1 < len(at) else 1 << 30
        parts = [rest] if rest else []
        parts += [s.teks for c, s in cells if col < c < end and not _ONLY_COLON.match(s.plain)]
        work.keys.append((kind, label, _COLON.sub("", "\n".join(parts))))
    work.awaits = isinstance(row, Alinea) and not work.keys[-1][2]


def _read_more_value(work: _Block, row: _Row) -> None:
    """A row without a label below a key: a box of its own wording, more of the agency, or the value going on."""
    kind, label, value = work.keys[-1]
    if isinstance(row, Alinea):
        if names_agency(row.plain) and not row.plain.casefold().startswith("kepala") and row.plain.isupper():
            work.kop.append(row.teks)
            return
        goes_on = kind == "disahkan_oleh" and (not _NAME_END.search(value) or _NAME_END.search(row.plain))
        if goes_on or (kind == "nama_sop" and not value):
            work.keys[-1] = (kind, label, f"{value}\n{row.teks}".strip("\n"))
        else:
            work.loose.append(row)
        return
    if len(row) == 1 and row[0][0] > 0:
        work.keys[-1] = (kind, label, f"{value}\n{row[0][1].teks}".strip("\n"))
    elif len(row) == 1:
        work.kop.append(row[0][1].teks)
    else:
        parts = [s.teks for _, s in row[1:] if not _ONLY_COLON.match(s.plain)]
        work.keys.append(("lain", row[0][1].teks, _COLON.sub("", "\n".join(parts))))


def _read_labels(work: _Block, row: _Row, labels: list[tuple[int, str, str, str]]) -> None:
    cells = [] if isinstance(row, Alinea) else row
    if work.open and (work.loose or any(b.lines for b in work.open)):
        _close(work)
    boxes = [_Box(kind, label) for _, kind, label, _ in labels]
    work.boxes += boxes
    alone = isinstance(row, Alinea) and len(labels) == 1
    work.open = [*work.open, *boxes] if alone else boxes
    work.columns = () if alone else tuple(c for c, _, _, _ in labels)
    work.typed = isinstance(row, Alinea)
    work.last_right = 0
    for box, (_, _, _, rest) in zip(boxes, labels, strict=True):
        if rest:
            box.lines.append(Alinea(rest))
    at = {c for c, _, _, _ in labels}
    for col, sel in cells:
        if col not in at and not _ONLY_COLON.match(sel.plain):
            _put(_box_at(work, col), sel)


def _box_at(work: _Block, col: int) -> _Box:
    left = [i for i, c in enumerate(work.columns) if c <= col]
    return work.open[left[-1] if left else 0]


def _put(box: _Box, sel: Sel) -> None:
    box.lines += [Alinea(x, glued=sel.glued) for x in sel.teks.split("\n") if plain(x)]


def _read_content(work: _Block, row: _Row) -> None:
    if not isinstance(row, Alinea):
        if work.loose and work.open:  # lines that a cell's own line breaks tore off: of the first cell, or of the last
            box = work.open[-1] if any(b.lines for b in work.open) else work.open[0]
            box.lines += work.loose
            work.loose = []
        for col, sel in row:
            if work.open and work.columns:
                _put(_box_at(work, col), sel)
            elif len(work.open) == len(row):
                _put(work.open[row.index((col, sel))], sel)
            else:
                _put((work.open or work.boxes)[-1], sel)
        return
    halves = side_by_side(row.plain, work.last_right) if len(work.columns) == 2 else None
    if halves and not work.loose:
        for box, half in zip(work.open, halves, strict=True):
            box.lines.append(Alinea(half))
        work.last_right = number_of(halves[1]) or 0
    elif work.typed and len(work.columns) == 2 and work.open and work.open[0].lines and row.jeda <= _FAR:
        work.open[0].lines.append(row)  # a wrapped line, or an item that only the longer list has
    else:
        work.loose.append(row)


def _close(work: _Block) -> None:
    """Lines that were kept back go to the boxes that are open, or go on in the last of them."""
    if work.loose and any(b.lines for b in work.open):
        work.open[-1].lines += work.loose
        work.loose = []
    elif work.loose and work.open:
        parts = share_out(work.loose, len(work.open))
        if [b.kind for b in work.open] == ["keterkaitan", "peralatan_perlengkapan"] and not parts[1]:
            parts = parts[::-1] if is_equipment([a.plain for a in parts[0]]) else parts
        for box, lines in zip(work.open, parts, strict=True):
            box.lines += lines
        work.loose = []
    work.open = [] if any(b.lines for b in work.open) else work.open


def _finish(work: _Block, taken: list[Blok], *, before_table: bool) -> list[Blok]:
    if not work.found:
        return taken
    after = _after(work, before_table)
    _close(work)
    kop = [x for x in work.kop if plain(x)]
    before = list(work.before)
    if not kop:
        start, lines = agency_lines(before)
        kop, before = list(lines), before[:start]
    if not work.keys:  # no row of the layout has room for a head: its lines stay lines
        before += [Alinea(line) for line in kop]
        kop = []
    breaks = [b for b in taken if isinstance(b, GantiHalaman)][:1]
    return [*before, _layout(work, kop), *breaks, *after]


def _after(work: _Block, before_table: bool) -> list[Alinea]:
    """The running text at the end that is no longer content of a box: the title of the table that follows."""
    if not work.open or any(b.lines for b in work.open):
        far = 0
        while work.typed and work.open and far < len(work.loose) and not work.loose[far].jeda:
            far += 1
        cut, work.loose = work.loose[far:], work.loose[:far]
        return cut
    end = next((i for i, a in enumerate(work.loose) if a.jeda > _FAR and i >= len(work.open)), None)
    if end is None and before_table:
        last = len(work.loose) - 1
        titled = last >= len(work.open) and is_title(work.loose[last].plain, "tabel") and work.loose[last].jeda > 0
        end = last if titled else None
    if end is None:
        return []
    cut, work.loose = work.loose[end:], work.loose[:end]
    return cut


def _layout(work: _Block, kop: list[str]) -> Tabel:
    rows: list[tuple[Sel, ...]] = []
    keys = [(label, approval_lines(v) if kind == "disahkan_oleh" else v) for kind, label, v in work.keys]
    wide = 2 if keys else 1
    for i, (label, value) in enumerate(keys):
        left = (Sel("\n".join(kop), rowspan=len(keys)),) if i == 0 else ()
        rows.append((*left, Sel(label), Sel(value)))
    for one, two in _pairs(work.boxes):
        if two is None:
            rows.append((Sel(one.label, colspan=1 + wide),))
            rows.append((Sel(box_text(one.kind, one.lines), colspan=1 + wide),))
        else:
            rows.append((Sel(one.label), Sel(two.label, colspan=wide)))
            rows.append((Sel(box_text(one.kind, one.lines)), Sel(box_text(two.kind, two.lines), colspan=wide)))
    return Tabel(tuple(rows), "susun")


def _pairs(boxes: Sequence[_Box]) -> list[tuple[_Box, _Box | None]]:
    """The boxes as the official layout pairs them; one whose partner is missing stands alone."""
    rest = list(boxes)
    pairs: list[tuple[_Box, _Box | None]] = []
    while rest:
        box = rest.pop(0)
        side, other = (KOTAK_KIRI, KOTAK_KANAN) if box.kind in KOTAK_KIRI else (KOTAK_KANAN, KOTAK_KIRI)
        wanted = other[side.index(box.kind)] if box.kind in side else None
        partner = next((b for b in rest if b.kind == wanted), None)
        if partner is None:
            pairs.append((box, None))
            continue
        rest.remove(partner)
        pairs.append((box, partner) if side is KOTAK_KIRI else (partner, box))
    return pairs
