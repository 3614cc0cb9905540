"""A process table that an OCR program or a careless copy has written out as running text, as a table again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.elements.textcopy.linear_cells import ACT, KEL, KET, OUT, WAKTU, RowCells, deal_rows
from pipeline.elements.textcopy.linear_lines import Line, read_line
from pipeline.elements.textcopy.linear_roles import Header, read_header
from pipeline.elements.textcopy.linear_rows import Zone, find_zone
from pipeline.elements.textcopy.raw import Alinea, Blok, Sel, Tabel
from pipeline.elements.textcopy.vocabulary import fold

_GUESSED = 0.6  # confidence of a cell whose border was guessed, and of a rebuilt role
_WHOLE_ROWS = 0.7  # share of rows that must have activity, time and output
_WALLS = 3  # scraps of borders and symbols in a table that make the text an OCR reading


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """blocks: with the tables in their places. ocr: whether the text is what an OCR program read."""

    blocks: list[Blok]
    ocr: bool


def rebuild_tables(blocks: Sequence[Blok]) -> Rebuilt:
    """Every process table in running text rebuilt; text without one stays as it is."""
    out: list[Blok] = []
    run: list[Blok] = []
    ocr = False
    for block in [*blocks, None]:
        if block is not None and not isinstance(block, Tabel):
            run.append(block)
            continue
        done = _rebuild(run)
        out += done.blocks
        ocr = ocr or done.ocr
        run = []
        if block is not None:
            out.append(block)
    return Rebuilt(out, ocr)


def _rebuild(run: Sequence[Blok]) -> Rebuilt:
    lines = [b for b in run if isinstance(b, Alinea)]
    zone = find_zone(lines)
    if zone is None:
        return Rebuilt(list(run), False)
    known = _known_words([a for i, a in enumerate(lines) if not zone.start <= i < zone.end])
    rows = [[read_line(a.plain, a.jeda, known) for a in r.lines] for r in zone.rows]
    ocr = sum(len(line.walls) for row in rows for line in row) >= _WALLS
    table = _table(zone, deal_rows(rows, _bigrams(lines, zone, rows)))
    at = {id(a): i for i, a in enumerate(lines)}
    before = [b for b in run if not isinstance(b, Alinea) or at[id(b)] < zone.start]
    if len(before) > zone.start:  # form feeds: those inside and behind the table say nothing any more
        keep = next(i for i, b in enumerate(run) if isinstance(b, Alinea) and at[id(b)] == zone.start)
        before = list(run[:keep])
    rest = [b for b in lines[zone.end :]]
    after = _rebuild(rest)
    return Rebuilt([*before, table, *after.blocks], ocr or after.ocr)


def _known_words(lines: Sequence[Alinea]) -> frozenset[str]:
    """Short words that stand in the running text outside the table, so that they are no scraps."""
    return frozenset(w.strip(".,;:()") for a in lines for w in a.plain.split() if len(w) > 1)


def _bigrams(lines: Sequence[Alinea], zone: Zone, rows: Sequence[Sequence[Line]]) -> frozenset[tuple[str, str]]:
    """Pairs of words that stand together somewhere in the document, with no wall between them."""
    found: set[tuple[str, str]] = set()
    for i, line in enumerate(lines):
        if not zone.start <= i < zone.end:
            words = fold(line.plain).split()
            found |= set(pairwise(words))
    for row in rows:
        for x in row:
            found |= {(fold(x.words[k - 1]), fold(x.words[k])) for k in range(1, len(x.words)) if k not in x.walls}
    return frozenset(found)


def _table(zone: Zone, dealt: Sequence[RowCells]) -> Tabel:
    header = read_header(zone.header, [r.text(ACT) for r in dealt])
    sure = _GUESSED if _is_shaky(dealt) else 1.0
    noted = bool(header.keterangan) or any(r.cells[KET] for r in dealt)
    body = []
    for step, cells in zip(zone.rows, dealt, strict=True):
        row = [Sel(step.nomor or "", keyakinan=sure), _cell(cells, ACT, sure), *(Sel() for _ in header.roles)]
        row += [_cell(cells, c, sure) for c in (KEL, WAKTU, OUT)]
        body.append((*row, _cell(cells, KET, sure)) if noted else tuple(row))
    return Tabel((*_header_rows(header, noted), *body), "susun_ulang")


def _cell(row: RowCells, col: int, sure: float) -> Sel:
    return Sel("\n".join(row.cells[col]), keyakinan=sure if row.is_sure(col) else _GUESSED)


def _is_shaky(dealt: Sequence[RowCells]) -> bool:
    """Many rows without a time or an output: their lines were not read in the order of the steps."""
    whole = sum(bool(r.cells[ACT] and r.cells[WAKTU] and r.cells[OUT]) for r in dealt)
    return whole < _WHOLE_ROWS * len(dealt)


def _header_rows(header: Header, noted: bool) -> list[tuple[Sel, ...]]:
    upper = [Sel(header.no, rowspan=2), Sel(header.aktivitas, rowspan=2)]
    if header.roles:
        upper.append(Sel(header.pelaksana, colspan=len(header.roles)))
    upper.append(Sel(header.mutu_baku, colspan=3))
    if noted:
        upper.append(Sel(header.keterangan, rowspan=2))
    lower = [Sel(r.nama, keyakinan=1.0 if r.sure else _GUESSED) for r in header.roles]
    return [tuple(upper), tuple([*lower, *(Sel(q) for q in header.quality)])]
