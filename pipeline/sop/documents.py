"""The pages of a file shared out to its SOPs.

A new SOP starts at each identity block. Whether a table belongs to the block before or after it is told by the
titles, else by the order that the file keeps (identity first, or flow first).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from pipeline.grid.text import lines_of, reading_of
from pipeline.records.identity import BlokIdentitas
from pipeline.records.part import TablePart
from pipeline.records.reading import Reading
from pipeline.sop.continued import continued_boxes
from pipeline.sop.cover import cover_title
from pipeline.sop.merge import is_rest_of, is_same, merge_blocks, starts_sop
from pipeline.sop.parts import DocumentParts, PageParts
from pipeline.sop.pengesah import Signoff, find_signoff
from pipeline.sop.vocabulary import fold, number, starts_with, words_of

__all__ = ["DocumentParts", "PageParts", "split_documents"]


@dataclass
class _Block:
    """An identity block in the making. at: where it begins (page index, y)."""

    at: tuple[int, float]
    block: BlokIdentitas
    pages: list[int]
    tables: list[_Table] = field(default_factory=list)


@dataclass
class _Table:
    """A process table in the making: its pieces with the indices of their pages."""

    at: tuple[int, float]
    pieces: list[tuple[int, TablePart]]

    @property
    def judul(self) -> Reading | None:
        return next((p.judul for _, p in self.pieces if p.judul is not None), None)

    @property
    def last(self) -> TablePart:
        return self.pieces[-1][1]


def split_documents(pages: Sequence[PageParts]) -> tuple[DocumentParts, ...]:
    """The SOPs of a file in the order of their first pages. Pages that belong to none are left out."""
    tables = _tables(pages)
    blocks = _blocks(pages, tables)
    orphans = _assign(blocks, tables)
    made = [_document(pages, b.pages, b.block, b.tables) for b in blocks]
    made += [_document(pages, [], None, group) for group in orphans]
    made.sort(key=lambda d: (d.pages[0].page.nomor, _top(d)))
    return _with_covers(pages, made)


def _tables(pages: Sequence[PageParts]) -> list[_Table]:
    found: list[_Table] = []
    for i, parts in enumerate(pages):
        for piece in parts.tables:
            if found and _goes_on(found[-1], piece, i, pages):
                found[-1].pieces.append((i, piece))
            else:
                found.append(_Table((i, piece.box.y0), [(i, piece)]))
    return found


def _goes_on(table: _Table, piece: TablePart, page: int, pages: Sequence[PageParts]) -> bool:
    """Is the piece the next page's (or, on the same page, the next cut) of this table?"""
    last_page = table.pieces[-1][0]
    if page - last_page > 1:
        return False
    identity = pages[page].identity
    if identity is not None and starts_sop(identity) and page != last_page and _block_top(identity) < piece.box.y0:
        return piece.continues and is_same_flow(table, piece)
    if piece.continues:
        return True
    if piece.nomor_pertama is None and piece.has_header and piece.judul is None:
        return _same_roles(table.pieces[0][1], piece)
    return False


def is_same_flow(table: _Table, piece: TablePart) -> bool:
    """Do the step numbers of the piece follow on?"""
    last = table.last.nomor_terakhir
    return last is not None and piece.nomor_pertama in (last, last + 1)


def _same_roles(a: TablePart, b: TablePart) -> bool:
    def roles(p: TablePart) -> list[str]:
        return [fold(k.nama.text) if k.nama else "" for k in p.kolom if k.kind == "pelaksana"]

    return len(roles(a)) == len(roles(b)) and fuzz.ratio(" ".join(roles(a)), " ".join(roles(b))) >= 80


