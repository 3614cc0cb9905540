"""All that belongs to one SOP as the canonical model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.sop import SOP, Alur, Sumber
from pipeline.records.identity import BlokIdentitas
from pipeline.records.part import TablePart
from pipeline.records.reading import Reading
from pipeline.records.table import TabelProses
from pipeline.sop.asides import asides
from pipeline.sop.belief import Acceptance
from pipeline.sop.cover import cover_kop
from pipeline.sop.evidence import Evidence
from pipeline.sop.flow import read_flow
from pipeline.sop.heads import read_box, read_dasar_hukum, read_identitas, read_lain
from pipeline.sop.merge import merge_pengesah
from pipeline.sop.parts import DocumentParts
from pipeline.sop.steps import read_roles, read_steps
from pipeline.sop.vocabulary import fold, starts_with, words_of
from pipeline.table.join import join_parts

JUDUL_SAMPUL = "Halaman Judul"
URAIAN = "Uraian Prosedur"
TEMPAT_TANGGAL = "Tempat dan Tanggal Pengesahan"


def assemble(parts: DocumentParts, sumber: Sumber, accepted: Acceptance | None = None) -> SOP:
    """The model with evidence for every value. What was not found stays empty; what is doubtful is listed in
    perlu_ditinjau. accepted: the share of errors that what is not listed may hold; the usual one where not given."""
    return assembled(parts, sumber, Evidence(accepted))


def assembled(parts: DocumentParts, sumber: Sumber, book: Evidence) -> SOP:
    """The same, its evidence entered in a book of the caller's."""
    tabel = _joined(parts.tables)
    block = _complete(parts, tabel)
    plain = any(not g.ruled for p in parts.pages for g in p.page.grids)
    lain = read_lain(block.lain, {}, book)
    if tabel is not None:
        lain = read_lain(tabel.lain, lain, book)
    pieces = [p for table in parts.tables for p in table]
    lain = read_lain(tuple(asides(tabel.judul if tabel else None, block.nama_sop, pieces)), lain, book)
    if parts.sampul is not None:
        lain = read_lain(((JUDUL_SAMPUL, parts.sampul),), lain, book)
    if parts.signoff is not None and parts.signoff.tempat_tanggal is not None:
        lain = read_lain(((TEMPAT_TANGGAL, parts.signoff.tempat_tanggal),), lain, book)
    if parts.prosa is not None:
        lain = read_lain(((URAIAN, parts.prosa),), lain, book)
    identitas = read_identitas(block, book)
    words = {p.page.nomor: p.page.words for p in parts.pages}
    if parts.doubtful:
        book.review_all(["/identitas", "/langkah"])
    return SOP(
        sumber=sumber,
        identitas=identitas,
        dasar_hukum=read_dasar_hukum(block, book, plain=plain),
        kualifikasi_pelaksana=read_box(block, "kualifikasi_pelaksana", book, plain=plain),
        keterkaitan=read_box(block, "keterkaitan", book, plain=plain),
        peralatan_perlengkapan=read_box(block, "peralatan_perlengkapan", book, plain=plain),
        peringatan=read_box(block, "peringatan", book, plain=plain),
        pencatatan_pendataan=read_box(block, "pencatatan_pendataan", book, plain=plain),
        lain_lain=lain,
        pelaksana=read_roles(tabel, book) if tabel is not None else (),
        langkah=read_steps(tabel, book) if tabel is not None else (),
        alur=read_flow(tabel, words, book) if tabel is not None else Alur(),
        bukti=book.bukti,
        perlu_ditinjau=book.perlu_ditinjau,
    )


def _joined(tables: Sequence[tuple[TablePart, ...]]) -> TabelProses | None:
    pieces = [p for table in tables for p in table]
    return join_parts(pieces) if pieces else None


def _complete(parts: DocumentParts, tabel: TabelProses | None) -> BlokIdentitas:
    """The identity block with what other places of the document say where it is silent: the sign-off after the table,
    the title above it, the agency on the cover."""
    first = parts.pages[0].page.nomor
    block = parts.identity or BlokIdentitas(halaman=(first,), labels=frozenset())
    block = replace(block, pengesah=merge_pengesah(block.pengesah, parts.signoff.pengesah if parts.signoff else None))
    if block.nama_sop is None and tabel is not None and tabel.judul is not None:
        block = replace(block, nama_sop=title_as_name(tabel.judul))
    if block.nama_sop is None and parts.sampul is not None:
        block = replace(block, nama_sop=parts.sampul)
    if block.instansi is None and parts.sampul is not None:
        kop = cover_kop(parts.pages[0].page)
        block = replace(block, instansi=kop.instansi, unit_kerja=block.unit_kerja or kop.unit_kerja)
    return block


def title_as_name(judul: Reading) -> Reading:
    """A flow title ("SOP : PENGUMPULAN DATA") as the name: without the words for its kind, as printed else."""
    words = judul.text.split()
    for n in range(min(len(words) - 1, 6), 0, -1):
        if fold(" ".join(words[:n])) in words_of("kop", "judul_jenis"):
            rest = " ".join(words[n:]).lstrip(":-–. ")
            if rest and not starts_with(fold(rest), ("dan",)):
                return replace(judul, text=rest, raw=judul.raw or judul.text)
    return judul
