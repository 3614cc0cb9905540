"""What the rules of one document share, worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from pipeline.checks.activities import Kegiatan, read_activities
from pipeline.checks.actors import Aktor, actors_of
from pipeline.checks.agency import Agency, agency_of
from pipeline.checks.citations import Citation, citations_of
from pipeline.checks.dates import Dated, dated_fields
from pipeline.checks.documents import Dokumen, content_words, documents_in
from pipeline.checks.evidence import Ground, ground_of
from pipeline.checks.flowgraph import FlowGraph
from pipeline.checks.numbers import Nomor, parse_nomor, settle
from pipeline.checks.once import once
from pipeline.checks.role_match import Column, columns_of
from pipeline.checks.roles import Mentions, RoleUse, role_mentions, role_uses
from pipeline.checks.texts import Text, texts_of
from pipeline.checks.thresholds import Thresholds, default_thresholds
from pipeline.data.load import read_toml
from pipeline.model.sop import SOP, Langkah
from pipeline.normal.teks import fold

_SIGN = re.compile(r"[^\W_]")
RowKind = Literal["langkah", "penanda", "judul", "jumlah"]


@dataclass(frozen=True)
class Row:
    """One langkah with its place. kind: "penanda" only opens or closes the flow, "judul" heads the rows below it,
    "jumlah" sums up those above.

    nomor: as read; counted: the same, or where it was doubtfully read and the numbers around it leave only one for
    it, that one (a misread number is the reader's matter, not the drafter's).
    spanned: its number belongs to a cell merged over several rows, so that it is repeated and not used again.
    """

    index: int
    langkah: Langkah
    nomor: Nomor | None
    counted: Nomor | None
    kind: RowKind
    spanned: bool

    @once
    def masuk(self) -> tuple[Dokumen, ...]:
        """The documents of its kelengkapan."""
        return documents_in(self.langkah.mutu_baku.kelengkapan)

    @once
    def keluar(self) -> tuple[Dokumen, ...]:
        """The documents of its output."""
        return documents_in(self.langkah.mutu_baku.output)

    @once
    def kata(self) -> tuple[str, ...]:
        """The words of its activity, synonyms made one."""
        return content_words(self.langkah.aktivitas or "")

    def at(self, field: str) -> str:
        """JSON pointer of one of its values, e.g. "mutu_baku/waktu"."""
        return f"/langkah/{self.index}/{field}"


@dataclass(frozen=True)
class Context:
    """One document as the rules see it. has_shapes: its drawing was read, so that a missing symbol means something.
    thresholds: limits of single rules, as the project or the call has set them."""

    sop: SOP
    ground: Ground
    has_shapes: bool
    rows: tuple[Row, ...]
    thresholds: Thresholds = field(default_factory=default_thresholds)

    @once
    def steps(self) -> tuple[Row, ...]:
        """The rows in which something is done."""
        return tuple(r for r in self.rows if r.kind == "langkah")

    @once
    def shapes_scanned(self) -> bool:
        """Whether the drawing, or a part of it, was seen on a scan."""
        if not self.has_shapes or not self.ground.scanned_pages:
            return False
        places = (b for p, b in self.sop.bukti.items() if p.startswith("/alur/simbol"))
        return any(b.halaman in self.ground.scanned_pages for b in places)

    @once
    def columns(self) -> tuple[Column, ...]:
        """The role columns that have a name."""
        return columns_of(self.sop.pelaksana)

    @once
    def mentions(self) -> Mentions:
        """Every mention of a role in each activity, as read."""
        return role_mentions(self.sop)

    @once
    def roles(self) -> tuple[RoleUse, ...]:
        """The roles that the activities name, each with the column it belongs to."""
        return role_uses(self.sop, self.mentions)

    @once
    def kegiatan(self) -> tuple[Kegiatan, ...]:
        """The activity of each row taken apart."""
        return read_activities(self.sop, self.mentions)

    @once
    def aktor(self) -> tuple[Aktor, ...]:
        """Who acts in each row; marked as inferred where no shapes were read."""
        steps = [r.index for r in self.steps]
        return actors_of(self.sop, self.kegiatan, steps, has_shapes=self.has_shapes)

    @once
    def graph(self) -> FlowGraph:
        """The drawn flow; empty where nothing was drawn or read."""
        return FlowGraph(self.sop, self.ground)

    @once
    def agency(self) -> Agency:
        """Whose SOP it is, from the letterhead."""
        return agency_of(self.sop.identitas.instansi)

    @once
    def dates(self) -> dict[str, Dated]:
        """The date fields that are filled in, by name."""
        return dated_fields(self.sop.identitas)

    @once
    def texts(self) -> tuple[Text, ...]:
        """All names and free texts with their places."""
        return tuple(texts_of(self.sop))

    @once
    def everything(self) -> str:
        """All `texts` folded, each between bars: for a quick look whether something stands anywhere at all."""
        return f" | {' | '.join([t.folded for t in self.texts])} | "

    @once
    def word_list(self) -> list[str]:
        """The words of `everything`, in order, the bars among them."""
        return self.everything.split()

    @once
    def words(self) -> frozenset[str]:
        """All words of `texts`, folded."""
        return frozenset(self.word_list) - {"|"}

    @once
    def citations(self) -> tuple[Citation, ...]:
        """The legal basis, entry by entry."""
        return citations_of(self.sop)


def build_context(sop: SOP, thresholds: Thresholds | None = None) -> Context:
    ground = ground_of(sop)
    read = [parse_nomor(langkah.nomor) for langkah in sop.langkah]
    doubtful = [not ground.certain and ground.origin(f"/langkah/{i}/nomor") != "dokumen" for i in range(len(read))]
    counted = settle(read, doubtful) if any(doubtful) else tuple(read)
    return Context(
        sop=sop,
        ground=ground,
        has_shapes=any(b.asal == "bentuk" for p, b in sop.bukti.items() if p.startswith("/alur/simbol"))
        and bool(sop.alur.simbol),
        rows=tuple(_row(sop, i, read[i], counted[i]) for i in range(len(read))),
        thresholds=thresholds or default_thresholds(),
    )


def is_blank(text: str | None) -> bool:
    """Nothing, or only the dashes, colons and dots that stand for nothing."""
    return text is None or _SIGN.search(text) is None


def _row(sop: SOP, index: int, nomor: Nomor | None, counted: Nomor | None) -> Row:
    langkah = sop.langkah[index]
    bukti = sop.bukti.get(f"/langkah/{index}/nomor")
    spanned = bukti is not None and bukti.gabungan is not None and bukti.gabungan[0] != bukti.gabungan[1]
    return Row(index, langkah, nomor, counted, _kind(langkah, nomor), spanned)


def _kind(langkah: Langkah, nomor: Nomor | None) -> RowKind:
    mutu, known = langkah.mutu_baku, read_toml("pemeriksaan.toml")["baris"]
    words = fold(langkah.aktivitas or "")
    if nomor is None and words.split(" ", 1)[0] in known["jumlah"]:
        return "jumlah"
    if mutu.waktu is not None or not is_blank(mutu.output) or not is_blank(mutu.kelengkapan):
        return "langkah"
    if not words or words in known["penanda"]:
        return "penanda"
    return "langkah" if nomor is not None or langkah.pelaksana else "judul"