def _blocks(pages: Sequence[PageParts], tables: Sequence[_Table]) -> list[_Block]:
    found: list[_Block] = []
    for i, parts in enumerate(pages):
        block = parts.identity
        if block is None:
            if found and found[-1].pages[-1] == i - 1 and (more := continued_boxes(pages[i - 1], parts)):
                found[-1].block = merge_blocks(found[-1].block, more)
                found[-1].pages.append(i)
            continue
        if found and found[-1].pages[-1] == i - 1 and (more := continued_boxes(pages[i - 1], parts)):
            found[-1].block = merge_blocks(found[-1].block, more)
        if found and (is_rest_of(block, found[-1].block) or _repeated(found[-1], block, i, tables)):
            found[-1].block = merge_blocks(found[-1].block, block)
            found[-1].pages.append(i)
        elif starts_sop(block):
            found.append(_Block((i, _block_top(block)), block, [i]))
    return found


def _repeated(before: _Block, block: BlokIdentitas, page: int, tables: Sequence[_Table]) -> bool:
    """The same block again is a page head, unless a table starts anew after it as well as between the two."""
    if not is_same(block, before.block):
        return False
    starts = [t.at for t in tables]
    here = (page, _block_top(block))
    between = any(before.at < s < here for s in starts)
    after = any(s > here for s in starts)
    return not (between and after and any(s[0] in (page, page + 1) and s > here for s in starts))


def _block_top(block: BlokIdentitas) -> float:
    """y of the block's first value; 0 where it has none with a place."""
    own = [block.nomor_sop, block.instansi, block.tanggal_pembuatan, block.nama_sop]
    own += [i for k in block.kotak for i in k.items]
    first = block.halaman[0]
    return min((r.box.y0 for r in own if r is not None and r.box is not None and r.halaman == first), default=0.0)


def _assign(blocks: Sequence[_Block], tables: Sequence[_Table]) -> list[list[_Table]]:
    """Gives each table to its block; returns the tables that have none, those of one SOP together."""
    flow_first = _flow_first(blocks, tables)
    orphans: list[list[_Table]] = []
    for table in tables:
        before = [b for b in blocks if b.at <= table.at]
        after = [b for b in blocks if b.at > table.at]
        owner = _owner(table, before[-1] if before else None, after[0] if after else None, flow_first)
        if owner is None or (owner.tables and not _may_follow(owner, table)):
            orphans.append([table])
        else:
            owner.tables.append(table)
    return orphans


def _flow_first(blocks: Sequence[_Block], tables: Sequence[_Table]) -> bool:
    """Does the file give each flow before its identity? Told by titles where they decide, else by what comes first."""
    votes = 0
    for table in tables:
        before = next((b for b in reversed(blocks) if b.at <= table.at), None)
        after = next((b for b in blocks if b.at > table.at), None)
        x, y = _title_match(table, before), _title_match(table, after)
        votes += (y > x) - (x > y)
    if votes:
        return votes > 0
    return bool(blocks) and bool(tables) and tables[0].at < blocks[0].at and tables[-1].at < blocks[-1].at


def _title_match(table: _Table, block: _Block | None) -> int:
    """1: the table's title is the block's name; -1: it is another; 0: not known, or not read well enough to tell."""
    if block is None or table.judul is None or block.block.nama_sop is None:
        return 0
    ratio = fuzz.token_set_ratio(bare_title(table.judul.text), bare_title(block.block.nama_sop.text))
    least = number("dokumen", "judul_mirip")
    if ratio >= least:
        return 1
    return -1 if ratio < least - 30 and not any(_misread(r) for r in (table.judul, block.block.nama_sop)) else 0


def _misread(reading: Reading) -> bool:
    """A name under a signature, of which OCR made hardly a word: it is no other name."""
    sure = reading.confidence if reading.worst is None else min(reading.worst, reading.confidence)
    hardly = all(len(w) <= number("dokumen", "nama_sisa") for w in fold(reading.text).split())
    return reading.asal != "teks" and (hardly or sure < number("dokumen", "nama_ragu"))


def _owner(table: _Table, before: _Block | None, after: _Block | None, flow_first: bool) -> _Block | None:
    x, y = _title_match(table, before), _title_match(table, after)
    near, far = (after, before) if flow_first else (before, after)
    mx, my = (y, x) if flow_first else (x, y)
    if near is not None and mx >= 0 and not (my > mx):
        return near
    if far is not None and my > 0:
        return far
    if near is not None and mx < 0:
        return near if far is None or my <= 0 else far
    return far if far is not None and not far.tables and not flow_first else near


