"""What the pages of a file gave, before and after they are shared out to SOPs."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.grid import Grid
from pipeline.records.identity import BlokIdentitas
from pipeline.records.page import Page
from pipeline.records.part import TablePart
from pipeline.records.reading import Reading
from pipeline.sop.pengesah import Signoff


@dataclass(frozen=True, slots=True)
class PageParts:
    """One page with what was found on it. tables: pieces of process tables, top one first."""

    page: Page
    grids: tuple[Grid, ...]
    identity: BlokIdentitas | None
    tables: tuple[TablePart, ...]


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """All that belongs to one SOP. pages: in reading order, each once.

    tables: its process tables, each as the pieces of its pages; mostly one.  signoff: an approval block that stands
    after the table.  sampul: the title on a cover page before it.  prosa: the procedure as running text,
    where it has no table.  doubtful: the sharing out rests on the order of pages alone, although another reading is
    possible.
    """

    pages: tuple[PageParts, ...]
    identity: BlokIdentitas | None
    tables: tuple[tuple[TablePart, ...], ...] = ()
    signoff: Signoff | None = None
    sampul: Reading | None = None
    prosa: Reading | None = None
    doubtful: bool = False