def _may_follow(owner: _Block, table: _Table) -> bool:
    """A second table under one identity: on the next pages, and not under another SOP's title."""
    last_page = owner.tables[-1].pieces[-1][0]
    return table.at[0] - last_page <= 2 and _title_match(table, owner) >= 0


def bare_title(text: str) -> str:
    """A title without the words that only say that it is an SOP's."""
    folded = fold(text)
    while True:
        for words in words_of("kop", "judul_jenis"):
            if starts_with(folded, (words,)):
                folded = folded[len(words) :].strip()
                break
        else:
            return folded


def _document(
    pages: Sequence[PageParts], own: Sequence[int], block: BlokIdentitas | None, tables: Sequence[_Table]
) -> DocumentParts:
    indices = sorted({*own, *(i for t in tables for i, _ in t.pieces)})
    signoff, indices = _signoff(pages, indices, tables)
    prosa, indices = _prose(pages, indices, block) if not tables else (None, indices)
    return DocumentParts(
        pages=tuple(pages[i] for i in indices),
        identity=block,
        tables=tuple(tuple(p for _, p in t.pieces) for t in tables),
        signoff=signoff,
        prosa=prosa,
    )


def _prose(
    pages: Sequence[PageParts], indices: list[int], block: BlokIdentitas | None
) -> tuple[Reading | None, list[int]]:
    """The page after an identity without table, when it bears the SOP's name as its title: a procedure in prose."""
    after = indices[-1] + 1 if indices else len(pages)
    if block is None or block.nama_sop is None or after >= len(pages):
        return None, indices
    parts = pages[after]
    lines = lines_of([w for w in parts.page.words if w.angle == 0])
    if parts.identity is not None or parts.tables or not lines:
        return None, indices
    title = bare_title(" ".join(line.text for line in lines[:1]))
    if fuzz.token_set_ratio(title, bare_title(block.nama_sop.text)) < number("dokumen", "judul_mirip"):
        return None, indices
    return reading_of([w for line in lines[1:] for w in line.words], parts.page.nomor), [*indices, after]


def _signoff(
    pages: Sequence[PageParts], indices: list[int], tables: Sequence[_Table]
) -> tuple[Signoff | None, list[int]]:
    """The approval block after the last table: on its last page, or alone on the page after it."""
    if not tables:
        return None, indices
    last = tables[-1].pieces[-1][0]
    found = find_signoff(pages[last].page, pages[last].grids)
    if found is not None:
        return found, indices
    after = last + 1
    if after < len(pages) and pages[after].identity is None and not pages[after].tables:
        found = find_signoff(pages[after].page, pages[after].grids)
        if found is not None and len(pages[after].page.words) < 60:
            return found, sorted({*indices, after})
    return None, indices


def _top(document: DocumentParts) -> float:
    tops = [p.box.y0 for t in document.tables for p in t if p.halaman == document.pages[0].page.nomor]
    if document.identity is not None and document.identity.halaman[0] == document.pages[0].page.nomor:
        tops.append(_block_top(document.identity))
    return min(tops, default=0.0)


def _with_covers(pages: Sequence[PageParts], made: Sequence[DocumentParts]) -> tuple[DocumentParts, ...]:
    """A cover goes to the SOP that starts on the page after it, when its title is that SOP's or the file has one."""
    taken = {p.page.nomor for d in made for p in d.pages}
    by_number = {p.page.nomor: p for p in pages}
    out = []
    for d in made:
        before = by_number.get(d.pages[0].page.nomor - 1)
        title = cover_title(before.page) if before is not None and before.page.nomor not in taken else None
        if before is None or title is None:
            out.append(d)
            continue
        name = d.identity.nama_sop if d.identity is not None else None
        alike = name is not None and fuzz.token_set_ratio(bare_title(title.text), bare_title(name.text)) >= 60
        if len(made) == 1 or alike:
            d = replace(d, pages=(before, *d.pages), sampul=title)
        out.append(d)
    return tuple(out)
